//! Three kinds that have nothing to do with reports, as data alone: an information request, a licence
//! and a small claim, through the engine on both stores.

pub(crate) mod claim;
mod follow;
mod information;
mod licence;
pub(crate) mod office;
mod retention;

use kernel::App;
use kernel::notifications::{MailSettings, SmsSettings};
use testkit::Folder;

use crate::notifications_app::options;

#[test]
fn an_application_whose_kinds_lack_a_word_in_one_language_does_not_begin() {
    for (lang, key) in [
        ("ta", "information-state-received"),
        ("zh", "licences-clock-screen"),
        ("en", "claims-move-serve"),
        ("ms", "licences-outcome-support"),
    ] {
        let folder = Folder::new();
        let (options, _) = options(&folder, (MailSettings::default(), SmsSettings::default()));
        let opened = App::open(options, &office::modules_without(lang, key));
        let refusal = opened.map(drop).expect_err("a refusal").to_string();
        assert!(
            refusal.contains(&format!("no words for {key} in {lang}")),
            "{key}: {refusal}"
        );
    }
}
