//! Messages in words.

use std::collections::BTreeMap;

use base::Time;
use web::i18n::Arg;
use web::{Page, Site};

use super::model::{Letter, Message, Piece};
use super::rules;
use super::wordings::{self, Words};
use crate::App;
use crate::identity::{Address, CODE_LIFE};

/// The last letter that somebody gets who closed their account: nothing of it stays.
pub(crate) const LAST: &str = "account_closed";

/// A person's news of a day in one letter, and what letters of that sort are stopped by.
pub(crate) const DIGEST: &str = "digest";

/// Everything that people are written to about.
pub const TEMPLATES: &[&str] = &[
    "sign_in_code",
    "report_confirm_code",
    "me_too_confirm_code",
    "alerts_confirm_code",
    "account_close_code",
    LAST,
    "report_received",
    "report_replied",
    "report_asked",
    "report_transferred",
    "report_resolved",
    "report_news",
    "report_fixed",
    "report_private",
    "officer_new_report",
    "officer_reopened",
    "officer_offered",
];

/// The template of a letter that a kind of case names begins so; its Fluent key follows.
pub const CASE_LETTER: &str = "case:";
/// The same for a decision, which reaches its reader whatever news they want no more of.
pub const FORMAL_LETTER: &str = "formal:";

/// Longest subject, in characters.
const SUBJECT_MAX: usize = 200;

/// A letter as it is written, and why it is not in the words that its agency chose, if it should be.
pub struct Written {
    /// The letter.
    pub letter: Letter,
    /// What could not be filled.
    pub fault: Option<String>,
}

/// A message as it is sent in the usual words: with the place where its reader says that they want no more of its like.
pub fn letter_whole(app: &App, message: &Message, now: Time) -> Letter {
    letter_worded(app, message, now, None).letter
}

/// The same in the words that its agency chose, or in the usual ones if those fail.
pub fn letter_worded(app: &App, message: &Message, now: Time, own: Option<&Words>) -> Written {
    let mut letter = letter(&app.site, message, now);
    let filled = own.map(|words| wordings::filled(words, &places(&app.site, message, now)));
    let fault = match filled {
        Some(Ok([subject, body, sms])) => {
            letter.body = if letter.by_sms { sms } else { body };
            if !letter.by_sms {
                letter.subject = rules::one_line(&subject, SUBJECT_MAX);
            }
            None
        }
        Some(Err(why)) => Some(why),
        None => None,
    };
    let letter = with_stop(app, message, now, letter);
    Written { letter, fault }
}

/// What fills an agency's own words.
fn places(site: &Site, message: &Message, now: Time) -> BTreeMap<String, String> {
    let page = Page::of(site, message.lang, now);
    let mut places: BTreeMap<String, String> = message.args.iter().cloned().collect();
    places.insert("due".to_owned(), due(&page, message));
    places.insert("site".to_owned(), page.site_name().to_owned());
    if let Some(link) = link(site, message) {
        places.insert("link".to_owned(), link);
    }
    for place in ["basis", "words"] {
        places.entry(place.to_owned()).or_default();
    }
    places
}

fn with_stop(app: &App, message: &Message, now: Time, mut letter: Letter) -> Letter {
    if letter.by_sms || !rules::may_be_stopped(&message.template) {
        return letter;
    }
    let token = rules::letter_token(&app.letter_key.0, &message.id);
    let link = format!("{}/{}/letters/{token}", app.site.public_url(), message.lang);
    let page = Page::of(&app.site, message.lang, now);
    let words = page.t1("kernel-mail-stop", "link", link.as_str());
    letter.body = format!("{}\n\n{words}\n", letter.body.trim_end());
    letter.stop = Some(link);
    letter
}

/// What a device is told of a message: no more than its subject, and where to read on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The subject of the letter.
    pub title: String,
    /// The address of the page that it is about.
    pub link: String,
}

/// A message as a device shows it. Letters about what is private have a subject that says nothing of it.
pub fn notice(site: &Site, message: &Message, now: Time) -> Notice {
    let page = Page::of(site, message.lang, now);
    let given = message.args.iter().find(|(name, _)| name == "link");
    let given = given.map(|(_, link)| link.clone());
    let link = link(site, message).or(given);
    let link = link.unwrap_or_else(|| format!("{}/{}/me", site.public_url(), message.lang));
    let [subject, body] = keys(&message.template, false);
    let key = subject.or(body).unwrap_or_default();
    let title = page.tx(
        &key,
        args(&page, message, (&due(&page, message), ""), Some(&link)),
    );
    Notice {
        title: rules::one_line(&title, SUBJECT_MAX),
        link,
    }
}

/// Where the page is that a message is about.
fn link(site: &Site, message: &Message) -> Option<String> {
    let path = message.args.iter().find(|(name, _)| name == "path");
    path.map(|(_, path)| format!("{}/{}/{path}", site.public_url(), message.lang))
}

/// The instant of a message as people say it.
fn due(page: &Page, message: &Message) -> String {
    let due = message.args.iter().find(|(name, _)| name == "due_us");
    let due = due.and_then(|(_, micros)| micros.parse().ok());
    let due = due.map(Time::from_micros);
    due.map(|due| page.due(due)).unwrap_or_default()
}

/// What a digest tells of: of each letter what a device is told, in the digest's language.
fn entries(site: &Site, message: &Message, now: Time) -> String {
    let mut told = String::new();
    for letter in &message.gathered {
        let same = Message {
            lang: message.lang,
            ..letter.clone()
        };
        let notice = notice(site, &same, now);
        let lines = ["- ", &notice.title, "\n  ", &notice.link, "\n\n"];
        told.extend(lines);
    }
    told.trim_end().to_owned()
}

/// What fills a message's templates.
fn args<'m>(
    page: &Page,
    message: &'m Message,
    (due, entries): (&'m str, &'m str),
    link: Option<&'m str>,
) -> Vec<(&'m str, Arg<'m>)> {
    let given = message.args.iter();
    let mut args: Vec<(&str, Arg<'_>)> = given
        .map(|(name, value)| (name.as_str(), Arg::from(value)))
        .collect();
    args.push(("site", Arg::from(page.site_name().to_owned())));
    args.push(("due", Arg::from(due)));
    args.push(("entries", Arg::from(entries)));
    args.push(("count", Arg::from(message.gathered.len())));
    args.push(("minutes", Arg::from(CODE_LIFE.as_secs() / 60)));
    args.extend(link.map(|link| ("link", Arg::from(link))));
    args
}

/// Writes a message in its reader's language.
pub fn letter(site: &Site, message: &Message, now: Time) -> Letter {
    let page = Page::of(site, message.lang, now);
    let (due, link) = (due(&page, message), link(site, message));
    let entries = entries(site, message, now);
    let args = || args(&page, message, (&due, &entries), link.as_deref());
    let by_sms = matches!(message.address, Address::Phone(_));
    let [subject, body] = keys(&message.template, by_sms);
    let subject = subject.map(|key| rules::one_line(&page.tx(&key, args()), SUBJECT_MAX));
    let body = page.tx(&body.unwrap_or_default(), args());
    Letter {
        to: message.address.clone(),
        by_sms,
        lang: page.lang_attr().to_owned(),
        subject: subject.unwrap_or_default(),
        body,
        at: message.created,
        stop: None,
        public_url: site.public_url().to_owned(),
    }
}

/// The Fluent keys of a message's subject, if it has one, and of its body.
pub(super) fn keys(template: &str, by_sms: bool) -> [Option<String>; 2] {
    let name = template.replace('_', "-");
    let key = [CASE_LETTER, FORMAL_LETTER]
        .iter()
        .find_map(|prefix| template.strip_prefix(prefix));
    match key {
        Some(key) => [
            (!by_sms).then(|| format!("{key}-subject")),
            Some(key.to_owned()),
        ],
        None if by_sms => [None, Some(format!("kernel-sms-{name}"))],
        None => [
            Some(format!("kernel-mail-{name}-subject")),
            Some(format!("kernel-mail-{name}-body")),
        ],
    }
}

impl Letter {
    /// The body in pieces, so that a page can show links to this instance as links.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.body.as_str();
        let site = self.public_url.as_str();
        while let Some((before, after)) = rest.split_once(site).filter(|_| !site.is_empty()) {
            let path = after.split(char::is_whitespace).next().unwrap_or_default();
            let start = before.len();
            let end = start + site.len() + path.len();
            let whole = rest.get(start..end).unwrap_or_default();
            pieces.push(Piece {
                text: before,
                href: None,
            });
            pieces.push(Piece {
                text: whole,
                href: web::local_path(path),
            });
            rest = rest.get(end..).unwrap_or_default();
        }
        pieces.push(Piece {
            text: rest,
            href: None,
        });
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: &str) -> Letter {
        Letter {
            to: Address::parse("ali@contoh.my", "60").expect("an address"),
            by_sms: false,
            lang: "ms".to_owned(),
            subject: String::new(),
            body: body.to_owned(),
            at: Time::default(),
            stop: None,
            public_url: "https://balai.my".to_owned(),
        }
    }

    #[test]
    fn only_our_own_links_are_links() {
        let letter =
            written("Lihat https://balai.my/ms/me dan\nhttps://lain.my/x. https://balai.my.evil/");
        let hrefs: Vec<_> = letter
            .pieces()
            .iter()
            .filter_map(|piece| piece.href)
            .map(str::to_owned)
            .collect();
        assert_eq!(hrefs, ["/ms/me"]);
        let whole: String = letter.pieces().iter().map(|piece| piece.text).collect();
        assert_eq!(whole, letter.body);
    }
}
