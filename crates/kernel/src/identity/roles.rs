//! Which role may do what, gathered from all modules.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Grant, Permission};

/// The roles that a person can hold. A citizen needs none.
pub const ROLES: &[&str] = &["officer", "triage", "agency_admin", "admin"];

/// Role → permissions. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Roles(Arc<BTreeMap<&'static str, Vec<&'static str>>>);

impl Roles {
    /// Gathers what each module says of its own permissions.
    pub fn new(
        permissions: impl IntoIterator<Item = &'static (Permission, &'static [&'static str])>,
    ) -> Self {
        let mut known: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
        for (permission, roles) in permissions {
            for role in *roles {
                known.entry(role).or_default().push(permission.0);
            }
        }
        Self(Arc::new(known))
    }

    /// What a role may do.
    pub fn permissions(&self, role: &str) -> &[&'static str] {
        self.0.get(role).map_or(&[], Vec::as_slice)
    }

    /// What these (role, agency) pairs allow; an empty agency stands for every one.
    pub fn grants<'a>(&self, held: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Grant> {
        let mut grants = Vec::new();
        for (role, agency) in held {
            let agency = Some(agency.to_owned()).filter(|code| !code.is_empty());
            for permission in self.permissions(role) {
                let grant = Grant {
                    permission: (*permission).to_owned(),
                    agency: agency.clone(),
                };
                if !grants.contains(&grant) {
                    grants.push(grant);
                }
            }
        }
        grants
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Permission = Permission("cases.read");
    const WORK: Permission = Permission("cases.work");
    const TABLE: &[(Permission, &[&str])] = &[(READ, &["officer", "admin"]), (WORK, &["officer"])];

    #[test]
    fn a_role_becomes_its_permissions_at_its_agency() {
        let roles = Roles::new(TABLE);
        let grants = roles.grants([("officer", "mbpj"), ("officer", "mbpj"), ("admin", "")]);
        let found: Vec<_> = grants
            .iter()
            .map(|g| (g.permission.as_str(), g.agency.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("cases.read", Some("mbpj")),
                ("cases.work", Some("mbpj")),
                ("cases.read", None)
            ]
        );
        assert!(roles.grants([("unknown", "mbpj")]).is_empty());
    }
}
