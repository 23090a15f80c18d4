//! Three kinds that have nothing to do with reports, as data alone: an information request, a licence
//! and a small claim, through the engine on both stores.

pub(crate) mod claim;
mod follow;
mod information;
mod licence;
pub(crate) mod office;
mod retention;
