//! Reports as open data: how many each body was sent of each category in each month, and how long it took. Only reports that
//! everybody may read are counted, and small counts are hidden before anybody sees the table.

mod queries;
mod rows;
pub(crate) mod rules;

pub(crate) use queries::SQL;
pub(crate) use rows::DATASETS;
