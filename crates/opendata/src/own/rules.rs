//! Which counts of people's matters are hidden so that nobody can be told from them: neither from the table itself, nor from it and
//! its earlier versions, other tables of the same figures, and sums that stand elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kernel::datasets::{Cell, Column, Counts};

use super::counted::{Counted, Hidden, Shape, Tallied};
use super::solve::{Spent, Work};
use super::system::{Count, Outcome, Seen, Sum, System, Told};

/// Versions whose sums are laid beside those of today, the newest first: of all matters, which seldom change once a month is over, and
/// of parts, which change every day. What each of them told is known for good in any case.
const PAST_ALL: usize = 100;
const PAST_PARTS: usize = 8;

/// A table of the same figures: as it would be now, and what was told of it, the newest first.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    pub(super) shape: Shape,
    pub(super) now: Counted,
    pub(super) past: Vec<Counted>,
}

/// Takes out of rows what may not be told, and tells what that was. The first of `all` is the table of the rows, the others count the
/// same.
pub(super) fn hide(
    rows: &mut [Vec<Cell>],
    (columns, counts): (&[Column], &Counts),
    all: &[Figures],
    (least, work): (u64, &mut Work),
) -> Result<Hidden, Spent> {
    let Some(own) = all.first() else {
        return Ok(Hidden::default());
    };
    let least = i64::try_from(least).unwrap_or(i64::MAX);
    let mut forced = BTreeSet::new();
    let taken_by = loop {
        let (found, more) = hidden_by(all, (&forced, least), work)?;
        if more.is_empty() {
            break found;
        }
        let known = forced.len();
        forced.extend(more);
        if forced.len() == known {
            return Err(Spent);
        }
    };
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let mut hidden = Hidden::default();
    for (number, (row, tallied)) in rows.iter_mut().zip(&own.now.0).enumerate() {
        let is_taken = |column: &Vec<bool>| column.get(number).copied().unwrap_or(true);
        if taken_by.iter().any(is_taken) {
            let truth = tallied.counts.iter().map(|count| count.unwrap_or(0));
            hidden.0.insert(tallied.key.clone(), truth.collect());
        }
        for (name, of) in counts.of {
            let of = own.shape.counts.iter().position(|count| count == of);
            let is_gone = of.and_then(|of| taken_by.get(of)).is_none_or(is_taken);
            let count = of.and_then(|of| tallied.counts.get(of).copied().flatten());
            if is_gone || count.unwrap_or(0) < least {
                take(row, place(name));
            }
        }
        for (name, column) in own.shape.counts.iter().zip(&taken_by) {
            if is_taken(column) {
                take(row, place(name));
            }
        }
    }
    Ok(hidden)
}

fn take(row: &mut [Cell], at: Option<usize>) {
    if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
        *cell = Cell::Absent;
    }
}

/// What names a count: its table, its row, and how many it is.
type Name<'t> = (usize, &'t str, i64);

/// Counts of all matters that everybody knows or can work out: before a version, and with it.
#[derive(Default)]
struct Known<'t> {
    before: HashSet<Name<'t>>,
    now: HashSet<Name<'t>>,
}

/// In which rows each column is taken out, and which counts of all matters nobody may know because they would tell what is left of a
/// part.
fn hidden_by<'t>(
    all: &'t [Figures],
    (forced, least): (&BTreeSet<Name<'t>>, i64),
    work: &mut Work,
) -> Result<(Vec<Vec<bool>>, BTreeSet<Name<'t>>), Spent> {
    let Some(own) = all.first() else {
        return Ok((Vec::new(), BTreeSet::new()));
    };
    let nothing = Known::default();
    let few = (&near(own, least), forced);
    let (laid, outcome, first) = taken(all, 0, (few, &nothing), least, work)?;
    // Nothing else tells how many all matters of a row are: this is not to be mended.
    if !outcome.stuck.is_empty() {
        return Err(Spent);
    }
    let known = laid.known(&outcome);
    let rows = (0..first.len()).filter(|row| first.get(*row) == Some(&true));
    let rows: BTreeSet<usize> = rows.collect();
    let (mut taken_by, mut more) = (vec![first], BTreeSet::new());
    for column in 1..own.shape.counts.len() {
        let few = (&rows, &BTreeSet::new());
        let (laid, outcome, column) = taken(all, column, (few, &known), least, work)?;
        more.extend(laid.tells(&outcome)?);
        taken_by.push(column);
    }
    Ok((taken_by, more))
}

/// In which rows a column is taken out. First come the rows in which it is in any case, and counts that nobody may know.
fn taken<'t>(
    all: &'t [Figures],
    column: usize,
    ((rows, few), known): ((&BTreeSet<usize>, &BTreeSet<Name<'t>>), &Known<'t>),
    least: i64,
    work: &mut Work,
) -> Result<(Laid<'t>, Outcome, Vec<bool>), Spent> {
    let mut laid = Laid::new(least);
    for (table, figures) in all.iter().enumerate() {
        let name = all.first().and_then(|own| own.shape.counts.get(column));
        let there = figures
            .shape
            .counts
            .iter()
            .position(|count| Some(count) == name);
        // What counts all of one table may be a part of another.
        let Some(there) = there else { continue };
        let told = if table == 0 { Told::Now } else { Told::Hidden };
        let places = laid.rows((table, &figures.now), there, told, known);
        laid.past((table, figures), there, known);
        laid.sums(&figures.shape, &figures.now, &places);
        match all.first().filter(|_| table > 0) {
            Some(own) => laid.links(own, (figures, &places)),
            None => laid.now = places,
        }
    }
    for name in few {
        let at = laid.places.get(name);
        if let Some(count) = at.and_then(|at| laid.system.counts.get_mut(*at)) {
            count.is_few = true;
        }
    }
    let now = laid.now.clone();
    let mut taken = vec![false; now.len()];
    for ((number, at), taken) in now.iter().enumerate().zip(&mut taken) {
        let Some(count) = at.and_then(|at| laid.system.counts.get_mut(at)) else {
            continue;
        };
        let is_out = rows.contains(&number);
        count.is_few |= column == 0 && is_out;
        *taken = count.is_few || is_out;
        if *taken && count.told == Told::Now {
            count.told = Told::Hidden;
        }
    }
    let outcome = laid.system.protect(work)?;
    for (at, taken) in now.iter().zip(&mut taken) {
        let count = at.and_then(|at| laid.system.counts.get(at));
        *taken |= count.is_some_and(|count| count.told == Told::Hidden);
    }
    Ok((laid, outcome, taken))
}

/// Rows whose count differs by few from one that was told of them: who has both knows how many came or went.
fn near(own: &Figures, least: i64) -> BTreeSet<usize> {
    let mut told: HashMap<&str, BTreeSet<i64>> = HashMap::new();
    for row in own.past.iter().flat_map(|version| &version.0) {
        if let (Some(true), Some(Some(count))) = (row.told.first(), row.counts.first()) {
            told.entry(&row.key).or_default().insert(*count);
        }
    }
    let is_near = |row: &Tallied| {
        let (Some(told), Some(Some(count))) = (told.get(row.key.as_str()), row.counts.first())
        else {
            return false;
        };
        let mut told = told.iter();
        told.any(|told| told != count && (told - count).abs() < least)
    };
    let rows = own.now.0.iter().enumerate();
    rows.filter(|(_, row)| is_near(row))
        .map(|(at, _)| at)
        .collect()
}

/// Counts of all tables and versions, laid beside each other: the same count of the same row is one.
struct Laid<'t> {
    system: System,
    places: HashMap<Name<'t>, usize>,
    seen: BTreeSet<Sum>,
    /// The places of the counts that may be told now, row by row.
    now: Vec<Option<usize>>,
}

impl<'t> Laid<'t> {
    fn new(least: i64) -> Self {
        Self {
            system: System {
                counts: Vec::new(),
                sums: Vec::new(),
                least,
            },
            places: HashMap::new(),
            seen: BTreeSet::new(),
            now: Vec::new(),
        }
    }

    /// Lays a column of a table down; tells the place of each row's count, if that is known to us.
    fn rows(
        &mut self,
        (table, counted): (usize, &'t Counted),
        column: usize,
        told: Told,
        known: &Known<'t>,
    ) -> Vec<Option<usize>> {
        let mut places = Vec::with_capacity(counted.0.len());
        for row in &counted.0 {
            let Some(value) = row.counts.get(column).copied().flatten() else {
                places.push(None);
                continue;
            };
            let is_told = row.told.get(column).copied().unwrap_or(false);
            let told = if is_told || told != Told::Before {
                told
            } else {
                Told::Hidden
            };
            let whole = row.counts.first().copied().flatten();
            let whole = whole.filter(|whole| column > 0 && *whole >= value);
            let name = |whole: i64| (table, row.key.as_str(), whole);
            let whole = whole.filter(|whole| known.now.contains(&name(*whole)));
            let was_known = whole.is_some_and(|whole| known.before.contains(&name(whole)));
            places.push(Some(self.count(name(value), told, (whole, was_known))));
        }
        places
    }

    fn count(
        &mut self,
        name: Name<'t>,
        told: Told,
        (whole, is_whole_old): (Option<i64>, bool),
    ) -> usize {
        let least = self.system.least;
        let is_small = |count: i64| count > 0 && count < least;
        let is_few = is_small(name.2) || whole.is_some_and(|whole| is_small(whole - name.2));
        let new = self.system.counts.len();
        let at = *self.places.entry(name).or_insert(new);
        let Some(known) = self.system.counts.get_mut(at) else {
            self.system.counts.push(Count {
                value: name.2,
                told,
                is_few,
                whole,
                is_whole_old,
            });
            return new;
        };
        known.is_few |= is_few;
        // Of several wholes the one that leaves the least says the most.
        if known
            .whole
            .is_none_or(|known| whole.is_some_and(|whole| whole < known))
        {
            (known.whole, known.is_whole_old) = (whole, is_whole_old);
        }
        if told == Told::Before {
            known.told = Told::Before;
        }
        at
    }

    /// Which counts everybody knows or can work out.
    fn known(&self, outcome: &Outcome) -> Known<'t> {
        let some = |seen: &[Seen]| {
            let all = self.places.iter();
            let all = all.filter(|(_, at)| seen.get(**at).is_some_and(|seen| seen.is_settled));
            all.map(|(name, _)| *name).collect()
        };
        Known {
            before: some(&outcome.before),
            now: some(&outcome.now),
        }
    }

    /// Counts of all matters that, if they are known, tell what is left of a part that is known, or what cannot be hidden otherwise.
    fn tells(&self, outcome: &Outcome) -> Result<BTreeSet<Name<'t>>, Spent> {
        let is_few = |count: i64| count > 0 && count < self.system.least;
        let near = self.near(&outcome.stuck);
        let (mut found, mut others) = (BTreeSet::new(), BTreeSet::new());
        for ((table, key, value), at) in &self.places {
            let count = self.system.counts.get(*at);
            let whole = count.filter(|count| !count.is_whole_old);
            let Some(whole) = whole.and_then(|count| count.whole) else {
                continue;
            };
            let is_known = outcome.before.get(*at).is_some_and(|seen| seen.is_told);
            if outcome.stuck.contains(at) || (is_known && is_few(whole - value)) {
                found.insert((*table, *key, whole));
            } else if near.contains(at) {
                others.insert((whole, *table, *key));
            }
        }
        if found.is_empty() && !outcome.stuck.is_empty() {
            let (whole, table, key) = others.pop_first().ok_or(Spent)?;
            found.insert((table, key, whole));
        }
        Ok(found)
    }

    /// All counts that sums bind to some, over as many others as it takes.
    fn near(&self, some: &[usize]) -> HashSet<usize> {
        let mut near: HashSet<usize> = some.iter().copied().collect();
        loop {
            let known = near.len();
            for sum in &self.system.sums {
                if sum.iter().any(|(at, _)| near.contains(at)) {
                    near.extend(sum.iter().map(|(at, _)| *at));
                }
            }
            if near.len() == known {
                return near;
            }
        }
    }

    /// Lays down what was told of a table, and the sums as they were then.
    fn past(&mut self, (table, figures): (usize, &'t Figures), column: usize, known: &Known<'t>) {
        let most = if column == 0 { PAST_ALL } else { PAST_PARTS };
        for (number, version) in figures.past.iter().enumerate() {
            let places = self.rows((table, version), column, Told::Before, known);
            if number < most {
                self.sums(&figures.shape, version, &places);
            }
        }
    }

    fn sum(&mut self, mut sum: Sum) {
        sum.sort_unstable();
        if !sum.is_empty() && self.seen.insert(sum.clone()) {
            self.system.sums.push(sum);
        }
    }

    /// The sums by which others add up, as far as all of a sum is known.
    fn sums(&mut self, shape: &Shape, counted: &Counted, places: &[Option<usize>]) {
        for names in &shape.sums {
            let groups = grouped(counted, places, names);
            for sum in groups.into_values().flatten() {
                self.sum(sum.into_iter().map(|at| (at, 1)).collect());
            }
        }
    }

    /// Sums that stand in both of two tables.
    fn links(&mut self, own: &Figures, (other, theirs): (&Figures, &[Option<usize>])) {
        let places = self.now.clone();
        let (names, names_there): (Vec<usize>, Vec<usize>) =
            own.shape.shared(&other.shape).into_iter().unzip();
        let mut there = grouped(&other.now, theirs, &names_there);
        for (name, here) in grouped(&own.now, &places, &names) {
            let (Some(here), Some(Some(there))) = (here, there.remove(&name)) else {
                continue;
            };
            let value = |at: &usize| self.system.counts.get(*at).map_or(0, |count| count.value);
            // Tables of other years or places do not count the same.
            if here.iter().map(value).sum::<i64>() == there.iter().map(value).sum::<i64>() {
                let here = here.into_iter().map(|at| (at, 1));
                self.sum(here.chain(there.into_iter().map(|at| (at, -1))).collect());
            }
        }
    }
}

/// The rows of each value of some names; nothing for those of which one is not known.
fn grouped<'t>(
    counted: &'t Counted,
    places: &[Option<usize>],
    names: &[usize],
) -> BTreeMap<Vec<&'t str>, Option<Vec<usize>>> {
    let mut groups: BTreeMap<Vec<&str>, Option<Vec<usize>>> = BTreeMap::new();
    for (row, place) in counted.0.iter().zip(places) {
        let values = names.iter().filter_map(|at| row.names.get(*at));
        let group = groups
            .entry(values.map(String::as_str).collect())
            .or_insert_with(|| Some(Vec::new()));
        match (group.as_mut(), place) {
            (Some(group), Some(place)) => group.push(*place),
            _ => *group = None,
        }
    }
    groups
}

#[cfg(test)]
mod tests;
