//! Decisions about datasets of agencies and their drafts, without input or output.

use base::{Problem, Text, Time};
use kernel::datasets::Theme;
use tables::read::{Cap, Format, Limits, Notation, Plan, Planned as Column, Proposal};
use tables::{Field, Kind, Table};

use super::model::{
    Against, DatasetAbout, Draft, DraftBody, FaultLine, FileSent, Mode, PlanLine, Planned, Refused,
    Replan, State,
};
use crate::error::Error;
use crate::model::{Dataset, FieldAbout, Said, Version};

/// The largest file that is taken.
pub(crate) const BYTES_MAX: usize = 50_000_000;
/// The longest name of a dataset in addresses, and its shortest.
const SLUG: std::ops::RangeInclusive<usize> = 2..=100;
/// The longest titles, descriptions and reasons, in characters.
pub(crate) const TITLE_MAX: usize = 200;
pub(crate) const ABOUT_MAX: usize = 4_000;
pub(crate) const REASON_MAX: usize = 1_000;
const TAGS_MAX: usize = 20;
const TAG_MAX: usize = 50;
/// The most words for no value, and columns of a key, each of so many characters.
const WORDS_MAX: usize = 50;
const WORD_MAX: usize = 100;
/// Names that addresses have already.
const RESERVED: [&str; 7] = [
    "datasets", "desk", "followed", "new", "quality", "requests", "reuses",
];

/// Licences that are offered: those that let everybody use the data.
pub(crate) use kernel::datasets::LICENCES;

/// How much of a steward's file is read: what a small machine bears beside its other work.
pub(crate) fn limits() -> Limits {
    Limits {
        rows: 5_000_000,
        cells: 40_000_000,
        bytes: 512 << 20,
        whole: 64 << 20,
        workbook: 256 << 20,
        pages: 256 << 20,
        ..Limits::default()
    }
}

/// What a table has more of than a file may have.
pub(crate) fn too_much(table: &Table, limits: &Limits) -> Option<Cap> {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let (rows, columns) = (count(table.rows()), count(table.columns().len()));
    if rows > limits.rows {
        Some(Cap::Rows)
    } else if rows.saturating_mul(columns) > limits.cells {
        Some(Cap::Cells)
    } else if table.written() > limits.bytes {
        Some(Cap::Bytes)
    } else {
        None
    }
}

/// Whether a dataset may be called so.
pub(crate) fn is_slug(slug: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    SLUG.contains(&slug.len())
        && slug.bytes().all(plain)
        && slug.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !RESERVED.contains(&slug)
}

/// A name for addresses out of a title.
pub(crate) fn slug_of(title: &str) -> String {
    let words = base::words::tokens(title);
    let plain = words
        .iter()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let mut slug = String::new();
    for word in plain {
        if slug.len() + word.len() >= 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// What is wrong with what a publisher says of a dataset, field by field.
pub(crate) fn about_check(about: &DatasetAbout) -> Result<(), Problem> {
    let mut wrong = Problem::invalid();
    let is_long = |text: &Text, most: usize| {
        let mut passages = text.passages();
        passages.any(|(_, words)| words.chars().count() > most)
    };
    if is_long(&about.title, TITLE_MAX) {
        wrong = wrong.field("title-ms", "opendata.text_long");
    }
    if is_long(&about.about, ABOUT_MAX) {
        wrong = wrong.field("about-ms", "opendata.text_long");
    }
    if !LICENCES.contains(&about.licence.as_str()) {
        wrong = wrong.field("licence", "opendata.licence_unknown");
    }
    let details = &about.details;
    let long_tag = |tag: &String| tag.chars().count() > TAG_MAX;
    if details.tags.len() > TAGS_MAX || details.tags.iter().any(long_tag) {
        wrong = wrong.field("tags", "opendata.tags_many");
    }
    let contact = details.contact.as_deref();
    let is_address = |text: &str| {
        text.len() <= TITLE_MAX
            && (text.starts_with("https://") || kernel::identity::Email::parse(text).is_ok())
    };
    if !contact.is_none_or(is_address) {
        wrong = wrong.field("contact", "opendata.contact_wrong");
    }
    let theme = details.theme.as_deref();
    if theme.is_some_and(|theme| Theme::parse(theme).is_none()) {
        wrong = wrong.field("theme", "opendata.theme_unknown");
    }
    if !details.place.as_deref().is_none_or(is_place) {
        wrong = wrong.field("place", "opendata.place_unknown");
    }
    let ends = details.data_as_of;
    if details
        .data_from
        .is_some_and(|from| ends.is_some_and(|to| from > to))
    {
        wrong = wrong.field("from", "opendata.from_later");
    }
    wrong.unless_clean()
}

/// Whether a code could be a country's or a state's, as ISO 3166 writes them.
fn is_place(code: &str) -> bool {
    let (country, state) = code.split_once('-').unwrap_or((code, "1"));
    let is_upper = |byte: u8| byte.is_ascii_uppercase();
    let is_either = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    country.len() == 2
        && country.bytes().all(is_upper)
        && (1..=3).contains(&state.len())
        && state.bytes().all(is_either)
}

/// The next revision of a draft: one that no draft of this dataset had.
pub(crate) fn revision(old: Option<&Draft>, now: Time) -> i64 {
    let least = old.map_or(0, |draft| draft.revision + 1);
    least.max(now.micros())
}

/// What the columns of a file are read as: as was proposed, unless the table has the column already.
pub(crate) fn lines(proposals: &[Proposal], known: &[FieldAbout], mode: Mode) -> Vec<PlanLine> {
    let line = |proposal: &Proposal| {
        let name = field_name(&proposal.header);
        let before = known.iter().find(|field| field.name == name);
        let kind = match before.map(FieldAbout::kind) {
            Some(before) if mode != Mode::Replace || stays(before, proposal.kind) => before,
            _ => proposal.kind,
        };
        let notation = if kind == proposal.kind {
            proposal.notation
        } else {
            Notation::Plain
        };
        PlanLine {
            name,
            header: proposal.header.clone(),
            kind: kind.code().to_owned(),
            notation: notation.code().to_owned(),
            keep: true,
            filled: proposal.filled,
            empty: proposal.empty,
            ambiguous: proposal.is_ambiguous,
            against: against(proposal),
        }
    };
    let mut lines: Vec<PlanLine> = proposals.iter().map(line).collect();
    tell_apart(&mut lines);
    lines
}

/// Whether a column stays of the kind that it was, though its cells would now be something narrower.
fn stays(before: Kind, now: Kind) -> bool {
    before == Kind::Text || (before == Kind::Number && now == Kind::Integer)
}

fn against(proposal: &Proposal) -> Vec<Against> {
    // One of each kind is enough to understand; notations of dates would say the same thrice.
    let mut told: Vec<Against> = Vec::new();
    for objection in &proposal.against {
        let kind = objection.kind.code().to_owned();
        if told.iter().any(|known| known.kind == kind) {
            continue;
        }
        told.push(Against {
            kind,
            cells: objection.cells,
            first: FaultLine::from(&objection.first),
        });
    }
    told
}

impl From<&tables::read::Fault> for FaultLine {
    fn from(fault: &tables::read::Fault) -> Self {
        Self {
            row: fault.row,
            column: fault.column.clone(),
            value: fault.value.clone(),
            code: fault.code.to_owned(),
        }
    }
}

/// A name for a column that programs can type: small letters, digits and `_`, where that leaves anything of it.
pub(crate) fn field_name(header: &str) -> String {
    let mut name = String::new();
    for mark in header.trim().chars().flat_map(char::to_lowercase) {
        // Marks of scripts that are not ours to spell stay.
        if mark.is_alphanumeric() || (!mark.is_ascii() && !mark.is_whitespace()) {
            name.push(mark);
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_');
    let end = name.char_indices().nth(60).map_or(name.len(), |(at, _)| at);
    match name.get(..end) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => header.to_owned(),
    }
}

/// Two headers may make one name.
fn tell_apart(lines: &mut [PlanLine]) {
    let mut seen = std::collections::BTreeSet::new();
    for line in lines {
        let plain = line.name.clone();
        let mut times = 1;
        while !seen.insert(line.name.clone()) {
            times += 1;
            line.name = format!("{plain}_{times}");
        }
    }
}

/// The lines as a steward wants them. What they say of a column that is not there is refused.
pub(crate) fn replanned(lines: &[PlanLine], asked: &[Planned]) -> Result<Vec<PlanLine>, Problem> {
    let mut lines = lines.to_vec();
    for planned in asked {
        let wrong = || {
            Problem::invalid().field_with(
                "columns",
                "opendata.column_unknown",
                vec![("column", planned.header.clone().into())],
            )
        };
        let line = lines.iter_mut().find(|line| line.header == planned.header);
        let line = line.ok_or_else(wrong)?;
        line.keep = planned.reading.is_some();
        if let Some((kind, notation)) = &planned.reading {
            let known = Kind::parse(kind).is_some() && Notation::parse(notation).is_some();
            if !known {
                return Err(wrong());
            }
            line.kind.clone_from(kind);
            line.notation.clone_from(notation);
        }
        let name = planned.name.trim();
        if !name.is_empty() {
            name.clone_into(&mut line.name);
        }
    }
    Ok(lines)
}

/// A reason or notice that may stand.
pub(crate) fn reason(said: &str) -> Result<&str, Error> {
    let said = said.trim();
    if said.is_empty() {
        Err(Error::ReasonMissing)
    } else if said.chars().count() > REASON_MAX {
        Err(Error::ReasonLong)
    } else {
        Ok(said)
    }
}

/// How many words and columns a plan names is bounded, and how long each of them is.
pub(crate) fn words_check(asked: &Replan) -> Result<(), Problem> {
    let is_much = |words: &[String]| {
        let mut words = words.iter();
        words.len() > WORDS_MAX || words.any(|word| word.chars().count() > WORD_MAX)
    };
    let mut wrong = Problem::invalid();
    for (field, words) in [("missing", &asked.missing), ("key", &asked.key)] {
        if is_much(words) {
            wrong = wrong.field(field, "opendata.words_many");
        }
    }
    wrong.unless_clean()
}

/// The plan of the lines.
pub(crate) fn plan(lines: &[PlanLine], missing: &[String]) -> Plan {
    let columns = lines.iter().filter(|line| line.keep).map(|line| Column {
        header: line.header.clone(),
        field: Field::new(
            line.name.clone(),
            Kind::parse(&line.kind).unwrap_or(Kind::Text),
        ),
        notation: Notation::parse(&line.notation).unwrap_or_default(),
    });
    Plan {
        columns: columns.collect(),
        missing: missing.to_vec(),
    }
}

/// The dictionary of a table: what was said of a column stays with its name.
pub(crate) fn dictionary(known: &[FieldAbout], columns: &[(String, String)]) -> Vec<FieldAbout> {
    let field = |(name, kind): &(String, String)| {
        let before = known.iter().find(|field| field.name == *name);
        FieldAbout {
            name: name.clone(),
            kind: kind.clone(),
            about: before.map_or_else(|| Text::malay(name.as_str()), |field| field.about.clone()),
        }
    };
    columns.iter().map(field).collect()
}

/// The dataset as a version describes it that is the newest one again: its columns and its key. What was said of a column
/// since stays, and what was said of columns that went comes back.
pub(crate) fn restored(dataset: &Dataset, newest: &Version, said: Option<Said>) -> Dataset {
    let said = said.unwrap_or_else(|| {
        let is_there = |name: &&String| newest.columns.iter().any(|(column, _)| column == *name);
        Said {
            dictionary: Vec::new(),
            key: dataset.key.iter().filter(is_there).cloned().collect(),
        }
    });
    let known = [dataset.dictionary.clone(), said.dictionary].concat();
    Dataset {
        dictionary: self::dictionary(&known, &newest.columns),
        key: said.key,
        current: newest.number,
        ..dataset.clone()
    }
}

/// Whether anybody said what stands in a column, beyond its name.
pub(crate) fn is_explained(field: &FieldAbout) -> bool {
    let mut passages = field.about.passages();
    passages.any(|(_, words)| words != field.name)
}

/// The format of a file by its first bytes and its name.
pub(crate) fn format(bytes: &[u8], name: &str) -> Format {
    let head = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    Format::sniff(head, name)
}

/// Whether somebody waits for what becomes of a draft: programs whose rows are in it, or whoever asked a second person.
pub(crate) const fn is_awaited(draft: &Draft) -> bool {
    draft.body.is_by_rows() || matches!(draft.state, State::Asked)
}

/// What stays of a draft when only rows that were left out are to be told.
pub(crate) fn spent(body: DraftBody) -> DraftBody {
    let nothing = FileSent {
        name: body.file.name,
        format: body.file.format,
        bytes: 0,
        blob: String::new(),
    };
    DraftBody {
        left_out: body.left_out,
        refused: Some(left_out()),
        ..DraftBody::new(body.by, (nothing, None), (Mode::Append, body.key))
    }
}

/// Why a draft is none that consists of rows which were left out.
pub(crate) fn left_out() -> Refused {
    Refused {
        code: "rows_left_out".to_owned(),
        about: String::new(),
    }
}

/// What keeps a draft from being published by one person alone; by two, if a second one may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Nothing.
    Open,
    /// A second person has to decide.
    Second,
    /// It cannot be published as it is.
    Closed,
    /// It is no table yet.
    Unready,
}

/// How a draft may become a version.
pub(crate) fn way(draft: &Draft) -> Way {
    let ready = matches!(draft.state, State::Ready | State::Asked);
    let verdict = draft
        .body
        .built
        .as_ref()
        .map(|built| built.verdict.as_str());
    match verdict {
        Some("clear") if ready => Way::Open,
        Some("route") if ready => Way::Second,
        Some(_) if ready => Way::Closed,
        _ => Way::Unready,
    }
}

/// The dataset with what its publisher says of it.
pub(crate) fn described(dataset: &Dataset, said: &DatasetAbout) -> Dataset {
    let mut dictionary = dataset.dictionary.clone();
    for field in &mut dictionary {
        if let Some((_, about)) = said.columns.iter().find(|(name, _)| *name == field.name) {
            field.about = about.clone();
        }
    }
    Dataset {
        title: said.title.clone(),
        about: said.about.clone(),
        frequency: said.frequency,
        licence: said.licence.clone(),
        details: crate::model::Details {
            kept: true,
            from: dataset.details.from.clone(),
            ..said.details.clone()
        },
        dictionary,
        ..dataset.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_addresses_are_plain() {
        for good in ["ab", "hospital-beds_2024", "0a"] {
            assert!(is_slug(good), "{good}");
        }
        let long = "a".repeat(101);
        for bad in ["", "a", "Aa", "a b", "-a", "datasets", "new", "é1", &long] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert_eq!(
            slug_of("Klinik desa, mengikut daerah (2024)"),
            "klinik-desa-mengikut-daerah-2024"
        );
        assert_eq!(slug_of("医院"), "");
    }

    #[test]
    fn headers_become_names_that_programs_can_type() {
        for (header, name) in [
            ("Nama Daerah ", "nama_daerah"),
            ("Jumlah (RM)", "jumlah_rm"),
            ("பெயர்", "பெயர்"),
            ("%%", "%%"),
        ] {
            assert_eq!(field_name(header), name, "{header}");
        }
    }

    #[test]
    fn many_small_files_make_no_large_table() {
        let schema = tables::Schema::new(vec![Field::new("x", Kind::Text); 1]).unwrap();
        let mut builder = tables::Builder::new(schema);
        for _ in 0..10 {
            builder.row([tables::Value::Text("word")]).unwrap();
        }
        let table = builder.finish().unwrap();
        let within = |rows, cells, bytes| {
            let limits = Limits {
                rows,
                cells,
                bytes,
                ..limits()
            };
            too_much(&table, &limits)
        };
        assert_eq!(within(10, 10, 50), None);
        assert_eq!(within(9, 10, 50), Some(Cap::Rows));
        assert_eq!(within(10, 9, 50), Some(Cap::Cells));
        assert_eq!(within(10, 10, 49), Some(Cap::Bytes));
    }

    #[test]
    fn a_column_stays_text_when_its_codes_look_like_numbers_for_once() {
        assert!(stays(Kind::Text, Kind::Integer));
        assert!(stays(Kind::Number, Kind::Integer));
        assert!(!stays(Kind::Integer, Kind::Text));
    }
}
