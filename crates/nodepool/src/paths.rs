//! A lens for every value of the document, in form order.
//!
//! A constant has the wire name in capitals: bare for the keys of `nodepool_info`, `scaling_group` and
//! `kubernetes_config`, with the object in front for all others (`AUTO_SCALING_ENABLE`). A column has its
//! list's row in front (`DATA_DISK_SIZE`). Objects, maps and what lies in lists of lists are read with
//! [`NodePool::at`](crate::NodePool::at).

use crate::lens::{Column, Parameter, Rows};

/// `nodepool_info.name`.
pub const NAME: Parameter<String> = Parameter::new("nodepool_info.name");
/// `nodepool_info.region_id`.
pub const REGION_ID: Parameter<String> = Parameter::new("nodepool_info.region_id");
/// `auto_scaling.enable`.
pub const AUTO_SCALING_ENABLE: Parameter<bool> = Parameter::new("auto_scaling.enable");
/// `auto_scaling.min_instances`.
pub const AUTO_SCALING_MIN_INSTANCES: Parameter<u32> = Parameter::new("auto_scaling.min_instances");
/// `auto_scaling.max_instances`.
pub const AUTO_SCALING_MAX_INSTANCES: Parameter<u32> = Parameter::new("auto_scaling.max_instances");
/// `auto_scaling.type`.
pub const AUTO_SCALING_TYPE: Parameter<String> = Parameter::new("auto_scaling.type");
/// `auto_scaling.is_bond_eip`.
pub const AUTO_SCALING_IS_BOND_EIP: Parameter<bool> = Parameter::new("auto_scaling.is_bond_eip");
/// `auto_scaling.eip_internet_charge_type`.
pub const AUTO_SCALING_EIP_INTERNET_CHARGE_TYPE: Parameter<String> =
    Parameter::new("auto_scaling.eip_internet_charge_type");
/// `auto_scaling.eip_bandwidth`.
pub const AUTO_SCALING_EIP_BANDWIDTH: Parameter<u32> = Parameter::new("auto_scaling.eip_bandwidth");
/// `scaling_group.vswitch_ids`.
pub const VSWITCH_IDS: Parameter<Vec<String>> = Parameter::new("scaling_group.vswitch_ids");
/// `scaling_group.instance_charge_type`.
pub const INSTANCE_CHARGE_TYPE: Parameter<String> = Parameter::new("scaling_group.instance_charge_type");
/// `scaling_group.spot_strategy`.
pub const SPOT_STRATEGY: Parameter<String> = Parameter::new("scaling_group.spot_strategy");
/// `scaling_group.spot_price_limit[]`.
pub const SPOT_PRICE_LIMITS: Rows = Rows::new("scaling_group.spot_price_limit");
/// `scaling_group.spot_price_limit[].instance_type`.
pub const SPOT_PRICE_LIMIT_INSTANCE_TYPE: Column<String> = Column::new(SPOT_PRICE_LIMITS, "instance_type");
/// `scaling_group.spot_price_limit[].price_limit`.
pub const SPOT_PRICE_LIMIT_PRICE_LIMIT: Column<String> = Column::new(SPOT_PRICE_LIMITS, "price_limit");
/// `scaling_group.period`.
pub const PERIOD: Parameter<u32> = Parameter::new("scaling_group.period");
/// `scaling_group.period_unit`.
pub const PERIOD_UNIT: Parameter<String> = Parameter::new("scaling_group.period_unit");
/// `scaling_group.auto_renew`.
pub const AUTO_RENEW: Parameter<bool> = Parameter::new("scaling_group.auto_renew");
/// `scaling_group.auto_renew_period`.
pub const AUTO_RENEW_PERIOD: Parameter<u32> = Parameter::new("scaling_group.auto_renew_period");
/// `scaling_group.instance_types`.
pub const INSTANCE_TYPES: Parameter<Vec<String>> = Parameter::new("scaling_group.instance_types");
/// `scaling_group.instance_patterns[]`.
pub const INSTANCE_PATTERNS: Rows = Rows::new("scaling_group.instance_patterns");
/// `scaling_group.instance_patterns[].architectures`.
pub const INSTANCE_PATTERN_ARCHITECTURES: Column<Vec<String>> = Column::new(INSTANCE_PATTERNS, "architectures");
/// `scaling_group.instance_patterns[].burst_performance_option`.
pub const INSTANCE_PATTERN_BURST_PERFORMANCE_OPTION: Column<String> =
    Column::new(INSTANCE_PATTERNS, "burst_performance_option");
/// `scaling_group.instance_patterns[].core`.
pub const INSTANCE_PATTERN_CORE: Column<u32> = Column::new(INSTANCE_PATTERNS, "core");
/// `scaling_group.instance_patterns[].cores`.
pub const INSTANCE_PATTERN_CORES: Column<u32> = Column::new(INSTANCE_PATTERNS, "cores");
/// `scaling_group.instance_patterns[].cpu_architectures`.
pub const INSTANCE_PATTERN_CPU_ARCHITECTURES: Column<Vec<String>> = Column::new(INSTANCE_PATTERNS, "cpu_architectures");
/// `scaling_group.instance_patterns[].excluded_instance_types`.
pub const INSTANCE_PATTERN_EXCLUDED_INSTANCE_TYPES: Column<Vec<String>> =
    Column::new(INSTANCE_PATTERNS, "excluded_instance_types");
/// `scaling_group.instance_patterns[].instance_categories`.
pub const INSTANCE_PATTERN_INSTANCE_CATEGORIES: Column<Vec<String>> =
    Column::new(INSTANCE_PATTERNS, "instance_categories");
/// `scaling_group.instance_patterns[].instance_family_level`.
pub const INSTANCE_PATTERN_INSTANCE_FAMILY_LEVEL: Column<String> =
    Column::new(INSTANCE_PATTERNS, "instance_family_level");
/// `scaling_group.instance_patterns[].instance_type_families`.
pub const INSTANCE_PATTERN_INSTANCE_TYPE_FAMILIES: Column<Vec<String>> =
    Column::new(INSTANCE_PATTERNS, "instance_type_families");
/// `scaling_group.instance_patterns[].max_cpu_cores`.
pub const INSTANCE_PATTERN_MAX_CPU_CORES: Column<u32> = Column::new(INSTANCE_PATTERNS, "max_cpu_cores");
/// `scaling_group.instance_patterns[].max_memory_size`.
pub const INSTANCE_PATTERN_MAX_MEMORY_SIZE: Column<f64> = Column::new(INSTANCE_PATTERNS, "max_memory_size");
/// `scaling_group.instance_patterns[].max_price`.
pub const INSTANCE_PATTERN_MAX_PRICE: Column<f64> = Column::new(INSTANCE_PATTERNS, "max_price");
/// `scaling_group.instance_patterns[].maximum_gpu_amount`.
pub const INSTANCE_PATTERN_MAXIMUM_GPU_AMOUNT: Column<u32> = Column::new(INSTANCE_PATTERNS, "maximum_gpu_amount");
/// `scaling_group.instance_patterns[].memory`.
pub const INSTANCE_PATTERN_MEMORY: Column<f64> = Column::new(INSTANCE_PATTERNS, "memory");
/// `scaling_group.instance_patterns[].min_cpu_cores`.
pub const INSTANCE_PATTERN_MIN_CPU_CORES: Column<u32> = Column::new(INSTANCE_PATTERNS, "min_cpu_cores");
/// `scaling_group.instance_patterns[].min_memory_size`.
pub const INSTANCE_PATTERN_MIN_MEMORY_SIZE: Column<f64> = Column::new(INSTANCE_PATTERNS, "min_memory_size");
/// `scaling_group.instance_patterns[].minimum_eni_ipv6_address_quantity`.
pub const INSTANCE_PATTERN_MINIMUM_ENI_IPV6_ADDRESS_QUANTITY: Column<u32> =
    Column::new(INSTANCE_PATTERNS, "minimum_eni_ipv6_address_quantity");
/// `scaling_group.instance_patterns[].minimum_eni_private_ip_address_quantity`.
pub const INSTANCE_PATTERN_MINIMUM_ENI_PRIVATE_IP_ADDRESS_QUANTITY: Column<u32> =
    Column::new(INSTANCE_PATTERNS, "minimum_eni_private_ip_address_quantity");
/// `scaling_group.instance_patterns[].minimum_eni_quantity`.
pub const INSTANCE_PATTERN_MINIMUM_ENI_QUANTITY: Column<u32> = Column::new(INSTANCE_PATTERNS, "minimum_eni_quantity");
/// `scaling_group.image_type`.
pub const IMAGE_TYPE: Parameter<String> = Parameter::new("scaling_group.image_type");
/// `scaling_group.image_id`.
pub const IMAGE_ID: Parameter<String> = Parameter::new("scaling_group.image_id");
/// `scaling_group.platform`.
pub const PLATFORM: Parameter<String> = Parameter::new("scaling_group.platform");
/// `scaling_group.soc_enabled`.
pub const SOC_ENABLED: Parameter<bool> = Parameter::new("scaling_group.soc_enabled");
/// `scaling_group.security_hardening_os`.
pub const SECURITY_HARDENING_OS: Parameter<bool> = Parameter::new("scaling_group.security_hardening_os");
/// `scaling_group.cis_enabled`.
pub const CIS_ENABLED: Parameter<bool> = Parameter::new("scaling_group.cis_enabled");
/// `scaling_group.login_as_non_root`.
pub const LOGIN_AS_NON_ROOT: Parameter<bool> = Parameter::new("scaling_group.login_as_non_root");
/// `scaling_group.key_pair`.
pub const KEY_PAIR: Parameter<String> = Parameter::new("scaling_group.key_pair");
/// `scaling_group.login_password`.
pub const LOGIN_PASSWORD: Parameter<String> = Parameter::new("scaling_group.login_password");
/// `scaling_group.system_disk_category`.
pub const SYSTEM_DISK_CATEGORY: Parameter<String> = Parameter::new("scaling_group.system_disk_category");
/// `scaling_group.system_disk_size`.
pub const SYSTEM_DISK_SIZE: Parameter<u32> = Parameter::new("scaling_group.system_disk_size");
/// `scaling_group.system_disk_performance_level`.
pub const SYSTEM_DISK_PERFORMANCE_LEVEL: Parameter<String> =
    Parameter::new("scaling_group.system_disk_performance_level");
/// `scaling_group.system_disk_provisioned_iops`.
pub const SYSTEM_DISK_PROVISIONED_IOPS: Parameter<u32> = Parameter::new("scaling_group.system_disk_provisioned_iops");
/// `scaling_group.system_disk_bursting_enabled`.
pub const SYSTEM_DISK_BURSTING_ENABLED: Parameter<bool> = Parameter::new("scaling_group.system_disk_bursting_enabled");
/// `scaling_group.system_disk_encrypted`.
pub const SYSTEM_DISK_ENCRYPTED: Parameter<bool> = Parameter::new("scaling_group.system_disk_encrypted");
/// `scaling_group.system_disk_encrypt_algorithm`.
pub const SYSTEM_DISK_ENCRYPT_ALGORITHM: Parameter<String> =
    Parameter::new("scaling_group.system_disk_encrypt_algorithm");
/// `scaling_group.system_disk_kms_key_id`.
pub const SYSTEM_DISK_KMS_KEY_ID: Parameter<String> = Parameter::new("scaling_group.system_disk_kms_key_id");
/// `scaling_group.system_disk_categories`.
pub const SYSTEM_DISK_CATEGORIES: Parameter<Vec<String>> = Parameter::new("scaling_group.system_disk_categories");
/// `scaling_group.system_disk_snapshot_policy_id`.
pub const SYSTEM_DISK_SNAPSHOT_POLICY_ID: Parameter<String> =
    Parameter::new("scaling_group.system_disk_snapshot_policy_id");
/// `scaling_group.data_disks[]`.
pub const DATA_DISKS: Rows = Rows::new("scaling_group.data_disks");
/// `scaling_group.data_disks[].category`.
pub const DATA_DISK_CATEGORY: Column<String> = Column::new(DATA_DISKS, "category");
/// `scaling_group.data_disks[].size`.
pub const DATA_DISK_SIZE: Column<u32> = Column::new(DATA_DISKS, "size");
/// `scaling_group.data_disks[].performance_level`.
pub const DATA_DISK_PERFORMANCE_LEVEL: Column<String> = Column::new(DATA_DISKS, "performance_level");
/// `scaling_group.data_disks[].provisioned_iops`.
pub const DATA_DISK_PROVISIONED_IOPS: Column<u32> = Column::new(DATA_DISKS, "provisioned_iops");
/// `scaling_group.data_disks[].bursting_enabled`.
pub const DATA_DISK_BURSTING_ENABLED: Column<bool> = Column::new(DATA_DISKS, "bursting_enabled");
/// `scaling_group.data_disks[].encrypted`.
pub const DATA_DISK_ENCRYPTED: Column<String> = Column::new(DATA_DISKS, "encrypted");
/// `scaling_group.data_disks[].kms_key_id`.
pub const DATA_DISK_KMS_KEY_ID: Column<String> = Column::new(DATA_DISKS, "kms_key_id");
/// `scaling_group.data_disks[].snapshot_id`.
pub const DATA_DISK_SNAPSHOT_ID: Column<String> = Column::new(DATA_DISKS, "snapshot_id");
/// `scaling_group.data_disks[].auto_format`.
pub const DATA_DISK_AUTO_FORMAT: Column<bool> = Column::new(DATA_DISKS, "auto_format");
/// `scaling_group.data_disks[].file_system`.
pub const DATA_DISK_FILE_SYSTEM: Column<String> = Column::new(DATA_DISKS, "file_system");
/// `scaling_group.data_disks[].mount_target`.
pub const DATA_DISK_MOUNT_TARGET: Column<String> = Column::new(DATA_DISKS, "mount_target");
/// `scaling_group.data_disks[].device`.
pub const DATA_DISK_DEVICE: Column<String> = Column::new(DATA_DISKS, "device");
/// `scaling_group.data_disks[].disk_name`.
pub const DATA_DISK_DISK_NAME: Column<String> = Column::new(DATA_DISKS, "disk_name");
/// `scaling_group.data_disks[].auto_snapshot_policy_id`.
pub const DATA_DISK_AUTO_SNAPSHOT_POLICY_ID: Column<String> = Column::new(DATA_DISKS, "auto_snapshot_policy_id");
/// `scaling_group.disk_init[]`.
pub const DISK_INITS: Rows = Rows::new("scaling_group.disk_init");
/// `scaling_group.disk_init[].disk_name`.
pub const DISK_INIT_DISK_NAME: Column<String> = Column::new(DISK_INITS, "disk_name");
/// `scaling_group.disk_init[].local_disk`.
pub const DISK_INIT_LOCAL_DISK: Column<bool> = Column::new(DISK_INITS, "local_disk");
/// `scaling_group.disk_init[].mkfs_type`.
pub const DISK_INIT_MKFS_TYPE: Column<String> = Column::new(DISK_INITS, "mkfs_type");
/// `scaling_group.disk_init[].mount_for_runtime`.
pub const DISK_INIT_MOUNT_FOR_RUNTIME: Column<bool> = Column::new(DISK_INITS, "mount_for_runtime");
/// `scaling_group.disk_init[].mount_target`.
pub const DISK_INIT_MOUNT_TARGET: Column<String> = Column::new(DISK_INITS, "mount_target");
/// `scaling_group.desired_size`.
pub const DESIRED_SIZE: Parameter<u32> = Parameter::new("scaling_group.desired_size");
/// `count`.
pub const COUNT: Parameter<u32> = Parameter::new("count");
/// `max_nodes`.
pub const MAX_NODES: Parameter<u32> = Parameter::new("max_nodes");
/// `nodepool_info.resource_group_id`.
pub const RESOURCE_GROUP_ID: Parameter<String> = Parameter::new("nodepool_info.resource_group_id");
/// `scaling_group.scaling_policy`.
pub const SCALING_POLICY: Parameter<String> = Parameter::new("scaling_group.scaling_policy");
/// `scaling_group.multi_az_policy`.
pub const MULTI_AZ_POLICY: Parameter<String> = Parameter::new("scaling_group.multi_az_policy");
/// `scaling_group.compensate_with_on_demand`.
pub const COMPENSATE_WITH_ON_DEMAND: Parameter<bool> = Parameter::new("scaling_group.compensate_with_on_demand");
/// `scaling_group.on_demand_base_capacity`.
pub const ON_DEMAND_BASE_CAPACITY: Parameter<u32> = Parameter::new("scaling_group.on_demand_base_capacity");
/// `scaling_group.on_demand_percentage_above_base_capacity`.
pub const ON_DEMAND_PERCENTAGE_ABOVE_BASE_CAPACITY: Parameter<u32> =
    Parameter::new("scaling_group.on_demand_percentage_above_base_capacity");
/// `scaling_group.spot_instance_pools`.
pub const SPOT_INSTANCE_POOLS: Parameter<u32> = Parameter::new("scaling_group.spot_instance_pools");
/// `scaling_group.spot_instance_remedy`.
pub const SPOT_INSTANCE_REMEDY: Parameter<bool> = Parameter::new("scaling_group.spot_instance_remedy");
/// `scaling_group.tags[]`.
pub const TAGS: Rows = Rows::new("scaling_group.tags");
/// `scaling_group.tags[].key`.
pub const TAG_KEY: Column<String> = Column::new(TAGS, "key");
/// `scaling_group.tags[].value`.
pub const TAG_VALUE: Column<String> = Column::new(TAGS, "value");
/// `kubernetes_config.taints[]`.
pub const TAINTS: Rows = Rows::new("kubernetes_config.taints");
/// `kubernetes_config.taints[].key`.
pub const TAINT_KEY: Column<String> = Column::new(TAINTS, "key");
/// `kubernetes_config.taints[].value`.
pub const TAINT_VALUE: Column<String> = Column::new(TAINTS, "value");
/// `kubernetes_config.taints[].effect`.
pub const TAINT_EFFECT: Column<String> = Column::new(TAINTS, "effect");
/// `kubernetes_config.labels[]`.
pub const LABELS: Rows = Rows::new("kubernetes_config.labels");
/// `kubernetes_config.labels[].key`.
pub const LABEL_KEY: Column<String> = Column::new(LABELS, "key");
/// `kubernetes_config.labels[].value`.
pub const LABEL_VALUE: Column<String> = Column::new(LABELS, "value");
/// `update_nodes`.
pub const UPDATE_NODES: Parameter<bool> = Parameter::new("update_nodes");
/// `kubernetes_config.unschedulable`.
pub const UNSCHEDULABLE: Parameter<bool> = Parameter::new("kubernetes_config.unschedulable");
/// `kubernetes_config.cpu_policy`.
pub const CPU_POLICY: Parameter<String> = Parameter::new("kubernetes_config.cpu_policy");
/// `kubernetes_config.node_name_mode`.
pub const NODE_NAME_MODE: Parameter<String> = Parameter::new("kubernetes_config.node_name_mode");
/// `kubernetes_config.pre_user_data`.
pub const PRE_USER_DATA: Parameter<String> = Parameter::new("kubernetes_config.pre_user_data");
/// `kubernetes_config.user_data`.
pub const USER_DATA: Parameter<String> = Parameter::new("kubernetes_config.user_data");
/// `kubernetes_config.cms_enabled`.
pub const CMS_ENABLED: Parameter<bool> = Parameter::new("kubernetes_config.cms_enabled");
/// `scaling_group.internet_charge_type`.
pub const INTERNET_CHARGE_TYPE: Parameter<String> = Parameter::new("scaling_group.internet_charge_type");
/// `scaling_group.internet_max_bandwidth_out`.
pub const INTERNET_MAX_BANDWIDTH_OUT: Parameter<u32> = Parameter::new("scaling_group.internet_max_bandwidth_out");
/// `scaling_group.security_group_ids`.
pub const SECURITY_GROUP_IDS: Parameter<Vec<String>> = Parameter::new("scaling_group.security_group_ids");
/// `scaling_group.security_group_id`.
pub const SECURITY_GROUP_ID: Parameter<String> = Parameter::new("scaling_group.security_group_id");
/// `scaling_group.rds_instances`.
pub const RDS_INSTANCES: Parameter<Vec<String>> = Parameter::new("scaling_group.rds_instances");
/// `scaling_group.deploymentset_id`.
pub const DEPLOYMENTSET_ID: Parameter<String> = Parameter::new("scaling_group.deploymentset_id");
/// `scaling_group.private_pool_options.match_criteria`.
pub const PRIVATE_POOL_OPTIONS_MATCH_CRITERIA: Parameter<String> =
    Parameter::new("scaling_group.private_pool_options.match_criteria");
/// `scaling_group.private_pool_options.id`.
pub const PRIVATE_POOL_OPTIONS_ID: Parameter<String> = Parameter::new("scaling_group.private_pool_options.id");
/// `scaling_group.resource_pool_options.strategy`.
pub const RESOURCE_POOL_OPTIONS_STRATEGY: Parameter<String> =
    Parameter::new("scaling_group.resource_pool_options.strategy");
/// `scaling_group.resource_pool_options.private_pool_ids`.
pub const RESOURCE_POOL_OPTIONS_PRIVATE_POOL_IDS: Parameter<Vec<String>> =
    Parameter::new("scaling_group.resource_pool_options.private_pool_ids");
/// `kubernetes_config.runtime`.
pub const RUNTIME: Parameter<String> = Parameter::new("kubernetes_config.runtime");
/// `kubernetes_config.runtime_version`.
pub const RUNTIME_VERSION: Parameter<String> = Parameter::new("kubernetes_config.runtime_version");
/// `management.enable`.
pub const MANAGEMENT_ENABLE: Parameter<bool> = Parameter::new("management.enable");
/// `management.auto_fault_diagnosis`.
pub const MANAGEMENT_AUTO_FAULT_DIAGNOSIS: Parameter<bool> = Parameter::new("management.auto_fault_diagnosis");
/// `management.auto_repair`.
pub const MANAGEMENT_AUTO_REPAIR: Parameter<bool> = Parameter::new("management.auto_repair");
/// `management.auto_repair_policy.approval_required`.
pub const MANAGEMENT_AUTO_REPAIR_POLICY_APPROVAL_REQUIRED: Parameter<bool> =
    Parameter::new("management.auto_repair_policy.approval_required");
/// `management.auto_repair_policy.auto_repair_policy_id`.
pub const MANAGEMENT_AUTO_REPAIR_POLICY_AUTO_REPAIR_POLICY_ID: Parameter<String> =
    Parameter::new("management.auto_repair_policy.auto_repair_policy_id");
/// `management.auto_repair_policy.max_parallel_repairing_nodes`.
pub const MANAGEMENT_AUTO_REPAIR_POLICY_MAX_PARALLEL_REPAIRING_NODES: Parameter<String> =
    Parameter::new("management.auto_repair_policy.max_parallel_repairing_nodes");
/// `management.auto_repair_policy.max_unhealthy_nodes_threshold`.
pub const MANAGEMENT_AUTO_REPAIR_POLICY_MAX_UNHEALTHY_NODES_THRESHOLD: Parameter<String> =
    Parameter::new("management.auto_repair_policy.max_unhealthy_nodes_threshold");
/// `management.auto_repair_policy.restart_node`.
pub const MANAGEMENT_AUTO_REPAIR_POLICY_RESTART_NODE: Parameter<bool> =
    Parameter::new("management.auto_repair_policy.restart_node");
/// `management.auto_upgrade`.
pub const MANAGEMENT_AUTO_UPGRADE: Parameter<bool> = Parameter::new("management.auto_upgrade");
/// `management.auto_upgrade_policy.auto_upgrade_kubelet`.
pub const MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_KUBELET: Parameter<bool> =
    Parameter::new("management.auto_upgrade_policy.auto_upgrade_kubelet");
/// `management.auto_upgrade_policy.auto_upgrade_os`.
pub const MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_OS: Parameter<bool> =
    Parameter::new("management.auto_upgrade_policy.auto_upgrade_os");
/// `management.auto_upgrade_policy.auto_upgrade_runtime`.
pub const MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_RUNTIME: Parameter<bool> =
    Parameter::new("management.auto_upgrade_policy.auto_upgrade_runtime");
/// `management.auto_vul_fix`.
pub const MANAGEMENT_AUTO_VUL_FIX: Parameter<bool> = Parameter::new("management.auto_vul_fix");
/// `management.auto_vul_fix_policy.exclude_packages`.
pub const MANAGEMENT_AUTO_VUL_FIX_POLICY_EXCLUDE_PACKAGES: Parameter<String> =
    Parameter::new("management.auto_vul_fix_policy.exclude_packages");
/// `management.auto_vul_fix_policy.restart_node`.
pub const MANAGEMENT_AUTO_VUL_FIX_POLICY_RESTART_NODE: Parameter<bool> =
    Parameter::new("management.auto_vul_fix_policy.restart_node");
/// `management.auto_vul_fix_policy.vul_level`.
pub const MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL: Parameter<String> =
    Parameter::new("management.auto_vul_fix_policy.vul_level");
/// `management.drift_enabled`.
pub const MANAGEMENT_DRIFT_ENABLED: Parameter<bool> = Parameter::new("management.drift_enabled");
/// `management.upgrade_config.auto_upgrade`.
pub const MANAGEMENT_UPGRADE_CONFIG_AUTO_UPGRADE: Parameter<bool> =
    Parameter::new("management.upgrade_config.auto_upgrade");
/// `management.upgrade_config.max_unavailable`.
pub const MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE: Parameter<u32> =
    Parameter::new("management.upgrade_config.max_unavailable");
/// `management.upgrade_config.surge`.
pub const MANAGEMENT_UPGRADE_CONFIG_SURGE: Parameter<u32> = Parameter::new("management.upgrade_config.surge");
/// `management.upgrade_config.surge_percentage`.
pub const MANAGEMENT_UPGRADE_CONFIG_SURGE_PERCENTAGE: Parameter<u32> =
    Parameter::new("management.upgrade_config.surge_percentage");
/// `nodepool_info.type`.
pub const TYPE: Parameter<String> = Parameter::new("nodepool_info.type");
/// `scaling_group.ram_role_name`.
pub const RAM_ROLE_NAME: Parameter<String> = Parameter::new("scaling_group.ram_role_name");
/// `scaling_group.ram_policy`.
pub const RAM_POLICY: Parameter<String> = Parameter::new("scaling_group.ram_policy");
/// `scaling_group.instance_metadata_options.http_tokens`.
pub const INSTANCE_METADATA_OPTIONS_HTTP_TOKENS: Parameter<String> =
    Parameter::new("scaling_group.instance_metadata_options.http_tokens");
/// `tee_config.tee_enable`.
pub const TEE_ENABLE: Parameter<bool> = Parameter::new("tee_config.tee_enable");
/// `scaling_group.cpu_options.nested_virtualization`.
pub const CPU_OPTIONS_NESTED_VIRTUALIZATION: Parameter<String> =
    Parameter::new("scaling_group.cpu_options.nested_virtualization");
/// `scaling_group.enable_high_density_mode`.
pub const ENABLE_HIGH_DENSITY_MODE: Parameter<bool> = Parameter::new("scaling_group.enable_high_density_mode");
/// `node_config.kubelet_configuration.allowedUnsafeSysctls`.
pub const KUBELET_ALLOWED_UNSAFE_SYSCTLS: Parameter<Vec<String>> =
    Parameter::new("node_config.kubelet_configuration.allowedUnsafeSysctls");
/// `node_config.kubelet_configuration.clusterDNS`.
pub const KUBELET_CLUSTER_DNS: Parameter<Vec<String>> = Parameter::new("node_config.kubelet_configuration.clusterDNS");
/// `node_config.kubelet_configuration.containerLogMaxFiles`.
pub const KUBELET_CONTAINER_LOG_MAX_FILES: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.containerLogMaxFiles");
/// `node_config.kubelet_configuration.containerLogMaxSize`.
pub const KUBELET_CONTAINER_LOG_MAX_SIZE: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.containerLogMaxSize");
/// `node_config.kubelet_configuration.containerLogMaxWorkers`.
pub const KUBELET_CONTAINER_LOG_MAX_WORKERS: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.containerLogMaxWorkers");
/// `node_config.kubelet_configuration.containerLogMonitorInterval`.
pub const KUBELET_CONTAINER_LOG_MONITOR_INTERVAL: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.containerLogMonitorInterval");
/// `node_config.kubelet_configuration.cpuCFSQuota`.
pub const KUBELET_CPU_CFS_QUOTA: Parameter<bool> = Parameter::new("node_config.kubelet_configuration.cpuCFSQuota");
/// `node_config.kubelet_configuration.cpuCFSQuotaPeriod`.
pub const KUBELET_CPU_CFS_QUOTA_PERIOD: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.cpuCFSQuotaPeriod");
/// `node_config.kubelet_configuration.cpuManagerPolicy`.
pub const KUBELET_CPU_MANAGER_POLICY: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.cpuManagerPolicy");
/// `node_config.kubelet_configuration.eventBurst`.
pub const KUBELET_EVENT_BURST: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.eventBurst");
/// `node_config.kubelet_configuration.eventRecordQPS`.
pub const KUBELET_EVENT_RECORD_QPS: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.eventRecordQPS");
/// `node_config.kubelet_configuration.imageGCHighThresholdPercent`.
pub const KUBELET_IMAGE_GC_HIGH_THRESHOLD_PERCENT: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.imageGCHighThresholdPercent");
/// `node_config.kubelet_configuration.imageGCLowThresholdPercent`.
pub const KUBELET_IMAGE_GC_LOW_THRESHOLD_PERCENT: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.imageGCLowThresholdPercent");
/// `node_config.kubelet_configuration.kubeAPIBurst`.
pub const KUBELET_KUBE_API_BURST: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.kubeAPIBurst");
/// `node_config.kubelet_configuration.kubeAPIQPS`.
pub const KUBELET_KUBE_API_QPS: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.kubeAPIQPS");
/// `node_config.kubelet_configuration.maxPods`.
pub const KUBELET_MAX_PODS: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.maxPods");
/// `node_config.kubelet_configuration.memoryManagerPolicy`.
pub const KUBELET_MEMORY_MANAGER_POLICY: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.memoryManagerPolicy");
/// `node_config.kubelet_configuration.podPidsLimit`.
pub const KUBELET_POD_PIDS_LIMIT: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.podPidsLimit");
/// `node_config.kubelet_configuration.readOnlyPort`.
pub const KUBELET_READ_ONLY_PORT: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.readOnlyPort");
/// `node_config.kubelet_configuration.registryBurst`.
pub const KUBELET_REGISTRY_BURST: Parameter<u32> = Parameter::new("node_config.kubelet_configuration.registryBurst");
/// `node_config.kubelet_configuration.registryPullQPS`.
pub const KUBELET_REGISTRY_PULL_QPS: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.registryPullQPS");
/// `node_config.kubelet_configuration.reservedMemory[]`.
pub const KUBELET_RESERVED_MEMORY: Rows = Rows::new("node_config.kubelet_configuration.reservedMemory");
/// `node_config.kubelet_configuration.reservedMemory[].numaNode`.
pub const KUBELET_RESERVED_MEMORY_NUMA_NODE: Column<u32> = Column::new(KUBELET_RESERVED_MEMORY, "numaNode");
/// `node_config.kubelet_configuration.serializeImagePulls`.
pub const KUBELET_SERIALIZE_IMAGE_PULLS: Parameter<bool> =
    Parameter::new("node_config.kubelet_configuration.serializeImagePulls");
/// `node_config.kubelet_configuration.serverTLSBootstrap`.
pub const KUBELET_SERVER_TLS_BOOTSTRAP: Parameter<bool> =
    Parameter::new("node_config.kubelet_configuration.serverTLSBootstrap");
/// `node_config.kubelet_configuration.topologyManagerPolicy`.
pub const KUBELET_TOPOLOGY_MANAGER_POLICY: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.topologyManagerPolicy");
/// `node_config.kubelet_configuration.tracing.endpoint`.
pub const KUBELET_TRACING_ENDPOINT: Parameter<String> =
    Parameter::new("node_config.kubelet_configuration.tracing.endpoint");
/// `node_config.kubelet_configuration.tracing.samplingRatePerMillion`.
pub const KUBELET_TRACING_SAMPLING_RATE_PER_MILLION: Parameter<u32> =
    Parameter::new("node_config.kubelet_configuration.tracing.samplingRatePerMillion");
/// `node_config.node_os_config.hugepage.khugepagedAllocSleepMillisecs`.
pub const HUGEPAGE_KHUGEPAGED_ALLOC_SLEEP_MILLISECS: Parameter<u32> =
    Parameter::new("node_config.node_os_config.hugepage.khugepagedAllocSleepMillisecs");
/// `node_config.node_os_config.hugepage.khugepagedDefrag`.
pub const HUGEPAGE_KHUGEPAGED_DEFRAG: Parameter<u32> =
    Parameter::new("node_config.node_os_config.hugepage.khugepagedDefrag");
/// `node_config.node_os_config.hugepage.khugepagedPagesToScan`.
pub const HUGEPAGE_KHUGEPAGED_PAGES_TO_SCAN: Parameter<u32> =
    Parameter::new("node_config.node_os_config.hugepage.khugepagedPagesToScan");
/// `node_config.node_os_config.hugepage.khugepagedScanSleepMillisecs`.
pub const HUGEPAGE_KHUGEPAGED_SCAN_SLEEP_MILLISECS: Parameter<u32> =
    Parameter::new("node_config.node_os_config.hugepage.khugepagedScanSleepMillisecs");
/// `node_config.node_os_config.hugepage.transparentDefrag`.
pub const HUGEPAGE_TRANSPARENT_DEFRAG: Parameter<String> =
    Parameter::new("node_config.node_os_config.hugepage.transparentDefrag");
/// `node_config.node_os_config.hugepage.transparentEnabled`.
pub const HUGEPAGE_TRANSPARENT_ENABLED: Parameter<String> =
    Parameter::new("node_config.node_os_config.hugepage.transparentEnabled");
/// `node_components[]`.
pub const NODE_COMPONENTS: Rows = Rows::new("node_components");
/// `node_components[].config_revision`.
pub const NODE_COMPONENT_CONFIG_REVISION: Column<String> = Column::new(NODE_COMPONENTS, "config_revision");
/// `node_components[].name`.
pub const NODE_COMPONENT_NAME: Column<String> = Column::new(NODE_COMPONENTS, "name");
/// `node_components[].version`.
pub const NODE_COMPONENT_VERSION: Column<String> = Column::new(NODE_COMPONENTS, "version");
/// `auto_mode.enable`.
pub const AUTO_MODE_ENABLE: Parameter<bool> = Parameter::new("auto_mode.enable");
/// `eflo_node_group.auto_attach_enabled`.
pub const EFLO_NODE_GROUP_AUTO_ATTACH_ENABLED: Parameter<bool> = Parameter::new("eflo_node_group.auto_attach_enabled");
/// `eflo_node_group.cluster_id`.
pub const EFLO_NODE_GROUP_CLUSTER_ID: Parameter<String> = Parameter::new("eflo_node_group.cluster_id");
/// `eflo_node_group.group_id`.
pub const EFLO_NODE_GROUP_GROUP_ID: Parameter<String> = Parameter::new("eflo_node_group.group_id");
/// `eflo_node_group.worker_ram_role_name`.
pub const EFLO_NODE_GROUP_WORKER_RAM_ROLE_NAME: Parameter<String> =
    Parameter::new("eflo_node_group.worker_ram_role_name");
/// `host_network`.
pub const HOST_NETWORK: Parameter<bool> = Parameter::new("host_network");
/// `intranet`.
pub const INTRANET: Parameter<bool> = Parameter::new("intranet");
/// `interconnect_mode`.
pub const INTERCONNECT_MODE: Parameter<String> = Parameter::new("interconnect_mode");
/// `interconnect_config.bandwidth`.
pub const INTERCONNECT_CONFIG_BANDWIDTH: Parameter<u32> = Parameter::new("interconnect_config.bandwidth");
/// `interconnect_config.ccn_id`.
pub const INTERCONNECT_CONFIG_CCN_ID: Parameter<String> = Parameter::new("interconnect_config.ccn_id");
/// `interconnect_config.ccn_region_id`.
pub const INTERCONNECT_CONFIG_CCN_REGION_ID: Parameter<String> = Parameter::new("interconnect_config.ccn_region_id");
/// `interconnect_config.cen_id`.
pub const INTERCONNECT_CONFIG_CEN_ID: Parameter<String> = Parameter::new("interconnect_config.cen_id");
/// `interconnect_config.improved_period`.
pub const INTERCONNECT_CONFIG_IMPROVED_PERIOD: Parameter<String> =
    Parameter::new("interconnect_config.improved_period");
/// `concurrency`.
pub const CONCURRENCY: Parameter<bool> = Parameter::new("concurrency");
/// `nodepool_info.created`.
pub const CREATED: Parameter<String> = Parameter::new("nodepool_info.created");
/// `nodepool_info.is_default`.
pub const IS_DEFAULT: Parameter<bool> = Parameter::new("nodepool_info.is_default");
/// `nodepool_info.nodepool_id`.
pub const NODEPOOL_ID: Parameter<String> = Parameter::new("nodepool_info.nodepool_id");
/// `nodepool_info.updated`.
pub const UPDATED: Parameter<String> = Parameter::new("nodepool_info.updated");
/// `scaling_group.scaling_group_id`.
pub const SCALING_GROUP_ID: Parameter<String> = Parameter::new("scaling_group.scaling_group_id");
/// `status.state`.
pub const STATUS_STATE: Parameter<String> = Parameter::new("status.state");
/// `status.total_nodes`.
pub const STATUS_TOTAL_NODES: Parameter<u32> = Parameter::new("status.total_nodes");
/// `status.conditions[]`.
pub const CONDITIONS: Rows = Rows::new("status.conditions");
/// `status.conditions[].last_transition_time`.
pub const CONDITION_LAST_TRANSITION_TIME: Column<String> = Column::new(CONDITIONS, "last_transition_time");
/// `status.conditions[].message`.
pub const CONDITION_MESSAGE: Column<String> = Column::new(CONDITIONS, "message");
/// `status.conditions[].reason`.
pub const CONDITION_REASON: Column<String> = Column::new(CONDITIONS, "reason");
/// `status.conditions[].status`.
pub const CONDITION_STATUS: Column<String> = Column::new(CONDITIONS, "status");
/// `status.conditions[].type`.
pub const CONDITION_TYPE: Column<String> = Column::new(CONDITIONS, "type");
/// `status.failed_nodes`.
pub const STATUS_FAILED_NODES: Parameter<u32> = Parameter::new("status.failed_nodes");
/// `status.healthy_nodes`.
pub const STATUS_HEALTHY_NODES: Parameter<u32> = Parameter::new("status.healthy_nodes");
/// `status.initial_nodes`.
pub const STATUS_INITIAL_NODES: Parameter<u32> = Parameter::new("status.initial_nodes");
/// `status.offline_nodes`.
pub const STATUS_OFFLINE_NODES: Parameter<u32> = Parameter::new("status.offline_nodes");
/// `status.removing_nodes`.
pub const STATUS_REMOVING_NODES: Parameter<u32> = Parameter::new("status.removing_nodes");
/// `status.serving_nodes`.
pub const STATUS_SERVING_NODES: Parameter<u32> = Parameter::new("status.serving_nodes");
