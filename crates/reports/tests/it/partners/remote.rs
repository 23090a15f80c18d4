//! An Open311 server of an agency, as others write them: it takes, fails, loses answers and gives tokens as it is told.

use std::cell::{Cell, RefCell};

use base::Time;
use kernel::outbound::{self, Answer};
use reports::partners::{Ask, partners_run};
use testkit::World;

pub(crate) const URL: &str = "https://aduan.mbpj.gov.my/v2/";

/// What the agency's server does with the next thing that is sent.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mood {
    Takes,
    /// It takes it and the answer is lost.
    TakesSilently,
    /// It takes it and gives a token first.
    GivesToken,
    Fails,
    Refuses,
}

/// What a server tells: id, request, status, time, words.
pub(crate) type Told = (String, String, String, Time, String);

/// An Open311 server of an agency, as others write them.
pub(crate) struct Remote {
    pub(crate) mood: Cell<Mood>,
    pub(crate) requests: RefCell<Vec<Vec<(String, String)>>>,
    pub(crate) updates: RefCell<Vec<Vec<(String, String)>>>,
    pub(crate) tells: RefCell<Vec<Told>>,
    pub(crate) asked: RefCell<Vec<String>>,
    pub(crate) token_ready: Cell<bool>,
    /// Reports that were made there.
    pub(crate) made: RefCell<Vec<String>>,
}

pub(crate) fn xml(status: u16, body: &str) -> Answer {
    Answer {
        status,
        content_type: Some("text/xml; charset=utf-8".to_owned()),
        allow_origin: None,
        body: format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>{body}").into_bytes(),
    }
}

pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let two = [rest.next().expect("hex"), rest.next().expect("hex")];
            let two = std::str::from_utf8(&two).expect("hex");
            bytes.push(u8::from_str_radix(two, 16).expect("hex"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

pub(crate) fn pairs(form: &str) -> Vec<(String, String)> {
    form.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

pub(crate) fn field(form: &[(String, String)], name: &str) -> String {
    let found = form.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

impl Remote {
    pub(crate) fn new() -> Self {
        Self {
            mood: Cell::new(Mood::Takes),
            requests: RefCell::default(),
            updates: RefCell::default(),
            tells: RefCell::default(),
            asked: RefCell::default(),
            token_ready: Cell::new(false),
            made: RefCell::default(),
        }
    }

    pub(crate) fn answer(&self, ask: Ask<'_>) -> Result<Answer, outbound::Error> {
        let path = ask.url.strip_prefix(URL).expect("its own");
        let name = path.split(['.', '?']).next().unwrap_or_default().to_owned();
        self.asked.borrow_mut().push(path.to_owned());
        match (name.as_str(), ask.body) {
            ("requests", Some(form)) => self.taken(&self.requests, pairs(form), "service_request"),
            ("servicerequestupdates", Some(form)) => {
                self.taken(&self.updates, pairs(form), "update")
            }
            ("requests", None) => Ok(xml(200, &self.listed())),
            ("servicerequestupdates", None) => Ok(xml(200, &self.told())),
            ("tokens/t-1", None) if self.token_ready.get() => Ok(xml(
                200,
                "<service_requests><request><token>t-1</token><service_request_id>1</service_request_id></request>\
                 </service_requests>",
            )),
            ("tokens/t-1", None) => Ok(xml(
                200,
                "<service_requests><request><token>t-1</token></request></service_requests>",
            )),
            other => panic!("{other:?}"),
        }
    }

    fn taken(
        &self,
        kept: &RefCell<Vec<Vec<(String, String)>>>,
        form: Vec<(String, String)>,
        what: &str,
    ) -> Result<Answer, outbound::Error> {
        let mood = self.mood.replace(Mood::Takes);
        match mood {
            Mood::Fails => return Ok(xml(500, "<p>Internal</p>")),
            Mood::Refuses => {
                return Ok(xml(
                    400,
                    "<errors><error><code>400</code><description>no such service</description></error></errors>",
                ));
            }
            Mood::Takes | Mood::TakesSilently | Mood::GivesToken => {}
        }
        kept.borrow_mut().push(form);
        let id = kept.borrow().len();
        match mood {
            Mood::TakesSilently => Err(outbound::Error::TooSlow),
            Mood::GivesToken => Ok(xml(
                200,
                "<service_requests><request><token>t-1</token></request></service_requests>",
            )),
            _ if what == "update" => Ok(xml(
                200,
                &format!(
                    "<service_request_updates><request_update><update_id>u{id}</update_id></request_update>\
                     </service_request_updates>"
                ),
            )),
            _ => Ok(xml(
                200,
                &format!(
                    "<service_requests><request><service_request_id>{id}</service_request_id></request>\
                     </service_requests>"
                ),
            )),
        }
    }

    fn listed(&self) -> String {
        let requests = self.requests.borrow();
        let all = requests.iter().enumerate().map(|(place, form)| {
            format!(
                "<request><service_request_id>{}</service_request_id><service_code>{}</service_code>\
                 <requested_datetime>2026-11-23T02:00:00Z</requested_datetime><lat>3.1073</lat><long>101.6067</long>\
                 <description>{}</description></request>",
                place + 1,
                field(form, "service_code"),
                field(form, "description")
            )
        });
        let all: String = all.chain(self.made.borrow().iter().cloned()).collect();
        format!("<service_requests>{all}</service_requests>")
    }

    fn told(&self) -> String {
        let tells = self.tells.borrow();
        let all = tells.iter().map(|(id, request, status, at, words)| {
            format!(
                "<request_update><update_id>{id}</update_id><service_request_id>{request}</service_request_id>\
                 <status>{status}</status><updated_datetime>{}</updated_datetime><description>{words}</description>\
                 </request_update>",
                at.rfc3339()
            )
        });
        format!(
            "<service_request_updates>{}</service_request_updates>",
            all.collect::<String>()
        )
    }

    pub(crate) fn tell(&self, id: &str, status: &str, at: Time, words: &str) {
        self.tells.borrow_mut().push((
            id.to_owned(),
            "1".to_owned(),
            status.to_owned(),
            at,
            words.to_owned(),
        ));
    }

    /// Runs until nothing is due any more.
    pub(crate) fn run(&self, world: &World) {
        while partners_run(&world.app, &|ask| self.answer(ask)).expect("a round") > 0 {}
    }
}

/// A report that was made at the agency, as its server lists it.
pub(crate) fn there(id: &str, service: &str, at: Time, more: &str) -> String {
    format!(
        "<request><service_request_id>{id}</service_request_id><service_code>{service}</service_code>\
         <requested_datetime>{}</requested_datetime><lat>3.1073</lat><long>101.6067</long>{more}</request>",
        at.rfc3339()
    )
}
