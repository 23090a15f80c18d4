//! How a row of each sheet becomes a noun, and under which key it is kept.

use std::collections::BTreeMap;

use base::workdays::{Term, Unit};
use base::{Lang, Text};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::model::{
    Agency, AgencyKind, Category, Charter, Choice, Code, Group, Holiday, Hours, LocalArea,
    Milestone, Place, Postcode, Privacy, Question, QuestionKind, RoutingKind, Service, State,
    Synonym, SynonymKind, UtilityArea,
};
use super::sheet::{Cells, Fault, Wrong};

/// A noun that is a row of a sheet.
pub(crate) trait Record: Serialize + DeserializeOwned + Sized {
    /// The sheet's name, as in `agencies.csv`.
    const SHEET: &'static str;

    /// The key within the sheet.
    fn key(&self) -> String;

    /// Reads a row.
    fn read(cells: &Cells<'_>) -> Result<Self, Fault>;
}

/// How near a road may have to be to decide, in metres.
const ROAD_M: std::ops::RangeInclusive<u32> = 5..=500;

/// A name that the sheet has in Malay and English only, or in all languages.
fn name(cells: &Cells<'_>) -> Result<Text, Fault> {
    cells.words("name")
}

impl Record for Agency {
    const SHEET: &'static str = "agencies";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let aliases = cells.text("aliases")?.split(';').map(str::trim);
        Ok(Self {
            code: cells.code("code")?,
            kind: cells.word("kind", AgencyKind::parse)?,
            name: name(cells)?,
            acronym: cells.filled("acronym")?.to_owned(),
            parent: cells.code_if_any("parent_code")?,
            state: cells.code_if_any("state")?,
            seat: cells.point_if_any("lat", "lon")?,
            website: website(cells)?,
            aliases: aliases
                .filter(|alias| !alias.is_empty())
                .map(str::to_owned)
                .collect(),
            note: cells.text("note")?.to_owned(),
            valid_from: cells.value_if_any("valid_from")?,
            valid_to: cells.value_if_any("valid_to")?,
            successor: match cells.find("successor") {
                None | Some("") => None,
                Some(_) => Some(cells.code("successor")?),
            },
        })
    }
}

/// An address of the web, or nothing. Others, such as `javascript:`, never become links.
fn website(cells: &Cells<'_>) -> Result<String, Fault> {
    let text = cells.text("website")?;
    let fits = text.is_empty() || text.starts_with("https://") || text.starts_with("http://");
    if fits {
        Ok(text.to_owned())
    } else {
        Err(cells.fault("website", Wrong::Form))
    }
}

impl Record for State {
    const SHEET: &'static str = "states";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let weekend: Vec<_> = cells
            .filled("weekend")?
            .split('-')
            .map(str::to_owned)
            .collect();
        if weekend.iter().any(|day| !days.contains(&day.as_str())) {
            return Err(cells.fault("weekend", Wrong::Word));
        }
        Ok(Self {
            code: cells.code("iso")?,
            name: name(cells)?,
            capital: cells.filled("capital")?.to_owned(),
            weekend,
            secretary: cells.code_if_any("state_secretary")?,
        })
    }
}

impl Record for Hours {
    const SHEET: &'static str = "hours";

    fn key(&self) -> String {
        self.state.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let hours = Self {
            state: cells.code("state")?,
            opens: cells.value("opens")?,
            closes: cells.value("closes")?,
        };
        if hours.opens < hours.closes {
            Ok(hours)
        } else {
            Err(cells.fault("closes", Wrong::Form))
        }
    }
}

impl Record for LocalArea {
    const SHEET: &'static str = "local_areas";

    fn key(&self) -> String {
        format!("{}/{}", self.district, self.agency)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            district: cells.code("district_code")?,
            name: cells.filled("district")?.to_owned(),
            state: cells.code("state")?,
            point: cells.point("district_lat", "district_lon")?,
            agency: cells.code("local_code")?,
            rank: cells.value("rank")?,
        })
    }
}

impl Record for UtilityArea {
    const SHEET: &'static str = "utility_areas";

    fn key(&self) -> String {
        format!("{}/{}/{}", self.service, self.state, self.agency)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            service: cells.code("service")?,
            state: cells.code("state")?,
            agency: cells.code("utility_code")?,
            districts: cells.codes("districts")?,
        })
    }
}

impl Record for Group {
    const SHEET: &'static str = "groups";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            code: cells.code("code")?,
            name: name(cells)?,
            description: cells.words("description")?,
        })
    }
}

impl Record for Category {
    const SHEET: &'static str = "categories";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let category = Self {
            code: cells.code("code")?,
            name: name(cells)?,
            group: cells.code("group")?,
            routing: cells.word("routing", RoutingKind::parse)?,
            agency: cells.code_if_any("agency_code")?,
            service: cells.code_if_any("utility_service")?,
            typical_days: cells.value_if_any("typical_days")?.filter(|days| *days > 0),
            privacy: match cells.find("privacy") {
                None | Some("") => Privacy::Public,
                Some(_) => cells.word("privacy", Privacy::parse)?,
            },
            road_m: cells.value_if_any("road_m")?,
            note: cells.text("note")?.to_owned(),
        };
        if category
            .road_m
            .is_some_and(|metres| !ROAD_M.contains(&metres))
        {
            return Err(cells.fault("road_m", Wrong::Form));
        }
        match category.routing {
            RoutingKind::Federal if category.agency.is_none() => {
                Err(cells.fault("agency_code", Wrong::Missing))
            }
            RoutingKind::Utility if category.service.is_none() => {
                Err(cells.fault("utility_service", Wrong::Missing))
            }
            _ => Ok(category),
        }
    }
}

impl Record for Question {
    const SHEET: &'static str = "questions";

    fn key(&self) -> String {
        format!("{}/{}", self.category, self.code)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let question = Self {
            category: cells.code("category")?,
            code: cells.code("code")?,
            kind: cells.word("kind", QuestionKind::parse)?,
            private: cells.flag("private")?,
            label: cells.words("label")?,
            hint: cells.words_if_any("hint")?,
            options: options(cells)?,
        };
        let lists = matches!(question.kind, QuestionKind::Single | QuestionKind::Multi);
        if lists == question.options.is_empty() {
            return Err(cells.fault("options_ms", Wrong::Missing));
        }
        Ok(question)
    }
}

/// Options as `key=words; key=words`, with the same keys in every language.
fn options(cells: &Cells<'_>) -> Result<Vec<Choice>, Fault> {
    let mut keys: Vec<Code> = Vec::new();
    let mut names: Vec<Vec<(Lang, String)>> = Vec::new();
    for (lang, cell) in cells.langs("options").filter(|(_, cell)| !cell.is_empty()) {
        let column = format!("options_{lang}");
        let wrong = || cells.fault(&column, Wrong::Form);
        for part in cell.split(';') {
            let (key, words) = part.split_once('=').ok_or_else(wrong)?;
            let key = Code::parse(key.trim()).ok_or_else(wrong)?;
            let place = keys
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    keys.push(key);
                    names.push(Vec::new());
                    keys.len() - 1
                });
            if let Some(passages) = names.get_mut(place) {
                passages.push((lang, words.trim().to_owned()));
            }
        }
    }
    keys.into_iter()
        .zip(names)
        .map(|(key, passages)| {
            let name =
                Text::new(passages).map_err(|_| cells.fault("options_ms", Wrong::Missing))?;
            Ok(Choice { key, name })
        })
        .collect()
}

impl Record for Charter {
    const SHEET: &'static str = "charters";

    fn key(&self) -> String {
        let category = self.category.as_ref().map_or("", Code::as_str);
        format!("{}/{category}/{}", self.agency, self.milestone.as_str())
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let amount = cells.value("amount")?;
        if !(1..=Term::LONGEST).contains(&amount) {
            return Err(cells.fault("amount", Wrong::Form));
        }
        Ok(Self {
            agency: cells.code("agency_code")?,
            category: cells.code_if_any("category_code")?,
            milestone: cells.word("milestone", Milestone::parse)?,
            amount,
            unit: cells.word("unit", unit)?,
            condition: cells.text("condition")?.to_owned(),
        })
    }
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "minute" => Some(Unit::Minute),
        "hour" => Some(Unit::Hour),
        "day" => Some(Unit::Day),
        "workday" => Some(Unit::Workday),
        _ => None,
    }
}

impl Record for Holiday {
    const SHEET: &'static str = "holidays";

    fn key(&self) -> String {
        let states: Vec<_> = self.states.iter().map(Code::as_str).collect();
        format!("{}/{}", self.date, states.join(" "))
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let states = match cells.filled("states")? {
            "ALL" => Vec::new(),
            _ => cells.codes("states")?,
        };
        Ok(Self {
            date: cells.value("date")?,
            name: name(cells)?,
            states,
            estimated: cells.flag("estimated")?,
        })
    }
}

impl Record for Postcode {
    const SHEET: &'static str = "postcodes";

    fn key(&self) -> String {
        format!("{}/{}/{}", self.postcode, self.state, self.city)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            postcode: cells.filled("postcode")?.to_owned(),
            city: cells.filled("city")?.to_owned(),
            state: cells.code("state")?,
        })
    }
}

impl Record for Place {
    const SHEET: &'static str = "places";

    fn key(&self) -> String {
        self.id.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: cells.code("geonameid")?,
            name: cells.filled("name")?.to_owned(),
            state: cells.code("state")?,
            point: cells.point("lat", "lon")?,
            population: cells.value("population")?,
        })
    }
}

impl Record for Service {
    const SHEET: &'static str = "services";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let text = |column: &str| cells.text(column).map(str::to_owned);
        Ok(Self {
            code: cells.code("code")?,
            agency: cells.code("agency_code")?,
            name: name(cells)?,
            platform: text("platform")?,
            online: text("online")?,
            fee: text("fee")?,
            confidence: text("confidence")?,
            life_event: text("life_event")?,
            audience: text("audience")?,
        })
    }
}

impl Record for Synonym {
    const SHEET: &'static str = "synonyms";

    fn key(&self) -> String {
        format!("{}/{}", self.kind.as_str(), self.code)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let words: BTreeMap<_, _> = cells
            .langs("words")
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(lang, cell)| (lang, cell.to_owned()))
            .collect();
        if words.is_empty() {
            return Err(cells.fault("words_ms", Wrong::Missing));
        }
        Ok(Self {
            kind: cells.word("kind", SynonymKind::parse)?,
            code: cells.code("code")?,
            words,
        })
    }
}
