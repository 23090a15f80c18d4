//! The whole service, as its clients see it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]

mod account;
mod acme;
mod asking;
mod asking_moderated;
mod atom;
mod backup;
mod browser;
mod businesses;
mod children;
mod ckan_rows;
mod ckan_writes;
mod clusters;
mod container;
mod desk;
mod dialects;
mod dialects_same;
mod dialects_versions;
mod dkim;
mod drawn;
mod elsewhere;
mod enclosed;
mod export;
mod faults;
mod feed;
mod figures;
mod follows;
mod holidays;
mod house;
mod journeys;
mod late;
mod limited;
mod limits;
mod live;
mod log;
mod mail;
mod mail_tls;
mod mandates;
mod mandates_limits;
mod matrix;
mod moderation;
mod monthly;
mod numbers;
mod offline;
mod old_data;
mod open311;
mod opendata;
mod operators;
mod papers;
mod partners;
mod pebble;
mod private;
mod programs;
mod publishing;
mod reference;
mod reports_new;
mod restore;
mod reworded;
mod runbooks;
mod second_factor;
mod secure;
mod sms;
mod statements;
mod storm;
mod tls;
mod tracker;
mod trials;
mod widget;
mod witness;
mod words;
