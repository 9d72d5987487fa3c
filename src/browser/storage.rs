//! What the browser keeps between visits. Where storage is switched off nothing is kept.

use leptos::prelude::window;

/// The stored text.
pub fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Stores a text, or takes it away.
pub fn write(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Full or forbidden: the setting then holds for this visit alone.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
