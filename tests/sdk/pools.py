"""Node pools through Alibaba Cloud's own SDK, pointed at the emulator.

    python pools.py ENDPOINT list CLUSTER
    python pools.py ENDPOINT create CLUSTER NAME VSWITCH...

Prints JSON. The browser tests call it; test_pools.py imports it.
"""

import json
import sys

from alibabacloud_cs20151215 import models
from alibabacloud_cs20151215.client import Client
from alibabacloud_tea_openapi.models import Config

REGION_ID = "cn-hangzhou"


def client(endpoint: str, secret: str = "emulator") -> Client:
    """A client of the emulator at HOST:PORT, with its demo credentials."""
    config = Config(
        access_key_id="emulator",
        access_key_secret=secret,
        endpoint=endpoint,
        protocol="HTTP",
        region_id=REGION_ID,
    )
    return Client(config)


def request(name: str, vswitch_ids: list[str]) -> models.CreateClusterNodePoolRequest:
    """A pool of two nodes."""
    return models.CreateClusterNodePoolRequest(
        nodepool_info=models.CreateClusterNodePoolRequestNodepoolInfo(name=name),
        scaling_group=models.CreateClusterNodePoolRequestScalingGroup(
            vswitch_ids=vswitch_ids,
            instance_types=["ecs.g7.xlarge"],
            instance_charge_type="PostPaid",
            system_disk_category="cloud_essd",
            system_disk_size=120,
            image_type="AliyunLinux3",
            key_pair="ops",
            desired_size=2,
        ),
        kubernetes_config=models.CreateClusterNodePoolRequestKubernetesConfig(
            runtime="containerd",
            labels=[models.Tag(key="made-with", value="sdk")],
        ),
    )


def pools(cs: Client, cluster: str) -> list[dict]:
    """The cluster's pools as the wire has them."""
    answer = cs.describe_cluster_node_pools(cluster, models.DescribeClusterNodePoolsRequest())
    return [pool.to_map() for pool in answer.body.nodepools]


def create(cs: Client, cluster: str, name: str, vswitch_ids: list[str]) -> str:
    """Creates a pool and returns its id."""
    return cs.create_cluster_node_pool(cluster, request(name, vswitch_ids)).body.nodepool_id


def main(endpoint: str, task: str, cluster: str, *rest: str) -> None:
    cs = client(endpoint)
    if task == "list":
        print(json.dumps(pools(cs, cluster)))
    elif task == "create":
        name, *vswitch_ids = rest
        print(json.dumps({"nodepool_id": create(cs, cluster, name, vswitch_ids)}))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
