//! The load: wrk, a program that we did not write.

use std::path::Path;
use std::process::Command;

use crate::Outcome;

/// Connections that ask at once.
pub(crate) const CLIENTS: u32 = 64;

/// What wrk counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Load {
    /// Answers in a second.
    pub(crate) rate: f64,
    /// Half of the answers came within so many milliseconds.
    pub(crate) median_ms: f64,
    /// All but one in a hundred came within so many milliseconds.
    pub(crate) slowest_ms: f64,
    /// Answers in all.
    pub(crate) answers: u64,
}

/// What wrk sends, where that is not always the same.
pub(crate) struct Script<'a> {
    /// A file in Lua.
    pub(crate) path: &'a Path,
    /// What it finds in its environment.
    pub(crate) settings: &'a [(&'a str, &'a str)],
}

/// Asks for an address over and over; with a script, as that says. Any refusal is an error.
pub(crate) fn load(url: &str, seconds: u32, script: Option<&Script<'_>>) -> Outcome<Load> {
    run(url, command((CLIENTS, seconds)), script)
}

/// The same by so many clients, each with these headers.
pub(crate) fn ask(url: &str, load: (u32, u32), headers: &[&str]) -> Outcome<Load> {
    let mut command = command(load);
    for header in headers {
        command.args(["-H", header]);
    }
    run(url, command, None)
}

fn command((clients, seconds): (u32, u32)) -> Command {
    let mut command = Command::new("wrk");
    // Slow answers are measured, not dropped.
    command.args(["-t1", "--latency", "--timeout", "20s"]);
    command.arg(format!("-c{clients}"));
    command.arg(format!("-d{seconds}s"));
    command
}

fn run(url: &str, mut command: Command, script: Option<&Script<'_>>) -> Outcome<Load> {
    if let Some(script) = script {
        command
            .arg("-s")
            .arg(script.path)
            .envs(script.settings.iter().copied());
    }
    let done = command.arg(url).output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    if !done.status.success() || said.contains("Non-2xx") || said.contains("Socket errors") {
        return Err(format!("wrk {url}: {said}{}", String::from_utf8_lossy(&done.stderr)).into());
    }
    parse(&said).ok_or_else(|| format!("wrk {url}: {said}").into())
}

/// Several loads as one: mean rate, worst latency.
pub(crate) fn together(loads: &[Load]) -> Load {
    let count = f64::from(u32::try_from(loads.len()).unwrap_or(u32::MAX)).max(1.0);
    let mean = |part: fn(&Load) -> f64| loads.iter().map(part).sum::<f64>() / count;
    Load {
        rate: mean(|load| load.rate),
        median_ms: mean(|load| load.median_ms),
        slowest_ms: loads.iter().map(|load| load.slowest_ms).fold(0.0, f64::max),
        answers: loads.iter().map(|load| load.answers).sum(),
    }
}

fn parse(said: &str) -> Option<Load> {
    let after = |label: &str| {
        let line = said
            .lines()
            .find_map(|line| line.trim().strip_prefix(label))?;
        line.split_whitespace().next()
    };
    let answers = said
        .lines()
        .find_map(|line| line.trim().split_once(" requests in "))
        .and_then(|(count, _)| count.parse().ok())?;
    Some(Load {
        rate: after("Requests/sec:")?.parse().ok()?,
        median_ms: milliseconds(after("50%")?)?,
        slowest_ms: milliseconds(after("99%")?)?,
        answers,
    })
}

/// `812.00us`, `1.25ms` or `1.02s`.
fn milliseconds(span: &str) -> Option<f64> {
    let units = [("us", 0.001), ("ms", 1.0), ("s", 1000.0)];
    let (number, unit) = units
        .iter()
        .find_map(|(unit, scale)| Some((span.strip_suffix(unit)?, scale)))?;
    Some(number.parse::<f64>().ok()? * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_prints_is_understood() {
        let said = "Running 2s test @ http://127.0.0.1:1/\n  1 threads and 64 connections\n  \
            Latency Distribution\n     50%  812.00us\n     75%    1.00ms\n     90%    1.50ms\n     \
            99%    1.02s\n  2500 requests in 2.00s, 1.2MB read\nRequests/sec:   1250.50\n";
        let load = Load {
            rate: 1250.5,
            median_ms: 0.812,
            slowest_ms: 1020.0,
            answers: 2500,
        };
        assert_eq!(parse(said), Some(load));
        assert_eq!(parse("nothing"), None);
    }
}
