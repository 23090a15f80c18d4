//! The registry in memory: all rows, checked against one another and indexed.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use base::workdays::Calendar;
use base::{BBox, Point, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::boundaries::{self, AreaError, AreaNote, AreaWrong, Boundaries};
use super::data::Data;
use super::exceptions::{Exception, Reason};
use super::index::Index;
use super::model::{
    Agency, AgencyCode, Category, Charter, Code, Group, Holiday, Noun, NounKind, Place, Postcode,
    Question, Service, State, UtilityArea,
};
use super::overrides::Overrides;
use super::promises::Promise;
use super::roads::{self, Road, Roads};
use super::settings::Settings;
use super::sheet::{Fault, Wrong};
use super::tables::{
    bounds, calendars, districts, exceptions_by_category, grouped, keyed, office_calendar, placed,
    seats, zone,
};

/// A list that is narrowed down by words keeps what answers at least this share of what the best
/// one answers.
const FITTING: f64 = 0.95;

/// A council of a district.
#[derive(Debug, Clone, PartialEq)]
pub struct Council {
    /// The council.
    pub agency: AgencyCode,
    /// Where it sits.
    pub seat: Option<Point>,
    /// 1 for the likeliest by area.
    pub rank: u32,
}

/// An administrative district.
#[derive(Debug, Clone, PartialEq)]
pub struct District {
    /// Its key.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: Code,
    /// A point inside it.
    pub point: Point,
    /// Its councils, the likeliest first.
    pub councils: Vec<Council>,
}

/// All public bodies, places, categories and promises, as of one version. Never changes; a change of
/// the registry makes a new one. Get it from [`super::Cache`].
pub struct Registry {
    version: i64,
    settings: Settings,
    bounds: BBox,
    agencies: BTreeMap<AgencyCode, Agency>,
    states: BTreeMap<Code, State>,
    districts: Vec<District>,
    seats: BTreeMap<Code, Vec<Council>>,
    groups: Vec<Group>,
    categories: Vec<Category>,
    category_places: BTreeMap<Code, usize>,
    questions: BTreeMap<Code, Vec<Question>>,
    charters: BTreeMap<AgencyCode, Vec<Charter>>,
    exceptions: BTreeMap<Code, Vec<Exception>>,
    reasons: BTreeMap<Code, Reason>,
    utilities: BTreeMap<Code, Vec<UtilityArea>>,
    calendars: BTreeMap<Code, Calendar>,
    office: Calendar,
    holidays: Vec<Holiday>,
    postcodes: BTreeMap<String, Vec<Postcode>>,
    places: Vec<Place>,
    services: Vec<Service>,
    service_places: BTreeMap<Code, usize>,
    boundaries: Boundaries,
    overrides: Overrides,
    roads: Roads,
    index: Index,
    zone: TimeZone,
}

impl fmt::Debug for Registry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Registry")
            .field("version", &self.version)
            .field("agencies", &self.agencies.len())
            .field("categories", &self.categories.len())
            .field("boundaries", &self.boundaries.len())
            .finish_non_exhaustive()
    }
}

/// A row that names something which does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BrokenLink {
    /// The sheet.
    pub(crate) sheet: &'static str,
    /// The row's key.
    pub(crate) key: String,
    /// The column.
    pub(crate) column: &'static str,
    /// What it names.
    pub(crate) value: String,
    /// What is wrong with it.
    pub(crate) wrong: Wrong,
}

impl Registry {
    /// Ties rows together. Fails on the first row that names something unknown.
    pub(crate) fn build(version: i64, data: Data) -> Result<Self, BrokenLink> {
        super::links::check(&data)?;
        let zone = zone(&data.settings)?;
        let index = Index::of(&data);
        let agencies = keyed(data.agencies, |item| item.code.clone());
        let states = keyed(data.states, |item| item.code.clone());
        let calendars = calendars(&data.settings, &states, &data.hours, &data.holidays, &zone)?;
        let office = office_calendar(&data.settings, &calendars)?;
        let districts = districts(&data.local_areas, &agencies);
        let exceptions = exceptions_by_category(&data.categories, &data.exceptions);
        let codes = data.categories.iter().map(|item| item.code.clone());
        let category_places = codes.zip(0..).collect();
        Ok(Self {
            version,
            bounds: bounds(&data.settings),
            boundaries: Boundaries::new(&placed(&data.areas, &districts)),
            overrides: Overrides::new(data.overrides),
            roads: Roads::new(data.roads, data.road_classes),
            index,
            settings: data.settings,
            agencies,
            states,
            seats: seats(&districts),
            districts,
            groups: data.groups,
            category_places,
            categories: data.categories,
            questions: grouped(data.questions, |item| item.category.clone()),
            charters: grouped(data.charters, |item| item.agency.clone()),
            exceptions,
            reasons: keyed(data.reasons, |item| item.code.clone()),
            utilities: grouped(data.utility_areas, |item| item.service.clone()),
            office,
            calendars,
            holidays: data.holidays,
            postcodes: grouped(data.postcodes, |item| item.postcode.clone()),
            places: data.places,
            service_places: data
                .services
                .iter()
                .map(|item| item.code.clone())
                .zip(0..)
                .collect(),
            services: data.services,
            zone,
        })
    }

    /// The same registry with the boundaries of a GeoJSON file, and what was mended or left out.
    pub fn with_boundaries(mut self, geojson: &str) -> Result<(Self, Vec<AreaNote>), AreaError> {
        let (areas, mut notes) = boundaries::read(geojson)?;
        let (known, unknown): (Vec<_>, Vec<_>) = areas
            .into_iter()
            .partition(|area| self.district(&area.code).is_some());
        notes.extend(unknown.into_iter().map(|area| AreaNote {
            feature: area.code.to_string(),
            what: AreaWrong::UnknownDistrict,
        }));
        self.boundaries = Boundaries::new(&placed(&known, &self.districts));
        Ok((self, notes))
    }

    /// The same registry with the roads of a GeoJSON file.
    pub fn with_roads(mut self, file: (&str, &str)) -> Result<Self, Fault> {
        let found = self.roads_read(file)?;
        self.roads = self.roads.with(found);
        Ok(self)
    }

    /// How many roads a GeoJSON file holds that this registry could take over.
    pub fn roads_count(&self, file: (&str, &str)) -> Result<usize, Fault> {
        self.roads_read(file).map(|found| found.len())
    }

    fn roads_read(&self, file: (&str, &str)) -> Result<Vec<Road>, Fault> {
        let terms = &self.settings.roads;
        let known = roads::Known::new(terms, self.roads.classes(), self.agencies());
        roads::read(file, &known)
    }

    /// The version of the rows; grows with each change.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// What the pack says about the instance.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The country's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The country's outermost edges.
    pub fn bounds(&self) -> BBox {
        self.bounds
    }

    /// All public bodies by code, also those that no longer exist.
    pub fn agencies(&self) -> impl Iterator<Item = &Agency> {
        self.agencies.values()
    }

    /// Public bodies, categories and services that fit a query, the best first.
    pub fn matching(&self, query: &str) -> impl Iterator<Item = Noun<'_>> {
        let found = self.index.find(query).into_iter();
        found.filter_map(|found| self.noun(found.kind, found.code))
    }

    /// Public bodies that fit a query no worse than the best one, the best first.
    pub fn agencies_matching(&self, query: &str, most: usize) -> Vec<&Agency> {
        let found = self.fitting(query, NounKind::Agency).into_iter();
        found
            .filter_map(|code| self.agencies.get(code))
            .take(most)
            .collect()
    }

    /// Categories that fit a query no worse than the best one, the best first.
    pub fn categories_matching(&self, query: &str, most: usize) -> Vec<&Category> {
        let found = self.fitting(query, NounKind::Category).into_iter();
        found
            .filter_map(|code| self.category(code))
            .take(most)
            .collect()
    }

    /// Codes of things of one kind that answer as much of a query as any other does.
    fn fitting(&self, query: &str, kind: NounKind) -> Vec<&Code> {
        let mut found = self.index.find(query);
        found.retain(|found| found.kind == kind);
        let most = found.iter().map(|found| found.coverage).fold(0.0, f64::max);
        found.retain(|found| found.coverage >= most * FITTING);
        found.into_iter().map(|found| found.code).collect()
    }

    fn noun(&self, kind: NounKind, code: &Code) -> Option<Noun<'_>> {
        match kind {
            NounKind::Agency => self.agencies.get(code).map(Noun::Agency),
            NounKind::Category => self.category(code).map(Noun::Category),
            NounKind::Service => self.service(code).map(Noun::Service),
        }
    }

    /// Today's date in the country.
    pub fn day(&self, now: Time) -> Date {
        self.zone.to_datetime(now.timestamp()).date()
    }

    /// A public body.
    pub fn agency(&self, code: &str) -> Option<&Agency> {
        self.agencies.get(code)
    }

    /// The body that does this body's work on a day: itself, or whoever took over. Nothing if it is
    /// gone and nobody did.
    pub fn agency_on(&self, code: &str, day: Date) -> Option<&Agency> {
        let mut agency = self.agencies.get(code)?;
        while agency.valid_to.is_some_and(|last| last < day) {
            agency = self.agencies.get(agency.successor.as_ref()?)?;
        }
        Some(agency)
    }

    /// The states in order of their codes.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.states.values()
    }

    /// A state.
    pub fn state(&self, code: &str) -> Option<&State> {
        self.states.get(code)
    }

    /// The administrative districts.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// A district.
    pub fn district(&self, code: &str) -> Option<&District> {
        self.districts
            .iter()
            .find(|district| district.code.as_str() == code)
    }

    /// The councils of a state, each once.
    pub(crate) fn seats(&self, state: &str) -> &[Council] {
        self.seats.get(state).map_or(&[], Vec::as_slice)
    }

    /// The shelves of categories, in the order of the pack.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// A shelf of categories.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code.as_str() == code)
    }

    /// The categories, in the order of the pack.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// A category.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.get(*self.category_places.get(code)?)
    }

    /// The categories that a code stands for: its own, or those of the group that it names.
    pub fn categories_within(&self, code: &str) -> Vec<String> {
        if self.category(code).is_some() {
            return vec![code.to_owned()];
        }
        let of_group = self.categories.iter().filter(|it| *it.group == *code);
        of_group.map(|it| it.code.to_string()).collect()
    }

    /// What is worth asking in a category, in order.
    pub fn questions(&self, category: &str) -> &[Question] {
        self.questions.get(category).map_or(&[], Vec::as_slice)
    }

    /// What a body promises in public.
    pub fn charters(&self, agency: &str) -> &[Charter] {
        self.charters.get(agency).map_or(&[], Vec::as_slice)
    }

    /// The steps that a body promises in a category, in order. The last one, that it is done, is
    /// always there: promised or, failing that, estimated.
    pub fn promises(&self, agency: &str, category: Option<&str>) -> Vec<Promise> {
        super::promises::promises(self, agency, category)
    }

    /// The exceptions of routing that are about a category, in order.
    pub fn exceptions(&self, category: &str) -> &[Exception] {
        self.exceptions.get(category).map_or(&[], Vec::as_slice)
    }

    /// A sentence that explains an exception.
    pub fn reason(&self, code: &str) -> Option<&Reason> {
        self.reasons.get(code)
    }

    /// Who supplies a service in a state.
    pub fn utilities<'a>(
        &'a self,
        service: &str,
        state: &'a str,
    ) -> impl Iterator<Item = &'a UtilityArea> + Clone {
        let areas = self.utilities.get(service).map_or(&[][..], Vec::as_slice);
        areas
            .iter()
            .filter(move |area| area.state.as_str() == state)
    }

    /// When a body works: the calendar of its state, or of the federal office.
    pub fn calendar(&self, agency: &str) -> &Calendar {
        let state = self
            .agencies
            .get(agency)
            .and_then(|agency| agency.state.as_ref());
        state
            .and_then(|state| self.calendars.get(state))
            .unwrap_or(&self.office)
    }

    /// The calendar of a state, or of the federal office if there is no such state.
    pub fn state_calendar(&self, state: &str) -> &Calendar {
        self.calendars.get(state).unwrap_or(&self.office)
    }

    /// Public holidays in order.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The towns and states of a postcode.
    pub fn postcode(&self, digits: &str) -> &[Postcode] {
        self.postcodes.get(digits).map_or(&[], Vec::as_slice)
    }

    /// The postcodes below these digits, downwards, and above them, upwards.
    pub(crate) fn postcodes_around<'a>(
        &'a self,
        digits: &str,
    ) -> (
        impl Iterator<Item = &'a Postcode>,
        impl Iterator<Item = &'a Postcode>,
    ) {
        let below = self
            .postcodes
            .range::<str, _>((Bound::Unbounded, Bound::Excluded(digits)));
        let above = self
            .postcodes
            .range::<str, _>((Bound::Excluded(digits), Bound::Unbounded));
        (
            below.rev().flat_map(|(_, found)| found),
            above.flat_map(|(_, found)| found),
        )
    }

    /// Towns and villages, the largest first.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Public services.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// A public service.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.get(*self.service_places.get(code)?)
    }

    /// Whether boundaries were imported.
    pub fn has_boundaries(&self) -> bool {
        !self.boundaries.is_empty()
    }

    /// How many districts have a boundary.
    pub fn boundary_count(&self) -> usize {
        self.boundaries.len()
    }

    /// How many roads were imported.
    pub fn road_count(&self) -> usize {
        self.roads.len()
    }

    pub(crate) fn roads(&self) -> &Roads {
        &self.roads
    }

    pub(crate) fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    pub(crate) fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }
}
