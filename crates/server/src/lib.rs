//! The composition: which modules there are, and how their rows become one service.
//!
//! This crate has no logic of its own. A new module is one line in [`modules`].

mod health;

use axum::Router;
use kernel::{App, Module};
use web::Route;

/// Every module, the kernel first: migrations are applied in this order.
pub fn modules() -> Vec<Module> {
    vec![
        kernel::module(),
        reports::module(),
        disclosure::module(),
        opendata::module(),
    ]
}

/// The whole route table.
pub fn routes(modules: Vec<Module>) -> Vec<Route<App>> {
    let own = web::rows::<App>().into_iter().chain(health::routes());
    own.chain(modules.into_iter().flat_map(|module| module.routes))
        .collect()
}

/// The service over all rows.
pub fn service(app: &App) -> Router {
    web::router(routes(modules()), app.clone())
}
