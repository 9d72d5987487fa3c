//! How the list is looked at: filter, status, order, columns, density. It lives in the address.

use js_sys::{decode_uri_component, encode_uri_component};

/// A column; the name's is always shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Name and id.
    #[default]
    Name,
    /// The state.
    Status,
    /// The rail.
    Nodes,
    /// Manual or auto.
    Scaling,
    /// The instance types.
    Types,
    /// Billing and vSwitches.
    Billing,
    /// The operating system.
    System,
    /// When it last changed.
    Changed,
}

/// Which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Segment {
    /// All.
    #[default]
    All,
    /// Settled.
    Active,
    /// On the way to another state.
    Transition,
    /// Broken.
    Failed,
}

/// How the list is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text filter.
    pub filter: String,
    /// The status filter.
    pub segment: Segment,
    /// The column that gives the order.
    pub sort: Column,
    /// Whether the order is turned round.
    pub descending: bool,
    /// The columns the user chose; `None` while the width decides.
    pub columns: Option<Vec<Column>>,
    /// Whether rows are low.
    pub compact: bool,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Self; 8] =
        [Self::Name, Self::Status, Self::Nodes, Self::Scaling, Self::Types, Self::Billing, Self::System, Self::Changed];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Nodes => "nodes",
            Self::Scaling => "scaling",
            Self::Types => "types",
            Self::Billing => "billing",
            Self::System => "system",
            Self::Changed => "changed",
        }
    }

    /// The class that says in which order a column leaves when the width shrinks.
    pub const fn leaves(self) -> &'static str {
        match self {
            Self::Name | Self::Status | Self::Nodes | Self::Scaling => "",
            Self::Types => "p2",
            Self::Billing | Self::Changed => "p3",
            Self::System => "p4",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}

impl Segment {
    /// In the order of the switch.
    pub const ALL: [Self; 4] = [Self::All, Self::Active, Self::Transition, Self::Failed];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Active => "active",
            Self::Transition => "transition",
            Self::Failed => "failed",
        }
    }
}

impl Query {
    /// Reads the query of an address, without its `?`; what it does not understand comes back apart.
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let mut query = Self::default();
        let mut dropped = Vec::new();
        for part in text.split('&').filter(|part| !part.is_empty()) {
            if query.take(part).is_none() {
                dropped.push(part.to_owned());
            }
        }
        (query, dropped)
    }

    /// The address's query with its `?`; empty for the list as it comes.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        if !self.filter.is_empty() {
            parts.push(format!("filter={}", String::from(encode_uri_component(&self.filter))));
        }
        if self.segment != Segment::All {
            parts.push(format!("status={}", self.segment.word()));
        }
        if self.sort != Column::Name || self.descending {
            parts.push(format!("sort={}{}", if self.descending { "-" } else { "" }, self.sort.word()));
        }
        if let Some(columns) = &self.columns {
            let words: Vec<&str> = columns.iter().map(|column| column.word()).collect();
            parts.push(format!("columns={}", words.join(",")));
        }
        if self.compact {
            parts.push("density=compact".to_owned());
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Whether a column is shown as far as the user has a say.
    pub fn shows(&self, column: Column) -> bool {
        column == Column::Name || self.columns.as_ref().is_none_or(|columns| columns.contains(&column))
    }

    /// Shows or hides a column.
    pub fn toggle(&mut self, column: Column) {
        let shown = Column::ALL.into_iter().filter(|one| *one != Column::Name && self.shows(*one) != (*one == column));
        self.columns = Some(shown.collect());
    }

    /// Orders by a column; by the same one again turns the order round.
    pub fn order_by(&mut self, column: Column) {
        self.descending = self.sort == column && !self.descending;
        self.sort = column;
    }

    fn take(&mut self, part: &str) -> Option<()> {
        let (name, value) = part.split_once('=')?;
        let value: String = decode_uri_component(&value.replace('+', " ")).ok()?.into();
        match name {
            "filter" => self.filter = value,
            "status" => self.segment = Segment::ALL.into_iter().find(|segment| segment.word() == value)?,
            "sort" => {
                let word = value.strip_prefix('-');
                self.sort = Column::of(word.unwrap_or(&value))?;
                self.descending = word.is_some();
            }
            "columns" => {
                let words = value.split(',').filter(|word| !word.is_empty());
                self.columns = Some(words.map(Column::of).collect::<Option<_>>()?);
            }
            "density" => self.compact = (value == "compact").then_some(true)?,
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_view_is_found_again_by_its_address() {
        for filter in ["", "web", "a b&c=d", "节点 100%", "?#+/"] {
            for (sort, descending) in [(Column::Name, false), (Column::Name, true), (Column::Changed, true)] {
                for columns in [None, Some(vec![]), Some(vec![Column::Status, Column::System])] {
                    let query = Query {
                        filter: filter.to_owned(),
                        segment: Segment::Failed,
                        sort,
                        descending,
                        columns,
                        compact: true,
                    };
                    assert_eq!(Query::parse(query.text().trim_start_matches('?')), (query, vec![]));
                }
            }
        }
        assert_eq!(Query::default().text(), "");
    }

    #[wasm_bindgen_test]
    fn what_is_not_understood_is_named_and_left_out() {
        let (query, dropped) = Query::parse("status=lost&filter=web&sort=-x&page=2&columns=nodes,x&density=huge&%E0");
        assert_eq!(query, Query { filter: "web".to_owned(), ..Query::default() });
        assert_eq!(dropped, ["status=lost", "sort=-x", "page=2", "columns=nodes,x", "density=huge", "%E0"]);
    }

    #[wasm_bindgen_test]
    fn a_column_goes_and_comes_back_in_its_place() {
        let mut query = Query::default();
        query.toggle(Column::Scaling);
        assert!(!query.shows(Column::Scaling) && query.shows(Column::Types) && query.shows(Column::Name));
        query.toggle(Column::Scaling);
        assert_eq!(query.columns.as_deref(), Some(&Column::ALL[1..]));
    }

    #[wasm_bindgen_test]
    fn the_same_column_again_turns_the_order_round() {
        let mut query = Query::default();
        query.order_by(Column::Nodes);
        assert_eq!((query.sort, query.descending), (Column::Nodes, false));
        query.order_by(Column::Nodes);
        assert_eq!((query.sort, query.descending), (Column::Nodes, true));
        query.order_by(Column::Status);
        assert_eq!((query.sort, query.descending), (Column::Status, false));
    }
}
