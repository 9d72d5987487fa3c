//! The parameters: what has one control, one label and one help text.

use crate::table::{ROWS, Row};

/// A section of the form, in the order of the product document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Basic configurations.
    Basic,
    /// Network configurations.
    Network,
    /// Instance and image configurations.
    Instance,
    /// Storage configurations.
    Storage,
    /// Number of instances.
    Size,
    /// Advanced configurations.
    Advanced,
    /// What the document does not name and the API has all the same; shown with the advanced ones.
    More,
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Info {
    /// Stable; texts and tests use it.
    pub id: &'static str,
    /// Where its control stands.
    pub section: Section,
}

impl Info {
    /// The parameter with this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        PARAMETERS.iter().find(|parameter| parameter.id == id)
    }

    /// Its rows of the path table, in form order. Empty for `vpc`, which the cluster decides.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let id = self.id;
        ROWS.iter().copied().filter(move |row| row.parameter() == Some(id))
    }

    /// Whether any of its values is never shown, stored or put into a message.
    pub fn secret(&self) -> bool {
        self.rows().any(Row::secret)
    }

    /// Whether the form has a control for it.
    pub fn control(&self) -> bool {
        !IMPLIED.contains(&self.id) && !WITHOUT_CONTROL.contains(&self.id)
    }
}

/// Every parameter, in form order.
pub const PARAMETERS: &[Info] = &[
    Info { id: "name", section: Section::Basic },
    Info { id: "region", section: Section::Basic },
    Info { id: "scaling_mode", section: Section::Basic },
    Info { id: "min", section: Section::Basic },
    Info { id: "max", section: Section::Basic },
    Info { id: "as_type", section: Section::Basic },
    Info { id: "vpc", section: Section::Network },
    Info { id: "vswitch", section: Section::Network },
    Info { id: "billing", section: Section::Instance },
    Info { id: "spot_price", section: Section::Instance },
    Info { id: "period", section: Section::Instance },
    Info { id: "auto_renew", section: Section::Instance },
    Info { id: "auto_renew_period", section: Section::Instance },
    Info { id: "instance_types", section: Section::Instance },
    Info { id: "os_kind", section: Section::Instance },
    Info { id: "hardening", section: Section::Instance },
    Info { id: "logon_user", section: Section::Instance },
    Info { id: "key_pair", section: Section::Instance },
    Info { id: "password", section: Section::Instance },
    Info { id: "sys_category", section: Section::Storage },
    Info { id: "sys_size", section: Section::Storage },
    Info { id: "sys_pl", section: Section::Storage },
    Info { id: "sys_auto", section: Section::Storage },
    Info { id: "sys_enc", section: Section::Storage },
    Info { id: "sys_more", section: Section::Storage },
    Info { id: "sys_snap", section: Section::Storage },
    Info { id: "dd_category", section: Section::Storage },
    Info { id: "dd_size", section: Section::Storage },
    Info { id: "dd_pl", section: Section::Storage },
    Info { id: "dd_auto", section: Section::Storage },
    Info { id: "dd_enc", section: Section::Storage },
    Info { id: "dd_snapshot", section: Section::Storage },
    Info { id: "dd_mount", section: Section::Storage },
    Info { id: "dd_policy", section: Section::Storage },
    Info { id: "desired", section: Section::Size },
    Info { id: "rg", section: Section::Advanced },
    Info { id: "scaling_policy", section: Section::Advanced },
    Info { id: "multi_az", section: Section::Advanced },
    Info { id: "compensate", section: Section::Advanced },
    Info { id: "remedy", section: Section::Advanced },
    Info { id: "tags", section: Section::Advanced },
    Info { id: "taints", section: Section::Advanced },
    Info { id: "labels", section: Section::Advanced },
    Info { id: "update_nodes", section: Section::Advanced },
    Info { id: "unschedulable", section: Section::Advanced },
    Info { id: "cpu_policy", section: Section::Advanced },
    Info { id: "node_name", section: Section::Advanced },
    Info { id: "pre_user_data", section: Section::Advanced },
    Info { id: "user_data", section: Section::Advanced },
    Info { id: "cms", section: Section::Advanced },
    Info { id: "public_ip", section: Section::Advanced },
    Info { id: "sg", section: Section::Advanced },
    Info { id: "rds", section: Section::Advanced },
    Info { id: "deployset", section: Section::Advanced },
    Info { id: "private_pool", section: Section::Advanced },
    Info { id: "private_pool_id", section: Section::Advanced },
    Info { id: "runtime", section: Section::More },
    Info { id: "managed", section: Section::More },
    Info { id: "type", section: Section::More },
    Info { id: "ramrole", section: Section::More },
    Info { id: "imds", section: Section::More },
    Info { id: "tee", section: Section::More },
];

/// Parameters that never get a control: the pool type is always `ess`, and `update_nodes` follows from a
/// change of labels or taints.
pub const IMPLIED: &[&str] = &["type", "update_nodes"];

/// Parameters whose control is still to come.
pub const WITHOUT_CONTROL: &[&str] = &[];
