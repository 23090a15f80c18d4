//! An application without the demo: what it sends really leaves.

use std::sync::Arc;

use base::{Clock, Ids, ManualClock};
use kernel::notifications::{MailSettings, SmsSettings};
use kernel::{App, Options, Settings};
use testkit::{Folder, START};

/// Opens an application in this folder.
pub(crate) fn open(
    folder: &Folder,
    settings: (MailSettings, SmsSettings),
) -> (App, Arc<ManualClock>) {
    let (options, clock) = options(folder, settings);
    let app = App::open(options, &[kernel::module()]).expect("an application");
    (app, clock)
}

/// With what an application in this folder is opened.
pub(crate) fn options(
    folder: &Folder,
    (mail, sms): (MailSettings, SmsSettings),
) -> (Options, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new(START));
    let shared: Arc<dyn Clock> = clock.clone();
    let options = Options {
        target: store::Target::Sqlite(folder.path().join("balai.db")),
        data: folder.path().to_owned(),
        pack: None,
        settings: Settings {
            public_url: "https://balai.example".to_owned(),
            demo: false,
            mail,
            sms,
            rates: web::Rates::off(),
            sms_fields: Vec::new(),
            private_hosts: Vec::new(),
            hook_hosts: Vec::new(),
            new_key: false,
            push_services: Vec::new(),
            log: kernel::log::Settings::default(),
            second_factor: kernel::identity::SecondFactor::Off,
            sessions: kernel::identity::SessionSettings::default(),
            providers: None,
            provider_hosts: Vec::new(),
        },
        name: None,
        css: None,
        clock: shared,
        ids: Ids::seeded(1),
        proxies: 0,
        readers: 1,
        watch: None,
        replay: false,
        pseudo: false,
    };
    (options, clock)
}

/// The letters in the pick-up folder.
pub(crate) fn letters(folder: &Folder) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.path().join("mail")) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| std::fs::read_to_string(path).expect("a letter"))
        .collect()
}
