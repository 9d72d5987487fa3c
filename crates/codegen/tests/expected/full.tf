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

resource "alicloud_cs_kubernetes_node_pool" "api_workers" {
  cluster_id        = var.cluster_id
  node_pool_name    = "api-workers"
  resource_group_id = "rg-acfm1"

  vswitch_ids = [
    "vsw-bp1m4x9wq2e7t0kzr5y8c",
    "vsw-bp1c8n5tj3v6d1xa0p7qe",
    "vsw-bp1z0r6ky4h9u2wb7s3mf",
    "vsw-bp1f5t8qm2a6c0nx4j7dk",
  ]

  security_group_ids         = ["sg-bp1aaaa"]
  internet_charge_type       = "PayByTraffic"
  internet_max_bandwidth_out = 5

  instance_charge_type = "PostPaid"
  spot_strategy        = "SpotWithPriceLimit"
  instance_types       = ["ecs.g7.2xlarge", "ecs.g6.2xlarge"]
  image_type           = "AliyunLinux3ContainerOptimized"
  key_name             = "ops"

  system_disk_category          = "cloud_essd"
  system_disk_size              = 500
  system_disk_performance_level = "PL2"
  system_disk_encrypted         = true
  system_disk_categories        = ["cloud_essd", "cloud_auto"]

  multi_az_policy           = "COST_OPTIMIZED"
  compensate_with_on_demand = true
  on_demand_base_capacity   = "0"
  spot_instance_remedy      = true
  deployment_set_id         = "ds-bp1frontier"

  node_name_mode        = "customized,web,ip,prod"
  install_cloud_monitor = true

  pre_user_data = base64encode(<<-SCRIPT
    #!/bin/sh
    cat <<EOT
    home=$${HOME}
    EOT
  SCRIPT
  )

  user_data = base64encode(chomp(<<-EOT
    #!/bin/sh

    echo "$${NODE}" \
      %%{done}
  EOT
  ))

  data_disks {
    category         = "cloud_auto"
    size             = 200
    bursting_enabled = true
    encrypted        = "true"
  }

  data_disks {
    category          = "cloud_essd"
    size              = 120
    performance_level = "PL1"
    auto_format       = "true"
    file_system       = "ext4"
    mount_target      = "/var/lib/container"
    name              = "data"
  }

  labels {
    key   = "tier"
    value = "api"
  }

  labels {
    key   = "empty"
    value = ""
  }

  taints {
    key    = "dedicated"
    value  = "api"
    effect = "NoExecute"
  }

  scaling_config {
    enable   = true
    min_size = 0
    max_size = 10
    type     = "cpu"
  }

  spot_price_limit {
    instance_type = "ecs.g7.2xlarge"
    price_limit   = "0.70"
  }

  spot_price_limit {
    instance_type = "ecs.g6.2xlarge"
    price_limit   = "0.65"
  }

  private_pool_options {
    private_pool_options_match_criteria = "Target"
    private_pool_options_id             = "eap-bp1"
  }

  management {
    enable          = true
    auto_repair     = true
    max_unavailable = 1

    auto_repair_policy {
      restart_node = true
    }
  }

  kubelet_configuration {
    eviction_hard = {
      "memory.available" = "5%"
      "nodefs.available" = "10%"
    }

    feature_gates = {
      "InPlacePodVerticalScaling" = true
    }

    max_pods              = "110"
    serialize_image_pulls = "false"

    reserved_memory {
      limits = {
        "memory" = "1Gi"
      }

      numa_node = 0
    }

    tracing {
      endpoint                  = "collector:4317"
      sampling_rate_per_million = "0"
    }
  }

  instance_metadata_options {
    http_tokens = "required"
  }

  tee_config {
    tee_enable = false
  }

  tags = {
    "cost-center" = "1001"
    "团队"          = "平台"
  }
}
# note terraform.cluster_id [] cluster_id="c1"
# note terraform.autoscaler ["auto_scaling.enable"]
# note terraform.replaces ["scaling_group.security_group_ids", "scaling_group.deploymentset_id", "kubernetes_config.node_name_mode", "scaling_group.instance_metadata_options.http_tokens", "tee_config.tee_enable"] arguments="deployment_set_id, instance_metadata_options.http_tokens, node_name_mode, security_group_ids, tee_config.tee_enable"
