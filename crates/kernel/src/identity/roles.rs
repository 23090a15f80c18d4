//! Which role may do what, gathered from all modules.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Grant, Permission};

use super::model::Held;

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

    /// What these roles allow. `within` tells the categories that a code stands for: its own, or those
    /// of its group.
    pub fn grants(&self, held: &[Held], within: impl Fn(&str) -> Vec<String>) -> Vec<Grant> {
        let mut grants = Vec::new();
        for role in held {
            let categories = role.category.as_deref().map(&within);
            for permission in self.permissions(&role.role) {
                let grant = Grant {
                    permission: (*permission).to_owned(),
                    agency: role.agency.clone(),
                    area: role.area.clone(),
                    categories: categories.clone(),
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
        let at = |role: &str, agency: &str| Held::whole(role, Some(agency.to_owned()));
        let held = [
            at("officer", "mbpj"),
            at("officer", "mbpj"),
            at("admin", ""),
        ];
        let grants = roles.grants(&held, |_| Vec::new());
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
        let unknown = roles.grants(&[at("unknown", "mbpj")], |_| Vec::new());
        assert!(unknown.is_empty());
    }

    #[test]
    fn a_group_that_is_gone_stands_for_nothing_and_not_for_all() {
        let held = Held {
            category: Some("road".to_owned()),
            ..Held::whole("officer", Some("mbpj".to_owned()))
        };
        let grants = Roles::new(TABLE).grants(&[held], |_| Vec::new());
        assert!(
            grants
                .iter()
                .all(|grant| grant.categories == Some(Vec::new()))
        );
    }
}
