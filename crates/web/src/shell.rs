//! What stands on every page of a language in the same words: rendered once.

use crate::{Page, Site};
use askama::Template;
use base::{Lang, Time};
use rustc_hash::FxHashMap;

/// The unchanging parts of the pages in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shell {
    /// The instance's name.
    pub(crate) site_name: String,
    /// How the page is to be shown, and with what.
    pub(crate) head: String,
    /// From the way past the navigation to the instance's name.
    pub(crate) masthead: String,
    /// The search without words in it.
    pub(crate) find: String,
    /// The way to sign in.
    pub(crate) sign_in: String,
    /// The footer up to the link to the page's data.
    pub(crate) footer: String,
    /// What follows that link.
    pub(crate) footer_end: String,
}

#[derive(Template)]
#[template(path = "head.html")]
struct Head<'p> {
    page: &'p Page,
}

#[derive(Template)]
#[template(path = "masthead.html")]
struct Masthead<'p> {
    page: &'p Page,
}

#[derive(Template)]
#[template(path = "find.html")]
struct Find<'p> {
    page: &'p Page,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'p> {
    page: &'p Page,
}

#[derive(Template)]
#[template(path = "footer.html")]
struct Footer<'p> {
    page: &'p Page,
}

#[derive(Template)]
#[template(path = "footer_end.html")]
struct FooterEnd<'p> {
    page: &'p Page,
}

/// The shells of all languages.
pub(crate) fn shells(site: &Site) -> FxHashMap<Lang, Shell> {
    let languages = site.locales().languages().iter();
    let all = languages
        .map(|language| language.lang)
        .chain([Lang::PSEUDO]);
    all.map(|lang| (lang, shell(site, lang))).collect()
}

/// Templates that ask nothing of anybody always render.
fn shell(site: &Site, lang: Lang) -> Shell {
    let page = &Page::of(site, lang, Time::default());
    Shell {
        site_name: site.name(lang),
        head: Head { page }.render().unwrap_or_default(),
        masthead: Masthead { page }.render().unwrap_or_default(),
        find: Find { page }.render().unwrap_or_default(),
        sign_in: SignIn { page }.render().unwrap_or_default(),
        footer: Footer { page }.render().unwrap_or_default(),
        footer_end: FooterEnd { page }.render().unwrap_or_default(),
    }
}
