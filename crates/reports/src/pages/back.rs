//! The way back to the queue from which an officer opened a report, with its filters: it travels in the address.

use web::{Ctx, encoded};

/// The longest way that is kept, in bytes.
const MOST: usize = 600;

/// The queue that the officer came from, as its page's query says it; nothing that leads elsewhere.
fn from(ctx: &Ctx) -> Option<&str> {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"&=-_.%+".contains(&byte);
    let from = ctx.query("from")?;
    (!from.is_empty() && from.len() <= MOST && from.bytes().all(safe)).then_some(from)
}

/// The page of that queue, or of the first one.
pub(super) fn queue(ctx: &Ctx) -> String {
    let desk = ctx.href("/desk");
    match from(ctx) {
        Some(from) => format!("{desk}?{from}"),
        None => desk,
    }
}

/// An address that keeps the way back.
pub(super) fn kept(ctx: &Ctx, address: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    match from(ctx) {
        Some(from) => format!("{address}{mark}from={}", encoded(from)),
        None => address.to_owned(),
    }
}
