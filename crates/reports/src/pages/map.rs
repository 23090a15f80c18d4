//! The map of all public reports: clusters or heat, drawn by the server, with a list that says the same.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Point;
use kernel::App;
use kernel::registry::Registry;
use web::map::{self, CLOSEST, MarkerShape, Shape, ShapeKind};
use web::{Access, Answers, Choice, Ctx, Failure, Page, Route, Tab, html};

use super::facts;
use super::list::{category_choices, kept_query, pans, state_choices};
use super::pictures::{self, View, nearby};
use crate::clusters::model::{Asked, Cluster, Found, Which};
use crate::clusters::{actions, rules, which};

/// How close a place is shown that somebody looked for.
const PLACE_ZOOM: u8 = 12;
/// Nearer by so many steps, a cluster fills the picture.
const NEARER: i8 = 2;
/// How far around its middle a cluster can be pressed, in pixels.
const PRESSED: u8 = 17;
const VIEW: [&str; 4] = ["lat", "lon", "zoom", "q"];

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports/map",
            "reports.page_map",
            Access::Public,
            show,
        ),
        Route::get(
            "/maps/clusters.svg",
            "reports.map_clusters",
            Access::Public,
            picture,
        ),
    ]
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Clusters,
    Heat,
}

impl Look {
    fn asked(ctx: &Ctx) -> Self {
        match ctx.query("view") {
            Some("heat") => Self::Heat,
            _ => Self::Clusters,
        }
    }
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    page: Page,
    answers: Answers,
    tabs: Vec<Tab>,
    picture: String,
    pans: Vec<(&'static str, String)>,
    heat: Option<Vec<Step>>,
    categories: Vec<Choice>,
    states: Vec<Choice>,
    /// The agency it is narrowed to: its code, its name and the map of all.
    agency: Option<(String, String, String)>,
    /// The words that were looked for and found no place.
    nowhere: Option<String>,
    view: Vec<(&'static str, String)>,
    total: String,
    coarse: bool,
    lines: Vec<Line>,
    list: String,
}

/// A cluster in the list and under the finger.
struct Line {
    words: String,
    /// Where it is looked at from nearer.
    nearer: String,
    /// Where its reports stand.
    list: String,
    /// Where it is on the picture: x, y and how far around.
    coords: String,
}

/// A step of heat in the legend.
struct Step {
    colour: &'static str,
    words: String,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let (view, nowhere) = placed(&app, &ctx, &registry);
    let which = which(&ctx);
    let found = drawn(&app, &ctx, (&which, &view)).await?;
    let total: usize = found.clusters.iter().map(|cluster| cluster.count).sum();
    let kept = kept_query(&ctx, &VIEW);
    let bbox = view.bbox();
    let data = format!(
        "/api/v1/reports/clusters?{kept}bbox={:.5},{:.5},{:.5},{:.5}&zoom={}",
        bbox.west, bbox.south, bbox.east, bbox.north, view.zoom
    );
    let page = ctx
        .page(ctx.t("reports-map-title"))
        .crumb(ctx.t("reports-list-title"), "/reports")
        .data_at(data);
    let list_kept = kept_query(&ctx, &["lat", "lon", "zoom", "q", "view"]);
    let agency = which
        .agency
        .as_ref()
        .filter(|code| registry.agency(code).is_some());
    let agency = agency.map(|code| {
        let all = at(
            &page.here(),
            &kept_query(&ctx, &["lat", "lon", "zoom", "q", "agency"]),
            view,
        );
        (code.clone(), facts::agency(&page, &registry, code), all)
    });
    html(&MapPage {
        answers: Answers::of(&ctx.query_form()),
        tabs: tabs(&page, &ctx, view),
        picture: at("/maps/clusters.svg", &kept, view),
        pans: pans(&page, &view, &kept),
        heat: match Look::asked(&ctx) {
            Look::Heat => Some(legend(&page, &app, (&ctx, &which, &view)).await?),
            Look::Clusters => None,
        },
        categories: category_choices(&page, &registry),
        states: state_choices(&page),
        agency,
        nowhere,
        view: view_fields(&ctx, view),
        total: page.t1("reports-map-total", "count", total),
        coarse: found.coarse,
        lines: found
            .clusters
            .iter()
            .map(|cluster| line(&page, &registry, (cluster, &view), (&kept, &list_kept)))
            .collect(),
        list: at(&page.href("/reports"), &list_kept, view),
        page,
    })
}

/// An address that shows this part of the map.
fn at(path: &str, kept: &str, view: View) -> String {
    let Point { lat, lon } = view.centre;
    format!("{path}?{kept}lat={lat:.5}&lon={lon:.5}&zoom={}", view.zoom)
}

/// The part of the map that the address asks for: a place by its name, or a view. With the words that no place has.
fn placed(app: &App, ctx: &Ctx, registry: &Registry) -> (View, Option<String>) {
    let view = pictures::view(app, ctx);
    let Some(words) = ctx.query("q") else {
        return (view, None);
    };
    match registry.places_matching(words, 1).first() {
        Some(place) => (View::new(place.point, PLACE_ZOOM), None),
        None => (view, Some(words.to_owned())),
    }
}

/// The fields that keep the view when the filter is changed.
fn view_fields(ctx: &Ctx, view: View) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("lat", format!("{:.5}", view.centre.lat)),
        ("lon", format!("{:.5}", view.centre.lon)),
        ("zoom", view.zoom.to_string()),
    ];
    if Look::asked(ctx) == Look::Heat {
        fields.push(("view", "heat".to_owned()));
    }
    fields
}

fn tabs(page: &Page, ctx: &Ctx, view: View) -> Vec<Tab> {
    let kept = kept_query(ctx, &["lat", "lon", "zoom", "q", "view"]);
    let look = Look::asked(ctx);
    [
        ("reports-map-clusters", "", Look::Clusters),
        ("reports-map-heat", "view=heat&", Look::Heat),
    ]
    .map(|(key, query, tab)| Tab {
        name: page.t(key).into_owned(),
        href: at(&page.here(), &format!("{kept}{query}"), view),
        current: look == tab,
        count: None,
    })
    .to_vec()
}

/// The clusters whose places are on the picture, as they are drawn.
async fn drawn(app: &App, ctx: &Ctx, (which, view): (&Which, &View)) -> Result<Found, Failure> {
    let bbox = view.bbox();
    let level = rules::cluster_level(view.zoom);
    let mut found = actions::clusters(app, ctx.now, (which, Asked { bbox, level })).await?;
    found
        .clusters
        .retain(|cluster| bbox.contains(cluster.point));
    found.clusters = rules::apart(found.clusters, view.zoom);
    Ok(found)
}

async fn heat(
    app: &App,
    ctx: &Ctx,
    (which, view): (&Which, &View),
) -> Result<Vec<Cluster>, Failure> {
    let (bbox, level) = (view.bbox(), rules::heat_level(view.zoom));
    let found = actions::clusters(app, ctx.now, (which, Asked { bbox, level })).await?;
    Ok(found.clusters)
}

fn line(
    page: &Page,
    registry: &Registry,
    (cluster, view): (&Cluster, &View),
    (kept, list_kept): (&str, &str),
) -> Line {
    let nearer = View::new(cluster.point, view.zoom.saturating_add_signed(NEARER));
    let list = at(&page.href("/reports"), list_kept, nearer);
    let pixel = map::pixel(view.centre, view.zoom, cluster.point);
    Line {
        words: page.t2(
            "reports-map-cluster",
            "count",
            cluster.count,
            "place",
            nearby(page, registry, cluster.point),
        ),
        nearer: match view.zoom {
            CLOSEST => list.clone(),
            _ => at(&page.here(), kept, nearer),
        },
        coords: pixel
            .map(|(x, y)| format!("{x:.0},{y:.0},{PRESSED}"))
            .unwrap_or_default(),
        list,
    }
}

async fn legend(
    page: &Page,
    app: &App,
    (ctx, which, view): (&Ctx, &Which, &View),
) -> Result<Vec<Step>, Failure> {
    let cells = heat(app, ctx, (which, view)).await?;
    let most = cells.iter().map(|cell| cell.count).max();
    let mut from = 1;
    let mut steps = Vec::new();
    for (step, limit) in (0..).zip(rules::heat_limits(most.unwrap_or_default())) {
        if limit >= from {
            steps.push(Step {
                colour: map::heat_colour(step),
                words: if from == limit {
                    page.number(limit)
                } else {
                    format!("{}–{}", page.number(from), page.number(limit))
                },
            });
            from = limit + 1;
        }
    }
    Ok(steps)
}

async fn picture(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let view = pictures::view(&app, &ctx);
    let which = which(&ctx);
    let registry = app.registry_now().await?;
    let mut map = pictures::ground(&registry, view);
    match Look::asked(&ctx) {
        Look::Clusters => {
            let found = drawn(&app, &ctx, (&which, &view)).await?;
            map.markers = found.clusters.iter().map(bubble).collect();
        }
        Look::Heat => map
            .shapes
            .extend(warm(&heat(&app, &ctx, (&which, &view)).await?)),
    }
    let keep = pictures::Keep::Anywhere(crate::clusters::KEPT);
    Ok(pictures::svg(map::draw(&map), keep))
}

fn bubble(cluster: &Cluster) -> map::Marker {
    map::Marker {
        point: cluster.point,
        shape: MarkerShape::Bubble,
        label: rules::short(cluster.count),
    }
}

/// One shape for all cells of a step.
fn warm(cells: &[Cluster]) -> Vec<Shape> {
    let most = cells.iter().map(|cell| cell.count).max();
    let limits = rules::heat_limits(most.unwrap_or_default());
    let ring = |cell: &Cluster| {
        let (edges, corner) = (cell.bbox, |lat, lon| Point { lat, lon });
        vec![
            corner(edges.north, edges.west),
            corner(edges.north, edges.east),
            corner(edges.south, edges.east),
            corner(edges.south, edges.west),
        ]
    };
    (0..=map::HEAT_MOST)
        .map(|step| Shape {
            rings: cells
                .iter()
                .filter(|cell| rules::heat_step(&limits, cell.count) == step)
                .map(ring)
                .collect(),
            kind: ShapeKind::Heat(step),
        })
        .collect()
}
