//! Nouns of preferences.

use base::{Hour, Quiet};

use super::error::Error;

/// A way in which news comes to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// E-mails.
    Email,
    /// Text messages.
    Sms,
    /// News on devices.
    Push,
}

impl Channel {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Email, Self::Sms, Self::Push];

    /// The word in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
        }
    }

    /// Reads the word back.
    pub(super) fn parse(code: &str) -> Result<Self, &'static str> {
        let found = Self::ALL.into_iter().find(|known| known.code() == code);
        found.ok_or("not a way in which news comes")
    }
}

/// Whether news comes, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    Never,
    /// Each by itself, at once.
    Once,
    /// Gathered, at this hour of each day on which there is any.
    Daily(Hour),
}

impl Pace {
    /// The word in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Once => "once",
            Self::Daily(_) => "daily",
        }
    }

    /// The hour at which gathered news comes.
    pub const fn hour(self) -> Option<Hour> {
        match self {
            Self::Daily(hour) => Some(hour),
            Self::Never | Self::Once => None,
        }
    }
}

/// How news comes on one way. What is gathered never comes within quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    pace: Pace,
    quiet: Option<Quiet>,
}

impl Preference {
    /// A preference, if its parts go together.
    pub fn new(pace: Pace, quiet: Option<Quiet>) -> Result<Self, Error> {
        let rings = pace.hour().zip(quiet);
        if rings.is_some_and(|(hour, quiet)| quiet.holds(hour)) {
            return Err(Error::DailyQuiet);
        }
        Ok(Self { pace, quiet })
    }

    /// At once, but for these hours.
    pub const fn once(quiet: Option<Quiet>) -> Self {
        Self {
            pace: Pace::Once,
            quiet,
        }
    }

    /// Whether news comes, and how often.
    pub const fn pace(self) -> Pace {
        self.pace
    }

    /// In which hours nothing rings.
    pub const fn quiet(self) -> Option<Quiet> {
        self.quiet
    }
}

/// How a person wants news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// By e-mail.
    pub email: Preference,
    /// By text message.
    pub sms: Preference,
    /// On devices.
    pub push: Preference,
}

impl Preferences {
    /// How they want it on this way.
    pub const fn of(self, channel: Channel) -> Preference {
        match channel {
            Channel::Email => self.email,
            Channel::Sms => self.sms,
            Channel::Push => self.push,
        }
    }

    /// The same with another preference for one way.
    #[must_use]
    pub const fn with(mut self, channel: Channel, preference: Preference) -> Self {
        match channel {
            Channel::Email => self.email = preference,
            Channel::Sms => self.sms = preference,
            Channel::Push => self.push = preference,
        }
        self
    }
}
