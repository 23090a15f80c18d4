//! What can go wrong around people, codes and tokens.

use base::{Problem, Time};

use super::address::AddressError;

/// Why an act of identity was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text is not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// What was typed cannot be a code.
    #[error("not six digits")]
    CodeFormat,
    /// Not the code that was sent.
    #[error("wrong code, {left} tries left")]
    CodeWrong {
        /// How many more tries there are.
        left: i64,
    },
    /// There is no code that is still good.
    #[error("the code is over")]
    CodeOver,
    /// Too many codes were asked for.
    #[error("too soon for another code")]
    CodeTooSoon {
        /// After how many seconds there may be another.
        seconds: u32,
    },
    /// Nobody has this id.
    #[error("no such person")]
    PersonUnknown,
    /// Somebody has this e-mail address or telephone number.
    #[error("the address belongs to somebody already")]
    AddressTaken,
    /// Not one of [`super::ROLES`].
    #[error("no such role")]
    RoleUnknown,
    /// No agency has this code.
    #[error("no such agency")]
    AgencyUnknown,
    /// No state or district has this code.
    #[error("no such area")]
    AreaUnknown,
    /// No category or group of categories has this code.
    #[error("no such category")]
    CategoryUnknown,
    /// Only officers and administrators of an agency hold a role for a part of the work.
    #[error("this role is not given for a part of the work")]
    RolePart,
    /// The role gives more than the actor holds.
    #[error("the role is above the actor's own")]
    RoleAbove,
    /// The agency would be left without an administrator.
    #[error("the last administrator")]
    RoleLast,
    /// Not a dotted name.
    #[error("not a scope")]
    ScopeUnknown,
    /// A scope that the person does not hold.
    #[error("the scope {0} is not held")]
    ScopeNotHeld(String),
    /// A token ends later than now, and within a year and a day.
    #[error("not a time at which a token may end")]
    TokenEnd,
    /// A token needs a name that is not too long.
    #[error("not a name for a token")]
    TokenName,
    /// The person has as many tokens as they may.
    #[error("too many tokens")]
    TokensMany,
    /// A secret could not be sealed.
    #[error("not sealed")]
    Seal,
    /// Nobody asks this person for a second factor.
    #[error("no second factor is asked for")]
    FactorNotAsked,
    /// The second factor was not entered in this session.
    #[error("the second factor is wanted")]
    FactorWanted,
    /// The second factor was entered too long ago for this.
    #[error("the second factor is wanted again")]
    FactorAgain,
    /// The person has as many authenticator apps as they may.
    #[error("too many authenticator apps")]
    FactorsMany,
    /// The person has no such app, or it waited too long for its first code.
    #[error("no such authenticator app")]
    FactorUnknown,
    /// What was typed can be no code of an app, and no recovery code.
    #[error("not a code of a second factor")]
    FactorFormat,
    /// Not the code of the person's app.
    #[error("wrong code of a second factor, {left} tries left")]
    FactorWrong {
        /// How many more tries there are.
        left: i64,
    },
    /// The code was used already.
    #[error("the code of the second factor was used already")]
    FactorUsed,
    /// Too many wrong codes.
    #[error("too many wrong codes")]
    FactorLocked {
        /// After how many seconds another may be tried.
        seconds: u32,
    },
    /// A reset needs a reason that is not too long.
    #[error("not a reason for a reset")]
    FactorReason,
    /// Nobody resets their own.
    #[error("the actor's own second factor")]
    FactorOwn,
    /// The person has none.
    #[error("the person has no second factor")]
    FactorNone,
    /// The passkey's answer is wrong, late or used, or there is no such passkey: which of them is not said.
    #[error("the passkey was refused")]
    PasskeyRefused,
    /// The person has as many passkeys as they may.
    #[error("too many passkeys")]
    PasskeysMany,
    /// The name of a passkey is too long.
    #[error("not a name for a passkey")]
    PasskeyName,
    /// A passkey could not be asked for.
    #[error("no question for a passkey")]
    Passkey,
    /// The session ended meanwhile.
    #[error("the session is over")]
    SessionOver,
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// Too many wrong codes: another may be tried from then on.
    pub(super) fn factor_locked(until: Time, now: Time) -> Self {
        Self::FactorLocked {
            seconds: super::rules::seconds(until.since(now)),
        }
    }
}

/// What is said of second factors; the field is that of the page that asks for a code.
fn factor_problem(error: &Error) -> Problem {
    const CODE: &str = "second_code";
    let code = |name| Problem::invalid().field(CODE, name);
    match error {
        Error::FactorNotAsked => Problem::new(409, "kernel.factor_not_asked"),
        Error::FactorWanted => Problem::new(403, "web.second_factor"),
        Error::FactorAgain => Problem::new(403, "web.second_factor_again"),
        Error::FactorsMany => {
            Problem::new(409, "kernel.factors_many").with("most", super::factors::FACTORS_MAX)
        }
        Error::FactorFormat => code("kernel.factor_format"),
        Error::FactorWrong { left } => {
            let left = vec![("left", (*left).into())];
            Problem::invalid().field_with(CODE, "kernel.factor_wrong", left)
        }
        Error::FactorUsed => code("kernel.factor_used"),
        Error::FactorLocked { seconds } => {
            let minutes = vec![("minutes", i64::from(seconds.div_ceil(60)).into())];
            Problem::invalid().field_with(CODE, "kernel.factor_locked", minutes)
        }
        Error::FactorReason => Problem::invalid().field_with(
            "reason",
            "kernel.factor_reason",
            vec![("most", super::factors::REASON_MAX.into())],
        ),
        Error::FactorOwn => Problem::new(409, "kernel.factor_own"),
        Error::FactorNone => Problem::new(409, "kernel.factor_none"),
        Error::PasskeyRefused => Problem::new(422, "kernel.passkey_refused"),
        Error::PasskeysMany => {
            Problem::new(409, "kernel.passkeys_many").with("most", super::factors::PASSKEYS_MAX)
        }
        Error::PasskeyName => {
            Problem::new(422, "kernel.passkey_name").with("most", super::factors::NAME_MAX)
        }
        _ => Problem::not_found(),
    }
}

impl From<AddressError> for Problem {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Empty => Self::new(422, "web.required"),
            AddressError::Email => Self::new(422, "web.not_an_email"),
            AddressError::Phone => Self::new(422, "web.not_a_phone"),
            AddressError::Neither => Self::new(422, "kernel.address_neither"),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Address(error) => {
                let Self { code, args, .. } = error.into();
                Self::invalid().field_with("address", code, args)
            }
            Error::CodeFormat => Self::invalid().field("code", "kernel.code_format"),
            Error::CodeWrong { left } => {
                Self::invalid().field_with("code", "kernel.code_wrong", vec![("left", left.into())])
            }
            Error::CodeOver => Self::invalid().field("code", "kernel.code_over"),
            Error::CodeTooSoon { seconds } => Self::new(429, "kernel.code_too_soon")
                .with("minutes", i64::from(seconds.div_ceil(60)))
                .retry_after(seconds),
            Error::PersonUnknown => Self::new(404, "kernel.person_unknown"),
            Error::AddressTaken => Self::new(409, "kernel.address_taken"),
            Error::RoleUnknown => Self::invalid().field("role", "kernel.role_unknown"),
            Error::AgencyUnknown => Self::invalid().field("agency", "kernel.agency_unknown"),
            Error::AreaUnknown => Self::invalid().field("area", "kernel.area_unknown"),
            Error::CategoryUnknown => Self::invalid().field("category", "kernel.category_unknown"),
            Error::RolePart => Self::invalid().field("role", "kernel.role_part"),
            Error::RoleAbove => Self::new(403, "kernel.role_above"),
            Error::RoleLast => Self::new(409, "kernel.role_last"),
            Error::ScopeUnknown => Self::invalid().field("scope", "kernel.scope_unknown"),
            Error::ScopeNotHeld(scope) => Self::invalid().field_with(
                "scopes",
                "kernel.scope_not_held",
                vec![("scope", scope.into())],
            ),
            Error::TokenEnd => Self::invalid().field_with(
                "expires",
                "kernel.token_end",
                vec![("days", i64::from(super::rules::TOKEN_DAYS_MAX).into())],
            ),
            Error::TokenName => Self::invalid().field_with(
                "name",
                "kernel.token_name",
                vec![("most", super::rules::TOKEN_NAME_MAX.into())],
            ),
            Error::TokensMany => {
                Self::new(409, "kernel.tokens_many").with("most", super::rules::TOKENS_MAX)
            }
            error @ (Error::FactorNotAsked
            | Error::FactorWanted
            | Error::FactorAgain
            | Error::FactorsMany
            | Error::FactorUnknown
            | Error::FactorFormat
            | Error::FactorWrong { .. }
            | Error::FactorUsed
            | Error::FactorLocked { .. }
            | Error::FactorReason
            | Error::FactorOwn
            | Error::FactorNone
            | Error::PasskeyRefused
            | Error::PasskeysMany
            | Error::PasskeyName) => factor_problem(&error),
            Error::Seal | Error::Passkey => Self::internal(),
            Error::SessionOver => Self::sign_in(),
            Error::Once(other) => other.into(),
            Error::Forbidden => Self::forbidden(),
            Error::Store(error) => error.into(),
        }
    }
}
