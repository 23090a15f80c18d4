//! What people report in a year: by weekday and season, in floods, again and again, and out of spite.

use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Lang, Point, Reference, Time};
use kernel::cases::{self, Case};
use kernel::registry::{Category, Place, Privacy};
use reports::Error;
use reports::actions;
use reports::likeness::{self, Asked, Sketch};
use reports::me_too::{self, Said};
use reports::model::{
    Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};
use reports::personal;

use super::{Act, Agenda, Country, Tally};

/// Days of the year on which the water rose, where, and out of a thousand reports of the year how many more that
/// makes each day.
const FLOODS: [(std::ops::Range<u32>, &[&str], u64); 5] = [
    (9..14, &["MY-03", "MY-01"], 6),
    (77..80, &["MY-13", "MY-12"], 5),
    (126..128, &["MY-10", "MY-14"], 8),
    (328..338, &["MY-03", "MY-11", "MY-06"], 10),
    (346..350, &["MY-10", "MY-14", "MY-04"], 12),
];
const FLOOD: [&str; 4] = [
    "flood-drain",
    "drain-blocked",
    "landslide",
    "road-obstruction",
];
/// The weeks of haze.
const HAZE: std::ops::Range<u32> = 215..250;
const HAZY: [&str; 2] = ["burning-open", "air-pollution"];
/// What an identity number looks like; nobody has this one.
const NUMBER: &str = "Nombor kad pengenalan saya 900101-14-5678.";

/// What somebody has to report.
pub(crate) struct Story {
    pub(crate) feedback: Feedback,
    category: String,
    point: Point,
    place: String,
    addressee: Addressee,
    words: String,
    /// Whether somebody reported the same before.
    pub(crate) again: bool,
    /// Whether it is junk, which no office answers in earnest.
    pub(crate) junk: bool,
    citizen: bool,
    visibility: Visibility,
}

/// A report that was made: the case, and an older one about the same matter.
pub(crate) struct Made {
    pub(crate) case: Case,
    pub(crate) same: Option<cases::CaseId>,
}

/// Plans what is reported on a day, which is so many days after the first.
pub(super) fn day(country: &Country, agenda: &mut Agenda, (day, start): (u32, Time), year: u64) {
    let registry = &country.registry;
    let places: Vec<&Place> = registry.places().iter().collect();
    let categories: Vec<&Category> = registry.categories().iter().collect();
    let agencies: Vec<String> = registry.agencies().map(|it| it.code.to_string()).collect();
    let rest = registry.state_calendar("MY-14").rest(registry.day(start));
    let busy = if rest.is_some() { 60 } else { 115 };
    // The last part of a number is a chance, so that small years have their reports too.
    let count = |thousandths: u64| {
        let wanted = year * thousandths;
        wanted / 1_000_000 + u64::from(country.draw(1_000_000) < wanted % 1_000_000)
    };
    let mut last: Option<Story> = None;
    for number in 0..count(1_000_000 / 365 * busy / 100) {
        let hazy = HAZE.contains(&day) && country.chance(25);
        let category = if hazy {
            country.pick(&HAZY).map(|code| (*code).to_owned())
        } else {
            country.pick(&categories).map(|it| it.code.to_string())
        };
        let Some((category, place)) = category.zip(country.pick(&places)) else {
            continue;
        };
        let mut story = story(country, category, place);
        if country.chance(12) {
            // Every agency in its turn: people write to those for whom no category is.
            let turn = u64::from(day) * 31 + number * 7 + country.draw(460);
            let turn = usize::try_from(turn).unwrap_or_default() % agencies.len().max(1);
            story.addressee = agencies
                .get(turn)
                .map_or(Addressee::Unknown, |code| Addressee::Chosen(code.clone()));
        }
        if let Some(last) = last.take().filter(|_| country.chance(12)) {
            story = again(country, last);
        }
        last = Some(Story {
            words: story.words.clone(),
            category: story.category.clone(),
            place: story.place.clone(),
            addressee: Addressee::Routed,
            ..story
        });
        agenda.put(hour(country, start), Act::Report(Box::new(story)));
    }
    for (days, states, more) in FLOODS {
        if !days.contains(&day) {
            continue;
        }
        let wet = places
            .iter()
            .filter(|it| states.contains(&it.state.as_str()));
        let wet: Vec<&Place> = wet.copied().collect();
        for _ in 0..count(more * 1_000) {
            let category = country.pick(&FLOOD).map(|code| (*code).to_owned());
            if let Some((category, place)) = category.zip(country.pick(&wet)) {
                let mut story = story(country, category, place);
                story.feedback = Feedback::Complaint;
                story.visibility = Visibility::NameHidden;
                story.junk = false;
                agenda.put(hour(country, start), Act::Report(Box::new(story)));
            }
        }
    }
}

/// Hardly anybody reports at night.
fn hour(country: &Country, start: Time) -> Time {
    let night = country.chance(8);
    let (from, long) = if night { (0, 7) } else { (7, 16) };
    start + Duration::from_hours(from) + country.within(Duration::from_hours(long))
}

fn story(country: &Country, category: String, place: &Place) -> Story {
    let feedback = match country.draw(20) {
        0 => Feedback::Suggestion,
        1 => Feedback::Appreciation,
        2 | 3 => Feedback::Enquiry,
        _ => Feedback::Complaint,
    };
    let known = country.registry.category(&category);
    let name = known.map_or_else(String::new, |it| it.name.get(Lang::MS).text.into_owned());
    let words = format!("{name} dekat {}, sejak minggu lalu.", place.name);
    let personal = country.chance(2);
    let private = known.is_none_or(|it| it.privacy != Privacy::Public) || country.chance(4);
    Story {
        feedback,
        visibility: if private {
            Visibility::Private
        } else {
            Visibility::NameHidden
        },
        category,
        point: nearby(country, place.point, 2_000),
        place: place.name.clone(),
        addressee: Addressee::Routed,
        words: if personal {
            format!("{words} {NUMBER}")
        } else {
            words
        },
        again: false,
        junk: country.chance(2),
        citizen: country.chance(30),
    }
}

/// The same again, by somebody else a few metres on.
fn again(country: &Country, last: Story) -> Story {
    Story {
        feedback: Feedback::Complaint,
        point: nearby(country, last.point, 40),
        words: format!("{} Masih belum dibaiki.", last.words),
        again: true,
        citizen: country.chance(60),
        visibility: Visibility::NameHidden,
        ..last
    }
}

/// A point up to so many hundred-thousandths of a degree away, north and east.
fn nearby(country: &Country, point: Point, reach: u64) -> Point {
    let step = |drawn: u64| f64::from(u32::try_from(drawn).unwrap_or_default()) / 100_000.0;
    Point {
        lat: point.lat + step(country.draw(reach)),
        lon: point.lon + step(country.draw(reach)),
    }
}

/// Somebody reports, as the form has it: similar reports are shown first, and personal numbers are noticed. Nothing
/// if the person says "me too" of a report that is there.
pub(super) fn tell(
    country: &Country,
    tally: &mut Tally,
    story: &Story,
) -> Result<Option<Made>, Error> {
    let now = country.now();
    let person = country.pick(&country.citizens).copied();
    let person = person.filter(|_| story.citizen);
    let similar = similar(country, story, now)?;
    if similar.is_some() {
        tally.add("similar report shown");
    }
    if let Some(((reference, _), person)) = similar.clone().zip(person).filter(|_| story.again) {
        let said = Said {
            person,
            lang: Lang::MS,
        };
        country.app.db.write_blocking("bench.me_too", move |tx| {
            me_too::me_too_put(tx, now, &reference, said)
        })?;
        tally.add("me too");
        return Ok(None);
    }
    let mut new = new(country, story, now);
    let noticed = personal::personal_in(
        &kernel::personal::patterns(&country.app, now),
        &country.registry,
        &new,
    );
    if !noticed.is_empty() {
        tally.add("personal number noticed and blanked");
        new.description = Description::read(
            &country.app,
            now,
            new.description.as_str().replace(NUMBER, ""),
        );
    }
    let app = country.app.clone();
    let actor = person.map_or_else(Actor::anonymous, |id| Actor::person(id, ""));
    let new = Arc::new(new);
    let case = country.app.db.write_blocking("bench.report", move |tx| {
        let made = actions::report_create(tx, &app, (&actor, now), &new, (None, None))?;
        Ok::<_, Error>(cases::case_find(tx, &Actor::system(), made.id)?)
    })?;
    tally.add("report");
    tally.agencies.insert(case.agency.clone());
    let same = similar.filter(|_| story.again).map(|(_, id)| id);
    Ok(Some(Made { case, same }))
}

fn similar(
    country: &Country,
    story: &Story,
    now: Time,
) -> Result<Option<(Reference, cases::CaseId)>, Error> {
    let app = country.app.clone();
    let matters = likeness::matters(&app, now);
    let asked = Asked {
        point: story.point,
        category: story.category.clone(),
        sketch: Sketch::of(&matters.words, &story.words),
        prints: Vec::new(),
        radius_m: 250,
        at: now,
        itself: None,
    };
    let found = country.app.db.read_blocking("bench.similar", move |tx| {
        let registry = app.registry.get(tx)?;
        likeness::report_similar(tx, (&matters, &registry, now), &asked, 1)
    })?;
    let first = found.into_iter().next();
    Ok(first.map(|it| (it.row.reference, it.row.id)))
}

fn new(country: &Country, story: &Story, now: Time) -> ReportNew {
    ReportNew {
        feedback: story.feedback,
        category: story.category.clone(),
        point: Some(story.point),
        district: None,
        address: Some(story.place.clone()),
        addressee: story.addressee.clone(),
        description: Description::read(&country.app, now, story.words.clone()),
        answers: Vec::new(),
        reporter: Reporter::default(),
        visibility: story.visibility,
        documents: Vec::new(),
        source: Source::Web,
        media_url: None,
        behalf: None,
        lang: Lang::MS,
        fresh: ReportFresh::draw(&country.ids, now, 0),
    }
}
