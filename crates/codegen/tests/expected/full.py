"""Creates a node pool with alibabacloud_cs20151215 7.2.3 or newer.

Credentials come from the SDK's default chain, for example from the variables
ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.
"""

import base64
import sys

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_cs20151215 import models as cs_models
from alibabacloud_cs20151215.client import Client as CsClient
from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

REGION_ID = "cn-hangzhou"
CLUSTER_ID = "c1"

PRE_USER_DATA = """\
#!/bin/sh
cat <<EOT
home=${HOME}
EOT
"""

USER_DATA = """\
#!/bin/sh

echo "${NODE}" \\
  %{done}"""


def main() -> None:
    config = open_api_models.Config(
        credential=CredentialClient(),
        region_id=REGION_ID,
        endpoint=f"cs.{REGION_ID}.aliyuncs.com",
    )
    client = CsClient(config)
    request = cs_models.CreateClusterNodePoolRequest(
        nodepool_info=cs_models.CreateClusterNodePoolRequestNodepoolInfo(
            name="api-workers",
            resource_group_id="rg-acfm1",
        ),
        scaling_group=cs_models.CreateClusterNodePoolRequestScalingGroup(
            vswitch_ids=[
                "vsw-bp1m4x9wq2e7t0kzr5y8c",
                "vsw-bp1c8n5tj3v6d1xa0p7qe",
                "vsw-bp1z0r6ky4h9u2wb7s3mf",
                "vsw-bp1f5t8qm2a6c0nx4j7dk",
            ],
            instance_charge_type="PostPaid",
            spot_strategy="SpotWithPriceLimit",
            spot_price_limit=[
                cs_models.CreateClusterNodePoolRequestScalingGroupSpotPriceLimit(
                    instance_type="ecs.g7.2xlarge",
                    price_limit="0.70",
                ),
                cs_models.CreateClusterNodePoolRequestScalingGroupSpotPriceLimit(
                    instance_type="ecs.g6.2xlarge",
                    price_limit="0.65",
                ),
            ],
            instance_types=["ecs.g7.2xlarge", "ecs.g6.2xlarge"],
            image_type="AliyunLinux3ContainerOptimized",
            key_pair="ops",
            system_disk_category="cloud_essd",
            system_disk_size=500,
            system_disk_performance_level="PL2",
            system_disk_encrypted=True,
            system_disk_categories=["cloud_essd", "cloud_auto"],
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
            multi_az_policy="COST_OPTIMIZED",
            compensate_with_on_demand=True,
            on_demand_base_capacity=0,
            spot_instance_remedy=True,
            deploymentset_id="ds-bp1frontier",
            security_group_ids=["sg-bp1aaaa"],
            internet_charge_type="PayByTraffic",
            internet_max_bandwidth_out=5,
            private_pool_options=cs_models.CreateClusterNodePoolRequestScalingGroupPrivatePoolOptions(
                match_criteria="Target",
                id="eap-bp1",
            ),
            instance_metadata_options=cs_models.InstanceMetadataOptions(
                http_tokens="required",
            ),
            tags=[
                cs_models.CreateClusterNodePoolRequestScalingGroupTags(
                    key="cost-center",
                    value="1001",
                ),
                cs_models.CreateClusterNodePoolRequestScalingGroupTags(
                    key="团队",
                    value="平台",
                ),
            ],
        ),
        auto_scaling=cs_models.CreateClusterNodePoolRequestAutoScaling(
            enable=True,
            min_instances=0,
            max_instances=10,
            type="cpu",
        ),
        kubernetes_config=cs_models.CreateClusterNodePoolRequestKubernetesConfig(
            labels=[
                cs_models.Tag(key="tier", value="api"),
                cs_models.Tag(key="empty", value=""),
            ],
            taints=[
                cs_models.Taint(key="dedicated", value="api", effect="NoExecute"),
            ],
            cms_enabled=True,
            node_name_mode="customized,web,ip,prod",
            pre_user_data=base64.b64encode(PRE_USER_DATA.encode()).decode(),
            user_data=base64.b64encode(USER_DATA.encode()).decode(),
        ),
        management=cs_models.CreateClusterNodePoolRequestManagement(
            enable=True,
            auto_repair=True,
            auto_repair_policy=cs_models.CreateClusterNodePoolRequestManagementAutoRepairPolicy(
                restart_node=True,
            ),
            upgrade_config=cs_models.CreateClusterNodePoolRequestManagementUpgradeConfig(
                max_unavailable=1,
            ),
        ),
        node_config=cs_models.CreateClusterNodePoolRequestNodeConfig(
            kubelet_configuration=cs_models.KubeletConfig(
                max_pods=110,
                serialize_image_pulls=False,
                feature_gates={
                    "InPlacePodVerticalScaling": True,
                },
                eviction_hard={
                    "memory.available": "5%",
                    "nodefs.available": "10%",
                },
                reserved_memory=[
                    cs_models.KubeletConfigReservedMemory(
                        numa_node=0,
                        limits={
                            "memory": "1Gi",
                        },
                    ),
                ],
                tracing=cs_models.KubeletConfigTracing(
                    endpoint="collector:4317",
                    sampling_rate_per_million=0,
                ),
            ),
        ),
        tee_config=cs_models.CreateClusterNodePoolRequestTeeConfig(
            tee_enable=False,
        ),
    )
    try:
        response = client.create_cluster_node_pool(CLUSTER_ID, request)
    except AlibabaCloudException as error:
        sys.exit(f"{error.code}: {error.message}")
    print(response.body.nodepool_id, response.body.task_id)


if __name__ == "__main__":
    main()
