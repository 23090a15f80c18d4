//! Reasons that come from the pack, list by list: a country's own words, in its languages.

use std::collections::BTreeMap;

use base::{Lang, Text};
use serde::Deserialize;

use super::kinds::Fault;

/// The pack's sheet.
pub(crate) const SHEET: &str = "grounds.csv";

/// A reason for which something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its name in the store and on the wire.
    pub code: String,
    /// How people read it.
    pub name: Text,
}

/// All reasons of a pack, by their list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds(BTreeMap<String, Vec<Ground>>);

/// A row of the sheet.
#[derive(Debug, Deserialize)]
struct Row {
    list: String,
    code: String,
    name_ms: String,
    name_en: String,
    name_zh: String,
    name_ta: String,
}

impl Grounds {
    /// Reads the pack's sheet; each reason has at least its Malay.
    pub fn read(sheet: &str) -> Result<Self, Fault> {
        let mut all = Self::default();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let row: Row = row.map_err(|error| Fault(format!("{SHEET}: {error}")))?;
            let langs = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
            let names = [row.name_ms, row.name_en, row.name_zh, row.name_ta];
            let name = Text::new(langs.into_iter().zip(names))
                .map_err(|_| Fault(format!("{SHEET}: {} has no words", row.code)))?;
            let list = all.0.entry(row.list).or_default();
            if list.iter().any(|known| known.code == row.code) {
                return Err(Fault(format!("{SHEET}: {} is there twice", row.code)));
            }
            list.push(Ground {
                code: row.code,
                name,
            });
        }
        Ok(all)
    }

    /// The reasons of a list, in the order of the sheet; none if there is no such list.
    pub fn list(&self, list: &str) -> &[Ground] {
        self.0.get(list).map_or(&[], Vec::as_slice)
    }

    /// How people read a reason of a list.
    pub fn name(&self, list: &str, code: &str) -> Option<&Text> {
        let found = self.list(list).iter().find(|ground| ground.code == code)?;
        Some(&found.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "list,code,name_ms,name_en,name_zh,name_ta\n";

    #[test]
    fn reasons_keep_the_order_of_their_list() {
        let sheet = format!(
            "{HEAD}late,staff,Kurang pegawai,Too few officers,,\nother,x,X,,,\nlate,parts,Alat ganti,Parts,,\n"
        );
        let grounds = Grounds::read(&sheet).expect("a sheet");
        let codes: Vec<_> = grounds.list("late").iter().map(|it| &*it.code).collect();
        assert_eq!(codes, ["staff", "parts"]);
        assert!(grounds.list("none").is_empty());
        let parts = grounds.name("late", "parts").expect("a reason");
        assert_eq!(parts.get(Lang::MS).to_string(), "Alat ganti");
        assert_eq!(parts.get(Lang::TA).to_string(), "Parts");
    }

    #[test]
    fn reasons_without_malay_or_named_twice_are_refused() {
        for rows in [
            "late,staff,,Too few officers,,\n",
            "late,x,X,,,\nlate,x,Y,,,\n",
            "late\n",
        ] {
            assert!(Grounds::read(&format!("{HEAD}{rows}")).is_err(), "{rows}");
        }
    }
}
