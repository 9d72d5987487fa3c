//! Places: what a control is bound to, stable while rows move.

use nodepool::{Column, Parameter, Path, Rows, paths};

/// Tells the rows of a list apart however they move; never used twice in one draft.
pub(crate) type RowId = u32;

/// One value of the document, named so that moving a row does not rename it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// The value, or the whole list, at a path that names no row.
    Value(&'static str),
    /// A column in one row; an empty column is the row itself.
    Cell {
        /// Path of the list.
        list: &'static str,
        /// Which row.
        row: RowId,
        /// The key in the row.
        column: &'static str,
    },
}

/// The lists that the form edits row by row.
pub(crate) const LISTS: [Rows; 4] = [paths::DATA_DISKS, paths::TAGS, paths::TAINTS, paths::LABELS];

impl Place {
    /// The place of a column in one row.
    pub(crate) fn cell<T>(column: Column<T>, row: RowId) -> Self {
        Self::Cell { list: column.rows().path(), row, column: column.name() }
    }

    /// The pattern of the place: its path without a row number.
    pub(crate) fn pattern(self) -> String {
        match self {
            Self::Value(path) => path.to_owned(),
            Self::Cell { list, column: "", .. } => [list, "[]"].concat(),
            Self::Cell { list, column, .. } => [list, "[].", column].concat(),
        }
    }

    /// The id of the control in the page, and of its texts with a suffix.
    pub(crate) fn dom_id(self) -> String {
        match self {
            Self::Value(path) => ["f-", &path.replace('.', "-")].concat(),
            Self::Cell { list, row, column } => format!("f-{}-{row}-{column}", list.replace('.', "-")),
        }
    }
}

impl<T> From<Parameter<T>> for Place {
    fn from(parameter: Parameter<T>) -> Self {
        Self::Value(parameter.path())
    }
}

impl From<Rows> for Place {
    fn from(rows: Rows) -> Self {
        Self::Value(rows.path())
    }
}

/// The path without what follows its first row: `scaling_group.data_disks[3].size` →
/// (`scaling_group.data_disks`, 3, `size`).
pub(crate) fn split_row(path: &Path) -> Option<(&str, usize, &str)> {
    let text = path.as_str();
    let open = text.find('[')?;
    let close = open + text[open..].find(']')?;
    let row = text[open + 1..close].parse().ok()?;
    Some((&text[..open], row, text[close + 1..].trim_start_matches('.')))
}

/// What a data disk shows without More settings.
const DISK_AT_A_GLANCE: [&str; 4] =
    ["", paths::DATA_DISK_CATEGORY.name(), paths::DATA_DISK_SIZE.name(), paths::DATA_DISK_PERFORMANCE_LEVEL.name()];
/// Where the texts about a disk's further settings stand.
pub(crate) const MORE: &str = "more";

/// The place beside which the texts about `place` stand: the first of its field, or its row.
pub(crate) fn noted_at(place: Place) -> Place {
    let first = |path: &str| match path {
        "auto_scaling.max_instances" => Some(Place::from(paths::AUTO_SCALING_MIN_INSTANCES)),
        "scaling_group.spot_strategy" => Some(Place::from(paths::INSTANCE_CHARGE_TYPE)),
        "scaling_group.period_unit" => Some(Place::from(paths::PERIOD)),
        "scaling_group.auto_renew_period" => Some(Place::from(paths::AUTO_RENEW)),
        "scaling_group.security_hardening_os" => Some(Place::from(paths::SOC_ENABLED)),
        "scaling_group.system_disk_size" | "scaling_group.system_disk_performance_level" => {
            Some(Place::from(paths::SYSTEM_DISK_CATEGORY))
        }
        "scaling_group.system_disk_bursting_enabled" => Some(Place::from(paths::SYSTEM_DISK_PROVISIONED_IOPS)),
        "scaling_group.system_disk_encrypt_algorithm" => Some(Place::from(paths::SYSTEM_DISK_ENCRYPTED)),
        "scaling_group.spot_instance_remedy" => Some(Place::from(paths::COMPENSATE_WITH_ON_DEMAND)),
        "scaling_group.internet_max_bandwidth_out" => Some(Place::from(paths::INTERNET_CHARGE_TYPE)),
        "kubernetes_config.runtime_version" => Some(Place::from(paths::RUNTIME)),
        path if path.starts_with("management.") => Some(Place::from(paths::MANAGEMENT_ENABLE)),
        _ => None,
    };
    match place {
        Place::Value(path) => first(path).unwrap_or(place),
        Place::Cell { list, row, column }
            if list == paths::DATA_DISKS.path() && !DISK_AT_A_GLANCE.contains(&column) =>
        {
            Place::Cell { list, row, column: MORE }
        }
        Place::Cell { list, row, .. } => Place::Cell { list, row, column: "" },
    }
}
