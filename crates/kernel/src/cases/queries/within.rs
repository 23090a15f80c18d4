//! A condition on cases: that they lie within the remits of somebody who wants to see them.

use base::Remit;
use store::Value;

/// Remits at an agency as statements take them: nothing for all of the work, else `;area|category;` for
/// each, where an absent code is empty. It says of rows what [`base::Actor::may_about`] says of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window(String);

impl Window {
    /// All of the work.
    pub const fn whole() -> Self {
        Self(String::new())
    }

    /// What lies within these; nothing if there are none, for then nothing may be seen.
    pub fn of(remits: &[Remit<'_>]) -> Option<Self> {
        if remits.is_empty() {
            return None;
        }
        if remits.iter().any(Remit::is_whole) {
            return Some(Self::whole());
        }
        let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
        let text = |remit: &Remit<'_>| {
            let (area, category) = (code(remit.area), code(remit.category));
            format!(";{area}|{category};")
        };
        Some(Self(remits.iter().map(text).collect()))
    }
}

impl From<&Window> for Value {
    fn from(window: &Window) -> Self {
        Self::Text(window.0.clone())
    }
}

/// Whether the case of this alias lies within the window of this parameter. Each line asks whether the
/// window names one of the remits that the case lies in; an unknown place or category makes it null, which
/// is no. `replace` is the one search for text that both databases have.
#[macro_export]
macro_rules! within {
    ($case:literal, $window:literal) => {
        concat!(
            "($",
            $window,
            " = ''",
            $crate::within!(@names $case, $window, "area_state", " || '|;'"),
            $crate::within!(@names $case, $window, "area_district", " || '|;'"),
            " or replace($",
            $window,
            ", ';|' || ",
            $case,
            "topic || ';', '') <> $",
            $window,
            $crate::within!(@both $case, $window, "area_state"),
            $crate::within!(@both $case, $window, "area_district"),
            ")"
        )
    };
    (@names $case:literal, $window:literal, $area:literal, $end:literal) => {
        concat!(
            " or replace($", $window, ", ';' || ", $case, $area, $end, ", '') <> $", $window
        )
    };
    (@both $case:literal, $window:literal, $area:literal) => {
        concat!(
            " or replace($", $window, ", ';' || ", $case, $area, " || '|' || ", $case,
            "topic || ';', '') <> $", $window
        )
    };
}
