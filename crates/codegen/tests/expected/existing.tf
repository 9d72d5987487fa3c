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

variable "login_password" {
  # Set TF_VAR_login_password in the environment. Terraform keeps the value in its state file all the
  # same: protect that, or use a key pair.
  type      = string
  sensitive = true
}

provider "alicloud" {
  region = var.region
}

import {
  to = alicloud_cs_kubernetes_node_pool.nodepool_1
  id = "c8f2e4b6:np6c1f0a94"
}

resource "alicloud_cs_kubernetes_node_pool" "nodepool_1" {
  cluster_id     = var.cluster_id
  node_pool_name = "nodepool-1"

  vswitch_ids = ["vsw-bp1m4x9wq2e7t0kzr5y8c"]

  instance_charge_type = "PostPaid"
  instance_types       = ["ecs.g7.xlarge"]
  image_type           = "AliyunLinux3ContainerOptimized"
  password             = var.login_password

  system_disk_category          = "cloud_essd"
  system_disk_size              = 120
  system_disk_performance_level = "PL1"

  desired_size = "2"

  install_cloud_monitor = true

  scaling_config {
    enable = false
  }
}
# note terraform.cluster_id [] cluster_id="c8f2e4b6"
# note terraform.import [] command="terraform import alicloud_cs_kubernetes_node_pool.nodepool_1 c8f2e4b6:np6c1f0a94"
# note terraform.secret_variable ["scaling_group.login_password"] variable="login_password" environment="TF_VAR_login_password"
