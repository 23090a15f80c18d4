//! What is counted of the service while it runs, in the text form that Prometheus reads.
//!
//! Each row of the route table has its own counters, made when the router is built, so that counting a
//! request is a few additions and looks nothing up.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// A figure that goes up and down.
pub type Gauge = prometheus_client::metrics::gauge::Gauge;

/// Figures that differ in the values of their labels.
#[derive(Clone, Debug, Default)]
pub struct Gauges(Family<Vec<(&'static str, &'static str)>, Gauge>);

impl Gauges {
    /// Sets the figure with these labels, always given in the same order.
    pub fn set<const N: usize>(&self, labels: [(&'static str, &'static str); N], value: i64) {
        self.0.get_or_create(&labels.to_vec()).set(value);
    }
}

/// Upper bounds of the time classes, in seconds.
const SECONDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RowLabel {
    row: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct AnswerLabel {
    row: &'static str,
    status: &'static str,
}

/// Everything that is counted in one application.
pub struct Meters {
    registry: Mutex<Registry>,
    answers: Family<AnswerLabel, Counter>,
    seconds: Family<RowLabel, Histogram, fn() -> Histogram>,
}

fn time_classes() -> Histogram {
    Histogram::new(SECONDS)
}

impl Default for Meters {
    fn default() -> Self {
        let answers = Family::default();
        let seconds: Family<_, _, fn() -> Histogram> = Family::new_with_constructor(time_classes);
        let mut registry = Registry::with_prefix("balai");
        registry.register(
            "answers",
            "Answers by row of the route table",
            answers.clone(),
        );
        registry.register(
            "answer_seconds",
            "Time until the answer's head was ready",
            seconds.clone(),
        );
        Self {
            registry: Mutex::new(registry),
            answers,
            seconds,
        }
    }
}

impl fmt::Debug for Meters {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Meters")
    }
}

impl Meters {
    /// Adds a figure that the program sets by itself, such as the length of a queue.
    pub fn gauge(&self, name: &str, help: &str) -> Gauge {
        let gauge = Gauge::default();
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register(name, help, gauge.clone());
        gauge
    }

    /// Adds figures that the program sets by itself, one for each value of their labels.
    pub fn gauges(&self, name: &str, help: &str) -> Gauges {
        let gauges = Gauges::default();
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register(name, help, gauges.0.clone());
        gauges
    }

    /// All figures, as text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        // Writing to a text cannot fail.
        let _ = encode(&mut out, &registry);
        out
    }

    /// The counters of one row.
    pub(crate) fn row(&self, row: &'static str) -> RowMeter {
        let class = |status| {
            let label = AnswerLabel { row, status };
            self.answers.get_or_create(&label).clone()
        };
        RowMeter {
            answers: ["1xx", "2xx", "3xx", "4xx", "5xx"].map(class),
            seconds: self.seconds.get_or_create(&RowLabel { row }).clone(),
        }
    }
}

/// The counters of one row of the route table.
#[derive(Clone)]
pub(crate) struct RowMeter {
    answers: [Counter; 5],
    seconds: Histogram,
}

impl RowMeter {
    /// Counts an answer.
    pub(crate) fn count(&self, status: u16, took: Duration) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.answers.get(class) {
            counter.inc();
        }
        self.seconds.observe(took.as_secs_f64());
    }
}

/// A started stopwatch.
#[expect(
    clippy::disallowed_methods,
    reason = "a span between two moments of this process, not the time of day"
)]
pub(crate) fn started() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_row_and_class() {
        let meters = Meters::default();
        let row = meters.row("reports.page_home");
        row.count(200, Duration::from_millis(3));
        row.count(204, Duration::from_millis(30));
        row.count(503, Duration::from_secs(3));
        row.count(7, Duration::ZERO);
        meters.gauge("jobs_dead", "Jobs laid aside").set(4);
        let agencies = meters.gauges("agencies", "Agencies");
        agencies.set([("tier", "local"), ("reach", "live")], 7);
        let text = meters.text();
        for line in [
            "balai_answers_total{row=\"reports.page_home\",status=\"2xx\"} 2",
            "balai_answers_total{row=\"reports.page_home\",status=\"5xx\"} 1",
            "balai_answer_seconds_bucket{le=\"0.005\",row=\"reports.page_home\"} 2",
            "balai_answer_seconds_count{row=\"reports.page_home\"} 4",
            "balai_jobs_dead 4",
            "balai_agencies{tier=\"local\",reach=\"live\"} 7",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
