//! The ground floor: plain values that every other crate speaks in.
//!
//! Nothing here does input or output. Time and randomness are handed in as [`Clock`] and [`Ids`], so
//! that deadlines, references and tokens can be tested to the microsecond.

mod acting;
mod actor;
mod canonical;
mod geo;
pub mod grid;
mod hex;
mod id;
mod money;
mod number;
mod problem;
mod quiet;
mod reading;
mod reference;
mod text;
mod time;
pub mod words;
pub mod workdays;

pub use acting::Acting;
pub use actor::{
    Actor, ActorKind, Factor, Grant, Matter, OWN_READ, OWN_TOKENS, OWN_WRITE, Permission, PersonId,
    Remit, STEP_UP, Via,
};
pub use canonical::canonical_json;
pub use geo::{BBox, Point, PointError};
pub use hex::{hex, unhex};
pub use id::{Id, IdError, Ids};
pub use money::{Currency, Money};
pub use number::whole;
pub use problem::{Arg, FieldProblem, Problem};
pub use quiet::{Hour, NotAnHour, NotQuiet, Quiet};
pub use reading::{Field, Personal, Reading, Readings};
pub use reference::{Reference, ReferenceError};
pub use text::{Lang, Passage, Text, TextError};
pub use time::{Clock, ManualClock, Seconds, SystemClock, Time, TimeError};
