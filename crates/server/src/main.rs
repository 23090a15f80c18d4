//! The binary `balai`: reads the command line and the settings, opens the application, does one thing.

mod backup;
mod cli;
mod commands;
mod config;
mod dkim;
mod doors;
mod harvest;
mod lint;
mod open;
mod purge;
mod redirect;
mod serve;
mod tls;
mod verify;
mod witness;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command, Harvest, Lint, Token, User};

/// Many threads make and drop small things; the system's allocator is slow at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(serve) => serve::serve(&serve),
        Command::Import(import) => commands::import(&import),
        Command::Harvest(Harvest::Add(add)) => harvest::add(&add),
        Command::Harvest(Harvest::Run(run)) => harvest::run(&run),
        Command::Harvest(Harvest::List(list)) => harvest::list(&list),
        Command::User(User::Create(user)) => commands::user_create(&user),
        Command::User(User::ResetFactor(reset)) => commands::reset_factor(&reset),
        Command::Token(Token::Create(token)) => commands::token_create(&token),
        Command::Backup(backup) => backup::backup(&backup),
        Command::Restore(restore) => backup::restore(&restore),
        Command::Purged(purged) => purge::purged(&purged),
        Command::Purge(purge) => purge::purge(&purge),
        Command::Verify(verify) => verify::verify(&verify),
        Command::Witness(asked) => witness::witness(&asked),
        Command::Check(check) => commands::check(&check),
        Command::Dkim(asked) => dkim::dkim(&asked),
        Command::Openapi(openapi) => commands::openapi(&openapi),
        Command::Lint(Lint::Open311(lint)) => lint::open311(&lint),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::complain(&error);
            ExitCode::FAILURE
        }
    }
}
