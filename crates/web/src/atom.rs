//! Atom feeds (RFC 4287), for readers of news that were written by others.

use axum::http::HeaderMap;
use axum::response::Response;
use base::Time;
use std::fmt::Write;

use crate::{Site, Tagged, escaped};

/// Bytes that an entry takes, so that the text seldom grows.
const ENTRY_BYTES: usize = 800;
pub(crate) const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// A feed: its newest entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it is the feed of, after the instance's name in its id, such as `reports`. It never changes.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The language's code.
    pub lang: String,
    /// Its own path, with the language.
    pub path: String,
    /// The path of the page that shows the same, with the language.
    pub page: String,
    /// The entries, in the order in which they are shown.
    pub entries: Vec<FeedEntry>,
    /// What stood there once and was taken back (RFC 6721).
    pub gone: Vec<FeedGone>,
}

/// News that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedGone {
    /// What it was, as its entry had it.
    pub name: String,
    /// When it was taken back.
    pub at: Time,
    /// Why, as bare words.
    pub why: String,
}

/// One piece of news. Its texts are bare words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// What it is, after the instance's name in its id, such as `reports/RR-7K2M-9QX4`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The path of its page, with the language.
    pub page: String,
    /// Who says it; empty for the instance itself.
    pub author: String,
    /// What it says.
    pub summary: String,
    /// When it began.
    pub published: Time,
    /// When it last changed.
    pub updated: Time,
}

impl Feed {
    /// The feed as an answer, or 304 where the client has it.
    pub fn answer(&self, site: &Site, asked: &HeaderMap) -> Response {
        self.tagged(site).answer(asked, MEDIA_TYPE)
    }

    /// The feed's bytes, which can be sent many times.
    pub(crate) fn tagged(&self, site: &Site) -> Tagged {
        Tagged::new(self.xml(site))
    }

    /// The feed as XML.
    fn xml(&self, site: &Site) -> String {
        let entries = self.entries.iter().map(|entry| entry.updated);
        let updated = entries.chain(self.gone.iter().map(|gone| gone.at)).max();
        let mut out = String::with_capacity(ENTRY_BYTES * (self.entries.len() + 1));
        out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
        if !self.gone.is_empty() {
            out.push_str(" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"");
        }
        out.push_str(" xml:lang=\"");
        put(&mut out, &self.lang);
        out.push_str("\">\n");
        id(&mut out, host(site), &self.name);
        element(&mut out, "title", &self.title);
        // Without entries nothing has ever changed.
        time(&mut out, "updated", updated.unwrap_or_default());
        link(&mut out, site, ("self", &self.path));
        link(&mut out, site, ("alternate", &self.page));
        author(&mut out, &site.name(base::Lang::MS));
        for entry in &self.entries {
            entry.write(&mut out, site);
        }
        for gone in &self.gone {
            out.push_str("<at:deleted-entry ref=\"");
            tag(&mut out, host(site), &gone.name);
            let _ = writeln!(out, "\" when=\"{}\">", gone.at.seconds());
            element(&mut out, "at:comment", &gone.why);
            out.push_str("</at:deleted-entry>\n");
        }
        out.push_str("</feed>\n");
        out
    }
}

impl FeedEntry {
    fn write(&self, out: &mut String, site: &Site) {
        out.push_str("<entry>\n");
        id(out, host(site), &self.name);
        element(out, "title", &self.title);
        time(out, "published", self.published);
        time(out, "updated", self.updated);
        link(out, site, ("alternate", &self.page));
        if !self.author.is_empty() {
            author(out, &self.author);
        }
        element(out, "summary", &self.summary);
        out.push_str("</entry>\n");
    }
}

fn element(out: &mut String, name: &str, words: &str) {
    for part in ["<", name, ">"] {
        out.push_str(part);
    }
    put(out, words);
    for part in ["</", name, ">\n"] {
        out.push_str(part);
    }
}

fn time(out: &mut String, name: &str, time: Time) {
    let _ = writeln!(out, "<{name}>{}</{name}>", time.seconds());
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author><name>");
    put(out, name);
    out.push_str("</name></author>\n");
}

fn link(out: &mut String, site: &Site, (rel, path): (&str, &str)) {
    let kind = match rel {
        "self" => "application/atom+xml",
        _ => "text/html",
    };
    let _ = write!(out, "<link rel=\"{rel}\" type=\"{kind}\" href=\"");
    put(out, site.public_url());
    put(out, path);
    out.push_str("\"/>\n");
}

/// An id that stays the same wherever the instance's pages move within its host (RFC 4151).
fn id(out: &mut String, host: &str, name: &str) {
    out.push_str("<id>");
    tag(out, host, name);
    out.push_str("</id>\n");
}

fn tag(out: &mut String, host: &str, name: &str) {
    out.push_str("tag:");
    put(out, host);
    out.push_str(",2026:");
    put(out, name);
}

fn host(site: &Site) -> &str {
    let url = site.public_url();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default()
}

/// Writes words as XML 1.0 takes them: escaped, and without the characters that it has no room for.
fn put(out: &mut String, words: &str) {
    // Bytes of what is escaped, and the first ones of what may have no place.
    let doubtful = |byte: u8| {
        matches!(
            byte,
            0..=31 | 127 | b'&' | b'<' | b'>' | b'"' | b'\'' | 0xc2 | 0xef
        )
    };
    if !words.bytes().any(doubtful) {
        return out.push_str(words);
    }
    let fits = |letter: &char| {
        !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
            || matches!(letter, '\n' | '\t')
    };
    out.push_str(&escaped(&words.chars().filter(fits).collect::<String>()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn feed(words: &str) -> String {
        let entry = FeedEntry {
            name: "reports/RR-1".to_owned(),
            title: words.to_owned(),
            page: "/ms/reports/RR-1".to_owned(),
            author: words.to_owned(),
            summary: words.to_owned(),
            published: Time::from_micros(0),
            updated: Time::from_micros(1_795_399_200_000_000),
        };
        let feed = Feed {
            name: "reports".to_owned(),
            title: words.to_owned(),
            lang: "ms".to_owned(),
            path: "/ms/reports.atom".to_owned(),
            page: "/ms/reports".to_owned(),
            entries: vec![entry],
            gone: vec![FeedGone {
                name: "reports/RR-0".to_owned(),
                at: Time::from_micros(0),
                why: words.to_owned(),
            }],
        };
        feed.xml(&testing::site_with(&[]).expect("a site"))
    }

    #[test]
    fn a_feed_says_what_changed_when_and_where() {
        let xml = feed("Lubang");
        for part in [
            "xml:lang=\"ms\"",
            ",2026:reports</id>",
            ",2026:reports/RR-1</id>",
            "<updated>2026-11-23T02:00:00Z</updated>",
            "rel=\"self\"",
            ",2026:reports/RR-0\" when=\"1970-01-01T00:00:00Z\">",
            "/ms/reports/RR-1\"/>",
        ] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let xml = feed("a<b>&\"]]>\u{0}\u{8}\u{ffff}\u{85}c");
        assert!(xml.contains("<title>a&lt;b&gt;&amp;"), "{xml}");
        let bad = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{ffff}';
        assert!(!xml.contains(bad), "{xml}");
    }

    proptest::proptest! {
        #[test]
        fn whatever_people_write_the_feed_has_the_same_elements(words: String) {
            let (plain, feed) = (feed("x"), feed(&format!("x{words}")));
            proptest::prop_assert_eq!(plain.matches('<').count(), feed.matches('<').count());
        }
    }
}
