//! Reading bounces: what a mail server reports of a letter that did not arrive (RFC 3464), and the older
//! forms of qmail and Exim, which are plain text. Nothing here is believed yet: the action asks whether we
//! sent such a letter to that very address.

use mail_parser::{HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::model::{Action, Bounce, Returned, Status};
use crate::identity::{Address, Email};

/// So many recipients and letters are read from one bounce; ours always name one.
const MOST: usize = 20;
/// How a bounce of qmail begins.
const QMAIL: &str = "Hi. This is the";
/// What stands before the letter that a bounce of qmail or Exim returns.
const COPY: &str = "\n---";

/// Reads whatever a stranger calls a bounce. What is none has neither letters nor recipients.
pub fn bounce_read(raw: &[u8]) -> Bounce {
    let mut bounce = Bounce::default();
    let Some(mail) = MessageParser::default().parse(raw) else {
        return bounce;
    };
    for part in &mail.parts {
        part_read(part, &mut bounce);
    }
    if bounce.returned.is_empty() {
        plain_read(&mail, &mut bounce);
    }
    if !bounce.returned.is_empty() {
        for header in [mail.in_reply_to(), mail.references()] {
            answered_read(header, &mut bounce);
        }
    }
    bounce.returned.truncate(MOST);
    bounce.letters.truncate(MOST);
    bounce
}

fn part_read(part: &MessagePart<'_>, bounce: &mut Bounce) {
    if let PartType::Message(letter) = &part.body {
        letter_add(letter.message_id(), bounce);
        return;
    }
    let subtype = part.content_type().and_then(|kind| kind.subtype());
    let subtype = subtype.unwrap_or_default().to_ascii_lowercase();
    let text = String::from_utf8_lossy(part.contents());
    match subtype.as_str() {
        "delivery-status" | "global-delivery-status" => status_read(&text, bounce),
        "rfc822-headers" | "global-headers" => letter_add(message_id(&text), bounce),
        _ => {}
    }
}

/// The fields of a delivery status: a group for the letter, then one for each recipient.
fn status_read(text: &str, bounce: &mut Bounce) {
    let text = text.replace("\r\n", "\n");
    for group in text.split("\n\n") {
        let fields = fields(group);
        let field = |name: &str| {
            let found = fields.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        let (Some(action), Some(_)) = (field("action"), field("final-recipient")) else {
            continue;
        };
        let named = ["original-recipient", "final-recipient"].into_iter();
        let status = field("status").and_then(Status::parse).unwrap_or_default();
        let told = field("diagnostic-code").and_then(Status::in_reply);
        bounce.returned.push(Returned {
            addresses: named.filter_map(field).filter_map(recipient).collect(),
            action: Action::parse(action),
            // Exim says 5.0.0 and leaves it to the server's own words what it was.
            status: told.filter(|_| status.is_vague()).unwrap_or(status),
        });
    }
}

/// Names in small letters, values on one line.
fn fields(group: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in group.lines() {
        if let (Some((_, value)), true) = (fields.last_mut(), line.starts_with([' ', '\t'])) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

/// `rfc822; <ali@contoh.my>`
fn recipient(value: &str) -> Option<Address> {
    let (_, address) = value.split_once(';')?;
    mailbox(address)
}

fn mailbox(text: &str) -> Option<Address> {
    let bare = text.trim().trim_start_matches('<').trim_end_matches('>');
    Email::parse(bare).ok().map(Address::Email)
}

/// Bounces of qmail, which name each recipient in a paragraph of the text, and of Exim without delivery
/// status, which name them in a header.
fn plain_read(mail: &Message<'_>, bounce: &mut Bounce) {
    let Some(text) = mail.body_text(0) else {
        return;
    };
    let text = text.replace("\r\n", "\n");
    let (words, copy) = text.split_once(COPY).unwrap_or((&text, ""));
    if words.trim_start().starts_with(QMAIL) {
        bounce
            .returned
            .extend(words.split("\n\n").filter_map(paragraph));
    } else if let Some(failed) = mail.header_raw("X-Failed-Recipients") {
        let failed = failed.split(',').filter_map(mailbox);
        bounce.returned.extend(failed.map(|address| Returned {
            addresses: vec![address],
            action: Action::Failed,
            status: words.lines().find_map(Status::in_reply).unwrap_or_default(),
        }));
    }
    letter_add(message_id(copy), bounce);
}

/// `<ali@contoh.my>:`, then why, often with the status behind a hash: `(#5.1.1)`.
fn paragraph(text: &str) -> Option<Returned> {
    let (first, why) = text.trim_start().split_once('\n')?;
    let address = first.strip_prefix('<')?.trim_end().strip_suffix(">:")?;
    let marked = why.split('#').skip(1).find_map(Status::parse);
    Some(Returned {
        addresses: vec![mailbox(address)?],
        action: Action::Failed,
        status: marked.or_else(|| Status::in_reply(why)).unwrap_or_default(),
    })
}

/// The header of a returned letter.
fn message_id(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("message-id")
            .then(|| value.trim())
    })
}

fn answered_read(header: &HeaderValue<'_>, bounce: &mut Bounce) {
    match header {
        HeaderValue::Text(id) => letter_add(Some(id), bounce),
        HeaderValue::TextList(ids) => {
            for id in ids {
                letter_add(Some(id), bounce);
            }
        }
        _ => {}
    }
}

/// The left half of a message id is the id of one of our letters, if it is ours.
fn letter_add(message_id: Option<&str>, bounce: &mut Bounce) {
    let bare = message_id.map(|id| id.trim_start_matches('<').trim_end_matches('>'));
    let Some((id, _)) = bare.and_then(|id| id.split_once('@')) else {
        return;
    };
    let fits = !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits && !bounce.letters.iter().any(|known| known == id) {
        bounce.letters.push(id.to_owned());
    }
}
