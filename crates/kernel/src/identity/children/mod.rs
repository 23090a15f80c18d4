//! Children: guardians who act in their name until they are of age.
//!
//! Whoever says that they are a child's guardian enters its name, day of birth and number; an officer compares them with its
//! papers and confirms them. Then the child is a party as a person is: its own account, if one has that number, or a row among
//! the people without addresses. The guardian holds a mandate of it (`mandates`) that ends by itself when the child is of age, which
//! the pack says, and that an officer can end before. Several guardians of one child act for the same party; of what one of them
//! does the child's account is told, or the others where it has none (`docs/adr/0027-children.md`).
//!
//! Addresses: `/{lang}/me/children`, `/{lang}/desk/children`.

mod actions;
mod error;
mod jobs;
mod model;
mod pages;
mod queries;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{
    child_claim, child_decide, child_end, child_number_show, children_at_desk, children_of,
};
pub use error::Error;
pub(super) use jobs::OF_AGE;
pub(super) use jobs::of_age_run;
pub use model::{Child, ChildNew, ChildSeen, Confirm, State};
pub(super) use queries::SQL;

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    40,
    "children",
    include_str!("../../../migrations/0040_children.sql"),
);

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
