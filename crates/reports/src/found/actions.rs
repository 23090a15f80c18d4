//! Looking for words among the reports of an agency.

use base::{Actor, Time};
use kernel::cases::{self, QueueFilter, QueueRow, Window};
use store::Tx;

use super::queries::{self, Within};
use crate::error::Error;

/// More words than this narrow no further.
const WORDS_MAX: usize = 4;

/// The reports of an agency in whose description or place all these words stand, the newest first, closed ones
/// as long as the desk shows them: so many, from there on.
pub(crate) fn report_found(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (agency, asked): (&str, &str),
    filter: &QueueFilter,
    (limit, offset): (i64, i64),
) -> Result<Vec<QueueRow>, Error> {
    let window = Window::of(&actor.remits_at(cases::READ, agency));
    let within = Within {
        agency,
        window: &window.ok_or(cases::Error::Forbidden)?,
        lately: now - cases::LATELY,
    };
    let patterns = patterns(asked);
    Ok(queries::found(
        tx,
        &within,
        (&patterns, filter),
        (limit, offset),
    )?)
}

/// One pattern a word, with `!` before what would mean something; any text where there are fewer.
fn patterns(asked: &str) -> [String; WORDS_MAX] {
    let mut words = asked.split_whitespace();
    std::array::from_fn(|_| match words.next() {
        None => "%".to_owned(),
        Some(word) => {
            let plain = word.replace('!', "!!").replace('%', "!%");
            format!("%{}%", plain.replace('_', "!_").to_ascii_lowercase())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn what_means_something_to_the_database_means_itself() {
        let shown = patterns(" 50%  a_b Wah! ");
        assert_eq!(shown, ["%50!%%", "%a!_b%", "%wah!!%", "%"]);
        assert_eq!(patterns("a b c d e"), ["%a%", "%b%", "%c%", "%d%"]);
    }
}
