//! Partners: agencies that work in a system of their own, which gets their reports and tells what becomes of them.
//!
//! A report of an agency whose channel is Open311 or e-mail becomes a *parcel* in the commit that brings it there;
//! so does what is added later. Parcels leave after the commit, in order for each case, and are tried again with
//! pauses until they arrive or are laid aside. Before a report is sent a second time, its server is asked whether it
//! has it: our reference stands in its words. What the agency does there is asked for every few minutes, and becomes
//! the moves of our report.
//!
//! What an office changes in public words afterwards, or takes from the public, is told to every system that was sent it.
//!
//! What people tell the agency there is fetched where its administrator wants it, and is shown with where it comes from.
//!
//! What leaves is what everybody may read, and what reporter and agency write to each other: never the reporter's name
//! or address. A private report leaves only for a server of the agency's own.
//!
//! Pages: `/{lang}/desk/partners`. Addresses: `/api/v1/partners`, `/api/v1/agencies/{code}/partner…`. Events: `partner.set`.

mod actions;
mod fetch;
mod goods;
mod hear;
mod http;
mod model;
mod pages;
mod queries;
pub mod rules;
mod send;
pub mod wire;
mod withdrawn;

pub use actions::{Shown, parcel_replay, parcels_list, partner_set, partner_show, partners_list};
pub(crate) use actions::{from_elsewhere, parcels_note, parcels_of, partners_erase, report_note};
pub use model::{Elsewhere, Parcel, ParcelState, Partner, PartnerSet, Sort, Standing};
pub(crate) use pages::parcel_rows;
pub(crate) use queries::SQL;
pub use send::{Ask, Net, ask, parcels_counted, partners_run};
pub(crate) use withdrawn::{document_note, moderation_note};

use base::Permission;

/// All rows of this folder.
pub(crate) fn routes() -> Vec<web::Route<kernel::App>> {
    pages::routes().into_iter().chain(http::routes()).collect()
}

/// Saying how an agency's own system is spoken to, and sending again what it did not take.
pub const SET: Permission = Permission("partners.set");
