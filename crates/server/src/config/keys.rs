//! The table of settings: one row each, which parses the value and describes it.

use super::values::{
    address, choice, domains, fields, flag, headers, hosts, mailbox, minutes, number, optional,
    origin, path, public_url, secure_url, text, with_scheme, witnesses,
};
use super::{Config, LogFormat, SecondFactor, Secret};

/// One setting.
pub(super) struct Key {
    /// Section and name, such as `server.listen`.
    pub(super) path: &'static str,
    /// What kind of value it takes.
    pub(super) shape: Shape,
    /// The value when nobody sets it, written as in a variable; empty means none.
    pub(super) default: &'static str,
    /// What it does, in one or two sentences of Markdown.
    pub(super) meaning: &'static str,
    /// Parses a value into its place; the error says what was expected.
    pub(super) set: fn(&mut Config, &str) -> Result<(), String>,
}

impl Key {
    /// The variable that sets it: `BALAI_SERVER_LISTEN` for `server.listen`.
    pub(super) fn variable(&self) -> String {
        format!("BALAI_{}", self.path.replace('.', "_").to_uppercase())
    }
}

/// What kind of value a setting takes in TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A string.
    Text,
    /// An integer.
    Number,
    /// True or false.
    Flag,
    /// An array of strings; in a variable, one a line.
    Lines,
}

impl Shape {
    /// How the reference and the error messages call it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a whole number",
            Self::Flag => "true or false",
            Self::Lines => "a list of texts",
        }
    }
}

/// Puts a parsed value into its place.
fn put<T>(place: &mut T, parsed: Result<T, String>) -> Result<(), String> {
    *place = parsed?;
    Ok(())
}

/// Every setting, in the order of the reference.
pub(super) const KEYS: &[Key] = &[
    Key {
        path: "server.listen",
        shape: Shape::Text,
        default: "127.0.0.1:8080",
        meaning: "The address and port to listen on. `--listen` wins over it.",
        set: |config, given| put(&mut config.server.listen, address(given)),
    },
    Key {
        path: "server.public_url",
        shape: Shape::Text,
        default: "",
        meaning: "The address people type. Links, cookies and passkeys rest on it: with another name, or by number, no \
                  device finds its passkeys. Absent, it is `http://localhost` with the port that is listened on.",
        set: |config, given| put(&mut config.server.public_url, public_url(given)),
    },
    Key {
        path: "server.data",
        shape: Shape::Text,
        default: "data",
        meaning: "The folder that holds everything of an embedded instance. `--data` wins over it.",
        set: |config, given| put(&mut config.server.data, path(given)),
    },
    Key {
        path: "server.pack",
        shape: Shape::Text,
        default: "",
        meaning: "A folder with a country pack, instead of the embedded one. `--pack` wins over it.",
        set: |config, given| put(&mut config.server.pack, optional(given, path)),
    },
    Key {
        path: "server.proxies",
        shape: Shape::Number,
        default: "0",
        meaning: "How many proxies in front of the service add to `X-Forwarded-For`. \
                  With 0 the header is ignored.",
        set: |config, given| put(&mut config.server.proxies, number(given, 0, 8)),
    },
    Key {
        path: "tls.listen",
        shape: Shape::Text,
        default: "0.0.0.0:443",
        meaning: "The address and port to listen on for https, once there is a certificate to show.",
        set: |config, given| put(&mut config.tls.listen, address(given)),
    },
    Key {
        path: "tls.certificate",
        shape: Shape::Text,
        default: "",
        meaning: "A PEM file with the certificate and those between it and the root, in this order. \
                  Read again when it changes.",
        set: |config, given| put(&mut config.tls.certificate, optional(given, path)),
    },
    Key {
        path: "tls.key",
        shape: Shape::Text,
        default: "",
        meaning: "A PEM file with the certificate's private key, without a password.",
        set: |config, given| put(&mut config.tls.key, optional(given, path)),
    },
    Key {
        path: "tls.acme",
        shape: Shape::Flag,
        default: "false",
        meaning: "Whether to get certificates from an authority and renew them (ACME, TLS-ALPN-01), \
                  instead of reading them from files.",
        set: |config, given| put(&mut config.tls.acme, flag(given)),
    },
    Key {
        path: "tls.domains",
        shape: Shape::Lines,
        default: "",
        meaning: "The host names to ask a certificate for. Each has to lead to this machine's port 443.",
        set: |config, given| put(&mut config.tls.domains, domains(given)),
    },
    Key {
        path: "tls.contact",
        shape: Shape::Text,
        default: "",
        meaning: "An e-mail address at which the authority may reach whoever runs this instance.",
        set: |config, given| put(&mut config.tls.contact, optional(given, mailbox)),
    },
    Key {
        path: "tls.directory",
        shape: Shape::Text,
        default: "https://acme-v02.api.letsencrypt.org/directory",
        meaning: "The authority's ACME directory. By asking there, you agree to its terms.",
        set: |config, given| put(&mut config.tls.directory, secure_url(given)),
    },
    Key {
        path: "tls.authority",
        shape: Shape::Text,
        default: "",
        meaning: "A PEM file with the roots that prove who the directory is, for an authority of your own. \
                  Absent, the public ones.",
        set: |config, given| put(&mut config.tls.authority, optional(given, path)),
    },
    Key {
        path: "tls.redirect",
        shape: Shape::Flag,
        default: "true",
        meaning: "Whether `server.listen` then only leads to https; `/healthz` and `/readyz` answer there all the same.",
        set: |config, given| put(&mut config.tls.redirect, flag(given)),
    },
    Key {
        path: "database.url",
        shape: Shape::Text,
        default: "",
        meaning: "A `postgres://` address. Absent, records are kept in SQLite in the data folder. \
                  `--database` wins over it.",
        set: |config, given| {
            let schemes = ["postgres://", "postgresql://"];
            put(
                &mut config.database.url,
                optional(given, |url| with_scheme(url, &schemes)),
            )
        },
    },
    Key {
        path: "database.readers",
        shape: Shape::Number,
        default: "4",
        meaning: "How many transactions may read at the same time.",
        set: |config, given| put(&mut config.database.readers, number(given, 1, 256)),
    },
    Key {
        path: "mail.smtp",
        shape: Shape::Text,
        default: "",
        meaning: "The mail server: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. \
                  Absent, letters are put in the pick-up folder.",
        set: |config, given| {
            put(
                &mut config.mail.smtp,
                optional(given, |url| with_scheme(url, &["smtp://", "smtps://"])),
            )
        },
    },
    Key {
        path: "mail.authorities",
        shape: Shape::Text,
        default: "",
        meaning: "A PEM file with the certificates of the authorities by whose word the mail server is known: your own, where \
                  its certificate is of none that browsers know. They alone count then. Absent, those of the web count.",
        set: |config, given| put(&mut config.mail.authorities, optional(given, path)),
    },
    Key {
        path: "mail.from",
        shape: Shape::Text,
        default: "Balai <noreply@localhost>",
        meaning: "The sender of every letter.",
        set: |config, given| put(&mut config.mail.from, text(given)),
    },
    Key {
        path: "mail.pickup",
        shape: Shape::Text,
        default: "",
        meaning: "The folder that letters are put in while there is no mail server. \
                  Absent, it is `mail` in the data folder.",
        set: |config, given| put(&mut config.mail.pickup, optional(given, path)),
    },
    Key {
        path: "mail.dkim_key",
        shape: Shape::Text,
        default: "",
        meaning: "A file with the key that signs letters (DKIM), as `balai dkim` makes it; the same on \
                  each node. Absent, letters are not signed here.",
        set: |config, given| put(&mut config.mail.dkim_key, optional(given, path)),
    },
    Key {
        path: "mail.dkim_selector",
        shape: Shape::Text,
        default: "balai",
        meaning: "The name under which the domain shows the key's public half, in the DNS at \
                  `SELECTOR._domainkey.DOMAIN`.",
        set: |config, given| put(&mut config.mail.dkim_selector, text(given)),
    },
    Key {
        path: "mail.dkim_domain",
        shape: Shape::Text,
        default: "",
        meaning: "The domain that letters are signed for. Absent, it is that of `mail.from`.",
        set: |config, given| put(&mut config.mail.dkim_domain, optional(given, text)),
    },
    Key {
        path: "sms.url",
        shape: Shape::Text,
        default: "",
        meaning: "The address of an SMS gateway. `{to}` and `{text}` are filled in, percent-encoded. \
                  Absent, no short messages are sent.",
        set: |config, given| {
            put(
                &mut config.sms.url,
                optional(given, |url| with_scheme(url, &["https://", "http://"])),
            )
        },
    },
    Key {
        path: "sms.headers",
        shape: Shape::Lines,
        default: "",
        meaning: "Headers to send to the gateway, each as `Name: value`.",
        set: |config, given| put(&mut config.sms.headers, headers(given)),
    },
    Key {
        path: "sms.body",
        shape: Shape::Text,
        default: "",
        meaning: "The body to POST to the gateway. `{to}` and `{text}` are filled in, escaped as the body needs it. \
                  Absent, the request is a GET.",
        set: |config, given| put(&mut config.sms.body, optional(given, text)),
    },
    Key {
        path: "sms.fields",
        shape: Shape::Lines,
        default: "",
        meaning: "What the gateway calls the fields `from`, `text` and `id` of messages that it hands in at \
                  `/api/v1/sms`, each as `ours = theirs`, such as `from = msisdn`.",
        set: |config, given| put(&mut config.sms.fields, fields(given)),
    },
    Key {
        path: "agencies.private_hosts",
        shape: Shape::Lines,
        default: "",
        meaning: "Servers of agencies on a private network, each as `host` or `host:port`. Reports are sent there and \
                  fetched from there although they are not on the open internet, and without https. \
                  Absent, only the open internet is reached.",
        set: |config, given| put(&mut config.agencies.private_hosts, hosts(given)),
    },
    Key {
        path: "hooks.hosts",
        shape: Shape::Lines,
        default: "",
        meaning: "Hosts to which agencies may have events sent, each as `host` or `host:port`; the name counts, not what is \
                  below it. Others are refused when they are named, and nothing is sent to those that were named before. \
                  Absent, all of the open internet is allowed, and never a private network.",
        set: |config, given| put(&mut config.hooks.hosts, hosts(given)),
    },
    Key {
        path: "push.services",
        shape: Shape::Lines,
        default: "",
        meaning: "Push services of your own on a private network, each as `host` or `host:port`, for people's devices that \
                  use them. Absent, devices are told of news over the open internet and https only.",
        set: |config, given| put(&mut config.push.services, hosts(given)),
    },
    Key {
        path: "public_log.key",
        shape: Shape::Text,
        default: "",
        meaning: "The private key of the public log, one line that begins with `PRIVATE+KEY+`: the content of \
                  `keys/public-log` in the data folder of the machine that began the log. Absent, that file is used, \
                  and made at the first start. Set it where several machines serve one database.",
        set: |config, given| {
            put(
                &mut config.public_log.key,
                optional(given, |given| with_scheme(given, &["PRIVATE+KEY+"])),
            )
        },
    },
    Key {
        path: "public_log.origin",
        shape: Shape::Text,
        default: "",
        meaning: "The name of the public log, for ever: it goes into the key that the first start makes. \
                  Absent, it is the host of `server.public_url` and `/log`.",
        set: |config, given| put(&mut config.public_log.origin, optional(given, origin)),
    },
    Key {
        path: "public_log.witnesses",
        shape: Shape::Lines,
        default: "",
        meaning: "The keys of witnesses whose cosignatures are taken and served with the checkpoint, each as `balai witness` \
                  printed it the first time. Absent, none are.",
        set: |config, given| put(&mut config.public_log.witnesses, witnesses(given)),
    },
    Key {
        path: "identity.second_factor",
        shape: Shape::Text,
        default: "officers",
        meaning: "Of whom a second factor is asked after the code by e-mail or text message: `officers` for everybody \
                  who holds a role, `off` for nobody. `off` is for trying things out: whoever reads an officer's \
                  e-mail then does what the officer may.",
        set: |config, given| {
            let words = [
                ("officers", SecondFactor::Officers),
                ("off", SecondFactor::Off),
            ];
            put(&mut config.identity.second_factor, choice(given, &words))
        },
    },
    Key {
        path: "identity.session_idle",
        shape: Shape::Number,
        default: "720",
        meaning: "Minutes without use after which a person is signed out.",
        set: |config, given| put(&mut config.identity.session_idle, minutes(given, 10_080)),
    },
    Key {
        path: "identity.session_life",
        shape: Shape::Number,
        default: "10080",
        meaning: "Minutes after which a person is signed out in any case.",
        set: |config, given| put(&mut config.identity.session_life, minutes(given, 10_080)),
    },
    Key {
        path: "identity.officer_life",
        shape: Shape::Number,
        default: "720",
        meaning: "The same for people who hold a role.",
        set: |config, given| put(&mut config.identity.officer_life, minutes(given, 10_080)),
    },
    Key {
        path: "identity.shared_idle",
        shape: Shape::Number,
        default: "5",
        meaning: "Minutes without use after which a shared computer, as `/{lang}/shared` makes one, forgets who was there.",
        set: |config, given| put(&mut config.identity.shared_idle, minutes(given, 60)),
    },
    Key {
        path: "identity.shared_life",
        shape: Shape::Number,
        default: "30",
        meaning: "Minutes after which somebody is signed out at a shared computer in any case.",
        set: |config, given| put(&mut config.identity.shared_life, minutes(given, 720)),
    },
    Key {
        path: "identity.new_key",
        shape: Shape::Flag,
        default: "false",
        meaning: "Whether a `keys/secrets.key` that is not the one of before is taken from now on. Set it for one start when \
                  the file was lost for good: everybody then sets up their second factor anew.",
        set: |config, given| put(&mut config.identity.new_key, flag(given)),
    },
    Key {
        path: "identity.providers",
        shape: Shape::Text,
        default: "",
        meaning: "A TOML file of providers with which people may sign in over OpenID Connect, as \
                  `docs/runbooks/providers.md` describes it. Absent, there are none.",
        set: |config, given| put(&mut config.identity.providers, optional(given, path)),
    },
    Key {
        path: "identity.provider_hosts",
        shape: Shape::Lines,
        default: "",
        meaning: "Providers on a private network, as `host` or `host:port`; they may do without TLS. \
                  All others are reached over https on the open internet only.",
        set: |config, given| put(&mut config.identity.provider_hosts, hosts(given)),
    },
    Key {
        path: "instance.name",
        shape: Shape::Text,
        default: "",
        meaning: "The name of this instance, instead of the pack's.",
        set: |config, given| put(&mut config.instance.name, optional(given, text)),
    },
    Key {
        path: "instance.css",
        shape: Shape::Text,
        default: "",
        meaning: "A file with CSS custom properties, instead of the pack's colours.",
        set: |config, given| put(&mut config.instance.css, optional(given, path)),
    },
    Key {
        path: "limits.enforced",
        shape: Shape::Flag,
        default: "true",
        meaning: "Whether the limits below hold. Turn them off only to measure.",
        set: |config, given| put(&mut config.limits.enforced, flag(given)),
    },
    Key {
        path: "limits.pages",
        shape: Shape::Number,
        default: "600",
        meaning: "Pages that one visitor may open in a minute.",
        set: |config, given| put(&mut config.limits.pages, number(given, 1, 1_000_000)),
    },
    Key {
        path: "limits.reads",
        shape: Shape::Number,
        default: "1200",
        meaning: "Reads of machine addresses that one client may make in a minute.",
        set: |config, given| put(&mut config.limits.reads, number(given, 1, 1_000_000)),
    },
    Key {
        path: "limits.writes",
        shape: Shape::Number,
        default: "60",
        meaning: "Changes that one visitor or client may make in a minute.",
        set: |config, given| put(&mut config.limits.writes, number(given, 1, 1_000_000)),
    },
    Key {
        path: "limits.codes",
        shape: Shape::Number,
        default: "6",
        meaning: "One-time codes that one visitor may ask for or try in a minute.",
        set: |config, given| put(&mut config.limits.codes, number(given, 1, 1_000_000)),
    },
    Key {
        path: "limits.uploads",
        shape: Shape::Number,
        default: "30",
        meaning: "Requests with files that one visitor may make in a minute.",
        set: |config, given| put(&mut config.limits.uploads, number(given, 1, 1_000_000)),
    },
    Key {
        path: "limits.connections",
        shape: Shape::Number,
        default: "10000",
        meaning: "Connections that may be open at the same time, everybody's together. More have to wait.",
        set: |config, given| put(&mut config.limits.connections, number(given, 1, 1_000_000)),
    },
    Key {
        path: "log.filter",
        shape: Shape::Text,
        default: "info",
        meaning: "What is logged: a level (`error`, `warn`, `info`, `debug`, `trace`), \
                  or levels by crate such as `warn,store=debug`.",
        set: |config, given| put(&mut config.log.filter, text(given)),
    },
    Key {
        path: "log.format",
        shape: Shape::Text,
        default: "text",
        meaning: "`text` for people or `json` for machines.",
        set: |config, given| {
            let formats = [("text", LogFormat::Text), ("json", LogFormat::Json)];
            put(&mut config.log.format, choice(given, &formats))
        },
    },
];

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
