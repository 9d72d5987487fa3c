//! The two ways of paging: by number and by token.

use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::refused::Refused;

/// A page that was asked for by number, from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub number: u32,
    pub size: u32,
}

impl Page {
    /// Reads `number` and `size` under their names of the operation.
    pub(super) fn read(call: &Call, names: (&str, &str), usual: u32, most: u32) -> Result<Self, Refused> {
        Ok(Self {
            number: call.parameters.number(names.0, 1, u32::MAX)?.unwrap_or(1),
            size: call.parameters.number(names.1, 1, most)?.unwrap_or(usual),
        })
    }

    /// How many rows come before it.
    pub(super) fn offset(self) -> u64 {
        u64::from(self.number - 1) * u64::from(self.size)
    }

    /// Its rows out of all.
    pub(super) fn of<T>(self, rows: Vec<T>) -> Vec<T> {
        let offset = usize::try_from(self.offset()).unwrap_or(usize::MAX);
        rows.into_iter().skip(offset).take(self.size as usize).collect()
    }
}

/// `page_info` of the container service.
pub(super) fn page_info(page: Page, total: i64) -> Value {
    json!({"page_number": page.number, "page_size": page.size, "total_count": total})
}

/// One page of an RPC list that pages by number: `outer.inner[]`.
pub(super) fn numbered(
    call: &Call,
    request_id: &str,
    (outer, inner): (&str, &str),
    most: u32,
    rows: Vec<Value>,
) -> Result<Value, Refused> {
    let page = Page::read(call, ("PageNumber", "PageSize"), 10, most)?;
    let total = rows.len();
    let mut answer = Map::new();
    answer.insert("RequestId".to_owned(), request_id.into());
    answer.insert(outer.to_owned(), json!({ inner: page.of(rows) }));
    answer.insert("PageNumber".to_owned(), page.number.into());
    answer.insert("PageSize".to_owned(), page.size.into());
    answer.insert("TotalCount".to_owned(), total.into());
    Ok(Value::Object(answer))
}

/// One page of an RPC list that pages by token. The token is the number of rows before the page. Some of these lists
/// still take the page's size by its older name.
pub(super) fn by_token(
    call: &Call,
    request_id: &str,
    (outer, inner): (&str, &str),
    (usual, most): (u32, u32),
    rows: Vec<Value>,
) -> Result<Value, Refused> {
    let asked = call.parameters.number("MaxResults", 1, most)?;
    let size = asked.or(call.parameters.number("PageSize", 1, most)?).unwrap_or(usual) as usize;
    let from = token(call.parameters.get("NextToken"))?;
    let next = if from + size < rows.len() { write_token(from + size) } else { String::new() };
    let rows: Vec<Value> = rows.into_iter().skip(from).take(size).collect();
    Ok(json!({"RequestId": request_id, outer: {inner: rows}, "NextToken": next}))
}

/// Reads a token; none is the start.
pub(super) fn token(text: Option<&str>) -> Result<usize, Refused> {
    let Some(text) = text else { return Ok(0) };
    text.strip_prefix("from-")
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| Refused::parameter("NextToken", "NextToken", "the token of an answer"))
}

/// Writes a token.
pub(super) fn write_token(from: usize) -> String {
    format!("from-{from}")
}
