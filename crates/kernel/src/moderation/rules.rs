//! Decisions about moderation, without input or output.

use super::model::{Deed, Moderated, Standing};

/// What stands for words that were left out, in every language and for programs too.
pub const OMITTED: &str = crate::cases::rules::OMITTED;
/// The longest reason in words, in characters.
pub const REASON_MAX: usize = 500;

/// What became of a part, if it is not as it was written.
pub fn standing<'h, P: PartialEq>(history: &'h [Moderated<P>], part: &P) -> Option<Standing<'h>> {
    let acts = history.iter().filter(|act| act.part == *part);
    acts.fold(None, |known: Option<Standing<'h>>, act| match act.deed {
        Deed::Edit | Deed::Hide => Some(Standing {
            original: match known {
                Some(known) => known.original,
                None => act.said.as_deref(),
            },
            deed: act.deed,
        }),
        Deed::Restore => None,
        Deed::Object | Deed::Stand => known,
    })
}

/// The objection that nobody has decided on yet.
pub fn open_objection<P: PartialEq>(history: &[Moderated<P>]) -> Option<&Moderated<P>> {
    let mut last = history.iter().rev();
    let last = last.find(|act| matches!(act.deed, Deed::Object | Deed::Stand))?;
    (last.deed == Deed::Object && anything_stands(history)).then_some(last)
}

/// Whether anything at all is not as it was written.
pub fn anything_stands<P: PartialEq>(history: &[Moderated<P>]) -> bool {
    let mut parts = history.iter().map(|act| &act.part);
    parts.any(|part| standing(history, part).is_some())
}

/// Whether the reporter may object now: something stands that was done since anybody last looked.
pub fn may_object<P: PartialEq>(history: &[Moderated<P>]) -> bool {
    let mut acts = history.iter().rev();
    let last = acts.find(|act| act.deed != Deed::Restore);
    let fresh = last.is_some_and(|act| matches!(act.deed, Deed::Edit | Deed::Hide));
    fresh && open_objection(history).is_none() && anything_stands(history)
}

/// Why a reason for moderation is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is none.
    Missing,
    /// It is longer than [`REASON_MAX`].
    Long,
    /// The pack knows no such code.
    Unknown,
}

/// Words as they were typed, trimmed, if there are any.
pub fn typed(text: Option<&str>) -> Option<String> {
    let text = text?.trim().replace("\r\n", "\n");
    (!text.is_empty()).then_some(text)
}

/// Why: a reason of the pack, or some words and not too many.
pub fn reason(known: bool, words: Option<&str>) -> Result<Option<String>, Fault> {
    let words = typed(words);
    match &words {
        Some(words) if words.chars().count() > REASON_MAX => Err(Fault::Long),
        None if !known => Err(Fault::Missing),
        _ => Ok(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Time;
    use proptest::prelude::*;

    /// Two parts of something.
    #[derive(Debug, Clone, PartialEq, Eq)]
    enum Part {
        Description,
        Address,
    }

    fn act(version: i64, deed: Deed, said: &str, says: Option<&str>) -> Moderated<Part> {
        Moderated {
            version,
            at: Time::from_micros(version),
            person: None,
            officer: None,
            deed,
            part: Part::Description,
            said: Some(said.to_owned()),
            says: says.map(str::to_owned),
            reason: None,
            words: None,
        }
    }

    #[test]
    fn the_original_is_what_stood_before_anybody_touched_it() {
        let history = [
            act(1, Deed::Edit, "a", Some("b")),
            act(2, Deed::Hide, "b", None),
        ];
        let found = standing(&history, &Part::Description).expect("it is hidden");
        assert_eq!((found.original, found.deed), (Some("a"), Deed::Hide));
        assert_eq!(standing(&history, &Part::Address), None);
    }

    #[test]
    fn an_objection_is_open_until_somebody_decides_or_all_is_taken_back() {
        let mut history = vec![act(1, Deed::Hide, "a", None)];
        assert!(may_object(&history));
        history.push(act(2, Deed::Object, "", None));
        assert!(open_objection(&history).is_some() && !may_object(&history));
        let mut kept = history.clone();
        kept.push(act(3, Deed::Stand, "", None));
        assert!(open_objection(&kept).is_none() && !may_object(&kept));
        history.push(act(3, Deed::Restore, "", Some("a")));
        assert!(open_objection(&history).is_none() && !anything_stands(&history));
        kept.push(act(4, Deed::Edit, "a", Some("b")));
        assert!(
            may_object(&kept),
            "what is done anew can be objected to anew"
        );
    }

    proptest! {
        #[test]
        fn whatever_was_done_taking_it_back_ends_it(deeds in proptest::collection::vec(0_usize..5, 0..12)) {
            let acts = (1_i64..).zip(&deeds).map(|(version, deed)| act(version, Deed::ALL[*deed], "x", None));
            let mut history: Vec<_> = acts.collect();
            history.push(act(99, Deed::Restore, "x", None));
            prop_assert!(!anything_stands(&history));
            prop_assert!(open_objection(&history).is_none() && !may_object(&history));
        }
    }
}
