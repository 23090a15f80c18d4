//! Clusters for programs.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{BBox, Problem};
use kernel::App;
use serde_json::{Value, json};
use web::map::{CLOSEST, WIDEST};
use web::{Access, Ctx, Doc, Failure, Param, Route};

use super::actions;
use super::model::{Asked, Cluster, Which};
use super::rules;
use crate::rules::point;

/// Seconds for which an answer may be kept.
pub(crate) const KEPT: u32 = 10;

pub(crate) fn routes() -> Vec<Route<App>> {
    let path = "/api/v1/reports/clusters";
    vec![Route::get(path, "reports.clusters", Access::Public, clusters).doc(doc())]
}

fn doc() -> Doc {
    let zoom = json!({"type": "integer", "minimum": WIDEST, "maximum": CLOSEST});
    Doc::new(
        "How many public reports there are where: counts by cells of the map, which are smaller the closer the \
         zoom. Cells that meet the box are counted as a whole. `lat` and `lon` are the place of one of a cell's \
         reports. Reports of categories that are usually private are counted only where such a category is asked \
         for, in cells of about 10 km with five or more of them (`coarse`).",
    )
    .param(Param::query("bbox", "string", "West, south, east and north in degrees.").required())
    .param(Param::query("zoom", "integer", "As of maps on the web.").shape(zoom).required())
    .param(Param::query("agency", "string", "Only of this agency, by its code."))
    .param(Param::query("category", "string", "Only of this category, by its code."))
    .param(Param::query("state", "string", "`open` or `closed`; both if absent."))
    .response(200, "The cells with reports.", schema)
    .refuses(&[422])
}

fn schema() -> Value {
    let number = json!({"type": "number"});
    json!({"type": "object", "required": ["total", "coarse", "items"], "properties": {
        "total": {"type": "integer", "minimum": 0},
        "coarse": {"type": "boolean"},
        "items": {"type": "array", "items": {"type": "object", "required": ["count", "lat", "lon", "bbox"],
            "properties": {
                "count": {"type": "integer", "minimum": 1},
                "lat": number, "lon": number,
                "bbox": {"type": "array", "items": number, "minItems": 4, "maxItems": 4},
            }}},
    }})
}

async fn clusters(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let wrong = |field: &'static str, code: &'static str| Problem::invalid().field(field, code);
    let bbox = ctx.query("bbox").and_then(bbox);
    let bbox = bbox.ok_or_else(|| wrong("bbox", "reports.box_wrong"))?;
    let zoom = ctx.query("zoom").and_then(|zoom| zoom.parse().ok());
    let zoom = zoom.filter(|zoom| (WIDEST..=CLOSEST).contains(zoom));
    let zoom = zoom.ok_or_else(|| wrong("zoom", "reports.zoom_wrong"))?;
    let level = rules::cluster_level(zoom);
    let which = which(&ctx);
    let found = actions::clusters(&app, ctx.now, (&which, Asked { bbox, level })).await?;
    let total: usize = found.clusters.iter().map(|cluster| cluster.count).sum();
    let items: Vec<Value> = found.clusters.iter().map(item).collect();
    let body = json!({"total": total, "coarse": found.coarse, "items": items}).to_string();
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={KEPT}")),
    ];
    Ok((headers, body).into_response())
}

/// Which reports an address asks for.
pub(crate) fn which(ctx: &Ctx) -> Which {
    Which {
        agency: ctx.query("agency").map(str::to_owned),
        category: ctx.query("category").map(str::to_owned),
        closed: match ctx.query("state") {
            Some("open") => Some(false),
            Some("closed") => Some(true),
            _ => None,
        },
    }
}

/// Reads west, south, east and north.
fn bbox(text: &str) -> Option<BBox> {
    let parts: Vec<&str> = text.split(',').collect();
    let [west, south, east, north] = parts.as_slice() else {
        return None;
    };
    let (low, high) = (point(south, west).ok()?, point(north, east).ok()?);
    let bbox = BBox {
        south: low.lat,
        west: low.lon,
        north: high.lat,
        east: high.lon,
    };
    (bbox.south <= bbox.north && bbox.west <= bbox.east).then_some(bbox)
}

fn item(cluster: &Cluster) -> Value {
    let edges = cluster.bbox;
    let bbox = [edges.west, edges.south, edges.east, edges.north];
    json!({
        "count": cluster.count,
        "lat": rounded(cluster.point.lat),
        "lon": rounded(cluster.point.lon),
        "bbox": bbox.map(rounded),
    })
}

/// Degrees to five decimals, about a metre.
fn rounded(degrees: f64) -> f64 {
    (degrees * 100_000.0).round() / 100_000.0
}
