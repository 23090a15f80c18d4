//! The commands people type, as types; `main.rs` carries them out.

use std::path::{Path, PathBuf};

use base::Time;
use clap::{Args, Parser, Subcommand};

use crate::backup::Recipient;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "balai", version, about = "One hall where public bodies meet their people", long_about = None)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the hall until told to stop
    Serve(Serve),
    /// Read a file of reference data into the registry
    Import(Import),
    /// Read catalogues of open data elsewhere, again and again
    #[command(subcommand)]
    Harvest(Harvest),
    /// Create people
    #[command(subcommand)]
    User(User),
    /// Create keys for programs
    #[command(subcommand)]
    Token(Token),
    /// Copy an instance, running or not, into a new folder
    Backup(Backup),
    /// Make a data folder, and fill an empty PostgreSQL database, from a backup
    Restore(Restore),
    /// Print the names of all files that were taken away for good, for `balai purge` in an older copy
    Purged(Purged),
    /// Take away what a list of `balai purged` names, after a restore and before it serves again
    Purge(Purge),
    /// Verify that the public log holds what was done, nothing else and nothing less
    Verify(Verify),
    /// Watch somebody's log: see that it only grew since the last time, and cosign what it signed
    Witness(Witness),
    /// Check settings, pack and database without serving
    Check(Check),
    /// Print the record by which letters are known as ours (DKIM); make its key, unless it is there
    Dkim(Dkim),
    /// Print the description of all machine addresses (OpenAPI 3.1)
    Openapi(Openapi),
    /// Judge whether a server keeps to a standard
    #[command(subcommand)]
    Lint(Lint),
}

/// Where the instance is; every command takes these.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Place {
    /// A TOML file with settings
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The folder that holds everything of an embedded instance
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// A postgres:// address; without it, SQLite in the data folder
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// A country pack to use instead of the embedded one
    #[arg(long, value_name = "DIR")]
    pub(crate) pack: Option<PathBuf>,
}

/// `balai serve`
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
    /// The address and port to listen on
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
    /// Add sample people and cases, one-click sign-in and a page that shows outgoing messages
    #[arg(long)]
    pub(crate) demo: bool,
}

/// `balai import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the file holds, such as agencies, areas or holidays; catalogue for the national catalogue's metadata
    pub(crate) kind: String,
    /// The file to read; for a catalogue its folder or ZIP file
    pub(crate) file: PathBuf,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai harvest`
#[derive(Debug, Subcommand)]
pub(crate) enum Harvest {
    /// Name a catalogue that is to be read each day
    Add(HarvestAdd),
    /// Read a catalogue now, and tell what came of it
    Run(HarvestRun),
    /// List the catalogues that are read
    List(HarvestList),
}

/// `balai harvest add`
#[derive(Debug, Args)]
pub(crate) struct HarvestAdd {
    /// What it is called here, such as data.selangor.my
    pub(crate) name: String,
    /// How it is read: `ckan` or `data_json`
    #[arg(long)]
    pub(crate) protocol: String,
    /// Of CKAN where the portal is, of the others where the file is
    #[arg(long)]
    pub(crate) url: String,
    /// The language of words that do not say theirs
    #[arg(long, default_value = "ms")]
    pub(crate) lang: String,
    /// Hours between readings
    #[arg(long, default_value_t = 24)]
    pub(crate) hours: i64,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai harvest run`
#[derive(Debug, Args)]
pub(crate) struct HarvestRun {
    /// What it is called here
    pub(crate) name: String,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai harvest list`
#[derive(Debug, Args)]
pub(crate) struct HarvestList {
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai user`
#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Create a person and print the new id
    Create(UserCreate),
    /// Take a lost second factor away from somebody; they set up a new one when they sign in next
    ResetFactor(ResetFactor),
}

/// `balai user create`
#[derive(Debug, Args)]
pub(crate) struct UserCreate {
    /// The person's e-mail address
    #[arg(long)]
    pub(crate) email: String,
    /// The person's name
    #[arg(long)]
    pub(crate) name: String,
    /// A role to give
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// The code of the agency that the role is for
    #[arg(long, value_name = "CODE", requires = "role")]
    pub(crate) agency: Option<String>,
    /// The code of the state or district that the role is limited to
    #[arg(long, value_name = "CODE", requires = "agency")]
    pub(crate) area: Option<String>,
    /// The code of the category, or group of categories, that the role is limited to
    #[arg(long, value_name = "CODE", requires = "agency")]
    pub(crate) category: Option<String>,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai user reset-factor`
#[derive(Debug, Args)]
pub(crate) struct ResetFactor {
    /// The person's e-mail address
    #[arg(long)]
    pub(crate) email: String,
    /// Why, for the record and for the letter to the person
    #[arg(long)]
    pub(crate) reason: String,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai token`
#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Create a bearer token and print it, once, and nothing else
    Create(TokenCreate),
}

/// `balai token create`
#[derive(Debug, Args)]
pub(crate) struct TokenCreate {
    /// The e-mail address of the person in whose name the program acts
    #[arg(long, value_name = "EMAIL")]
    pub(crate) user: String,
    /// What the program may do, such as open311.write
    #[arg(
        long = "scope",
        value_name = "SCOPE",
        value_delimiter = ',',
        required = true
    )]
    pub(crate) scopes: Vec<String>,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai backup`
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The folder to copy into: a new one, or an empty one
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Wrap the keys so that only this recipient of age opens them (age1…); may be given more than once
    #[arg(long = "recipient", value_name = "RECIPIENT")]
    pub(crate) recipients: Vec<Recipient>,
    /// Copy every file, also those that an earlier backup in the folder around has already
    #[arg(long)]
    pub(crate) full: bool,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai restore`
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A folder that `balai backup` made; with --at, the folder around several of them
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Take the newest backup that was begun at this time or before, such as 2026-11-23T12:00:00+08:00
    #[arg(long, value_name = "TIME", value_parser = Time::parse_rfc3339)]
    pub(crate) at: Option<Time>,
    /// The file of an identity of age that opens the keys, if they are wrapped
    #[arg(long, value_name = "FILE")]
    pub(crate) identity: Option<PathBuf>,
    /// Where the instance is to be; its data folder is a new or an empty one, and so is its database.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai purged`
#[derive(Debug, Args)]
pub(crate) struct Purged {
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai purge`
#[derive(Debug, Args)]
pub(crate) struct Purge {
    /// What `balai purged` printed
    pub(crate) file: PathBuf,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai verify`
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A receipt, as a file; asks no server and opens no database
    #[arg(value_name = "RECEIPT", required_unless_present = "all")]
    pub(crate) receipt: Option<PathBuf>,
    /// The key of the log that the receipt must be of, as its `/log/key` says
    #[arg(long, value_name = "KEY", requires = "receipt")]
    pub(crate) key: Option<String>,
    /// Also ask the instance at this address whether its log still begins with what the receipt rests on
    #[arg(long, value_name = "URL", requires = "receipt")]
    pub(crate) url: Option<String>,
    /// The language in which to say what the receipt proves, such as ms, en, zh or ta
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub(crate) lang: String,
    /// Make the whole log again from the acts and compare; ends with 1 at the first thing that does not fit
    #[arg(long, conflicts_with = "receipt")]
    pub(crate) all: bool,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai witness`
#[derive(Debug, Args)]
pub(crate) struct Witness {
    /// The address of the instance, such as <https://balai.example>
    #[arg(value_name = "URL")]
    pub(crate) url: String,
    /// The key of the log, from somewhere else than the log; needed the first time
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// The folder with the witness's own key and what it saw last
    #[arg(long, value_name = "DIR", default_value = "witness")]
    pub(crate) state: PathBuf,
    /// The name of the witness, for ever; needed the first time
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Hand the cosignature in, so that the log serves it; its operator has to have named the witness
    #[arg(long)]
    pub(crate) hand_in: bool,
}

/// `balai check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Only print every setting with its default and meaning, as Markdown
    #[arg(long)]
    pub(crate) settings: bool,
    /// Only print a file of settings with every key commented out, for `--config`
    #[arg(long, conflicts_with = "settings")]
    pub(crate) example: bool,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai lint`
#[derive(Debug, Subcommand)]
pub(crate) enum Lint {
    /// Ask an Open311 server of anybody for everything of GeoReport v2; ends with 1 where it finds a fault
    Open311(LintOpen311),
}

/// `balai lint open311`
#[derive(Debug, Args)]
pub(crate) struct LintOpen311 {
    /// The endpoint, such as <https://council.example/open311/v2/>
    #[arg(value_name = "URL")]
    pub(crate) url: String,
    /// The jurisdiction (an agency, often) to ask for, where the server keeps several
    #[arg(long, value_name = "ID")]
    pub(crate) jurisdiction: Option<String>,
    /// Also reach machines on private networks, and this one
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Print an array of findings as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Also make one test request, which somebody has to close
    #[arg(long, requires = "api_key")]
    pub(crate) post: bool,
    /// The key for the test request
    #[arg(long, value_name = "KEY", requires = "post")]
    pub(crate) api_key: Option<String>,
}

/// `balai dkim`
#[derive(Debug, Args)]
pub(crate) struct Dkim {
    /// The file with the key; without it, the one of the settings
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// The name under which the domain shows the key's public half
    #[arg(long)]
    pub(crate) selector: Option<String>,
    /// The domain that letters are signed for
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `balai openapi`
#[derive(Debug, Args)]
pub(crate) struct Openapi {
    /// Where the instance is.
    #[command(flatten)]
    pub(crate) place: Place,
}

impl Place {
    /// What the command line says about settings, as (key, value), for [`crate::config::load`].
    pub(crate) fn flags(&self) -> Vec<(&'static str, String)> {
        let folder = |path: &Path| path.to_string_lossy().into_owned();
        let given = [
            ("server.data", self.data.as_deref().map(folder)),
            ("server.pack", self.pack.as_deref().map(folder)),
            ("database.url", self.database.clone()),
        ];
        given
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

impl Dkim {
    /// As [`Place::flags`], and what signs.
    pub(crate) fn flags(&self) -> Vec<(&'static str, String)> {
        let key = self.key.as_deref().map(|key| key.display().to_string());
        let given = [
            ("mail.dkim_key", key),
            ("mail.dkim_selector", self.selector.clone()),
            ("mail.dkim_domain", self.domain.clone()),
        ];
        let given = given
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        self.place.flags().into_iter().chain(given).collect()
    }
}

impl Serve {
    /// As [`Place::flags`], and the address to listen on.
    pub(crate) fn flags(&self) -> Vec<(&'static str, String)> {
        let listen = self
            .listen
            .clone()
            .map(|address| ("server.listen", address));
        self.place.flags().into_iter().chain(listen).collect()
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Cli::try_parse_from(line.split(' ')).map(|cli| cli.command)
    }

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn serve_takes_where_and_how() {
        let line =
            "balai serve --demo --data d --listen 0.0.0.0:80 --database postgres://h/b --pack p";
        let Ok(Command::Serve(serve)) = parse(line) else {
            panic!("not serve")
        };
        assert!(serve.demo);
        let flags = [
            ("server.data", "d".to_owned()),
            ("server.pack", "p".to_owned()),
            ("database.url", "postgres://h/b".to_owned()),
            ("server.listen", "0.0.0.0:80".to_owned()),
        ];
        assert_eq!(serve.flags(), flags);
    }

    #[test]
    fn import_takes_a_kind_and_a_file() {
        let Ok(Command::Import(import)) = parse("balai import areas states.geojson --data d")
        else {
            panic!("not import")
        };
        assert_eq!(
            (import.kind.as_str(), import.file.to_str()),
            ("areas", Some("states.geojson"))
        );
        assert!(parse("balai import areas").is_err());
    }

    #[test]
    fn an_agency_needs_a_role() {
        assert!(parse("balai user create --email a@b.c --name A --agency MBPJ").is_err());
        let line = "balai user create --email a@b.c --name A --role officer --agency MBPJ";
        let Ok(Command::User(User::Create(user))) = parse(line) else {
            panic!("not user create")
        };
        assert_eq!(user.agency.as_deref(), Some("MBPJ"));
        assert!(
            parse("balai user create --email a@b.c --name A --role officer --area MY-10").is_err()
        );
    }

    #[test]
    fn scopes_are_separated_by_commas_and_never_absent() {
        let line = "balai token create --user a@b.c --scope open311.write,reports.read";
        let Ok(Command::Token(Token::Create(token))) = parse(line) else {
            panic!("not token create")
        };
        assert_eq!(token.scopes, ["open311.write", "reports.read"]);
        assert!(parse("balai token create --user a@b.c").is_err());
    }

    #[test]
    fn every_command_takes_data_and_database() {
        let lines = [
            "serve",
            "import areas f",
            "user create --email a@b.c --name A",
            "token create --user a@b.c --scope s",
            "backup b",
            "restore b",
            "purged",
            "purge f",
            "verify --all",
            "check",
            "openapi",
        ];
        for line in lines {
            let whole = format!("balai {line} --data d --database postgres://h/b");
            assert!(
                parse(&whole).is_ok(),
                "{line} does not take --data and --database"
            );
        }
    }
}
