//! Statements of agencies' own replies.

use base::Text;
use store::{Sql, Tx, params};

use super::model::Reply;

const REPLIES: Sql = Sql::new(
    "reports.replies",
    "select id, step, name, words from reports_reply where agency = $1 order by id limit 200",
);

const REPLY_INSERT: Sql = Sql::new(
    "reports.reply_insert",
    "insert into reports_reply (agency, id, step, name, words) values ($1, $2, $3, $4, $5)",
);

const REPLY_DELETE: Sql = Sql::new(
    "reports.reply_delete",
    "delete from reports_reply where agency = $1 and id = $2",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[REPLIES, REPLY_INSERT, REPLY_DELETE];

pub(super) fn replies(tx: &mut Tx<'_>, agency: &str) -> store::Result<Vec<Reply>> {
    tx.all(&REPLIES, &params![agency], |row| {
        Ok(Reply {
            id: row.get("id")?,
            own: true,
            step: row.get("step")?,
            name: Text::malay(row.get::<String>("name")?),
            words: row.parse("words", |text| serde_json::from_str(text))?,
        })
    })
}

pub(super) fn reply_insert(tx: &mut Tx<'_>, agency: &str, reply: &Reply) -> store::Result<()> {
    let words = serde_json::to_string(&reply.words).unwrap_or_default();
    let name = reply.name.get(base::Lang::MS).to_string();
    let values = params![agency, reply.id.as_str(), reply.step.as_str(), name, words];
    tx.put(&REPLY_INSERT, &values).map(drop)
}

pub(super) fn reply_delete(tx: &mut Tx<'_>, agency: &str, id: &str) -> store::Result<()> {
    tx.exec(&REPLY_DELETE, &params![agency, id]).map(drop)
}
