//! The rules: each looks at answers alone.

mod contents;
mod shape;

pub(super) use contents::{
    SPAN, as_good_as_none, definition, discovery, filtered, long_span, requested, requests,
    services, single, window,
};
pub(super) use shape::{Form, cors, outside, refusal, same, there};

/// A few of these in one line, if there are any.
fn list<T: Into<String>>(found: impl IntoIterator<Item = T>) -> Option<String> {
    let mut words: Vec<String> = found
        .into_iter()
        .take(4)
        .map(|word| shown(&word.into()))
        .collect();
    let more = words.len() > 3;
    words.truncate(3);
    let line = words.join(", ");
    let end = if more { ", …" } else { "" };
    (!words.is_empty()).then(|| format!("{line}{end}"))
}

/// A word that a server sent, short enough for a line.
fn shown(word: &str) -> String {
    if word.is_empty() {
        return "nothing".to_owned();
    }
    word.chars().take(80).collect()
}
