//! How many places are routed in a second on one core, with district boundaries.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use base::{Ids, Point, Time};
use kernel::registry::{Pack, Where, route};

use crate::{Outcome, started};

const POINTS: usize = 100_000;
const SPAN: Duration = Duration::from_secs(3);
const NOW: Time = Time::from_micros(1_795_399_200_000_000);

/// Measures and gives the table.
pub(crate) fn measure() -> Outcome<String> {
    let path = std::env::var("BALAI_BOUNDARIES")
        .map_err(|_| "BALAI_BOUNDARIES names no file of district boundaries")?;
    let registry = Pack::embedded()?.registry()?;
    let (registry, _) = registry.with_boundaries(&std::fs::read_to_string(path)?)?;
    let category = registry.category("pothole-local").ok_or("no category")?;
    let day = registry.day(NOW);
    let points = points(registry.bounds());
    let land = points
        .iter()
        .filter(|point| {
            let place = Where::Point(**point);
            route(&registry, category, &place, day).agency.is_some()
        })
        .copied()
        .collect::<Vec<_>>();
    let mut out = String::new();
    writeln!(out, "| points | places a second on one core |\n|---|--:|")?;
    for (name, points) in [
        ("anywhere in the country's rectangle, mostly sea", &points),
        ("where an agency was found", &land),
    ] {
        let started = started();
        let mut routed = 0_u32;
        while started.elapsed() < SPAN {
            for point in points {
                black_box(route(&registry, category, &Where::Point(*point), day));
                routed += 1;
            }
        }
        let rate = f64::from(routed) / started.elapsed().as_secs_f64();
        writeln!(out, "| {name} ({}) | {rate:.0} |", points.len())?;
    }
    Ok(out)
}

/// The same points in every run.
fn points(bounds: base::BBox) -> Vec<Point> {
    let ids = Ids::seeded(1);
    let part = || f64::from(u32::from_be_bytes(ids.bytes())) / f64::from(u32::MAX);
    let between = |low: f64, high: f64| low + (high - low) * part();
    (0..POINTS)
        .map(|_| Point {
            lat: between(bounds.south, bounds.north),
            lon: between(bounds.west, bounds.east),
        })
        .collect()
}
