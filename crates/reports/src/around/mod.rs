//! The newest reports within a box of the map, at a cost that does not grow with the number of all reports.
//!
//! Reading all reports from the newest on finds those of a busy town soon, and those of a quiet one hardly ever.
//! So each report stands in a cell of two grids, and the cells that a box meets are read together, each from its
//! newest report on and only as far as it can still matter. What is shown is read from the report and its case.

mod actions;
mod queries;
mod rules;

pub(crate) use actions::newest;
pub(crate) use queries::SQL;
pub(crate) use rules::cells;
