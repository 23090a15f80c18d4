//! What every page template is given: the shell's facts, translations, and words for dates and
//! numbers.

use crate::i18n::{Arg, Language, grouped};
use crate::markup::{Markup, escaped};
use crate::shell::Shell;
use crate::words::Words;
use crate::{Answers, Ctx, Site};
use base::{Acting, Factor, FieldProblem, Lang, Problem, Text, Time};
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

/// A step of the way to a page, above its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// What the step is called.
    pub name: String,
    /// Its path without the language, such as `/reports`.
    pub path: String,
}

/// The shell's facts and the reader's language. Every page struct has one as its field `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The title: the heading's words, without the instance's name.
    pub title: String,
    /// The language.
    pub lang: Lang,
    /// The path without the language, such as `/reports`.
    pub path: String,
    /// The query as it stood in the address, without its question mark.
    pub query: String,
    /// The name of the person who is signed in; empty for a person without a name.
    pub person: Option<String>,
    /// What forms must send as `csrf`.
    pub csrf: String,
    /// The way to this page.
    pub crumbs: Vec<Crumb>,
    /// The words in the search box.
    pub search: String,
    /// Where this page's data stands, for the footer.
    pub data: Option<String>,
    /// Whether the page is part of the desk, which is wider and denser.
    pub wide: bool,
    /// Whether the page has a search of its own, so that the masthead shows none.
    pub own_search: bool,
    /// Whether a form on the page was refused: the title then says so.
    pub failed: bool,
    /// What is known of the person's second factor.
    pub factor: Factor,
    /// After how many minutes without use a computer that many people share forgets who was there; nothing elsewhere.
    pub shared: Option<u64>,
    /// In whose name the person acts, if it is not their own.
    pub acting: Option<Acting>,
    /// Where a page that nobody else should see is left for at once.
    pub exit: Option<String>,
    now: Time,
    site: Site,
    told: Told,
}

/// The instant that the page named last, in words: pages name the same one again and again, such as when a report
/// was made, when its clocks began, and when the first thing happened to it.
#[derive(Debug, Default)]
struct Told(Mutex<Option<(Lang, Time, String)>>);

impl Told {
    fn of(&self, lang: Lang, time: Time, say: impl FnOnce() -> String) -> String {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*told {
            Some((of, at, words)) if (*of, *at) == (lang, time) => words.clone(),
            _ => {
                let words = say();
                *told = Some((lang, time, words.clone()));
                words
            }
        }
    }
}

impl Clone for Told {
    fn clone(&self) -> Self {
        Self::default()
    }
}

fn minutes(site: &Site) -> u64 {
    site.shared_idle().as_secs() / 60
}

impl Page {
    pub(crate) fn new(ctx: &Ctx, title: String) -> Self {
        let prefix = format!("/{}", ctx.lang);
        let path = ctx.path.strip_prefix(&prefix).unwrap_or("/");
        Self {
            title,
            lang: ctx.lang,
            path: if path.is_empty() {
                "/".to_owned()
            } else {
                path.to_owned()
            },
            query: ctx.raw_query.clone(),
            person: ctx.actor.is_person().then(|| ctx.actor.name.clone()),
            csrf: ctx.csrf.clone(),
            crumbs: Vec::new(),
            search: String::new(),
            data: None,
            wide: false,
            own_search: false,
            failed: false,
            factor: ctx.actor.factor,
            shared: ctx.shared.as_ref().map(|_| minutes(&ctx.site)),
            acting: ctx.actor.acting.clone(),
            exit: None,
            now: ctx.now,
            site: ctx.site.clone(),
            told: Told::default(),
        }
    }

    /// A page for template tests and the styleguide: of `site`, at `/sample`, for nobody.
    pub fn of(site: &Site, lang: Lang, now: Time) -> Self {
        Self {
            title: "Balai".to_owned(),
            lang,
            path: "/sample".to_owned(),
            query: String::new(),
            person: None,
            csrf: "0".repeat(32),
            crumbs: Vec::new(),
            search: String::new(),
            data: None,
            wide: false,
            own_search: false,
            failed: false,
            factor: Factor::Free,
            shared: None,
            acting: None,
            exit: None,
            now,
            site: site.clone(),
            told: Told::default(),
        }
    }

    /// Whether the person's roles rest until their second factor is entered.
    pub fn is_resting(&self) -> bool {
        self.factor == Factor::Wanted
    }

    /// After how many minutes without use a shared computer would forget who was there.
    pub fn shared_minutes(&self) -> u64 {
        minutes(&self.site)
    }

    /// Adds a step to the way above the heading.
    pub fn crumb(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            name: name.into(),
            path: path.into(),
        });
        self
    }

    /// Says where this page's data stands, for the footer.
    pub fn data_at(mut self, href: impl Into<String>) -> Self {
        self.data = Some(href.into());
        self
    }

    /// Leaves the search out of the masthead, on a page that has one of its own.
    pub fn own_search(mut self) -> Self {
        self.own_search = true;
        self
    }

    /// Makes the page as wide as the desk.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Puts a way out above the page, to something harmless.
    pub fn exit(mut self, href: impl Into<String>) -> Self {
        self.exit = Some(href.into());
        self
    }

    /// Says in the title whether the form was refused.
    pub fn after(mut self, answers: &Answers) -> Self {
        self.failed = answers.failed();
        self
    }

    /// The instance.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The instance's name.
    pub fn site_name(&self) -> &str {
        self.shell(|shell| &shell.site_name)
    }

    /// A translated message.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.site.locales().text(self.lang, key)
    }

    /// A translated message with one placeable.
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.say(key, &[(name, value.into())])
    }

    /// A translated message with two placeables.
    pub fn t2<'a, 'b>(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg<'a>>,
        other: &str,
        other_value: impl Into<Arg<'b>>,
    ) -> String {
        let (value, other_value) = (value.into(), other_value.into());
        self.say(key, &[(name, value), (other, other_value)])
    }

    /// A translated message with three placeables.
    #[expect(
        clippy::too_many_arguments,
        reason = "three names and three values, from templates"
    )]
    pub fn t3<'a, 'b, 'c>(
        &self,
        key: &str,
        first: &str,
        first_value: impl Into<Arg<'a>>,
        second: &str,
        second_value: impl Into<Arg<'b>>,
        third: &str,
        third_value: impl Into<Arg<'c>>,
    ) -> String {
        let args = [
            (first, first_value.into()),
            (second, second_value.into()),
            (third, third_value.into()),
        ];
        self.say(key, &args)
    }

    /// A translated message with any placeables.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "templates make the list in the call"
    )]
    pub fn tx(&self, key: &str, args: Vec<(&str, Arg<'_>)>) -> String {
        self.say(key, &args)
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.site.locales().format(self.lang, key, args)
    }

    /// What a problem says.
    pub fn problem(&self, problem: &Problem) -> String {
        crate::problems::sentence(&self.site, self.lang, problem.code, &problem.args)
    }

    /// What is wrong with a field.
    pub fn field_problem(&self, field: &FieldProblem) -> String {
        crate::problems::sentence(&self.site, self.lang, field.code, &field.args)
    }

    /// What is wrong with a field of a form; empty if nothing is.
    pub fn field_error(&self, answers: &Answers, name: &str) -> String {
        answers
            .field(name)
            .map(|field| self.field_problem(field))
            .unwrap_or_default()
    }

    /// A path of this site in the page's language: `/reports` → `/ms/reports`.
    pub fn href(&self, path: &str) -> String {
        ["/", self.lang.code(), path].concat()
    }

    /// This page's own path with its language.
    pub fn here(&self) -> String {
        self.href(&self.path)
    }

    /// The language's code for `lang` attributes.
    pub fn lang_attr(&self) -> &str {
        if self.lang == Lang::PSEUDO {
            "en"
        } else {
            self.lang.code()
        }
    }

    /// The languages that this page can be read in.
    pub fn languages(&self) -> &[Language] {
        self.site.locales().languages()
    }

    /// Text from data: escaped, and marked with its language where that is not the page's.
    pub fn text(&self, text: &Text) -> Markup {
        let passage = text.get(self.lang);
        let words = escaped(&passage.text);
        if passage.lang == self.lang {
            Markup(words)
        } else {
            Markup(format!("<span lang=\"{}\">{words}</span>", passage.lang))
        }
    }

    /// Text from data as bare words, for attributes and options.
    pub fn plain(&self, text: &Text) -> String {
        text.get(self.lang).text.into_owned()
    }

    /// Words that a person wrote or that name something: escaped, with their line breaks, and marked
    /// so that no browser translates them.
    pub fn said(&self, text: &str) -> Markup {
        Markup(["<span translate=\"no\">", &self.lines(text).0, "</span>"].concat())
    }

    /// A translated message with placeables as the base crate gives them.
    pub fn message(&self, key: &str, args: &[(&'static str, base::Arg)]) -> String {
        let args = args
            .iter()
            .map(|(name, value)| (*name, crate::problems::arg(value)))
            .collect();
        self.tx(key, args)
    }

    /// A date of the calendar: "4 Disember 2026".
    pub fn civil_date(&self, date: jiff::civil::Date) -> String {
        let noon = self.site.zone().to_timestamp(date.at(12, 0, 0, 0));
        noon.map_or_else(|_| date.to_string(), |noon| self.date(Time::from(noon)))
    }

    /// Text that people wrote, with its line breaks, escaped.
    pub fn lines(&self, text: &str) -> Markup {
        let words = escaped(text);
        if words.contains(['\r', '\n']) {
            return Markup(words.replace("\r\n", "\n").replace('\n', "<br>"));
        }
        Markup(words)
    }

    /// A whole number with separators.
    pub fn number(&self, number: impl Into<Arg<'static>>) -> String {
        number.into().whole().map(grouped).unwrap_or_default()
    }

    /// "4 Disember 2026".
    pub fn date(&self, time: impl Instant) -> String {
        self.words().date(time.instant())
    }

    /// "Jumaat, 4 Disember 2026".
    pub fn day(&self, time: impl Instant) -> String {
        self.words().day(time.instant())
    }

    /// "5 petang", "5.30 petang".
    pub fn time(&self, time: impl Instant) -> String {
        self.words().time(time.instant())
    }

    /// "4 Disember 2026, 5.30 petang".
    pub fn datetime(&self, time: impl Instant) -> String {
        let time = time.instant();
        self.told
            .of(self.lang, time, || self.words().datetime(time))
    }

    /// "Jumaat, 4 Disember 2026, sebelum jam 5 petang".
    pub fn due(&self, time: impl Instant) -> String {
        self.words().due(time.instant())
    }

    /// "3 jam lalu"; after a week, the date.
    pub fn ago(&self, time: impl Instant) -> String {
        self.words().ago(time.instant())
    }

    /// "3 hari lagi", or "lewat 2 hari" when it has passed.
    pub fn left(&self, time: impl Instant) -> String {
        self.words().left(time.instant())
    }

    /// The instant for a `datetime` attribute.
    pub fn iso(&self, time: impl Instant) -> String {
        time.instant().rfc3339()
    }

    /// A size of a file: "340 kB", "2.1 MB".
    pub fn size(&self, bytes: impl Into<Arg<'static>>) -> String {
        self.words().size(bytes.into().whole().unwrap_or_default())
    }

    /// When the page was asked for.
    pub fn now(&self) -> Time {
        self.now
    }

    /// How the page is to be shown, and with what.
    pub fn head(&self) -> &str {
        self.shell(|shell| &shell.head)
    }

    /// The search without words in it.
    pub fn find(&self) -> &str {
        self.shell(|shell| &shell.find)
    }

    /// The way to sign in.
    pub fn sign_in(&self) -> &str {
        self.shell(|shell| &shell.sign_in)
    }

    /// From the way past the navigation to the instance's name.
    pub fn masthead(&self) -> &str {
        self.shell(|shell| &shell.masthead)
    }

    /// The footer up to the link to the page's data.
    pub fn footer(&self) -> &str {
        self.shell(|shell| &shell.footer)
    }

    /// What follows that link.
    pub fn footer_end(&self) -> &str {
        self.shell(|shell| &shell.footer_end)
    }

    fn shell(&self, part: impl Fn(&Shell) -> &String) -> &str {
        self.site.shell(self.lang).map_or("", |shell| part(shell))
    }

    /// The address of the style sheet.
    pub fn css_href(&self) -> &str {
        &self.site.assets().css.href
    }

    /// The address of the script.
    pub fn js_href(&self) -> &str {
        &self.site.assets().js.href
    }

    /// The address of the script of forms that outlive a lost connection.
    pub fn keep_href(&self) -> &str {
        &self.site.assets().keep.href
    }

    /// The address of the script that checks receipts of the public log.
    pub fn check_href(&self) -> &str {
        &self.site.assets().check.href
    }

    /// The address of the script that asks devices for passkeys.
    pub fn passkey_href(&self) -> &str {
        &self.site.assets().passkey.href
    }

    /// The address of the script of pages that learn of news.
    pub fn live_href(&self) -> &str {
        &self.site.assets().live.href
    }

    /// The address of the script of news on devices.
    pub fn push_href(&self) -> &str {
        &self.site.assets().push.href
    }

    /// The address of the installed app's icon.
    pub fn app_icon_href(&self) -> &str {
        &self.site.assets().icon_small.href
    }

    /// The address of the icon.
    pub fn icon_href(&self) -> &str {
        &self.site.assets().icon.href
    }

    fn words(&self) -> Words<'_> {
        Words {
            site: &self.site,
            lang: self.lang,
            now: self.now,
        }
    }
}

/// An instant as templates hand it over: by value or by reference.
pub trait Instant {
    /// The instant itself.
    fn instant(self) -> Time;
}

impl Instant for Time {
    fn instant(self) -> Time {
        self
    }
}

impl Instant for &Time {
    fn instant(self) -> Time {
        *self
    }
}

impl Instant for &&Time {
    fn instant(self) -> Time {
        **self
    }
}
