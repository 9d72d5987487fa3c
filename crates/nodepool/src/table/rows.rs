//! The flat table behind [`Row`](super::Row).
//!
//! Columns: path · type · bodies (C create, P PUT, D detail) · changeable by the document · reach of a
//! change · secret · parameter · Terraform argument. Paths, types, bodies and the last two columns are
//! compared with the contract by the tests of this module.

use super::Kind::{Boolean, Integer, Map, Number, Object, Objects, String, Strings};
use super::{Argument, Body, Document, Kind, Reach};

const C: u8 = Body::Create as u8;
const P: u8 = Body::Put as u8;
const D: u8 = Body::Detail as u8;
const CP: u8 = C | P;
const CD: u8 = C | D;
const PD: u8 = P | D;
const CPD: u8 = C | P | D;

macro_rules! secret {
    (open) => {
        false
    };
    (secret) => {
        true
    };
}

macro_rules! argument {
    () => {
        None
    };
    ($name:literal) => {
        Some(Argument { name: $name, force_new: false, deprecated: false })
    };
    ($name:literal force_new) => {
        Some(Argument { name: $name, force_new: true, deprecated: false })
    };
    ($name:literal deprecated) => {
        Some(Argument { name: $name, force_new: false, deprecated: true })
    };
    ($name:literal force_new deprecated) => {
        Some(Argument { name: $name, force_new: true, deprecated: true })
    };
}

macro_rules! columns {
    ($( $path:literal $kind:ident $bodies:ident $document:ident $reach:ident $secret:ident $parameter:literal
        [$($argument:tt)*]; )*) => {
        const COUNT: usize = [$($path),*].len();
        pub(super) static PATHS: [&str; COUNT] = [$($path),*];
        pub(super) static KINDS: [Kind; COUNT] = [$($kind),*];
        pub(super) static BODIES: [u8; COUNT] = [$($bodies),*];
        pub(super) static DOCUMENT: [Document; COUNT] = [$(Document::$document),*];
        pub(super) static REACH: [Reach; COUNT] = [$(Reach::$reach),*];
        pub(super) static SECRET: [bool; COUNT] = [$(secret!($secret)),*];
        pub(super) static PARAMETERS: [&str; COUNT] = [$($parameter),*];
        pub(super) static TERRAFORM: [Option<Argument>; COUNT] = [$(argument!($($argument)*)),*];
    };
}

columns! {
    "nodepool_info" Object CPD Silent Nothing open "" [];
    "nodepool_info.name" String CPD Yes Pool open "name" ["node_pool_name"];
    "nodepool_info.region_id" String D No Nothing open "region" [];
    "auto_scaling" Object CPD Silent Nothing open "" ["scaling_config"];
    "auto_scaling.enable" Boolean CPD Yes Pool open "scaling_mode" ["scaling_config.enable"];
    "auto_scaling.min_instances" Integer CPD Yes Pool open "min" ["scaling_config.min_size"];
    "auto_scaling.max_instances" Integer CPD Yes Pool open "max" ["scaling_config.max_size"];
    "auto_scaling.type" String CPD Silent Nothing open "as_type" ["scaling_config.type"];
    "auto_scaling.is_bond_eip" Boolean CPD Silent Pool open "" ["scaling_config.is_bond_eip"];
    "auto_scaling.eip_internet_charge_type" String CPD Silent Pool open "" ["scaling_config.eip_internet_charge_type"];
    "auto_scaling.eip_bandwidth" Integer CPD Silent Pool open "" ["scaling_config.eip_bandwidth"];
    "scaling_group" Object CPD Silent Nothing open "" [];
    "scaling_group.vswitch_ids" Strings CPD Yes NewNodes open "vswitch" ["vswitch_ids"];
    "scaling_group.instance_charge_type" String CPD Yes NewNodes open "billing" ["instance_charge_type"];
    "scaling_group.spot_strategy" String CPD Yes NewNodes open "billing" ["spot_strategy"];
    "scaling_group.spot_price_limit" Objects CPD Yes NewNodes open "spot_price" ["spot_price_limit"];
    "scaling_group.spot_price_limit[].instance_type" String CPD Yes NewNodes open "spot_price" ["spot_price_limit.instance_type"];
    "scaling_group.spot_price_limit[].price_limit" String CPD Yes NewNodes open "spot_price" ["spot_price_limit.price_limit"];
    "scaling_group.period" Integer CPD Yes NewNodes open "period" ["period"];
    "scaling_group.period_unit" String CPD Yes NewNodes open "period" ["period_unit"];
    "scaling_group.auto_renew" Boolean CPD Yes NewNodes open "auto_renew" ["auto_renew"];
    "scaling_group.auto_renew_period" Integer CPD Yes NewNodes open "auto_renew_period" ["auto_renew_period"];
    "scaling_group.instance_types" Strings CPD Yes NewNodes open "instance_types" ["instance_types"];
    "scaling_group.instance_patterns" Objects CPD Silent NewNodes open "" ["instance_patterns"];
    "scaling_group.instance_patterns[].architectures" Strings CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].burst_performance_option" String CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].core" Integer CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].cores" Integer CPD Silent NewNodes open "" ["instance_patterns.cores"];
    "scaling_group.instance_patterns[].cpu_architectures" Strings CPD Silent NewNodes open "" ["instance_patterns.cpu_architectures"];
    "scaling_group.instance_patterns[].excluded_instance_types" Strings CPD Silent NewNodes open "" ["instance_patterns.excluded_instance_types"];
    "scaling_group.instance_patterns[].instance_categories" Strings CPD Silent NewNodes open "" ["instance_patterns.instance_categories"];
    "scaling_group.instance_patterns[].instance_family_level" String CPD Silent NewNodes open "" ["instance_patterns.instance_family_level"];
    "scaling_group.instance_patterns[].instance_type_families" Strings CPD Silent NewNodes open "" ["instance_patterns.instance_type_families"];
    "scaling_group.instance_patterns[].max_cpu_cores" Integer CPD Silent NewNodes open "" ["instance_patterns.max_cpu_cores"];
    "scaling_group.instance_patterns[].max_memory_size" Number CPD Silent NewNodes open "" ["instance_patterns.max_memory_size"];
    "scaling_group.instance_patterns[].max_price" Number CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].maximum_gpu_amount" Integer CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].memory" Number CPD Silent NewNodes open "" ["instance_patterns.memory"];
    "scaling_group.instance_patterns[].min_cpu_cores" Integer CPD Silent NewNodes open "" ["instance_patterns.min_cpu_cores"];
    "scaling_group.instance_patterns[].min_memory_size" Number CPD Silent NewNodes open "" ["instance_patterns.min_memory_size"];
    "scaling_group.instance_patterns[].minimum_eni_ipv6_address_quantity" Integer CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].minimum_eni_private_ip_address_quantity" Integer CPD Silent NewNodes open "" [];
    "scaling_group.instance_patterns[].minimum_eni_quantity" Integer CPD Silent NewNodes open "" [];
    "scaling_group.image_type" String CPD Yes NewNodes open "os_kind" ["image_type"];
    "scaling_group.image_id" String CPD Yes NewNodes open "os_kind" ["image_id"];
    "scaling_group.platform" String CPD Silent NewNodes open "" ["platform" deprecated];
    "scaling_group.soc_enabled" Boolean CD No Nothing open "hardening" ["soc_enabled" force_new];
    "scaling_group.security_hardening_os" Boolean CD No Nothing open "hardening" ["security_hardening_os" force_new];
    "scaling_group.cis_enabled" Boolean CD Silent Nothing open "" ["cis_enabled" force_new deprecated];
    "scaling_group.login_as_non_root" Boolean CD Yes Nothing open "logon_user" ["login_as_non_root" force_new];
    "scaling_group.key_pair" String CPD Yes NewNodes open "key_pair" ["key_name"];
    "scaling_group.login_password" String CPD Yes NewNodes secret "password" ["password"];
    "scaling_group.system_disk_category" String CPD Yes NewNodes open "sys_category" ["system_disk_category"];
    "scaling_group.system_disk_size" Integer CPD Yes NewNodes open "sys_size" ["system_disk_size"];
    "scaling_group.system_disk_performance_level" String CPD Yes NewNodes open "sys_pl" ["system_disk_performance_level"];
    "scaling_group.system_disk_provisioned_iops" Integer CPD Yes NewNodes open "sys_auto" ["system_disk_provisioned_iops"];
    "scaling_group.system_disk_bursting_enabled" Boolean CPD Yes NewNodes open "sys_auto" ["system_disk_bursting_enabled"];
    "scaling_group.system_disk_encrypted" Boolean CPD Yes NewNodes open "sys_enc" ["system_disk_encrypted"];
    "scaling_group.system_disk_encrypt_algorithm" String CPD Yes NewNodes open "sys_enc" ["system_disk_encrypt_algorithm"];
    "scaling_group.system_disk_kms_key_id" String CPD Yes NewNodes open "sys_enc" ["system_disk_kms_key"];
    "scaling_group.system_disk_categories" Strings CPD Yes NewNodes open "sys_more" ["system_disk_categories"];
    "scaling_group.system_disk_snapshot_policy_id" String CPD Silent NewNodes open "sys_snap" ["system_disk_snapshot_policy_id"];
    "scaling_group.data_disks" Objects CPD Yes NewNodes open "dd_category" ["data_disks"];
    "scaling_group.data_disks[].category" String CPD Yes NewNodes open "dd_category" ["data_disks.category"];
    "scaling_group.data_disks[].size" Integer CPD Yes NewNodes open "dd_size" ["data_disks.size"];
    "scaling_group.data_disks[].performance_level" String CPD Yes NewNodes open "dd_pl" ["data_disks.performance_level"];
    "scaling_group.data_disks[].provisioned_iops" Integer CPD Yes NewNodes open "dd_auto" ["data_disks.provisioned_iops"];
    "scaling_group.data_disks[].bursting_enabled" Boolean CPD Yes NewNodes open "dd_auto" ["data_disks.bursting_enabled"];
    "scaling_group.data_disks[].encrypted" String CPD Yes NewNodes open "dd_enc" ["data_disks.encrypted"];
    "scaling_group.data_disks[].kms_key_id" String CPD Yes NewNodes open "dd_enc" ["data_disks.kms_key_id"];
    "scaling_group.data_disks[].snapshot_id" String CPD Yes NewNodes open "dd_snapshot" ["data_disks.snapshot_id"];
    "scaling_group.data_disks[].auto_format" Boolean CPD Yes NewNodes open "dd_mount" ["data_disks.auto_format"];
    "scaling_group.data_disks[].file_system" String CPD Yes NewNodes open "dd_mount" ["data_disks.file_system"];
    "scaling_group.data_disks[].mount_target" String CPD Yes NewNodes open "dd_mount" ["data_disks.mount_target"];
    "scaling_group.data_disks[].device" String CPD Yes NewNodes open "dd_mount" ["data_disks.device"];
    "scaling_group.data_disks[].disk_name" String CPD Yes NewNodes open "dd_mount" ["data_disks.name"];
    "scaling_group.data_disks[].auto_snapshot_policy_id" String CPD Silent NewNodes open "dd_policy" ["data_disks.auto_snapshot_policy_id"];
    "scaling_group.disk_init" Objects CPD Silent NewNodes open "" [];
    "scaling_group.disk_init[].disk_name" String CPD Silent NewNodes open "" [];
    "scaling_group.disk_init[].local_disk" Boolean CPD Silent NewNodes open "" [];
    "scaling_group.disk_init[].mkfs_type" String CPD Silent NewNodes open "" [];
    "scaling_group.disk_init[].mount_for_runtime" Boolean CPD Silent NewNodes open "" [];
    "scaling_group.disk_init[].mount_target" String CPD Silent NewNodes open "" [];
    "scaling_group.desired_size" Integer CPD Yes Pool open "desired" ["desired_size"];
    "count" Integer C Silent Nothing open "" ["node_count" deprecated];
    "max_nodes" Integer CD Silent Nothing open "" [];
    "nodepool_info.resource_group_id" String CPD Yes NewNodes open "rg" ["resource_group_id"];
    "scaling_group.scaling_policy" String CPD Yes Pool open "scaling_policy" ["scaling_policy"];
    "scaling_group.multi_az_policy" String CPD Yes Pool open "multi_az" ["multi_az_policy"];
    "scaling_group.compensate_with_on_demand" Boolean CPD Yes Pool open "compensate" ["compensate_with_on_demand"];
    "scaling_group.on_demand_base_capacity" Integer CPD Silent NewNodes open "" ["on_demand_base_capacity"];
    "scaling_group.on_demand_percentage_above_base_capacity" Integer CPD Silent NewNodes open "" ["on_demand_percentage_above_base_capacity"];
    "scaling_group.spot_instance_pools" Integer CPD Silent NewNodes open "" ["spot_instance_pools"];
    "scaling_group.spot_instance_remedy" Boolean CPD Yes Pool open "remedy" ["spot_instance_remedy"];
    "scaling_group.tags" Objects CPD Yes AllNodes open "tags" ["tags"];
    "scaling_group.tags[].key" String CPD Yes AllNodes open "tags" ["tags"];
    "scaling_group.tags[].value" String CPD Yes AllNodes open "tags" ["tags"];
    "kubernetes_config" Object CPD Silent Nothing open "" [];
    "kubernetes_config.taints" Objects CPD Yes AllNodes open "taints" ["taints"];
    "kubernetes_config.taints[].key" String CPD Yes AllNodes open "taints" ["taints.key"];
    "kubernetes_config.taints[].value" String CPD Yes AllNodes open "taints" ["taints.value"];
    "kubernetes_config.taints[].effect" String CPD Yes AllNodes open "taints" ["taints.effect"];
    "kubernetes_config.labels" Objects CPD Yes AllNodes open "labels" ["labels"];
    "kubernetes_config.labels[].key" String CPD Yes AllNodes open "labels" ["labels.key"];
    "kubernetes_config.labels[].value" String CPD Yes AllNodes open "labels" ["labels.value"];
    "update_nodes" Boolean P Silent ExistingNodes open "update_nodes" ["update_nodes"];
    "kubernetes_config.unschedulable" Boolean CPD Silent NewNodes open "unschedulable" ["unschedulable"];
    "kubernetes_config.cpu_policy" String CPD Silent NewNodes open "cpu_policy" ["cpu_policy"];
    "kubernetes_config.node_name_mode" String CPD Yes NewNodes open "node_name" ["node_name_mode" force_new];
    "kubernetes_config.pre_user_data" String CPD Yes NewNodes open "pre_user_data" ["pre_user_data"];
    "kubernetes_config.user_data" String CPD Yes NewNodes open "user_data" ["user_data"];
    "kubernetes_config.cms_enabled" Boolean CPD Yes NewNodes open "cms" ["install_cloud_monitor"];
    "scaling_group.internet_charge_type" String CPD Yes NewNodes open "public_ip" ["internet_charge_type"];
    "scaling_group.internet_max_bandwidth_out" Integer CPD Yes NewNodes open "public_ip" ["internet_max_bandwidth_out"];
    "scaling_group.security_group_ids" Strings CPD No Nothing open "sg" ["security_group_ids" force_new];
    "scaling_group.security_group_id" String CD No Nothing open "sg" ["security_group_id" force_new deprecated];
    "scaling_group.rds_instances" Strings CPD Yes NewNodes open "rds" ["rds_instances"];
    "scaling_group.deploymentset_id" String CPD Yes NewNodes open "deployset" ["deployment_set_id" force_new];
    "scaling_group.private_pool_options" Object CPD Yes NewNodes open "private_pool" ["private_pool_options"];
    "scaling_group.private_pool_options.match_criteria" String CPD Yes NewNodes open "private_pool" ["private_pool_options.private_pool_options_match_criteria"];
    "scaling_group.private_pool_options.id" String CPD Yes NewNodes open "private_pool_id" ["private_pool_options.private_pool_options_id"];
    "scaling_group.resource_pool_options" Object CPD Silent Nothing open "" [];
    "scaling_group.resource_pool_options.strategy" String CPD Silent NewNodes open "" [];
    "scaling_group.resource_pool_options.private_pool_ids" Strings CPD Silent NewNodes open "" [];
    "kubernetes_config.runtime" String CPD Silent NewNodes open "runtime" ["runtime_name"];
    "kubernetes_config.runtime_version" String CPD Silent NewNodes open "runtime" ["runtime_version"];
    "management" Object CPD Silent Pool open "managed" ["management"];
    "management.enable" Boolean CPD Silent Pool open "managed" ["management.enable"];
    "management.auto_fault_diagnosis" Boolean CPD Silent Pool open "managed" [];
    "management.auto_repair" Boolean CPD Silent Pool open "managed" ["management.auto_repair"];
    "management.auto_repair_policy" Object CPD Silent Pool open "managed" ["management.auto_repair_policy"];
    "management.auto_repair_policy.approval_required" Boolean CPD Silent Pool open "managed" [];
    "management.auto_repair_policy.auto_repair_policy_id" String PD Silent Pool open "managed" [];
    "management.auto_repair_policy.max_parallel_repairing_nodes" String CPD Silent Pool open "managed" [];
    "management.auto_repair_policy.max_unhealthy_nodes_threshold" String CPD Silent Pool open "managed" [];
    "management.auto_repair_policy.restart_node" Boolean CPD Silent Pool open "managed" ["management.auto_repair_policy.restart_node"];
    "management.auto_upgrade" Boolean CPD Silent Pool open "managed" ["management.auto_upgrade"];
    "management.auto_upgrade_policy" Object CPD Silent Pool open "managed" ["management.auto_upgrade_policy"];
    "management.auto_upgrade_policy.auto_upgrade_kubelet" Boolean CPD Silent Pool open "managed" ["management.auto_upgrade_policy.auto_upgrade_kubelet"];
    "management.auto_upgrade_policy.auto_upgrade_os" Boolean CP Silent Pool open "managed" [];
    "management.auto_upgrade_policy.auto_upgrade_runtime" Boolean CP Silent Pool open "managed" [];
    "management.auto_vul_fix" Boolean CPD Silent Pool open "managed" ["management.auto_vul_fix"];
    "management.auto_vul_fix_policy" Object CPD Silent Pool open "managed" ["management.auto_vul_fix_policy"];
    "management.auto_vul_fix_policy.exclude_packages" String CPD Silent Pool open "managed" [];
    "management.auto_vul_fix_policy.restart_node" Boolean CPD Silent Pool open "managed" ["management.auto_vul_fix_policy.restart_node"];
    "management.auto_vul_fix_policy.vul_level" String CPD Silent Pool open "managed" ["management.auto_vul_fix_policy.vul_level"];
    "management.drift_enabled" Boolean CPD Silent Pool open "managed" [];
    "management.upgrade_config" Object CPD Silent Pool open "managed" [];
    "management.upgrade_config.auto_upgrade" Boolean CPD Silent Pool open "managed" [];
    "management.upgrade_config.max_unavailable" Integer CPD Silent Pool open "managed" ["management.max_unavailable"];
    "management.upgrade_config.surge" Integer CPD Silent Pool open "managed" ["management.surge" deprecated];
    "management.upgrade_config.surge_percentage" Integer CPD Silent Pool open "managed" ["management.surge_percentage" deprecated];
    "nodepool_info.type" String CD Silent Nothing open "type" ["type" force_new];
    "scaling_group.ram_role_name" String CD Silent Nothing open "ramrole" ["ram_role_name" force_new];
    "scaling_group.ram_policy" String D Silent Nothing open "" [];
    "scaling_group.instance_metadata_options" Object CD Silent Nothing open "imds" ["instance_metadata_options" force_new];
    "scaling_group.instance_metadata_options.http_tokens" String CD Silent Nothing open "imds" ["instance_metadata_options.http_tokens" force_new];
    "tee_config" Object CPD Silent Nothing open "tee" ["tee_config" force_new];
    "tee_config.tee_enable" Boolean CPD Silent Nothing open "tee" ["tee_config.tee_enable" force_new];
    "scaling_group.cpu_options" Object CD Silent Nothing open "" [];
    "scaling_group.cpu_options.nested_virtualization" String CD Silent Nothing open "" [];
    "scaling_group.enable_high_density_mode" Boolean CPD Silent NewNodes open "" [];
    "node_config" Object CD Silent Nothing open "" [];
    "node_config.kubelet_configuration" Object CD Silent Nothing open "" ["kubelet_configuration"];
    "node_config.kubelet_configuration.allowedUnsafeSysctls" Strings CD Silent Nothing open "" ["kubelet_configuration.allowed_unsafe_sysctls"];
    "node_config.kubelet_configuration.clusterDNS" Strings CD Silent Nothing open "" ["kubelet_configuration.cluster_dns"];
    "node_config.kubelet_configuration.containerLogMaxFiles" Integer CD Silent Nothing open "" ["kubelet_configuration.container_log_max_files"];
    "node_config.kubelet_configuration.containerLogMaxSize" String CD Silent Nothing open "" ["kubelet_configuration.container_log_max_size"];
    "node_config.kubelet_configuration.containerLogMaxWorkers" Integer CD Silent Nothing open "" ["kubelet_configuration.container_log_max_workers"];
    "node_config.kubelet_configuration.containerLogMonitorInterval" String CD Silent Nothing open "" ["kubelet_configuration.container_log_monitor_interval"];
    "node_config.kubelet_configuration.cpuCFSQuota" Boolean CD Silent Nothing open "" ["kubelet_configuration.cpu_cfs_quota"];
    "node_config.kubelet_configuration.cpuCFSQuotaPeriod" String CD Silent Nothing open "" ["kubelet_configuration.cpu_cfs_quota_period"];
    "node_config.kubelet_configuration.cpuManagerPolicy" String CD Silent Nothing open "" ["kubelet_configuration.cpu_manager_policy"];
    "node_config.kubelet_configuration.eventBurst" Integer CD Silent Nothing open "" ["kubelet_configuration.event_burst"];
    "node_config.kubelet_configuration.eventRecordQPS" Integer CD Silent Nothing open "" ["kubelet_configuration.event_record_qps"];
    "node_config.kubelet_configuration.evictionHard" Map CD Silent Nothing open "" ["kubelet_configuration.eviction_hard"];
    "node_config.kubelet_configuration.evictionSoft" Map CD Silent Nothing open "" ["kubelet_configuration.eviction_soft"];
    "node_config.kubelet_configuration.evictionSoftGracePeriod" Map CD Silent Nothing open "" ["kubelet_configuration.eviction_soft_grace_period"];
    "node_config.kubelet_configuration.featureGates" Map CD Silent Nothing open "" ["kubelet_configuration.feature_gates"];
    "node_config.kubelet_configuration.imageGCHighThresholdPercent" Integer CD Silent Nothing open "" ["kubelet_configuration.image_gc_high_threshold_percent"];
    "node_config.kubelet_configuration.imageGCLowThresholdPercent" Integer CD Silent Nothing open "" ["kubelet_configuration.image_gc_low_threshold_percent"];
    "node_config.kubelet_configuration.kubeAPIBurst" Integer CD Silent Nothing open "" ["kubelet_configuration.kube_api_burst"];
    "node_config.kubelet_configuration.kubeAPIQPS" Integer CD Silent Nothing open "" ["kubelet_configuration.kube_api_qps"];
    "node_config.kubelet_configuration.kubeReserved" Map CD Silent Nothing open "" ["kubelet_configuration.kube_reserved"];
    "node_config.kubelet_configuration.maxPods" Integer CD Silent Nothing open "" ["kubelet_configuration.max_pods"];
    "node_config.kubelet_configuration.memoryManagerPolicy" String CD Silent Nothing open "" ["kubelet_configuration.memory_manager_policy"];
    "node_config.kubelet_configuration.podPidsLimit" Integer CD Silent Nothing open "" ["kubelet_configuration.pod_pids_limit"];
    "node_config.kubelet_configuration.readOnlyPort" Integer CD Silent Nothing open "" ["kubelet_configuration.read_only_port"];
    "node_config.kubelet_configuration.registryBurst" Integer CD Silent Nothing open "" ["kubelet_configuration.registry_burst"];
    "node_config.kubelet_configuration.registryPullQPS" Integer CD Silent Nothing open "" ["kubelet_configuration.registry_pull_qps"];
    "node_config.kubelet_configuration.reservedMemory" Objects CD Silent Nothing open "" ["kubelet_configuration.reserved_memory"];
    "node_config.kubelet_configuration.reservedMemory[].limits" Map CD Silent Nothing open "" ["kubelet_configuration.reserved_memory.limits"];
    "node_config.kubelet_configuration.reservedMemory[].numaNode" Integer CD Silent Nothing open "" ["kubelet_configuration.reserved_memory.numa_node"];
    "node_config.kubelet_configuration.serializeImagePulls" Boolean CD Silent Nothing open "" ["kubelet_configuration.serialize_image_pulls"];
    "node_config.kubelet_configuration.serverTLSBootstrap" Boolean CD Silent Nothing open "" [];
    "node_config.kubelet_configuration.systemReserved" Map CD Silent Nothing open "" ["kubelet_configuration.system_reserved"];
    "node_config.kubelet_configuration.topologyManagerPolicy" String CD Silent Nothing open "" ["kubelet_configuration.topology_manager_policy"];
    "node_config.kubelet_configuration.tracing" Object CD Silent Nothing open "" ["kubelet_configuration.tracing"];
    "node_config.kubelet_configuration.tracing.endpoint" String CD Silent Nothing open "" ["kubelet_configuration.tracing.endpoint"];
    "node_config.kubelet_configuration.tracing.samplingRatePerMillion" Integer CD Silent Nothing open "" ["kubelet_configuration.tracing.sampling_rate_per_million"];
    "node_config.node_os_config" Object CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage" Object CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.khugepagedAllocSleepMillisecs" Integer CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.khugepagedDefrag" Integer CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.khugepagedPagesToScan" Integer CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.khugepagedScanSleepMillisecs" Integer CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.transparentDefrag" String CD Silent Nothing open "" [];
    "node_config.node_os_config.hugepage.transparentEnabled" String CD Silent Nothing open "" [];
    "node_config.node_os_config.sysctl" Map CD Silent Nothing open "" [];
    "node_components" Objects CD Silent Nothing open "" [];
    "node_components[].config" Object CD Silent Nothing open "" [];
    "node_components[].config.custom_config" Map CD Silent Nothing open "" [];
    "node_components[].config.envs" Objects CD Silent Nothing open "" [];
    "node_components[].config.envs[].name" String CD Silent Nothing open "" [];
    "node_components[].config.envs[].value" String CD Silent Nothing open "" [];
    "node_components[].config_revision" String D Silent Nothing open "" [];
    "node_components[].name" String CD Silent Nothing open "" [];
    "node_components[].version" String CD Silent Nothing open "" [];
    "auto_mode" Object CD Silent Nothing open "" ["auto_mode" force_new];
    "auto_mode.enable" Boolean CD Silent Nothing open "" ["auto_mode.enabled" force_new];
    "eflo_node_group" Object CPD Silent Nothing open "" ["eflo_node_group"];
    "eflo_node_group.auto_attach_enabled" Boolean CPD Silent Nothing open "" [];
    "eflo_node_group.cluster_id" String CD Silent Nothing open "" ["eflo_node_group.cluster_id"];
    "eflo_node_group.group_id" String CD Silent Nothing open "" ["eflo_node_group.group_id"];
    "eflo_node_group.worker_ram_role_name" String CD Silent Nothing open "" [];
    "host_network" Boolean CD Silent Nothing open "" [];
    "intranet" Boolean CD Silent Nothing open "" [];
    "interconnect_mode" String CD Silent Nothing open "" [];
    "interconnect_config" Object CD Silent Nothing open "" [];
    "interconnect_config.bandwidth" Integer CD Silent Nothing open "" [];
    "interconnect_config.ccn_id" String CD Silent Nothing open "" [];
    "interconnect_config.ccn_region_id" String CD Silent Nothing open "" [];
    "interconnect_config.cen_id" String CD Silent Nothing open "" [];
    "interconnect_config.improved_period" String CD Silent Nothing open "" [];
    "concurrency" Boolean P Silent Nothing open "" [];
    "nodepool_info.created" String D Silent Nothing open "" [];
    "nodepool_info.is_default" Boolean D Silent Nothing open "" [];
    "nodepool_info.nodepool_id" String D Silent Nothing open "" [];
    "nodepool_info.updated" String D Silent Nothing open "" [];
    "scaling_group.scaling_group_id" String D Silent Nothing open "" [];
    "status" Object D Silent Nothing open "" [];
    "status.state" String D Silent Nothing open "" [];
    "status.total_nodes" Integer D Silent Nothing open "" [];
    "status.conditions" Objects D Silent Nothing open "" [];
    "status.conditions[].last_transition_time" String D Silent Nothing open "" [];
    "status.conditions[].message" String D Silent Nothing open "" [];
    "status.conditions[].reason" String D Silent Nothing open "" [];
    "status.conditions[].status" String D Silent Nothing open "" [];
    "status.conditions[].type" String D Silent Nothing open "" [];
    "status.failed_nodes" Integer D Silent Nothing open "" [];
    "status.healthy_nodes" Integer D Silent Nothing open "" [];
    "status.initial_nodes" Integer D Silent Nothing open "" [];
    "status.offline_nodes" Integer D Silent Nothing open "" [];
    "status.removing_nodes" Integer D Silent Nothing open "" [];
    "status.serving_nodes" Integer D Silent Nothing open "" [];
}
