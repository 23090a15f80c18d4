//! The kernel's components on both stores.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has to stop"
)]

mod api;
mod bounces;
mod cases;
mod cases_pages;
mod documents;
mod documents_files;
mod documents_http;
mod documents_moderation;
mod documents_pdf;
mod documents_purge;
mod events;
mod gauges;
mod handling;
mod hooks;
mod hooks_named;
mod identity;
mod identity_factors;
mod identity_factors_lost;
mod identity_kiosk;
mod identity_pages;
mod identity_papers;
mod identity_passkeys;
mod identity_passkeys_device;
mod identity_people;
mod identity_providers;
mod identity_providers_fake;
mod identity_providers_links;
mod jobs;
mod kinds;
mod kinds_pairs;
mod kinds_racing;
mod letters;
mod liars;
mod log;
mod log_cases;
mod memo;
mod notifications;
mod notifications_app;
mod once;
mod opened;
mod outbound;
mod parts;
mod preferences;
mod push;
mod reach;
mod registry_boundaries;
mod registry_experience;
mod registry_http;
mod registry_pack;
mod registry_roads;
mod registry_routing;
mod registry_store;
mod search;
mod smtp;
mod wordings;
