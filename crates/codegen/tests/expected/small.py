"""Creates a node pool with alibabacloud_cs20151215 7.2.3 or newer.

Credentials come from the SDK's default chain, for example from the variables
ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.
"""

import os
import sys

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_cs20151215 import models as cs_models
from alibabacloud_cs20151215.client import Client as CsClient
from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

REGION_ID = "cn-hangzhou"
CLUSTER_ID = "c1"


def main() -> None:
    config = open_api_models.Config(
        credential=CredentialClient(),
        region_id=REGION_ID,
        endpoint=f"cs.{REGION_ID}.aliyuncs.com",
    )
    client = CsClient(config)
    request = cs_models.CreateClusterNodePoolRequest(
        nodepool_info=cs_models.CreateClusterNodePoolRequestNodepoolInfo(
            name="nodepool-1",
        ),
        auto_scaling=cs_models.CreateClusterNodePoolRequestAutoScaling(
            enable=False,
        ),
        scaling_group=cs_models.CreateClusterNodePoolRequestScalingGroup(
            vswitch_ids=["vsw-bp1m4x9wq2e7t0kzr5y8c"],
            instance_charge_type="PostPaid",
            instance_types=["ecs.g7.xlarge"],
            image_type="AliyunLinux3ContainerOptimized",
            login_password=os.environ["NODE_LOGIN_PASSWORD"],
            system_disk_category="cloud_essd",
            system_disk_size=120,
            system_disk_performance_level="PL1",
            desired_size=2,
        ),
        kubernetes_config=cs_models.CreateClusterNodePoolRequestKubernetesConfig(
            cms_enabled=True,
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
