//! What can go wrong around people, codes and tokens.

use base::Problem;

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
            Error::Once(other) => other.into(),
            Error::Forbidden => Self::forbidden(),
            Error::Store(error) => error.into(),
        }
    }
}
