"""The official Python SDK against the emulator: signatures, shapes and errors as the real cloud's."""

import unittest

from alibabacloud_cs20151215 import models
from alibabacloud_tea_openapi.exceptions import ClientException

import emulator
import pools


class NodePools(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.endpoint = cls.enterClassContext(emulator.emulator())
        cls.cs = pools.client(cls.endpoint)
        cluster = cls.cs.describe_clusters_v1(models.DescribeClustersV1Request()).body.clusters[0]
        cls.cluster = cluster.cluster_id
        existing = pools.pools(cls.cs, cls.cluster)[0]
        cls.vswitch_ids = existing["scaling_group"]["vswitch_ids"]

    @classmethod
    def enterClassContext(cls, context):
        # unittest has it from Python 3.11 on.
        value = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        return value

    def test_the_demo_cluster_lists_its_default_pool(self) -> None:
        kinds = [pool["nodepool_info"].get("is_default") for pool in pools.pools(self.cs, self.cluster)]
        self.assertEqual(kinds.count(True), 1)

    def test_a_created_pool_is_listed_with_what_was_sent(self) -> None:
        created = pools.create(self.cs, self.cluster, "sdk-listed", self.vswitch_ids)
        found = [pool for pool in pools.pools(self.cs, self.cluster) if pool["nodepool_info"]["nodepool_id"] == created]
        self.assertEqual(len(found), 1)
        sent = pools.request("sdk-listed", self.vswitch_ids).to_map()
        for group in ["scaling_group", "kubernetes_config"]:
            for key, value in sent[group].items():
                if value != []:
                    self.assertEqual(found[0][group][key], value, key)

    def test_a_created_pool_becomes_active_with_its_nodes(self) -> None:
        created = pools.create(self.cs, self.cluster, "sdk-active", self.vswitch_ids)
        self.assertEqual(self.detail(created).status.state, "initial")
        emulator.advance(self.endpoint, 300)
        status = self.detail(created).status
        self.assertEqual((status.state, status.total_nodes, status.healthy_nodes), ("active", 2, 2))

    def test_a_wrong_secret_gets_the_clouds_code(self) -> None:
        stranger = pools.client(self.endpoint, secret="wrong")
        with self.assertRaises(ClientException) as caught:
            pools.pools(stranger, self.cluster)
        self.assertEqual(caught.exception.code, "SignatureDoesNotMatch")

    def test_an_unknown_cluster_gets_the_clouds_code(self) -> None:
        with self.assertRaises(ClientException) as caught:
            pools.pools(self.cs, "c" + "0" * 32)
        self.assertEqual(caught.exception.code, "ErrorClusterNotFound")

    def test_bad_input_is_refused_and_changes_nothing(self) -> None:
        before = pools.pools(self.cs, self.cluster)
        bad = pools.request("sdk-refused", self.vswitch_ids)
        bad.scaling_group.system_disk_size = 5
        with self.assertRaises(ClientException) as caught:
            self.cs.create_cluster_node_pool(self.cluster, bad)
        self.assertEqual(caught.exception.status_code, 400)
        self.assertIn("scaling_group.system_disk_size", caught.exception.message)
        names = [pool["nodepool_info"]["name"] for pool in pools.pools(self.cs, self.cluster)]
        self.assertEqual(len(names), len(before))
        self.assertNotIn("sdk-refused", names)

    def detail(self, pool: str):
        return self.cs.describe_cluster_node_pool_detail(self.cluster, pool).body


if __name__ == "__main__":
    unittest.main()
