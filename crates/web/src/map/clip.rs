//! Cuts shapes to the picture, thins them to what can be seen, and writes them as short paths.

use super::SIZE;
use std::fmt::Write as _;

/// A point in pixels of the picture.
pub(super) type Flat = (f64, f64);

/// Detail below this many pixels is not drawn.
const TOLERANCE: f64 = 0.6;

/// What is kept of the plane.
pub(super) struct Frame {
    low: f64,
    high: f64,
}

impl Frame {
    /// The picture with a margin, so that cut edges are not seen.
    pub(super) fn around_picture() -> Self {
        Self {
            low: -8.0,
            high: f64::from(SIZE) + 8.0,
        }
    }

    fn sides(&self) -> [Side; 4] {
        let side = |vertical, limit, below| Side {
            vertical,
            limit,
            below,
        };
        [
            side(true, self.low, false),
            side(true, self.high, true),
            side(false, self.low, false),
            side(false, self.high, true),
        ]
    }
}

/// One straight edge of the frame.
struct Side {
    vertical: bool,
    limit: f64,
    below: bool,
}

impl Side {
    fn keeps(&self, point: Flat) -> bool {
        let value = if self.vertical { point.0 } else { point.1 };
        if self.below {
            value <= self.limit
        } else {
            value >= self.limit
        }
    }

    /// Where the way from `a` to `b`, which lie on different sides, crosses the edge.
    fn crossing(&self, a: Flat, b: Flat) -> Flat {
        let (from, to) = if self.vertical {
            (a.0, b.0)
        } else {
            (a.1, b.1)
        };
        let part = ((self.limit - from) / (to - from)).clamp(0.0, 1.0);
        let along = |start: f64, end: f64| start + part * (end - start);
        if self.vertical {
            (self.limit, along(a.1, b.1))
        } else {
            (along(a.0, b.0), self.limit)
        }
    }
}

fn is_finite(point: &Flat) -> bool {
    point.0.is_finite() && point.1.is_finite()
}

/// The part of an area inside the frame, thinned. Empty if nothing of it can be seen.
pub(super) fn area(ring: &[Flat], frame: &Frame) -> Vec<Flat> {
    let mut points: Vec<Flat> = ring.iter().copied().filter(is_finite).collect();
    for side in frame.sides() {
        let mut kept = Vec::with_capacity(points.len() + 4);
        let Some(mut before) = points.last().copied() else {
            return points;
        };
        for point in points {
            if side.keeps(point) != side.keeps(before) {
                kept.push(side.crossing(before, point));
            }
            if side.keeps(point) {
                kept.push(point);
            }
            before = point;
        }
        points = kept;
    }
    thinned(&points)
}

/// The runs of a line inside the frame, thinned.
pub(super) fn line(points: &[Flat], frame: &Frame) -> Vec<Vec<Flat>> {
    let mut runs: Vec<Vec<Flat>> = vec![Vec::new()];
    let finite: Vec<Flat> = points.iter().copied().filter(is_finite).collect();
    for pair in finite.windows(2) {
        let [from, to] = pair else { continue };
        let Some((start, end)) = segment(*from, *to, frame) else {
            runs.push(Vec::new());
            continue;
        };
        let joined = runs
            .last()
            .and_then(|run| run.last())
            .is_some_and(|last| *last == start);
        if !joined {
            runs.push(vec![start]);
        }
        if let Some(run) = runs.last_mut() {
            run.push(end);
        }
    }
    runs.into_iter()
        .filter(|run| run.len() > 1)
        .map(|run| thinned(&run))
        .collect()
}

fn segment(mut from: Flat, mut to: Flat, frame: &Frame) -> Option<(Flat, Flat)> {
    for side in frame.sides() {
        match (side.keeps(from), side.keeps(to)) {
            (true, true) => {}
            (true, false) => to = side.crossing(from, to),
            (false, true) => from = side.crossing(from, to),
            (false, false) => return None,
        }
    }
    Some((from, to))
}

/// Douglas and Peucker's thinning, without recursion.
fn thinned(points: &[Flat]) -> Vec<Flat> {
    let Some(last) = points.len().checked_sub(1).filter(|last| *last > 1) else {
        return points.to_vec();
    };
    let mut kept = vec![false; points.len()];
    let mut spans = vec![(0, last)];
    while let Some((first, last)) = spans.pop() {
        for end in [first, last] {
            if let Some(mark) = kept.get_mut(end) {
                *mark = true;
            }
        }
        if let Some(middle) = farthest(points, first, last) {
            spans.push((first, middle));
            spans.push((middle, last));
        }
    }
    points
        .iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(point, _)| *point)
        .collect()
}

/// The point between two others that lies farthest from their line, if that is far enough.
fn farthest(points: &[Flat], first: usize, last: usize) -> Option<usize> {
    let (a, b) = (*points.get(first)?, *points.get(last)?);
    let mut found = None;
    let mut most = TOLERANCE;
    for index in first + 1..last {
        let distance = distance(*points.get(index)?, a, b);
        if distance > most {
            (most, found) = (distance, Some(index));
        }
    }
    found
}

fn distance(point: Flat, a: Flat, b: Flat) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    // A ring begins and ends at the same point: then the distance to that point counts.
    let part = if square > 0.0 {
        (((point.0 - a.0) * dx + (point.1 - a.1) * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (point.0 - a.0 - part * dx).hypot(point.1 - a.1 - part * dy)
}

/// The path in half pixels, relative, without repeated points; empty if too small to be seen.
pub(super) fn path(points: &[Flat], closed: bool) -> String {
    let mut halves: Vec<(i32, i32)> = points.iter().map(|p| (half(p.0), half(p.1))).collect();
    halves.dedup();
    if closed && halves.len() > 1 && halves.first() == halves.last() {
        halves.pop();
    }
    if halves.len() < if closed { 3 } else { 2 } {
        return String::new();
    }
    let mut out = String::with_capacity(halves.len() * 5);
    let mut before = None;
    for (x, y) in halves {
        let _ = match before {
            None => write!(out, "M{x} {y}"),
            Some((from_x, from_y)) => step(&mut out, x - from_x, y - from_y),
        };
        before = Some((x, y));
    }
    if closed {
        out.push('z');
    }
    out
}

fn step(out: &mut String, dx: i32, dy: i32) -> std::fmt::Result {
    match (dx, dy) {
        (0, dy) => write!(out, "v{dy}"),
        (dx, 0) => write!(out, "h{dx}"),
        (dx, dy) if dy < 0 => write!(out, "l{dx}{dy}"),
        (dx, dy) => write!(out, "l{dx} {dy}"),
    }
}

/// Half pixels, rounded. Values are within the frame, far from the limits of the type.
fn half(value: f64) -> i32 {
    i32::try_from(base::whole((value * 2.0).round())).unwrap_or_default()
}
