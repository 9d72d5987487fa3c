terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.288.0"
    }
  }
}

variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "cluster_id" {
  type = string
}

provider "alicloud" {
  region = var.region
}

resource "alicloud_cs_kubernetes_node_pool" "a_b_c" {
  cluster_id     = var.cluster_id
  node_pool_name = "a $${b} \"c\""

  internet_charge_type       = "PayByTraffic"
  internet_max_bandwidth_out = 5

  instance_charge_type = "PrePaid"
  period               = 9
  period_unit          = "Week"
  image_type           = "AliyunLinux3Security"
  key_name             = "ops"

  install_cloud_monitor = false

  data_disks {
    category = "cloud_essd"
    size     = 32768
  }

  data_disks {
  }

  scaling_config {
    enable   = true
    min_size = 1001
    max_size = 2000
  }

  tags = {
    "acs:b" = "2"
    "a"     = "3"
  }
}
# note terraform.cluster_id [] cluster_id="c1"
# note terraform.autoscaler ["auto_scaling.enable"]
# note terraform.secret_left_out ["scaling_group.login_password"]
# note terraform.value_not_accepted ["scaling_group.period"] argument="period" value="9" accepted="0, 1, 2, 3, 6, 12"
# note terraform.value_not_accepted ["scaling_group.period_unit"] argument="period_unit" value="Week" accepted="Month"
# note terraform.value_not_accepted ["scaling_group.image_type"] argument="image_type" value="AliyunLinux3Security" accepted="AliyunLinux, AliyunLinux3, AliyunLinux3Arm64, AliyunLinuxUEFI, CentOS, Windows, WindowsCore, ContainerOS, AliyunLinuxSecurity, Ubuntu, AliyunLinux3ContainerOptimized, Custom, AliyunLinux4ContainerOptimized, AliyunLinux4, AliyunLinux4Arm64, AliyunLinux4Security, AliyunLinux4ContainerOptimizedArm64"
# note terraform.value_not_accepted ["scaling_group.data_disks[0].size"] argument="data_disks.size" value="32768" accepted="40–32767"
# note terraform.value_not_accepted ["auto_scaling.min_instances"] argument="scaling_config.min_size" value="1001" accepted="0–1000"
# note terraform.disk_left_to_default ["scaling_group.system_disk_category", "scaling_group.system_disk_size"] arguments="system_disk_category, system_disk_size"
# note terraform.conflict ["auto_scaling.is_bond_eip"] arguments="scaling_config.is_bond_eip" with="internet_charge_type"
# note terraform.tag_twice ["scaling_group.tags[2]"] keys="a"
# note terraform.tag_hidden ["scaling_group.tags[1]"] keys="acs:b"
# note terraform.cloud_monitor ["kubernetes_config.cms_enabled"]
# note terraform.mistyped ["scaling_group.data_disks[1].size"]
# note terraform.deprecated ["count", "scaling_group.platform"] arguments="node_count, platform"
# note terraform.disk_init ["scaling_group.disk_init"]
# note terraform.no_argument ["scaling_group.resource_pool_options.strategy", "scaling_group.brand_new.by"]
