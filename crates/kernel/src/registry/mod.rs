//! Who is in charge of what: public bodies, places, categories, promises and calendars.
//!
//! All of it comes from a country pack, plain CSV under version control; nothing about a country is
//! code. The pack is loaded into an empty store once and edited there, by hand or by
//! `balai import`. Readers ask [`Cache`] for the [`Registry`], an immutable picture in memory.
//!
//! Addresses: `/api/v1/routing`, `/api/v1/agencies`, `/api/v1/categories`, `/api/v1/services`, `/api/v1/areas`,
//! `/api/v1/holidays`, `/{lang}/agencies`, `/{lang}/desk/holidays`.

mod actions;
mod boundaries;
mod cache;
mod choices;
mod data;
mod datasets;
mod decision;
mod error;
mod exceptions;
mod experience;
mod explain;
mod holidays;
mod http;
mod index;
mod links;
mod model;
mod nearby;
mod overrides;
mod pack;
mod pages;
mod promises;
mod queries;
mod records;
mod roads;
mod rules;
mod settings;
mod sheet;
mod snapshot;
mod spots;
mod tables;
mod trial;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{
    CHANGED, EDIT, Import, ImportKind, Imported, PackRows, import, pack_ensure, pack_load,
};
pub use boundaries::{AreaError, AreaNote, AreaWrong, boundaries_count};
pub use cache::Cache;
pub(crate) use choices::{agency_choices, agency_named};
pub(crate) use datasets::{AGENCIES, CATEGORIES, CHARTERS, COURTS, HOLIDAYS, SERVICES};
pub use decision::{Basis, Explanation, Located, Routing, Uncertain, Where};
pub use error::Error;
pub use exceptions::{About, Exception, Reason, Target, Within};
pub(crate) use experience::SQL as EXPERIENCE_SQL;
pub use experience::{
    Experience, Lesson, Rule as ExperienceRule, Rules as ExperienceRules, experience,
    experience_cells, experience_foresee, experience_forget, experience_put, experience_rules,
    learn, weigh,
};
pub use explain::{Phrase, phrases};
pub use holidays::{HolidayPut, HolidayRemove, holiday_put, holiday_remove};
pub use http::sentences;
pub(crate) use model::words;
pub use model::{
    Agency, AgencyCode, AgencyKind, Category, Charter, Choice, Code, Group, Holiday, Milestone,
    NotACode, Noun, NounKind, Place, Postcode, Privacy, Question, QuestionKind, RoutingKind,
    Service, State, Synonym, SynonymKind, UtilityArea,
};
pub use nearby::PlaceFound;
pub(crate) use overrides::SQL as OVERRIDES_SQL;
pub use overrides::{
    APPROVE, CORNERS_MAX, Deed, Override, OverrideError, OverrideFresh, Overruled, PROPOSE,
    Proposal, Shape, Standing, corners_read, override_decide, override_end, override_find,
    override_propose, overrides_list,
};
pub use pack::Pack;
pub use pages::promise_words;
pub use promises::{Estimate, Promise, PromiseBasis};
pub use queries::SQL;
pub(crate) use roads::queries::SQL as ROADS_SQL;
pub use roads::{RoadClass, RoadMet, RoadSaid, RoadTerms, roads_demo_seed};
pub use rules::{categories_of, route};
pub use settings::{
    Emergency, MandateTerms, MapView, Office, QuietHours, Settings, SignInPreset, Triage,
};
pub use sheet::{Fault, Wrong};
pub use snapshot::{Council, District, Registry};
pub use trial::{Change, RegistryDraft, change_check};

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    2,
    "registry",
    include_str!("../../migrations/0002_registry.sql"),
);

/// The table of what came of settled reports.
pub const EXPERIENCE_MIGRATION: Migration = Migration::new(
    "kernel",
    22,
    "experience",
    include_str!("../../migrations/0022_experience.sql"),
);

/// The table of override areas.
pub const OVERRIDES_MIGRATION: Migration = Migration::new(
    "kernel",
    23,
    "overrides",
    include_str!("../../migrations/0023_overrides.sql"),
);

/// The table of roads.
pub const ROADS_MIGRATION: Migration = Migration::new(
    "kernel",
    44,
    "roads",
    include_str!("../../migrations/0044_roads.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    let all = [
        http::routes(),
        overrides::routes(),
        pages::routes(),
        holidays::routes(),
    ];
    all.into_iter().flatten().collect()
}
