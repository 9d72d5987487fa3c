//! Where each path has its control: the one table that section counts, jumps and labels read.

use nodepool::parameters::Info;
use nodepool::paths;
use nodepool::table::{Document, Reach, Row};
use texts::Form;

use super::place::Place;

/// The sections of the form, in the document's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Section {
    /// Name, region, scaling mode.
    Basic,
    /// VPC and vSwitches.
    Network,
    /// Billing, instance types, operating system, logon.
    Instance,
    /// System disk and data disks.
    Storage,
    /// Expected nodes.
    Count,
    /// Tags, taints, labels.
    Advanced,
}

impl Section {
    /// All six, in order.
    pub(crate) const ALL: [Self; 6] =
        [Self::Basic, Self::Network, Self::Instance, Self::Storage, Self::Count, Self::Advanced];

    /// The id of the section in the page.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Network => "network",
            Self::Instance => "instance",
            Self::Storage => "storage",
            Self::Count => "count",
            Self::Advanced => "advanced",
        }
    }

    /// Its title.
    pub(crate) fn title(self) -> Form {
        match self {
            Self::Basic => Form::SectionBasic,
            Self::Network => Form::SectionNetwork,
            Self::Instance => Form::SectionInstance,
            Self::Storage => Form::SectionStorage,
            Self::Count => Form::SectionCount,
            Self::Advanced => Form::SectionAdvanced,
        }
    }
}

/// A path with a control.
pub(crate) struct Field {
    /// The path; in a list the pattern.
    pub(crate) pattern: &'static str,
    /// Where its control stands.
    pub(crate) section: Section,
    /// Its label.
    pub(crate) label: Form,
}

const fn field(pattern: &'static str, section: Section, label: Form) -> Field {
    Field { pattern, section, label }
}

/// Every path with a control, in form order.
pub(crate) const FIELDS: &[Field] = &[
    field(paths::NAME.path(), Section::Basic, Form::Name),
    field(paths::AUTO_SCALING_ENABLE.path(), Section::Basic, Form::ScalingMode),
    field(paths::AUTO_SCALING_MIN_INSTANCES.path(), Section::Basic, Form::Minimum),
    field(paths::AUTO_SCALING_MAX_INSTANCES.path(), Section::Basic, Form::Maximum),
    field(paths::AUTO_SCALING_TYPE.path(), Section::Basic, Form::InstanceClass),
    field(paths::VSWITCH_IDS.path(), Section::Network, Form::VSwitches),
    field(paths::INSTANCE_CHARGE_TYPE.path(), Section::Instance, Form::Billing),
    field(paths::SPOT_STRATEGY.path(), Section::Instance, Form::Billing),
    field(paths::PERIOD.path(), Section::Instance, Form::Duration),
    field(paths::PERIOD_UNIT.path(), Section::Instance, Form::DurationUnit),
    field(paths::AUTO_RENEW.path(), Section::Instance, Form::AutoRenew),
    field(paths::AUTO_RENEW_PERIOD.path(), Section::Instance, Form::RenewalDuration),
    field(paths::INSTANCE_TYPES.path(), Section::Instance, Form::InstanceTypes),
    field(paths::SPOT_PRICE_LIMITS.path(), Section::Instance, Form::PriceLimit),
    field("scaling_group.spot_price_limit[].instance_type", Section::Instance, Form::PriceLimit),
    field("scaling_group.spot_price_limit[].price_limit", Section::Instance, Form::PriceLimit),
    field(paths::IMAGE_TYPE.path(), Section::Instance, Form::OperatingSystem),
    field(paths::IMAGE_ID.path(), Section::Instance, Form::CustomImage),
    field(paths::SOC_ENABLED.path(), Section::Instance, Form::Hardening),
    field(paths::SECURITY_HARDENING_OS.path(), Section::Instance, Form::Hardening),
    field(paths::LOGIN_AS_NON_ROOT.path(), Section::Instance, Form::LogonName),
    field(paths::KEY_PAIR.path(), Section::Instance, Form::KeyPair),
    field(paths::LOGIN_PASSWORD.path(), Section::Instance, Form::Password),
    field(paths::SYSTEM_DISK_CATEGORY.path(), Section::Storage, Form::SystemDiskType),
    field(paths::SYSTEM_DISK_SIZE.path(), Section::Storage, Form::SystemDiskSize),
    field(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(), Section::Storage, Form::PerformanceLevel),
    field(paths::SYSTEM_DISK_PROVISIONED_IOPS.path(), Section::Storage, Form::SystemDiskIops),
    field(paths::SYSTEM_DISK_BURSTING_ENABLED.path(), Section::Storage, Form::SystemDiskBurst),
    field(paths::SYSTEM_DISK_ENCRYPTED.path(), Section::Storage, Form::SystemDiskEncryption),
    field(paths::SYSTEM_DISK_ENCRYPT_ALGORITHM.path(), Section::Storage, Form::SystemDiskAlgorithm),
    field(paths::SYSTEM_DISK_KMS_KEY_ID.path(), Section::Storage, Form::SystemDiskKey),
    field(paths::SYSTEM_DISK_CATEGORIES.path(), Section::Storage, Form::SystemDiskTypes),
    field(paths::SYSTEM_DISK_SNAPSHOT_POLICY_ID.path(), Section::Storage, Form::SystemDiskPolicy),
    field(paths::DATA_DISKS.path(), Section::Storage, Form::DataDisks),
    field("scaling_group.data_disks[].category", Section::Storage, Form::DataDiskType),
    field("scaling_group.data_disks[].size", Section::Storage, Form::DataDiskSize),
    field("scaling_group.data_disks[].performance_level", Section::Storage, Form::DataDiskLevel),
    field("scaling_group.data_disks[].provisioned_iops", Section::Storage, Form::DataDiskIops),
    field("scaling_group.data_disks[].bursting_enabled", Section::Storage, Form::DataDiskBurst),
    field("scaling_group.data_disks[].encrypted", Section::Storage, Form::DataDiskEncryption),
    field("scaling_group.data_disks[].kms_key_id", Section::Storage, Form::DataDiskKey),
    field("scaling_group.data_disks[].snapshot_id", Section::Storage, Form::DataDiskSnapshot),
    field("scaling_group.data_disks[].auto_format", Section::Storage, Form::DataDiskFormat),
    field("scaling_group.data_disks[].file_system", Section::Storage, Form::DataDiskFileSystem),
    field("scaling_group.data_disks[].mount_target", Section::Storage, Form::DataDiskMount),
    field("scaling_group.data_disks[].device", Section::Storage, Form::DataDiskDevice),
    field("scaling_group.data_disks[].disk_name", Section::Storage, Form::DataDiskName),
    field("scaling_group.data_disks[].auto_snapshot_policy_id", Section::Storage, Form::DataDiskPolicy),
    field(paths::DESIRED_SIZE.path(), Section::Count, Form::ExpectedNodes),
    field(paths::RESOURCE_GROUP_ID.path(), Section::Advanced, Form::ResourceGroup),
    field(paths::SCALING_POLICY.path(), Section::Advanced, Form::ElasticMode),
    field(paths::MULTI_AZ_POLICY.path(), Section::Advanced, Form::ScalingPolicy),
    field(paths::COMPENSATE_WITH_ON_DEMAND.path(), Section::Advanced, Form::Compensate),
    field(paths::SPOT_INSTANCE_REMEDY.path(), Section::Advanced, Form::Remedy),
    field(paths::TAGS.path(), Section::Advanced, Form::EcsTags),
    field("scaling_group.tags[].key", Section::Advanced, Form::TagKey),
    field("scaling_group.tags[].value", Section::Advanced, Form::TagValue),
    field(paths::TAINTS.path(), Section::Advanced, Form::Taints),
    field("kubernetes_config.taints[].key", Section::Advanced, Form::TaintKey),
    field("kubernetes_config.taints[].value", Section::Advanced, Form::TaintValue),
    field("kubernetes_config.taints[].effect", Section::Advanced, Form::TaintEffect),
    field(paths::LABELS.path(), Section::Advanced, Form::NodeLabels),
    field("kubernetes_config.labels[].key", Section::Advanced, Form::LabelKey),
    field("kubernetes_config.labels[].value", Section::Advanced, Form::LabelValue),
    field(paths::UNSCHEDULABLE.path(), Section::Advanced, Form::Unschedulable),
    field(paths::CPU_POLICY.path(), Section::Advanced, Form::CpuPolicy),
    field(paths::NODE_NAME_MODE.path(), Section::Advanced, Form::CustomNodeName),
    field(paths::PRE_USER_DATA.path(), Section::Advanced, Form::PreUserData),
    field(paths::USER_DATA.path(), Section::Advanced, Form::UserData),
    field(paths::CMS_ENABLED.path(), Section::Advanced, Form::CloudMonitor),
    field(paths::INTERNET_CHARGE_TYPE.path(), Section::Advanced, Form::PublicIp),
    field(paths::INTERNET_MAX_BANDWIDTH_OUT.path(), Section::Advanced, Form::PeakBandwidth),
    field(paths::SECURITY_GROUP_IDS.path(), Section::Advanced, Form::SecurityGroups),
    field(paths::SECURITY_GROUP_ID.path(), Section::Advanced, Form::SecurityGroups),
    field(paths::RDS_INSTANCES.path(), Section::Advanced, Form::RdsInstances),
    field(paths::DEPLOYMENTSET_ID.path(), Section::Advanced, Form::DeploymentSet),
    field("scaling_group.private_pool_options", Section::Advanced, Form::PrivatePool),
    field(paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(), Section::Advanced, Form::PrivatePool),
    field(paths::PRIVATE_POOL_OPTIONS_ID.path(), Section::Advanced, Form::PrivatePoolId),
    field(paths::RUNTIME.path(), Section::Advanced, Form::Runtime),
    field(paths::RUNTIME_VERSION.path(), Section::Advanced, Form::RuntimeVersion),
    field("management", Section::Advanced, Form::Managed),
    field(paths::MANAGEMENT_ENABLE.path(), Section::Advanced, Form::Managed),
    field(paths::MANAGEMENT_AUTO_FAULT_DIAGNOSIS.path(), Section::Advanced, Form::ManagedDiagnosis),
    field(paths::MANAGEMENT_AUTO_REPAIR.path(), Section::Advanced, Form::ManagedRepair),
    field("management.auto_repair_policy", Section::Advanced, Form::ManagedRepair),
    field(
        paths::MANAGEMENT_AUTO_REPAIR_POLICY_APPROVAL_REQUIRED.path(),
        Section::Advanced,
        Form::ManagedRepairApproval,
    ),
    field(
        paths::MANAGEMENT_AUTO_REPAIR_POLICY_AUTO_REPAIR_POLICY_ID.path(),
        Section::Advanced,
        Form::ManagedRepairPolicy,
    ),
    field(
        paths::MANAGEMENT_AUTO_REPAIR_POLICY_MAX_PARALLEL_REPAIRING_NODES.path(),
        Section::Advanced,
        Form::ManagedRepairParallel,
    ),
    field(
        paths::MANAGEMENT_AUTO_REPAIR_POLICY_MAX_UNHEALTHY_NODES_THRESHOLD.path(),
        Section::Advanced,
        Form::ManagedRepairThreshold,
    ),
    field(paths::MANAGEMENT_AUTO_REPAIR_POLICY_RESTART_NODE.path(), Section::Advanced, Form::ManagedRepairRestart),
    field(paths::MANAGEMENT_AUTO_UPGRADE.path(), Section::Advanced, Form::ManagedUpgrade),
    field("management.auto_upgrade_policy", Section::Advanced, Form::ManagedUpgrade),
    field(
        paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_KUBELET.path(),
        Section::Advanced,
        Form::ManagedUpgradeKubelet,
    ),
    field(paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_OS.path(), Section::Advanced, Form::ManagedUpgradeOs),
    field(
        paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_RUNTIME.path(),
        Section::Advanced,
        Form::ManagedUpgradeRuntime,
    ),
    field(paths::MANAGEMENT_AUTO_VUL_FIX.path(), Section::Advanced, Form::ManagedVulnerability),
    field("management.auto_vul_fix_policy", Section::Advanced, Form::ManagedVulnerability),
    field(
        paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_EXCLUDE_PACKAGES.path(),
        Section::Advanced,
        Form::ManagedVulnerabilityExclude,
    ),
    field(
        paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_RESTART_NODE.path(),
        Section::Advanced,
        Form::ManagedVulnerabilityRestart,
    ),
    field(paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL.path(), Section::Advanced, Form::ManagedVulnerabilityLevel),
    field(paths::MANAGEMENT_DRIFT_ENABLED.path(), Section::Advanced, Form::ManagedDrift),
    field("management.upgrade_config", Section::Advanced, Form::ManagedUpgradeConfig),
    field(paths::MANAGEMENT_UPGRADE_CONFIG_AUTO_UPGRADE.path(), Section::Advanced, Form::ManagedUpgradeConfig),
    field(paths::MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE.path(), Section::Advanced, Form::ManagedUnavailable),
    field(paths::MANAGEMENT_UPGRADE_CONFIG_SURGE.path(), Section::Advanced, Form::ManagedSurge),
    field(paths::MANAGEMENT_UPGRADE_CONFIG_SURGE_PERCENTAGE.path(), Section::Advanced, Form::ManagedSurgePercentage),
    field(paths::RAM_ROLE_NAME.path(), Section::Advanced, Form::RamRole),
    field("scaling_group.instance_metadata_options", Section::Advanced, Form::MetadataAccess),
    field(paths::INSTANCE_METADATA_OPTIONS_HTTP_TOKENS.path(), Section::Advanced, Form::MetadataAccess),
    field("tee_config", Section::Advanced, Form::Tee),
    field(paths::TEE_ENABLE.path(), Section::Advanced, Form::Tee),
];

/// What each parameter is for, by its id.
const HELP: &[(&str, Form)] = &[
    ("name", Form::HelpName),
    ("region", Form::HelpRegion),
    ("scaling_mode", Form::HelpScalingMode),
    ("min", Form::HelpMin),
    ("max", Form::HelpMax),
    ("as_type", Form::HelpAsType),
    ("vpc", Form::HelpVpc),
    ("vswitch", Form::HelpVSwitch),
    ("billing", Form::HelpBilling),
    ("spot_price", Form::HelpSpotPrice),
    ("period", Form::HelpPeriod),
    ("auto_renew", Form::HelpAutoRenew),
    ("auto_renew_period", Form::HelpAutoRenewPeriod),
    ("instance_types", Form::HelpInstanceTypes),
    ("os_kind", Form::HelpOs),
    ("hardening", Form::HelpHardening),
    ("logon_user", Form::HelpLogonUser),
    ("key_pair", Form::HelpKeyPair),
    ("password", Form::HelpPassword),
    ("sys_category", Form::HelpSysCategory),
    ("sys_size", Form::HelpSysSize),
    ("sys_pl", Form::HelpSysPl),
    ("sys_auto", Form::HelpSysAuto),
    ("sys_enc", Form::HelpSysEnc),
    ("sys_more", Form::HelpSysMore),
    ("sys_snap", Form::HelpSysSnap),
    ("dd_category", Form::HelpDdCategory),
    ("dd_size", Form::HelpDdSize),
    ("dd_pl", Form::HelpDdPl),
    ("dd_auto", Form::HelpDdAuto),
    ("dd_enc", Form::HelpDdEnc),
    ("dd_snapshot", Form::HelpDdSnapshot),
    ("dd_mount", Form::HelpDdMount),
    ("dd_policy", Form::HelpDdPolicy),
    ("desired", Form::HelpDesired),
    ("rg", Form::HelpRg),
    ("scaling_policy", Form::HelpElasticMode),
    ("multi_az", Form::HelpScalingPolicy),
    ("compensate", Form::HelpCompensate),
    ("remedy", Form::HelpRemedy),
    ("tags", Form::HelpTags),
    ("taints", Form::HelpTaints),
    ("labels", Form::HelpLabels),
    ("unschedulable", Form::HelpUnschedulable),
    ("cpu_policy", Form::HelpCpuPolicy),
    ("node_name", Form::HelpNodeName),
    ("pre_user_data", Form::HelpPreUserData),
    ("user_data", Form::HelpUserData),
    ("cms", Form::HelpCms),
    ("public_ip", Form::HelpPublicIp),
    ("sg", Form::HelpSg),
    ("rds", Form::HelpRds),
    ("deployset", Form::HelpDeployset),
    ("private_pool", Form::HelpPrivatePool),
    ("private_pool_id", Form::HelpPrivatePoolId),
    ("runtime", Form::HelpRuntime),
    ("managed", Form::HelpManaged),
    ("ramrole", Form::HelpRamRole),
    ("imds", Form::HelpImds),
    ("tee", Form::HelpTee),
];

/// What a parameter is for, and whether and for whom it can change later; `None` for an id without a control.
pub(crate) fn help_of(id: &str) -> Option<(Form, Option<Form>)> {
    let (_, help) = HELP.iter().find(|(one, _)| *one == id)?;
    let row = Info::of(id).and_then(|info| info.rows().next());
    let change = row.and_then(|row| match (row.document(), row.changeable_by_put(), row.reach()) {
        (Document::No, _, _) | (_, false, _) => Some(Form::ChangeNever),
        (_, _, Reach::Pool) => Some(Form::ChangePool),
        (_, _, Reach::NewNodes) => Some(Form::ChangeNewNodes),
        (_, _, Reach::AllNodes | Reach::ExistingNodes) => Some(Form::ChangeAllNodes),
        (_, _, Reach::Nothing) => None,
    });
    Some((*help, change))
}

/// Whether an edit cannot change this path: the product document says so, PUT lacks it, or it was decided (C20).
pub(crate) fn is_fixed(pattern: &str) -> bool {
    let fixed = |row: Row| {
        row.document() == Document::No || !row.changeable_by_put() || row.path() == paths::AUTO_SCALING_TYPE.path()
    };
    Row::of(pattern).is_some_and(fixed)
}

/// The parameters whose controls stand at some places, in form order, each once.
pub(crate) fn parameters_at(places: &[Place]) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for place in places {
        if let Some(id) = Row::of(&place.pattern()).and_then(Row::parameter)
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// The row of a pattern; a row itself (`…[]`) belongs to its list. `None`: no control has it.
pub(crate) fn field_of(pattern: &str) -> Option<&'static Field> {
    let pattern = pattern.strip_suffix("[]").unwrap_or(pattern);
    FIELDS.iter().find(|field| field.pattern == pattern)
}

/// The place in the form order, for sorting; paths without a control come last.
pub(crate) fn order_of(pattern: &str) -> usize {
    let pattern = pattern.strip_suffix("[]").unwrap_or(pattern);
    FIELDS.iter().position(|field| field.pattern == pattern).unwrap_or(FIELDS.len())
}

#[cfg(test)]
mod tests {
    use nodepool::parameters::{self, PARAMETERS};
    use nodepool::rules::{self, RULES};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn of_parameter(info: &Info) -> Vec<&'static str> {
        info.rows().map(Row::path).collect()
    }

    #[wasm_bindgen_test]
    fn every_parameter_has_a_control_but_those_that_say_so() {
        for info in PARAMETERS {
            for path in of_parameter(info) {
                // The cluster decides the region: its control shows and does not write.
                let expected = info.control() && info.id != "region";
                assert_eq!(field_of(path).is_some(), expected, "{path} of {}", info.id);
            }
        }
    }

    #[wasm_bindgen_test]
    fn a_control_stands_in_the_section_of_its_parameter() {
        for field in FIELDS {
            let row = Row::of(field.pattern).expect("a control has a row");
            let info = row.parameter().and_then(Info::of).expect("a control has a parameter");
            let section = match info.section {
                parameters::Section::Basic => Section::Basic,
                parameters::Section::Network => Section::Network,
                parameters::Section::Instance => Section::Instance,
                parameters::Section::Storage => Section::Storage,
                parameters::Section::Size => Section::Count,
                parameters::Section::Advanced | parameters::Section::More => Section::Advanced,
            };
            assert_eq!(field.section, section, "{}", field.pattern);
        }
    }

    #[wasm_bindgen_test]
    fn every_parameter_says_what_it_is_for() {
        for info in PARAMETERS.iter().filter(|info| !parameters::IMPLIED.contains(&info.id)) {
            assert!(help_of(info.id).is_some(), "{}", info.id);
        }
        assert_eq!(help_of("taints").and_then(|(_, change)| change), Some(Form::ChangeAllNodes));
        assert_eq!(help_of("hardening").and_then(|(_, change)| change), Some(Form::ChangeNever));
        assert_eq!(help_of("sys_size").and_then(|(_, change)| change), Some(Form::ChangeNewNodes));
    }

    #[wasm_bindgen_test]
    fn what_a_rule_says_about_a_control_is_worded() {
        let worded = |code: &rules::Code| Form::of_code(code.name).is_some();
        for rule in RULES.iter().filter(|rule| rule.reads.iter().all(|path| field_of(path).is_some())) {
            for code in rule.codes {
                assert!(worded(code), "{}", code.name);
            }
        }
    }
}
