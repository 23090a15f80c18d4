//! Acting in somebody else's name.

use crate::PersonId;

/// In whose name somebody acts instead of in their own, and how far that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The id of the mandate that lets them.
    pub mandate: String,
    /// In whose name.
    pub subject: PersonId,
    /// What they are called; may be empty.
    pub name: String,
    /// The kinds of case that it is for, or nothing for all of them.
    pub kinds: Option<Vec<String>>,
    /// Whether they may act; otherwise they look on.
    pub acts: bool,
    /// Whether the mandate has ended since it was chosen. Then nothing more is done in that name, and nothing in their own
    /// before they say so: nobody acts as somebody whom they did not mean.
    pub over: bool,
}

impl Acting {
    /// Whether cases of this kind may be seen in that name.
    pub fn covers(&self, kind: &str) -> bool {
        let named = |kinds: &Vec<String>| kinds.iter().any(|known| known == kind);
        !self.over && self.kinds.as_ref().is_none_or(named)
    }

    /// Whether something may be done in that name about cases of this kind.
    pub fn may_act(&self, kind: &str) -> bool {
        self.acts && self.covers(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, Id};

    fn acting(kinds: Option<&[&str]>, acts: bool) -> Actor {
        Actor {
            acting: Some(Acting {
                mandate: "m".to_owned(),
                subject: Id::from_bits(2),
                name: "Badrul".to_owned(),
                kinds: kinds.map(|kinds| kinds.iter().map(ToString::to_string).collect()),
                acts,
                over: false,
            }),
            ..Actor::person(Id::from_bits(1), "Aminah")
        }
    }

    #[test]
    fn whoever_acts_for_somebody_stands_for_them_alone() {
        let actor = acting(None, true);
        assert!(actor.stands_for(Some(Id::from_bits(2)), "report"));
        assert!(!actor.stands_for(Some(Id::from_bits(1)), "report"));
        assert!(!actor.stands_for(None, "report"));
        assert_eq!(actor.id(), Some(Id::from_bits(1)), "and stays who they are");
        assert!(actor.reads_own() && actor.writes_own());
    }

    #[test]
    fn a_mandate_goes_no_further_than_it_says() {
        let owner = Some(Id::from_bits(2));
        let some = acting(Some(&["permit"]), true);
        assert!(some.stands_for(owner, "permit") && !some.stands_for(owner, "report"));
        let looking = acting(None, false);
        assert!(looking.reads_own() && !looking.writes_own());
    }

    #[test]
    fn what_is_over_leaves_neither_name() {
        let mut actor = acting(None, true);
        if let Some(acting) = &mut actor.acting {
            acting.over = true;
        }
        assert_eq!(actor.party(), None);
        assert!(!actor.reads_own() && !actor.writes_own());
        assert!(!actor.stands_for(Some(Id::from_bits(1)), "report"));
        assert!(!actor.stands_for(Some(Id::from_bits(2)), "report"));
    }
}
