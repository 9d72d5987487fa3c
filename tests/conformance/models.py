"""Three requests, spot with auto scaling, a subscription, pay-as-you-go, each with edits and the arguments that an edit
changes."""

import base64
import copy
from typing import Callable, NamedTuple

Change = Callable[[dict], None]


class Edit(NamedTuple):
    """A change of a request, and the arguments that Terraform then plans to update."""

    change: Change
    arguments: set[str]


class Model(NamedTuple):
    """A request, and edits that are applied one after the other."""

    request: dict
    edits: list[Edit]


def text(script: str) -> str:
    """A script as the wire has it."""
    return base64.b64encode(script.encode()).decode()


def put(path: str, value: object) -> Change:
    """Sets a path, in an object of its own where there is none."""

    def change(request: dict) -> None:
        *above, last = path.split(".")
        for key in above:
            request = request.setdefault(key, {})
        request[last] = copy.deepcopy(value)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(request: dict) -> None:
        for one in changes:
            one(request)

    return change


def models(vswitches: list[str]) -> dict[str, Model]:
    """The models by name, in a cluster with these vSwitches."""
    return {"on-demand": on_demand(vswitches), "spot": spot(vswitches), "subscription": subscription(vswitches)}


def on_demand(vswitches: list[str]) -> Model:
    """Pay-as-you-go with AutoPL disks, managed."""
    request = {
        "nodepool_info": {"name": "on-demand"},
        "scaling_group": {
            "vswitch_ids": vswitches[:2],
            "instance_types": ["ecs.g7.xlarge", "ecs.g6.xlarge"],
            "instance_charge_type": "PostPaid",
            "system_disk_category": "cloud_auto",
            "system_disk_size": 120,
            "system_disk_provisioned_iops": 1000,
            "system_disk_bursting_enabled": True,
            "data_disks": [
                {"category": "cloud_auto", "size": 100, "provisioned_iops": 2000, "bursting_enabled": True},
                {"category": "cloud_essd", "size": 200, "performance_level": "PL1", "encrypted": "true"},
            ],
            "image_type": "AliyunLinux3",
            "key_pair": "ops",
            "desired_size": 2,
            "tags": [{"key": "team", "value": "shop"}],
        },
        "kubernetes_config": {
            "runtime": "containerd",
            "cms_enabled": True,
            "labels": [{"key": "tier", "value": "web"}],
            "taints": [{"key": "dedicated", "value": "web", "effect": "NoSchedule"}],
        },
        "management": {
            "enable": True,
            "auto_repair": True,
            "auto_repair_policy": {"restart_node": True},
            "auto_upgrade": True,
            "auto_upgrade_policy": {"auto_upgrade_kubelet": True},
            "auto_vul_fix": True,
            "auto_vul_fix_policy": {"restart_node": True, "vul_level": "asap,nntf"},
            "upgrade_config": {"max_unavailable": 2},
        },
    }
    labels = [{"key": "tier", "value": "web"}, {"key": "zone", "value": "edge"}]
    return Model(
        request,
        [
            Edit(put("scaling_group.desired_size", 3), {"desired_size"}),
            Edit(
                both(put("scaling_group.system_disk_size", 200), put("nodepool_info.name", "on-demand-2")),
                {"system_disk_size", "node_pool_name"},
            ),
            Edit(put("kubernetes_config.labels", labels), {"labels"}),
            Edit(put("kubernetes_config.taints", []), {"taints"}),
        ],
    )


def spot(vswitches: list[str]) -> Model:
    """Spot instances that scale by themselves."""
    request = {
        "nodepool_info": {"name": "spot"},
        "auto_scaling": {"enable": True, "min_instances": 1, "max_instances": 5, "type": "spot"},
        "scaling_group": {
            "vswitch_ids": vswitches,
            "instance_types": ["ecs.g7.xlarge"],
            "instance_charge_type": "PostPaid",
            "spot_strategy": "SpotWithPriceLimit",
            "spot_price_limit": [{"instance_type": "ecs.g7.xlarge", "price_limit": "0.39"}],
            "system_disk_category": "cloud_essd",
            "system_disk_size": 120,
            "system_disk_performance_level": "PL1",
            "image_type": "AliyunLinux3",
            "key_pair": "ops",
            "scaling_policy": "release",
            "multi_az_policy": "COST_OPTIMIZED",
            "compensate_with_on_demand": True,
            "spot_instance_remedy": True,
            "internet_charge_type": "PayByTraffic",
            "internet_max_bandwidth_out": 20,
            "tags": [{"key": "team", "value": "shop"}],
        },
        "kubernetes_config": {
            "runtime": "containerd",
            "cms_enabled": False,
            "unschedulable": True,
            "cpu_policy": "static",
            "node_name_mode": "customized,api,ip,hz",
            "pre_user_data": text("#!/bin/sh\necho before\n"),
            "user_data": text("#!/bin/sh\necho after\n"),
        },
    }
    return Model(
        request,
        [
            Edit(put("auto_scaling.max_instances", 9), {"scaling_config"}),
            Edit(put("scaling_group.tags", [{"key": "team", "value": "web"}]), {"tags"}),
            Edit(put("kubernetes_config.user_data", text("#!/bin/sh\necho more\n")), {"user_data"}),
        ],
    )


def subscription(vswitches: list[str]) -> Model:
    """A subscription with a password, whose disks are encrypted."""
    request = {
        "nodepool_info": {"name": "subscription"},
        "scaling_group": {
            "vswitch_ids": vswitches,
            "instance_types": ["ecs.g7.xlarge"],
            "instance_charge_type": "PrePaid",
            "period": 3,
            "period_unit": "Month",
            "auto_renew": True,
            "auto_renew_period": 6,
            "soc_enabled": True,
            "system_disk_category": "cloud_essd",
            "system_disk_size": 500,
            "system_disk_performance_level": "PL2",
            "system_disk_encrypted": True,
            "system_disk_encrypt_algorithm": "aes-256",
            "system_disk_categories": ["cloud_essd", "cloud_auto"],
            "data_disks": [
                {
                    "category": "cloud_essd",
                    "size": 120,
                    "performance_level": "PL1",
                    "auto_format": True,
                    "file_system": "xfs",
                    "mount_target": "/data",
                    "disk_name": "data-one",
                    "device": "/dev/xvdb",
                }
            ],
            "image_type": "AliyunLinux3",
            "login_password": "Conformance-1",
            "desired_size": 1,
            "multi_az_policy": "BALANCE",
            "private_pool_options": {"match_criteria": "None"},
            "instance_metadata_options": {"http_tokens": "required"},
        },
        "kubernetes_config": {"runtime": "containerd", "runtime_version": "1.6.38", "cms_enabled": True},
    }
    return Model(
        request,
        [
            Edit(put("scaling_group.auto_renew_period", 12), {"auto_renew_period"}),
            Edit(put("scaling_group.multi_az_policy", "PRIORITY"), {"multi_az_policy"}),
        ],
    )
