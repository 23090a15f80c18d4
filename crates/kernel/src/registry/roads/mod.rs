//! Roads: lines that say who keeps what is on them, such as a federal road through a town.
//!
//! An import brings all of them at once, as a new generation. For categories that say so, routing asks which road is near
//! a place before it asks whose place it is; `docs/routing.md` tells how.

mod demo;
mod index;
mod model;
pub(super) mod queries;
mod read;
pub(super) mod rules;

pub use demo::seed as roads_demo_seed;
pub(crate) use index::Roads;
pub(crate) use model::Road;
pub use model::{RoadClass, RoadMet, RoadSaid, RoadTerms};
pub(crate) use read::{Known, read};
