//! Which disk categories go with a type, and their limits.

use super::InstanceType;

/// A disk category and its smallest and largest size as a system disk and as a data disk, in GiB.
pub(crate) struct Category {
    pub name: &'static str,
    pub system: (u32, u32),
    pub data: (u32, u32),
}

const fn category(name: &'static str) -> Category {
    Category { name, system: (20, 2048), data: (40, 32_768) }
}

const CATEGORIES: [Category; 5] = [
    category("cloud_essd"),
    category("cloud_auto"),
    category("cloud_essd_entry"),
    category("cloud_ssd"),
    category("cloud_efficiency"),
];

/// The categories that go with `wanted`; with no type, all of them.
pub(crate) fn of(wanted: Option<&InstanceType>) -> impl Iterator<Item = &'static Category> {
    let names: &[&str] = match wanted {
        None => &["cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud_ssd", "cloud_efficiency"],
        Some(wanted) => match (wanted.kind(), wanted.generation()) {
            ("e" | "u", _) => &["cloud_essd", "cloud_auto", "cloud_essd_entry"],
            // Local-disk families count for themselves: their third is as new as the seventh of the others.
            (_, 7..) | ("i" | "d", 3..) => &["cloud_essd", "cloud_auto"],
            (_, 5..) => &["cloud_essd", "cloud_auto", "cloud_ssd", "cloud_efficiency"],
            _ => &["cloud_ssd", "cloud_efficiency"],
        },
    };
    CATEGORIES.iter().filter(move |category| names.contains(&category.name))
}
