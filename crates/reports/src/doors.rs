//! Matters that no report is for, and whose door to knock at instead.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Text, Time};
use kernel::App;
use kernel::registry::Pack;

/// The pack's sheet.
const SHEET: &str = "doors.csv";

/// A matter for somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Door {
    /// What it is about.
    pub(crate) matter: Text,
    /// The agency to turn to, by its code.
    pub(crate) agency: String,
}

/// The pack's doors, in the order of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Doors(pub(crate) Vec<Door>);

impl Doors {
    fn read(pack: &Pack) -> Result<Self, csv::Error> {
        let text = pack.text(SHEET).unwrap_or_default();
        let mut doors = Vec::new();
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let row: HashMap<String, String> = row?;
            let column = |name: &str| row.get(name).cloned().unwrap_or_default();
            let languages = pack.languages.iter();
            let matter = languages.map(|lang| (*lang, column(&format!("matter_{lang}"))));
            let Ok(matter) = Text::new(matter) else {
                continue;
            };
            doors.push(Door {
                matter,
                agency: column("agency_code"),
            });
        }
        Ok(Self(doors))
    }
}

/// The pack's doors.
pub(crate) fn doors(app: &App, now: Time) -> Arc<Doors> {
    if let Some(known) = app.memo.get::<Doors>(SHEET, now, Duration::MAX) {
        return known;
    }
    let read = Doors::read(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of doors is not well-formed");
        Doors::default()
    });
    app.memo.put(SHEET, now, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_door_of_the_pack_has_words_and_an_agency() {
        let pack = Pack::embedded().expect("a pack");
        let Doors(doors) = Doors::read(&pack).expect("a sheet");
        let agencies = pack.text("agencies.csv").expect("agencies");
        assert!(doors.len() > 4);
        for door in doors {
            let line = format!("\n{},", door.agency);
            assert!(agencies.contains(&line), "{}", door.agency);
            assert_eq!(door.matter.passages().count(), pack.languages.len());
        }
    }
}
