//! All public reports with a place, in memory, by what they may be narrowed to.

use std::collections::HashMap;

use base::Point;
use kernel::cases::CaseId;
use kernel::registry::{Privacy, Registry};
use smol_str::SmolStr;

use super::model::{Asked, Cluster, Found, Which};
use super::rules::{self, SENSITIVE_LEAST, SENSITIVE_LEVEL, Tile};
use super::shelf::Shelf;

/// A report as the store has it now.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) id: CaseId,
    pub(super) agency: SmolStr,
    pub(super) category: SmolStr,
    pub(super) closed: bool,
    /// Where it is, if everybody may see it and it has a place.
    pub(super) point: Option<Point>,
}

/// A report as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dot {
    code: u64,
    agency: u16,
    category: u16,
    closed: bool,
}

/// What a shelf holds: the reports of an agency, of a category, of both or of all, that are closed or not.
type Key = (Option<u16>, Option<u16>, bool);

/// The counts.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Up to where the event feed was read.
    pub(super) position: i64,
    /// The registry that said which categories are sensitive.
    pub(super) registry: i64,
    agencies: HashMap<SmolStr, u16>,
    categories: HashMap<SmolStr, u16>,
    sensitive: Vec<bool>,
    dots: HashMap<u128, Dot>,
    shelves: HashMap<Key, Shelf>,
}

impl Index {
    /// Counts these reports, as of a position of the event feed.
    pub(super) fn of(
        registry: &Registry,
        position: i64,
        facts: impl Iterator<Item = Fact>,
    ) -> Self {
        let mut index = Self {
            position,
            registry: registry.version(),
            ..Self::default()
        };
        let mut codes: HashMap<Key, Vec<u64>> = HashMap::new();
        for fact in facts {
            if let Some(dot) = index.dot(registry, &fact) {
                for key in index.keys(dot) {
                    codes.entry(key).or_default().push(dot.code);
                }
                index.dots.insert(fact.id.bits(), dot);
            }
        }
        let shelves = codes.into_iter();
        index.shelves = shelves.map(|(key, all)| (key, Shelf::of(all))).collect();
        index
    }

    /// Takes over how a report stands now.
    pub(super) fn follow(&mut self, registry: &Registry, fact: &Fact) {
        let now = self.dot(registry, fact);
        let before = match now {
            Some(dot) => self.dots.insert(fact.id.bits(), dot),
            None => self.dots.remove(&fact.id.bits()),
        };
        if before == now {
            return;
        }
        if let Some(dot) = before {
            for key in self.keys(dot) {
                self.shelves.entry(key).or_default().take(dot.code);
            }
        }
        if let Some(dot) = now {
            for key in self.keys(dot) {
                self.shelves.entry(key).or_default().put(dot.code);
            }
        }
    }

    /// Takes a report out, whatever is known of it.
    pub(super) fn drop(&mut self, id: CaseId) {
        let Some(dot) = self.dots.remove(&id.bits()) else {
            return;
        };
        for key in self.keys(dot) {
            self.shelves.entry(key).or_default().take(dot.code);
        }
    }

    /// The cells with reports; nothing if there are more cells than an answer holds.
    pub(super) fn look(&self, which: &Which, asked: Asked) -> Option<Found> {
        let Some((agency, category)) = self.narrowed(which) else {
            return Some(Found::default());
        };
        let coarse = category.is_some_and(|category| self.is_sensitive(category));
        let (level, least) = if coarse {
            (asked.level.min(SENSITIVE_LEVEL), SENSITIVE_LEAST)
        } else {
            (asked.level, 1)
        };
        let states = [false, true].into_iter();
        let shelves: Vec<&Shelf> = states
            .filter(|closed| which.closed.is_none_or(|asked| asked == *closed))
            .filter_map(|closed| self.shelves.get(&(agency, category, closed)))
            .collect();
        let cells = rules::tiles(&asked.bbox, level)?.into_iter();
        let cells = cells.filter_map(|tile| cluster(&shelves, tile));
        let cells = cells.filter(|cluster| cluster.count >= least);
        let clusters = cells.map(|cluster| {
            if coarse {
                cluster.vague()
            } else {
                cluster.at_report()
            }
        });
        Some(Found {
            clusters: clusters.collect(),
            coarse,
        })
    }

    /// The numbers of what the reports are narrowed to; nothing if there is no such report.
    fn narrowed(&self, which: &Which) -> Option<(Option<u16>, Option<u16>)> {
        let agency = match &which.agency {
            Some(code) => Some(*self.agencies.get(code.as_str())?),
            None => None,
        };
        let category = match &which.category {
            Some(code) => Some(*self.categories.get(code.as_str())?),
            None => None,
        };
        Some((agency, category))
    }

    fn dot(&mut self, registry: &Registry, fact: &Fact) -> Option<Dot> {
        let point = fact.point?;
        let agency = numbered(&mut self.agencies, &fact.agency)?;
        let category = numbered(&mut self.categories, &fact.category)?;
        if usize::from(category) == self.sensitive.len() {
            let known = registry.category(&fact.category);
            let public = known.is_some_and(|known| known.privacy == Privacy::Public);
            self.sensitive.push(!public);
        }
        Some(Dot {
            code: rules::code(point),
            agency,
            category,
            closed: fact.closed,
        })
    }

    /// Where a report is counted. Sensitive ones are counted under their category only, so that they are in no
    /// count of all.
    fn keys(&self, dot: Dot) -> impl Iterator<Item = Key> + use<> {
        let (agency, category) = (Some(dot.agency), Some(dot.category));
        let all = !self.is_sensitive(dot.category);
        let keys = [
            all.then_some((None, None, dot.closed)),
            all.then_some((agency, None, dot.closed)),
            Some((None, category, dot.closed)),
            Some((agency, category, dot.closed)),
        ];
        keys.into_iter().flatten()
    }

    fn is_sensitive(&self, category: u16) -> bool {
        let known = self.sensitive.get(usize::from(category));
        known.copied().unwrap_or(true)
    }
}

/// The number of a code: the next free one, where it is new.
fn numbered(numbers: &mut HashMap<SmolStr, u16>, code: &SmolStr) -> Option<u16> {
    if let Some(known) = numbers.get(code) {
        return Some(*known);
    }
    let next = u16::try_from(numbers.len()).ok()?;
    numbers.insert(code.clone(), next);
    Some(next)
}

/// What is counted in a cell, before it is decided how exactly it may be shown.
struct Counted {
    tile: Tile,
    count: usize,
    /// The place of one of the reports, in their midst.
    code: u64,
}

impl Counted {
    fn at_report(self) -> Cluster {
        Cluster {
            count: self.count,
            point: rules::point_of(self.code),
            bbox: self.tile.bbox(),
        }
    }

    fn vague(self) -> Cluster {
        Cluster {
            count: self.count,
            point: self.tile.middle(),
            bbox: self.tile.bbox(),
        }
    }
}

fn cluster(shelves: &[&Shelf], tile: Tile) -> Option<Counted> {
    let codes = tile.codes();
    let ranks = |shelf: &&Shelf| (shelf.rank(codes.start), shelf.rank(codes.end));
    let stretches: Vec<(usize, usize)> = shelves.iter().map(ranks).collect();
    let count = stretches.iter().map(|(from, to)| to - from).sum();
    let (shelf, (from, to)) = shelves
        .iter()
        .zip(&stretches)
        .max_by_key(|(_, (from, to))| to - from)?;
    (count > 0).then_some(())?;
    let code = shelf.at(from + (to - from) / 2)?;
    Some(Counted { tile, count, code })
}
