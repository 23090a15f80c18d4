//! A year of a whole country in minutes: what people report and what offices do with it, hour after hour on a clock
//! that stands still in between, through the program's own actions; then whether any clock was missed.

mod check;
mod offices;
mod senders;
mod traffic;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Ids, ManualClock, PersonId, Time};
use kernel::identity::{self, GrantNew, PersonNew};
use kernel::registry::Registry;
use kernel::{App, Options, Settings};
use reports::Error;
use store::Target;
use testkit::Folder;

use crate::{Outcome, started};

/// Midnight in Malaysia, before the first day of 2025: the holidays of that year are known.
const BEGIN: Time = Time::from_micros(1_735_660_800_000_000);
const DAYS: u32 = 365;
pub(crate) const HOUR: Duration = Duration::from_hours(1);
pub(crate) const DAY: Duration = Duration::from_hours(24);
/// The seed of everything that is left to chance: the same year every time.
const SEED: u64 = 2_025;
/// People who report under their own name.
const CITIZENS: usize = 200;

/// An instance with its clock, and those who live and work there.
pub(crate) struct Country {
    pub(crate) app: App,
    clock: Arc<ManualClock>,
    pub(crate) registry: Arc<Registry>,
    pub(crate) ids: Ids,
    pub(crate) citizens: Vec<PersonId>,
}

/// Something that will happen.
pub(crate) enum Act {
    /// Somebody has something to report.
    Report(Box<traffic::Story>),
    /// An office or the reporter does something about a report.
    Step(offices::Step),
    /// Somebody writes who writes too much.
    Write(senders::Writer),
}

/// When it happens. What is planned first happens first within the same moment.
pub(crate) struct Planned {
    pub(crate) at: Time,
    number: u64,
    act: Act,
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Planned {}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Planned {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

/// What is to come.
#[derive(Default)]
pub(crate) struct Agenda {
    planned: BinaryHeap<Reverse<Planned>>,
    number: u64,
}

impl Agenda {
    pub(crate) fn put(&mut self, at: Time, act: Act) {
        self.number += 1;
        let number = self.number;
        self.planned.push(Reverse(Planned { at, number, act }));
    }

    fn next(&mut self, before: Time) -> Option<Planned> {
        let soon = self.planned.peek().is_some_and(|next| next.0.at < before);
        soon.then(|| self.planned.pop())?.map(|next| next.0)
    }
}

/// What happened, counted.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) done: BTreeMap<&'static str, u64>,
    pub(crate) refused: BTreeMap<String, u64>,
    pub(crate) agencies: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    /// Notes what should not have happened.
    pub(crate) fn wrong(&mut self, what: String) {
        self.wrong.push(what);
    }

    pub(crate) fn refuse(&mut self, what: &str, error: &Error) {
        *self.refused.entry(format!("{what}: {error}")).or_default() += 1;
    }
}

/// Lets about so many reports be made in the year, and gives the tables.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let begun = started();
    let lived = Lived::through(reports, DAYS, Country::jobs_run)?;
    let seconds = begun.elapsed().as_secs_f64();
    let mut out = String::new();
    writeln!(out, "A year of the country, simulated in {seconds:.0} s.\n")?;
    lived.tell(&mut out)?;
    if lived.found.missed() > 0 || !lived.tally.wrong.is_empty() {
        return Err(out.into());
    }
    Ok(out)
}

/// What became of some days.
struct Lived {
    tally: Tally,
    found: check::Found,
    /// How many agencies there are.
    agencies: usize,
}

impl Lived {
    /// Lives through so many days with so many reports in a whole year; `tick` is what the program does by itself
    /// every hour.
    fn through(reports: u64, days: u32, tick: impl Fn(&Country) -> Outcome<()>) -> Outcome<Self> {
        let folder = Folder::new();
        let country = Country::open(&folder)?;
        let senders = senders::Senders::open(&country)?;
        let (mut agenda, mut tally) = (Agenda::default(), Tally::default());
        for day in 0..days {
            traffic::day(&country, &mut agenda, (day, BEGIN + DAY * day), reports);
            senders::day(&mut agenda, (day, BEGIN + DAY * day));
            for hour in 0..24 {
                let now = BEGIN + DAY * day + HOUR * hour;
                country.clock.set(now);
                tick(&country)?;
                while let Some(next) = agenda.next(now + HOUR) {
                    country.clock.set(next.at.max(country.now()));
                    country.play((&mut agenda, &senders), &mut tally, next.act)?;
                }
            }
        }
        let end = BEGIN + DAY * days;
        country.clock.set(end);
        tick(&country)?;
        Ok(Self {
            tally,
            found: check::clocks(&country, &folder.path().join("balai.sqlite"), end)?,
            agencies: country.registry.agencies().count(),
        })
    }

    fn tell(&self, out: &mut String) -> Outcome<()> {
        let Self {
            tally,
            found,
            agencies,
        } = self;
        let reached = tally.agencies.len();
        writeln!(out, "{reached} of {agencies} agencies got something.\n")?;
        writeln!(out, "| what | how often |\n|---|--:|")?;
        for (what, count) in &tally.done {
            writeln!(out, "| {what} | {count} |")?;
        }
        for (what, count) in &tally.refused {
            writeln!(out, "| refused: {what} | {count} |")?;
        }
        for what in &tally.wrong {
            writeln!(out, "\nwrong: {what}")?;
        }
        found.tell(out)
    }
}

impl Country {
    fn open(folder: &Folder) -> Outcome<Self> {
        let clock = Arc::new(ManualClock::new(BEGIN));
        let shared: Arc<dyn Clock> = Arc::<ManualClock>::clone(&clock);
        let options = Options {
            target: Target::Sqlite(folder.path().join("balai.sqlite")),
            data: folder.path().to_owned(),
            pack: None,
            settings: Settings {
                public_url: "http://localhost:8080".to_owned(),
                ..Settings::default()
            },
            name: None,
            css: None,
            clock: shared,
            ids: Ids::seeded(SEED),
            proxies: 0,
            readers: 1,
            watch: None,
            replay: false,
            pseudo: false,
        };
        let app = App::open(options, &server::modules())?;
        reports::figures::watch_ensure(&app)?;
        reports::hotspots::watch_ensure(&app)?;
        reports::seasons::watch_ensure(&app)?;
        let cached = app.registry.clone();
        let registry = app
            .db
            .read_blocking("bench.registry", move |tx| cached.get(tx))?;
        let mut country = Self {
            app,
            clock,
            registry,
            ids: Ids::seeded(SEED + 1),
            citizens: Vec::new(),
        };
        country.people()?;
        Ok(country)
    }

    /// Citizens, and somebody who supervises at every other agency; elsewhere the complaints bureau has to.
    fn people(&mut self) -> Outcome<()> {
        for _ in 0..CITIZENS {
            let person = self.person(None)?;
            self.citizens.push(person);
        }
        let registry = Arc::clone(&self.registry);
        for agency in registry.agencies().step_by(2) {
            self.person(Some(agency.code.as_str()))?;
        }
        Ok(())
    }

    fn person(&self, supervises: Option<&str>) -> Outcome<PersonId> {
        let now = self.now();
        let id = self.ids.next(now);
        let new = PersonNew {
            id,
            name: "Contoh".to_owned(),
            email: None,
            phone: None,
            lang: None,
            sample: true,
        };
        let grant = supervises
            .map(|agency| GrantNew::whole(id, "agency_admin".to_owned(), Some(agency.to_owned())));
        let registry = Arc::clone(&self.registry);
        self.app.db.write_blocking("bench.person", move |tx| {
            let system = base::Actor::system();
            identity::person_create(tx, &system, now, &new)?;
            if let Some(grant) = &grant {
                identity::grant_add(tx, &registry, (&system, now), grant)?;
            }
            Ok::<_, identity::Error>(())
        })?;
        Ok(id)
    }

    pub(crate) fn now(&self) -> Time {
        self.clock.now()
    }

    /// Everything that is due by now.
    fn jobs_run(&self) -> Outcome<()> {
        while kernel::jobs::jobs_run(&self.app)? > 0 {}
        Ok(())
    }

    fn play(
        &self,
        (agenda, senders): (&mut Agenda, &senders::Senders),
        tally: &mut Tally,
        act: Act,
    ) -> Outcome<()> {
        match act {
            Act::Report(story) => match traffic::tell(self, tally, &story) {
                Ok(Some(made)) => offices::plan(self, agenda, (&story, &made)),
                Ok(None) => {}
                Err(error) => tally.refuse("report", &error),
            },
            Act::Step(step) => match offices::take(self, &step) {
                Ok(after) => {
                    tally.add(step.name());
                    offices::follow(self, agenda, (&step, &after));
                }
                Err(error) => tally.refuse(step.name(), &error),
            },
            Act::Write(writer) => senders.write(self, tally, writer)?,
        }
        Ok(())
    }

    /// A number below this one.
    pub(crate) fn draw(&self, below: u64) -> u64 {
        u64::from_be_bytes(self.ids.bytes()) % below.max(1)
    }

    /// True so many times of a hundred.
    pub(crate) fn chance(&self, percent: u64) -> bool {
        self.draw(100) < percent
    }

    /// A span up to this one.
    pub(crate) fn within(&self, span: Duration) -> Duration {
        Duration::from_secs(self.draw(span.as_secs()))
    }

    pub(crate) fn pick<'a, T>(&self, among: &'a [T]) -> Option<&'a T> {
        let place = self.draw(u64::try_from(among.len()).unwrap_or_default());
        among.get(usize::try_from(place).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weeks in which much runs out, with as many reports as a year of this many has.
    const WEEKS: u32 = 35;
    const REPORTS: u64 = 1_500;

    #[test]
    fn five_weeks_of_the_country_miss_no_clock() {
        let lived = Lived::through(REPORTS, WEEKS, Country::jobs_run).expect("five weeks");
        let mut told = String::new();
        lived.tell(&mut told).expect("a table");
        assert_eq!(lived.found.missed(), 0, "{told}");
        assert!(lived.tally.wrong.is_empty(), "{told}");
        assert!(lived.tally.done.contains_key("flooder refused"), "{told}");
        let climbed = "run out: brought to a person within the hour";
        assert!(lived.found.checked(climbed) > 10, "{told}");
        for late in [
            "run out: nobody acknowledged it",
            "run out: nobody came",
            "run out: nobody answered",
            "run out: nobody put it right",
        ] {
            assert!(lived.found.checked(late) > 0, "{late}: {told}");
        }
    }

    #[test]
    fn clocks_that_nobody_looks_at_are_found_missed() {
        let lived = Lived::through(REPORTS, WEEKS, |_| Ok(())).expect("five weeks");
        assert!(lived.found.missed() > 10);
    }
}
