//! Where each path has its control: the one table that section counts, jumps and labels read.

use nodepool::paths;
use texts::Form;

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
    field(paths::VSWITCH_IDS.path(), Section::Network, Form::VSwitches),
    field(paths::INSTANCE_CHARGE_TYPE.path(), Section::Instance, Form::Billing),
    field(paths::SPOT_STRATEGY.path(), Section::Instance, Form::Billing),
    field(paths::INSTANCE_TYPES.path(), Section::Instance, Form::InstanceTypes),
    field(paths::SPOT_PRICE_LIMITS.path(), Section::Instance, Form::PriceLimit),
    field("scaling_group.spot_price_limit[].instance_type", Section::Instance, Form::PriceLimit),
    field("scaling_group.spot_price_limit[].price_limit", Section::Instance, Form::PriceLimit),
    field(paths::IMAGE_TYPE.path(), Section::Instance, Form::OperatingSystem),
    field(paths::IMAGE_ID.path(), Section::Instance, Form::OperatingSystem),
    field(paths::KEY_PAIR.path(), Section::Instance, Form::KeyPair),
    field(paths::SYSTEM_DISK_CATEGORY.path(), Section::Storage, Form::SystemDiskType),
    field(paths::SYSTEM_DISK_SIZE.path(), Section::Storage, Form::SystemDiskSize),
    field(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(), Section::Storage, Form::PerformanceLevel),
    field(paths::DATA_DISKS.path(), Section::Storage, Form::DataDisks),
    field("scaling_group.data_disks[].category", Section::Storage, Form::DataDiskType),
    field("scaling_group.data_disks[].size", Section::Storage, Form::DataDiskSize),
    field("scaling_group.data_disks[].performance_level", Section::Storage, Form::DataDiskLevel),
    field(paths::DESIRED_SIZE.path(), Section::Count, Form::ExpectedNodes),
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
];

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
    use nodepool::parameters::{self, Info, PARAMETERS};
    use nodepool::rules::{self, RULES};
    use nodepool::table::Row;
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
    fn what_a_rule_says_about_a_control_is_worded() {
        let worded = |code: &rules::Code| Form::of_code(code.name).is_some();
        for rule in RULES.iter().filter(|rule| rule.reads.iter().all(|path| field_of(path).is_some())) {
            for code in rule.codes {
                assert!(worded(code), "{}", code.name);
            }
        }
    }
}
