//! The web layer: a route table whose rows say who may do what how often, the page shell and its
//! components, four languages and more, problems in JSON and in words, and server-drawn maps.
//!
//! A module gives [`Route`] rows; the server hands all of them to [`router`]. Handlers take
//! [`Ctx`], [`Form`] or [`JsonBody`] and return `Result<Response, Failure>`. Page structs hold a
//! [`Page`] named `page`, extend `base.html` and import `macros.html`.

mod access;
mod acts;
mod answers;
mod app;
mod assets;
mod atom;
mod body;
pub mod chart;
mod cookies;
mod csrf;
mod ctx;
mod drawn;
mod failure;
mod form;
mod guard;
pub mod i18n;
pub mod map;
mod markup;
mod meters;
mod openapi;
mod page;
mod pages;
mod paging;
mod parts;
mod problems;
mod rate;
mod route;
mod router;
mod shell;
mod site;
mod state;
mod styleguide;
mod tagged;
pub mod testing;
mod uploads;
mod words;

pub use access::Access;
pub use acts::Acts;
pub use answers::Answers;
pub use atom::{Feed, FeedEntry, FeedGone};
pub use body::JsonBody;
pub use cookies::{SESSION_COOKIE, VISITOR_COOKIE, cookie_header, shared_cookies};
pub use ctx::{Circumstances, Ctx};
pub use failure::{
    Failure, html, html_status, json, json_status, json_text, local_path, see_other, send_again,
};
pub use form::{Form, NoDate, Upload, media_type};
pub use i18n::Locales;
pub use markup::{Markup, encoded, escaped};
pub use meters::{Gauge, Gauges, Meters};
pub use openapi::{Doc, Param, Schema, openapi, piece_schema};
pub use page::{Crumb, Instant, Page};
pub use pages::rows;
pub use paging::{Cursor, Paging, Piece};
pub use parts::{Choice, Event, FileLink, Pagination, Row, Stage, Step, Tab, Tone};
pub use rate::{Excess, Limit, Limits, Rate, Rates, Sender};
pub use route::{BODY_LIMIT, Refusal, Route};
pub use router::router;
pub use site::{Site, SiteError, SiteOptions};
pub use state::{BoxFuture, Sessions, State};
pub use tagged::{Tag, Tagged, tagged};
