//! Reusable views. They know no address and no API.

pub mod announcer;
pub mod blank;
pub mod button;
pub(crate) mod code_view;
pub mod copy_button;
pub mod dialog;
pub mod dynamic;
pub mod icon;
pub(crate) mod lean;
pub mod menu;
pub mod rail;
pub mod short_id;
pub mod status;
pub(crate) mod virtual_list;
