//! Statements of what is held about a person, piece by piece.

use base::{PersonId, Time};
use serde_json::{Value, json};
use store::{Row, Sql, Tx, params};

const PERSON: Sql = Sql::new(
    "kernel.held_person",
    "select name, email, phone, lang, created_us from kernel_person where id = $1",
);

const ROLES: Sql = Sql::new(
    "kernel.held_roles",
    "select role, agency from kernel_grant where person_id = $1
     union select role, agency from kernel_grant_part where person_id = $1 order by role, agency",
);

const SESSIONS: Sql = Sql::new(
    "kernel.held_sessions",
    "select created_us, seen_us, expires_us from kernel_session where person_id = $1 order by created_us",
);

const TOKENS: Sql = Sql::new(
    "kernel.held_tokens",
    "select name, scopes, created_us, expires_us, last_used_us from kernel_token where person_id = $1 order by created_us, id",
);

const FACTORS: Sql = Sql::new(
    "kernel.held_factors",
    "select 'app' as sort, created_us, used_us from kernel_factor where person_id = $1
     union all
     select 'passkey' as sort, created_us, used_us from kernel_passkey where person_id = $1
     union all
     select 'recovery_code' as sort, null as created_us, used_us from kernel_recovery where person_id = $1
     order by sort, created_us",
);

const PROVIDERS: Sql = Sql::new(
    "kernel.held_providers",
    "select provider, issuer, sub, linked_us, used_us from kernel_provider_link
     where person_id = $1 order by linked_us, id",
);

const CASES: Sql = Sql::new(
    "kernel.held_cases",
    "select id, reference, kind, state, agency, topic, public, created_us, opened_us, closed_us, due_us
     from kernel_case where owner_id = $1 and id > $2 order by id limit $3",
);

const ENTRIES: Sql = Sql::new(
    "kernel.held_entries",
    "select at_us, move, to_state, party, body, reason from kernel_entry
     where case_id = $1 and audience <> 'internal' order by version",
);

const DOCUMENTS: Sql = Sql::new(
    "kernel.held_documents",
    "select id, kind, created_us from kernel_document
     where case_id = $1 and removed_us is null and not internal order by id",
);

const CHARGES: Sql = Sql::new(
    "kernel.held_charges",
    "select fee, amount, currency, state, raised_us from kernel_charge where case_id = $1 order by id",
);

const PARTS: Sql = Sql::new(
    "kernel.held_parts",
    "select c.reference, m.part, m.added_us from kernel_member m join kernel_case c on c.id = m.case_id
     where m.person_id = $1 order by m.added_us, c.reference",
);

const TASKS: Sql = Sql::new(
    "kernel.held_tasks",
    "select c.reference, t.sort, t.given_us, t.due_us, t.ended_us, t.body
     from kernel_task t join kernel_case c on c.id = t.case_id
     where t.person_id = $1 order by t.given_us, c.reference",
);

const LETTERS: Sql = Sql::new(
    "kernel.held_letters",
    "select m.id, m.created_us, m.sent_us, m.address, m.template, m.state, m.args
     from kernel_message m join kernel_person p on m.address in (p.email, p.phone)
     where p.id = $1 and m.id > $2 order by m.id limit $3",
);

const DEVICES: Sql = Sql::new(
    "kernel.held_devices",
    "select endpoint, created_us from kernel_push where person_id = $1 order by created_us",
);

const PREFERENCES: Sql = Sql::new(
    "kernel.held_preferences",
    "select channel, pace, daily_hour, quiet_from, quiet_until, changed_us from kernel_preference
     where person_id = $1 order by channel",
);

const STOPS: Sql = Sql::new(
    "kernel.held_stops",
    "select s.address, coalesce(c.reference, '') as reference, s.made_us
     from kernel_stop s join kernel_person p on s.address in (p.email, p.phone)
     left join kernel_case c on c.id = s.case_id
     where p.id = $1 order by s.made_us",
);

const CLAIMS: Sql = Sql::new(
    "kernel.held_claims",
    "select agency, name, email, words, made_us, outcome from kernel_reach_claim where person_id = $1 order by made_us",
);

const BANS: Sql = Sql::new(
    "kernel.held_bans",
    "select agency, reference, reason, made_us, until_us from kernel_ban
     where person_id = $1 and state = 'standing' order by made_us",
);

pub(in crate::account) const SQL: &[Sql] = &[
    PERSON,
    ROLES,
    SESSIONS,
    TOKENS,
    FACTORS,
    PROVIDERS,
    CASES,
    ENTRIES,
    DOCUMENTS,
    CHARGES,
    PARTS,
    TASKS,
    LETTERS,
    DEVICES,
    PREFERENCES,
    STOPS,
    CLAIMS,
    BANS,
];

/// A time as files and pages have it, or nothing.
fn time(row: &Row<'_>, column: &'static str) -> store::Result<Option<String>> {
    Ok(row.get::<Option<Time>>(column)?.map(Time::rfc3339))
}

/// A text that may be absent.
fn text(row: &Row<'_>, column: &'static str) -> store::Result<Option<String>> {
    row.get(column)
}

pub(in crate::account) fn person(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    let roles = tx.all(&ROLES, &params![person], |row| {
        Ok(json!({ "role": text(row, "role")?, "agency": text(row, "agency")? }))
    })?;
    tx.all(&PERSON, &params![person], |row| {
        Ok(json!({
            "name": text(row, "name")?,
            "email": text(row, "email")?,
            "phone": text(row, "phone")?,
            "language": text(row, "lang")?,
            "since": time(row, "created_us")?,
            "roles": roles,
        }))
    })
}

pub(in crate::account) fn sessions(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&SESSIONS, &params![person], |row| {
        Ok(json!({
            "since": time(row, "created_us")?,
            "used": time(row, "seen_us")?,
            "until": time(row, "expires_us")?,
        }))
    })
}

pub(in crate::account) fn tokens(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&TOKENS, &params![person], |row| {
        let scopes: String = row.get("scopes")?;
        Ok(json!({
            "name": text(row, "name")?,
            "scopes": scopes.split(' ').collect::<Vec<_>>(),
            "since": time(row, "created_us")?,
            "until": time(row, "expires_us")?,
            "used": time(row, "last_used_us")?,
        }))
    })
}

pub(in crate::account) fn factors(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&FACTORS, &params![person], |row| {
        Ok(json!({
            "sort": text(row, "sort")?,
            "since": time(row, "created_us")?,
            "used": time(row, "used_us")?,
        }))
    })
}

/// Cases after one with what their owner may read of them, and the id of each.
pub(in crate::account) fn cases(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(String, Value)>> {
    let found = tx.all(&CASES, &params![person, after, limit], |row| {
        let case = json!({
            "reference": text(row, "reference")?,
            "kind": text(row, "kind")?,
            "state": text(row, "state")?,
            "agency": text(row, "agency")?,
            "about": text(row, "topic")?,
            "public": row.get::<bool>("public")?,
            "since": time(row, "created_us")?,
            "opened": time(row, "opened_us")?,
            "due": time(row, "due_us")?,
            "closed": time(row, "closed_us")?,
        });
        Ok((row.get::<String>("id")?, case))
    })?;
    let mut all = Vec::new();
    for (id, mut case) in found {
        let parts = [
            ("history", entries(tx, &id)?),
            ("files", documents(tx, &id)?),
            ("charges", charges(tx, &id)?),
        ];
        if let Value::Object(fields) = &mut case {
            fields.extend(parts.map(|(name, items)| (name.to_owned(), Value::Array(items))));
        }
        all.push((id, case));
    }
    Ok(all)
}

fn entries(tx: &mut Tx<'_>, case: &str) -> store::Result<Vec<Value>> {
    tx.all(&ENTRIES, &params![case], |row| {
        Ok(json!({
            "at": time(row, "at_us")?,
            "what": text(row, "move")?,
            "state": text(row, "to_state")?,
            "by": text(row, "party")?,
            "words": text(row, "body")?,
            "reason": text(row, "reason")?,
        }))
    })
}

fn documents(tx: &mut Tx<'_>, case: &str) -> store::Result<Vec<Value>> {
    tx.all(&DOCUMENTS, &params![case], |row| {
        let (id, kind): (String, String) = (row.get("id")?, row.get("kind")?);
        let size = if kind == "photo" { "full" } else { "file" };
        Ok(json!({
            "sort": kind,
            "since": time(row, "created_us")?,
            "link": format!("/documents/{id}/{size}"),
        }))
    })
}

fn charges(tx: &mut Tx<'_>, case: &str) -> store::Result<Vec<Value>> {
    tx.all(&CHARGES, &params![case], |row| {
        Ok(json!({
            "what": text(row, "fee")?,
            "sen": row.get::<i64>("amount")?,
            "currency": text(row, "currency")?,
            "state": text(row, "state")?,
            "since": time(row, "raised_us")?,
        }))
    })
}

pub(in crate::account) fn parts(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&PARTS, &params![person], |row| {
        Ok(json!({
            "reference": text(row, "reference")?,
            "part": text(row, "part")?,
            "since": time(row, "added_us")?,
        }))
    })
}

pub(in crate::account) fn tasks(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&TASKS, &params![person], |row| {
        Ok(json!({
            "reference": text(row, "reference")?,
            "what": text(row, "sort")?,
            "since": time(row, "given_us")?,
            "due": time(row, "due_us")?,
            "closed": time(row, "ended_us")?,
            "words": text(row, "body")?,
        }))
    })
}

/// Letters after one, and the id of each.
pub(in crate::account) fn letters(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(String, Value)>> {
    tx.all(&LETTERS, &params![person, after, limit], |row| {
        let args: Vec<(String, String)> = row.parse("args", |text| serde_json::from_str(text))?;
        let secret = |(name, _): &(String, String)| name != "code";
        let args: Vec<String> = args
            .into_iter()
            .filter(secret)
            .map(|(_, value)| value)
            .collect();
        let letter = json!({
            "since": time(row, "created_us")?,
            "sent": time(row, "sent_us")?,
            "to": text(row, "address")?,
            "sort": text(row, "template")?,
            "state": text(row, "state")?,
            "words": args,
        });
        Ok((row.get::<String>("id")?, letter))
    })
}

pub(in crate::account) fn providers(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<Value>> {
    tx.all(&PROVIDERS, &params![person], |row| {
        Ok(json!({
            "provider": row.get::<String>("provider")?,
            "issuer": row.get::<String>("issuer")?,
            "subject": row.get::<String>("sub")?,
            "since": time(row, "linked_us")?,
            "used": time(row, "used_us")?,
        }))
    })
}

pub(in crate::account) fn devices(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&DEVICES, &params![person], |row| {
        let endpoint: String = row.get("endpoint")?;
        Ok(json!({
            "service": crate::push::machine(&endpoint),
            "since": time(row, "created_us")?,
        }))
    })
}

pub(in crate::account) fn preferences(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<Value>> {
    tx.all(&PREFERENCES, &params![person], |row| {
        let hour = |name| row.get::<Option<i64>>(name);
        Ok(json!({
            "sort": text(row, "channel")?,
            "pace": text(row, "pace")?,
            "hour": hour("daily_hour")?,
            "quiet_from": hour("quiet_from")?,
            "quiet_until": hour("quiet_until")?,
            "since": time(row, "changed_us")?,
        }))
    })
}

pub(in crate::account) fn stops(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&STOPS, &params![person], |row| {
        Ok(json!({
            "to": text(row, "address")?,
            "reference": text(row, "reference")?,
            "since": time(row, "made_us")?,
        }))
    })
}

pub(in crate::account) fn bans(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&BANS, &params![person], |row| {
        Ok(json!({
            "agency": text(row, "agency")?,
            "reference": text(row, "reference")?,
            "reason": text(row, "reason")?,
            "since": time(row, "made_us")?,
            "until": time(row, "until_us")?,
        }))
    })
}

pub(in crate::account) fn claims(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&CLAIMS, &params![person], |row| {
        Ok(json!({
            "agency": text(row, "agency")?,
            "name": text(row, "name")?,
            "email": text(row, "email")?,
            "words": text(row, "words")?,
            "since": time(row, "made_us")?,
            "state": text(row, "outcome")?,
        }))
    })
}
