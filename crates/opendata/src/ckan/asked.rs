//! What an action is asked with: the fields of an address, of a form, or a JSON object. All come to the same.

use serde_json::{Map, Value as Json};

use base::Problem;

/// The fields of a request.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked(Map<String, Json>);

impl Asked {
    /// Of a JSON object; nothing else is taken.
    pub(super) fn json(body: &[u8]) -> Result<Self, Problem> {
        let wrong = |why: String| Problem::new(400, "opendata.ckan_json").with("why", why);
        match serde_json::from_slice(body) {
            Ok(Json::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(wrong("{}".to_owned())),
            Err(error) => Err(wrong(error.to_string())),
        }
    }

    /// Of names and values; a name that comes twice is a list.
    pub(super) fn pairs<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let mut fields = Map::new();
        for (name, value) in pairs {
            let value = Json::from(value);
            match fields.get_mut(name) {
                None => drop(fields.insert(name.to_owned(), value)),
                Some(Json::Array(all)) => all.push(value),
                Some(one) => *one = Json::Array(vec![one.take(), value]),
            }
        }
        Self(fields)
    }

    /// All of it.
    pub(super) const fn all(&self) -> &Map<String, Json> {
        &self.0
    }

    /// Takes a field out.
    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name).map(|value| words(&value))
    }

    /// Takes a field out as it is.
    pub(super) fn take_value(&mut self, name: &str) -> Option<Json> {
        self.0.remove(name)
    }

    /// A field that is text, or a number or flag as text; nothing if it is empty.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let value = self.0.get(name)?;
        let text = match value {
            Json::Array(all) => words(all.last()?),
            value => words(value),
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// A field that has to be there.
    pub(super) fn needed(&self, name: &'static str) -> Result<String, Problem> {
        self.text(name)
            .ok_or_else(|| invalid().field(name, "opendata.ckan_missing"))
    }

    /// Whether a field says yes.
    pub(super) fn flag(&self, name: &str, usual: bool) -> bool {
        let Some(text) = self.text(name) else {
            return usual;
        };
        matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "yes" | "on" | "y" | "t" | "1"
        )
    }

    /// A whole number from 0, and what more there is at most.
    pub(super) fn whole(
        &self,
        name: &'static str,
        usual: usize,
        most: usize,
    ) -> Result<usize, Problem> {
        let Some(text) = self.text(name) else {
            return Ok(usual);
        };
        let number = text.trim().parse::<usize>();
        let wrong = |_| invalid().field(name, "opendata.ckan_whole");
        number.map(|number| number.min(most)).map_err(wrong)
    }

    /// A list: JSON, JSON as text, or a field that comes several times.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        match self.0.get(name) {
            Some(Json::Array(all)) => all.iter().map(words).collect(),
            Some(Json::String(text)) if text.trim_start().starts_with('[') => {
                let read: Vec<Json> = serde_json::from_str(text).unwrap_or_default();
                read.iter().map(words).collect()
            }
            Some(Json::Null) | None => Vec::new(),
            Some(one) => vec![words(one)],
        }
    }
}

fn words(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        value => value.to_string(),
    }
}

/// A request whose fields do not fit.
pub(super) const fn invalid() -> Problem {
    Problem::new(409, "opendata.ckan_invalid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_a_form_and_json_come_to_the_same() {
        let pairs = Asked::pairs([("id", "a"), ("x", "1"), ("x", "2"), ("on", "True")]);
        let json = Asked::json(br#"{"id": "a", "x": ["1", 2], "on": true}"#).unwrap();
        for asked in [pairs, json] {
            assert_eq!(asked.text("id").as_deref(), Some("a"));
            assert_eq!(asked.list("x"), ["1", "2"]);
            assert!(asked.flag("on", false) && !asked.flag("off", false));
            assert_eq!(asked.whole("x", 0, 9).unwrap(), 2);
        }
        let listed = Asked::pairs([("facet.field", "[\"tags\", \"groups\"]")]);
        assert_eq!(listed.list("facet.field"), ["tags", "groups"]);
        for wrong in ["", "[]", "{", "1", "nonsense"] {
            assert!(Asked::json(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(Asked::pairs([("rows", "-1")]).whole("rows", 1, 9).is_err());
        assert!(Asked::pairs([("id", " ")]).needed("id").is_err());
    }
}
