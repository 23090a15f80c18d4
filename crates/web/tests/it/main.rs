//! The web layer, asked over HTTP with a small application around it.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod access;
mod bodies;
mod components;
mod contrast;
mod cookies;
mod languages;
mod pages;
mod problems;
mod world;
