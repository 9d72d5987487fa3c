"""Changes a node pool with alibabacloud_cs20151215 7.2.3 or newer.

Credentials come from the SDK's default chain, for example from the variables
ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.
"""

import base64
import os
import sys

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_cs20151215 import models as cs_models
from alibabacloud_cs20151215.client import Client as CsClient
from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

REGION_ID = "cn-hangzhou"
CLUSTER_ID = "c8f2e4b6"
NODE_POOL_ID = "np6c1f0a94"

USER_DATA = """\
echo hi
"""


def main() -> None:
    config = open_api_models.Config(
        credential=CredentialClient(),
        region_id=REGION_ID,
        endpoint=f"cs.{REGION_ID}.aliyuncs.com",
    )
    client = CsClient(config)
    request = cs_models.ModifyClusterNodePoolRequest(
        nodepool_info=cs_models.ModifyClusterNodePoolRequestNodepoolInfo(
            name="web",
        ),
        scaling_group=cs_models.ModifyClusterNodePoolRequestScalingGroup(
            system_disk_size=200,
            tags=[
                cs_models.Tag(key="a", value="b"),
            ],
            login_password=os.environ["NODE_LOGIN_PASSWORD"],
            data_disks=[
                cs_models.DataDisk(
                    category="cloud_auto",
                    size=200,
                    bursting_enabled=True,
                    encrypted="true",
                ),
                cs_models.DataDisk(
                    category="cloud_essd",
                    size=120,
                    performance_level="PL1",
                    auto_format=True,
                    file_system="ext4",
                    mount_target="/var/lib/container",
                    disk_name="data",
                ),
            ],
            spot_price_limit=[
                cs_models.ModifyClusterNodePoolRequestScalingGroupSpotPriceLimit(
                    instance_type="ecs.g7.2xlarge",
                    price_limit="0.70",
                ),
                cs_models.ModifyClusterNodePoolRequestScalingGroupSpotPriceLimit(
                    instance_type="ecs.g6.2xlarge",
                    price_limit="0.65",
                ),
            ],
        ),
        kubernetes_config=cs_models.ModifyClusterNodePoolRequestKubernetesConfig(
            labels=[
                cs_models.Tag(key="tier", value="web"),
            ],
            user_data=base64.b64encode(USER_DATA.encode()).decode(),
            taints=[
                cs_models.Taint(key="dedicated", value="api", effect="NoExecute"),
            ],
        ),
        update_nodes=True,
    )
    try:
        response = client.modify_cluster_node_pool(CLUSTER_ID, NODE_POOL_ID, request)
    except AlibabaCloudException as error:
        sys.exit(f"{error.code}: {error.message}")
    print(response.body.nodepool_id, response.body.task_id)


if __name__ == "__main__":
    main()
# note python.secret_variable ["scaling_group.login_password"] variable="NODE_LOGIN_PASSWORD"
# note python.lists_filled ["scaling_group.data_disks", "scaling_group.spot_price_limit", "kubernetes_config.taints"]
