"""The real Terraform provider against the emulator, with the configuration that `nodepool export` writes.

Run by `cargo xtask conformance`, which says where the server, Terraform and the provider are.
"""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from alibabacloud_cs20151215 import models as api

sys.path.insert(0, str(Path(__file__).parent.parent / "sdk"))

import emulator
import pools
from models import Model, models, put

SPEED = "60"
# The provider looks for these services as well, before it calls the one that it needs.
SERVICES = ["cs", "ecs", "vpc", "ess", "sts"]


class Workspace:
    """A folder with one configuration and its state."""

    def __init__(self, folder: Path, endpoint: str, cluster: str) -> None:
        self.folder, self.cluster = folder, cluster
        endpoints = "\n".join(f'    {service} = "{endpoint}"' for service in SERVICES)
        # Beside the exported provider block, not in place of it.
        (folder / "emulator_override.tf").write_text(
            'provider "alicloud" {\n  access_key = "emulator"\n  secret_key = "emulator"\n'
            '  account_id = "1234567890123456"\n  protocol = "HTTP"\n  skip_region_validation = true\n'
            f"  endpoints {{\n{endpoints}\n  }}\n}}\n"
        )

    def write(self, document: dict, *more: str) -> None:
        """Exports a document as the configuration."""
        command = [os.environ["NODEPOOL_BINARY"], "export", "--to", "terraform", "--region", pools.REGION_ID]
        command += ["--cluster", self.cluster, *more, "-"]
        done = subprocess.run(command, input=json.dumps(document).encode(), capture_output=True, check=True)
        # The label follows the pool's name, and whoever has applied a configuration keeps the label that it has.
        code = re.sub(r"(alicloud_cs_kubernetes_node_pool)(\" \"|\.)\w+", r"\1\2pool", done.stdout.decode())
        (self.folder / "main.tf").write_text(code)

    def run(self, *arguments: str) -> str:
        """Runs Terraform; what it said when it fails is the failure."""
        environment = os.environ | {"TF_VAR_cluster_id": self.cluster, "TF_IN_AUTOMATION": "1"}
        environment |= {"CHECKPOINT_DISABLE": "1", "TF_INPUT": "0"}
        environment |= {"TF_VAR_login_password": "Conformance-1"}
        command = [os.environ["NODEPOOL_TERRAFORM"], arguments[0], "-no-color", *arguments[1:]]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)}: {done.stdout}\n{done.stderr}")
        return done.stdout

    def init(self) -> None:
        """Fetches the provider, unless a file was named."""
        if not os.environ.get("NODEPOOL_PROVIDER"):
            self.run("init")

    def plan(self) -> dict:
        """What would be done to the one resource."""
        self.run("plan", "-out=plan.bin")
        plan = json.loads(subprocess.run(
            [os.environ["NODEPOOL_TERRAFORM"], "show", "-json", "plan.bin"],
            cwd=self.folder, capture_output=True, check=True,
        ).stdout)
        [change] = plan["resource_changes"]
        return change["change"]

    def apply(self) -> None:
        """Does what the last plan says."""
        self.run("apply", "plan.bin")


def changed(change: dict) -> set[str]:
    """The arguments that an update changes."""
    before, after = change["before"], change["after"]
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


class Provider(unittest.TestCase):
    """One emulator for all tests."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.emulator = emulator.emulator("--speed", SPEED)
        cls.endpoint = cls.emulator.__enter__()
        cls.addClassCleanup(cls.emulator.__exit__, None, None, None)
        cls.cs = pools.client(cls.endpoint)
        [cls.clusters] = [cls.cs.describe_clusters_v1(api.DescribeClustersV1Request()).body.to_map()["clusters"]]
        cls.cluster = cls.clusters[0]["cluster_id"]
        cls.models = models(cls.clusters[0]["vswitch_id"].split(","))

    def workspace(self, cluster: str | None = None) -> Workspace:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return Workspace(Path(folder.name), self.endpoint, cluster or self.cluster)

    def names(self) -> list[str]:
        return [pool["nodepool_info"]["name"] for pool in pools.pools(self.cs, self.cluster)]

    def expect_nothing_to_do(self, workspace: Workspace, when: str) -> None:
        plan = workspace.plan()
        self.assertEqual(plan["actions"], ["no-op"], f"{when}: {plan}")

    def live(self, model: Model) -> None:
        """A pool from its first plan to its end."""
        request = copy.deepcopy(model.request)
        workspace = self.workspace()
        workspace.write(request)
        workspace.init()
        self.assertEqual(workspace.plan()["actions"], ["create"])
        workspace.apply()
        self.expect_nothing_to_do(workspace, "after the first apply")
        for number, edit in enumerate(model.edits, 1):
            edit.change(request)
            workspace.write(request)
            plan = workspace.plan()
            self.assertEqual(plan["actions"], ["update"], f"edit {number}")
            self.assertEqual(changed(plan), edit.arguments, f"edit {number}")
            workspace.apply()
            self.expect_nothing_to_do(workspace, f"after edit {number}")
        name = request["nodepool_info"]["name"]
        self.assertIn(name, self.names())
        workspace.run("destroy", "-auto-approve")
        self.assertNotIn(name, self.names())

    def test_on_demand(self) -> None:
        self.live(self.models["on-demand"])

    def test_spot(self) -> None:
        self.live(self.models["spot"])

    def test_subscription(self) -> None:
        self.live(self.models["subscription"])

    def imports(self, cluster: str, pool: str) -> None:
        """A pool that exists is imported by its code, and nothing is to be changed."""
        detail = self.cs.describe_cluster_node_pool_detail(cluster, pool).body.to_map()
        workspace = self.workspace(cluster)
        workspace.write(detail, "--node-pool", pool)
        workspace.init()
        plan = workspace.plan()
        self.assertEqual(plan["importing"], {"id": f"{cluster}:{pool}"})
        self.assertEqual(plan["actions"], ["no-op"], changed(plan))

    def test_pools_that_are_there_import_to_an_empty_plan(self) -> None:
        for cluster in self.clusters:
            for pool in pools.pools(self.cs, cluster["cluster_id"]):
                with self.subTest(pool["nodepool_info"]["name"]):
                    self.imports(cluster["cluster_id"], pool["nodepool_info"]["nodepool_id"])

    def test_pools_made_by_the_api_import_to_an_empty_plan(self) -> None:
        for name, model in self.models.items():
            with self.subTest(name):
                wanted = copy.deepcopy(model.request)
                put("nodepool_info.name", f"{name}-of-the-api")(wanted)
                request = api.CreateClusterNodePoolRequest().from_map(wanted)
                pool = self.cs.create_cluster_node_pool(self.cluster, request).body.nodepool_id
                emulator.advance(self.endpoint, 600)
                self.imports(self.cluster, pool)


if __name__ == "__main__":
    unittest.main()
