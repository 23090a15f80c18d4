//! `distributed`: places tables, answers questions about them, and is each node of the cluster that does the work.

use std::io::Write as _;
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use distributed::cluster::{self, Executor};
use distributed::{Placed, load};
use tables::Answer;
use tables::write::Output;
use url::Url;

/// Open data that outgrew a node.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the scheduler of a cluster. Whoever reaches its port can use it: keep it in a private network.
    Scheduler {
        /// Where to listen.
        #[arg(long, default_value = "127.0.0.1:50050")]
        listen: SocketAddr,
        /// What executors and askers call this machine.
        #[arg(long, default_value = "127.0.0.1")]
        external_host: String,
    },
    /// Run an executor of a cluster.
    Executor {
        /// Where to listen; the port behind it is taken too.
        #[arg(long, default_value = "127.0.0.1:50060")]
        listen: SocketAddr,
        /// What the scheduler and other executors call this machine.
        #[arg(long, default_value = "127.0.0.1")]
        external_host: String,
        /// The scheduler's machine.
        #[arg(long, default_value = "127.0.0.1")]
        scheduler_host: String,
        /// The scheduler's port.
        #[arg(long, default_value_t = 50050)]
        scheduler_port: u16,
        /// Pieces of work at once.
        #[arg(long, default_value_t = 2)]
        pieces: usize,
        /// A folder of its own for what it makes.
        #[arg(long)]
        work_dir: String,
    },
    /// Place the Parquet file of a version for the cluster.
    Load {
        /// The file: file:///… or s3://bucket/…
        from: Url,
        /// An empty folder: file:///…/ or s3://bucket/…/
        to: Url,
        /// Rows of a part.
        #[arg(long, default_value_t = load::PART)]
        part: usize,
    },
    /// Ask a placed table, in the words of the query API: limit=3&filter=Perak@state. Prints CSV.
    Ask {
        /// The folder in which it was placed.
        table: Url,
        /// The question.
        question: String,
        /// The scheduler (`df://host:50050`); without, this process does the work.
        #[arg(long)]
        scheduler: Option<String>,
        /// In how many pieces the work is done.
        #[arg(long, default_value_t = 4)]
        pieces: usize,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Plans are walked by recursion.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(32 << 20)
        .build();
    let done = match runtime {
        Ok(runtime) => {
            let work = runtime.spawn(run(arguments.command));
            let done = runtime.block_on(work);
            done.unwrap_or_else(|error| Err(error.to_string()))
        }
        Err(error) => Err(error.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("distributed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), String> {
    let told = |error: distributed::Error| error.to_string();
    match command {
        Command::Scheduler {
            listen,
            external_host,
        } => cluster::scheduler(listen, external_host)
            .await
            .map_err(told),
        Command::Executor {
            listen,
            external_host,
            scheduler_host,
            scheduler_port,
            pieces,
            work_dir,
        } => {
            let executor = Executor {
                listen,
                external_host,
                scheduler_host,
                scheduler_port,
                pieces,
                work_dir,
            };
            cluster::executor(executor).await.map_err(told)
        }
        Command::Load { from, to, part } => {
            load::load(&from, &to, part).await.map_err(told)?;
            Ok(())
        }
        Command::Ask {
            table,
            question,
            scheduler,
            pieces,
        } => ask(&table, &question, scheduler.as_deref(), pieces).await,
    }
}

async fn ask(
    table: &Url,
    question: &str,
    scheduler: Option<&str>,
    pieces: usize,
) -> Result<(), String> {
    let context = match scheduler {
        Some(scheduler) => cluster::remote(scheduler, pieces).await,
        None => cluster::local(pieces),
    };
    let context = context.map_err(|error| error.to_string())?;
    let placed = Placed::open(&context, table).await;
    let placed = placed.map_err(|error| error.to_string())?;
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(question.as_bytes())
        .into_owned()
        .collect();
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let asked = tables::dialect::catalogue::parse(pairs, placed.schema());
    let asked = asked.map_err(|mistake| format!("{mistake:?}"))?;
    let reply = placed.ask(&context, &asked.query).await;
    let reply = reply.map_err(|error| error.to_string())?;
    let table = reply.table().map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    tables::write::write(&Answer::all(&table), Output::Csv, &mut bytes)
        .map_err(|error| error.to_string())?;
    std::io::stdout()
        .write_all(&bytes)
        .map_err(|error| error.to_string())
}
