//! Serves the pages of this crate alone, for looking at them: `cargo run -p web --example shell`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "borrows the small application of the tests"
)]

#[path = "../tests/it/world.rs"]
#[expect(dead_code, reason = "made for tests")]
mod world;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    axum::serve(listener, world::World::new().service()).await
}
