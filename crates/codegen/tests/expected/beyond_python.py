"""Creates a node pool with alibabacloud_cs20151215 7.2.3 or newer.

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
CLUSTER_ID = "c1"

PRE_USER_DATA = """\
say ""\"hi""\" \\
\r\u202e

\""""


def main() -> None:
    config = open_api_models.Config(
        credential=CredentialClient(),
        region_id=REGION_ID,
        endpoint=f"cs.{REGION_ID}.aliyuncs.com",
    )
    client = CsClient(config)
    request = cs_models.CreateClusterNodePoolRequest(
        nodepool_info=cs_models.CreateClusterNodePoolRequestNodepoolInfo(
            name="a \"b\" 'c' \\ {d}\n",
        ),
        scaling_group=cs_models.CreateClusterNodePoolRequestScalingGroup(
            instance_types=[],
            desired_size=0,
            system_disk_encrypted=False,
            login_password=os.environ["NODE_LOGIN_PASSWORD"],
            data_disks=[
                cs_models.DataDisk(
                    category="cloud_essd",
                    size=120,
                    encrypted="false",
                    disk_name="",
                ),
                cs_models.DataDisk(),
            ],
            disk_init=[
                cs_models.DiskInit(disk_name="/dev/xvdb", local_disk=False),
            ],
            resource_pool_options=cs_models.CreateClusterNodePoolRequestScalingGroupResourcePoolOptions(
                strategy="PrivatePoolOnly",
                private_pool_ids=["eap-1"],
            ),
            tags=[
                cs_models.CreateClusterNodePoolRequestScalingGroupTags(
                    key="team",
                    value="web",
                ),
            ],
        ),
        kubernetes_config=cs_models.CreateClusterNodePoolRequestKubernetesConfig(
            user_data="H4sIAAAA",
            pre_user_data=base64.b64encode(PRE_USER_DATA.encode()).decode(),
        ),
        node_config=cs_models.CreateClusterNodePoolRequestNodeConfig(
            node_os_config=cs_models.CreateClusterNodePoolRequestNodeConfigNodeOsConfig(
                sysctl={
                    'a "b"': {
                        "c": [1, 2.5, None, True],
                        "d": {},
                    },
                },
            ),
        ),
    )
    try:
        response = client.create_cluster_node_pool(CLUSTER_ID, request)
    except AlibabaCloudException as error:
        sys.exit(f"{error.code}: {error.message}")
    print(response.body.nodepool_id, response.body.task_id)


if __name__ == "__main__":
    main()
# note python.secret_variable ["scaling_group.login_password"] variable="NODE_LOGIN_PASSWORD"
# note python.mistyped ["scaling_group.vswitch_ids", "scaling_group.system_disk_size", "scaling_group.data_disks[2]", "scaling_group.data_disks[3]"]
# note python.no_attribute ["nodepool_info.scaling_group.tags", "scaling_group.brand_new", "update_nodes"]
