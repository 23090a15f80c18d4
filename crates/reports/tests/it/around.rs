//! What is new around a place: the same as a look at every report gives, and only what everybody may see.

use std::cmp::Reverse;

use base::{BBox, Point};
use reports::actions;
use reports::model::{Feedback, ReportFilter, ReportNew, ReportRow, Visibility};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

/// Reports on a street of some 30 km: most of them at one end, a few at the other, each third of them nobody's to see.
const REPORTS: u32 = 90;

fn listed(world: &World, filter: &ReportFilter, place: (i64, i64)) -> Vec<ReportRow> {
    let filter = filter.clone();
    let rows = world.app.db.read_blocking("test.list", move |tx| {
        actions::report_list(tx, &filter, place)
    });
    rows.expect("a list")
}

fn street(world: &World) {
    let owner = world.citizen("Aminah");
    for number in 0..REPORTS {
        let along = f64::from(number % 30) * if number % 10 == 0 { 0.01 } else { 0.0004 };
        let report = ReportNew {
            point: Some(Point {
                lat: 3.1 + along,
                lon: 101.6 + along / 7.0,
            }),
            feedback: if number % 4 == 0 {
                Feedback::Enquiry
            } else {
                Feedback::Complaint
            },
            visibility: if number % 3 == 0 {
                Visibility::Private
            } else {
                Visibility::NameHidden
            },
            ..new(world)
        };
        create(world, &owner, &report, None, None).expect("a report");
    }
}

#[test]
fn boxes_of_all_sizes_show_what_a_look_at_every_report_shows() {
    on_both_worlds(modules, |world| {
        street(world);
        let all = listed(world, &ReportFilter::default(), (1_000, 0));
        assert_eq!(all.len(), 60, "the private ones are not listed");
        let sizes = [
            (0.001, "a house"),
            (0.02, "a walk"),
            (0.2, "a district"),
            (5.0, "a country"),
        ];
        let feedbacks = [None, Some(Feedback::Enquiry)];
        for ((half, name), feedback) in sizes
            .iter()
            .flat_map(|size| feedbacks.map(|one| (*size, one)))
        {
            for lat in [3.1, 3.105, 3.3] {
                let bbox = BBox {
                    south: lat - half,
                    north: lat + half,
                    west: 101.6 - half,
                    east: 101.6 + half,
                };
                let filter = ReportFilter {
                    bbox: Some(bbox),
                    feedback,
                    ..ReportFilter::default()
                };
                let mut inside: Vec<ReportRow> = all
                    .iter()
                    .filter(|row| row.point.is_some_and(|point| bbox.contains(point)))
                    .filter(|row| feedback.is_none_or(|feedback| row.feedback == feedback))
                    .cloned()
                    .collect();
                inside.sort_by_key(|row| (Reverse(row.created), Reverse(row.id)));
                assert_eq!(
                    listed(world, &filter, (1_000, 0)),
                    inside,
                    "{name} at {lat}"
                );
                let part: Vec<ReportRow> = inside.into_iter().skip(3).take(5).collect();
                assert_eq!(listed(world, &filter, (5, 3)), part, "{name} at {lat}");
            }
        }
    });
}
