//! `balai serve`: the service itself, its jobs, and its orderly end.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use base::SystemClock;
use kernel::{App, hooks, limits, log as public};
use reports::partners::{self, ParcelState};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::config::{Config, Log, LogFormat};
use crate::doors::{Doors, Patience};
use crate::open::{self, Stop};
use crate::redirect::redirect;
use crate::tls::Tls;

/// How long the jobs rest when there is nothing to do.
const WORK_REST: Duration = Duration::from_millis(500);

/// Serves until it is told to stop; answers what it had begun.
pub(crate) fn serve(serve: &Serve) -> Result<(), Stop> {
    let config = open::settings(&serve.place, &serve.flags())?;
    log(&config.log)?;
    let app = open::open(&config, serve.demo, Arc::new(SystemClock))?;
    if serve.demo {
        kernel::registry::roads_demo_seed(&app)?;
        reports::demo::seed(&app)?;
        kernel::reach::demo_seed(&app)?;
    }
    reports::experience::watch_ensure(&app)?;
    reports::figures::watch_ensure(&app)?;
    reports::hotspots::watch_ensure(&app)?;
    reports::seasons::watch_ensure(&app)?;
    opendata::watch_ensure(&app)?;
    let tls = Tls::open(&config)?;
    let running = Arc::new(AtomicBool::new(true));
    let threads = [
        jobs_start(&app, &running)?,
        hooks_start(&app, &running)?,
        partners_start(&app, &running)?,
        limits_start(&app, &running)?,
        log_start(&app, &running)?,
    ];
    many_files();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(listen(&config, &app, tls));
    // Whoever looks after the certificate may be asking an authority: nothing is lost with the answer.
    runtime.shutdown_background();
    running.store(false, Ordering::SeqCst);
    for thread in threads {
        if thread.join().is_err() {
            tracing::error!("a thread of work panicked");
        }
    }
    served
}

/// Takes as many open files as the system grants: each connection is one, and shells are sparing.
fn many_files() {
    let limits = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limits.maximum,
        ..limits
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "few files may be open at once");
    }
}

/// Serves until it is told to stop, and meanwhile looks after the certificate.
async fn listen(config: &Config, app: &App, tls: Option<Tls>) -> Result<(), Stop> {
    let doors = Doors::new(config.limits.connections, Patience::default());
    let told = signal(SignalKind::hangup())?;
    tokio::select! {
        served = open_doors(config, app, tls.as_ref(), &doors) => served,
        never = look_after(tls.as_ref(), app, told) => match never {},
        never = close_when_told(app, &doors) => match never {},
    }
}

/// Opens the doors that the settings name; ends when they have closed and everybody has left.
async fn open_doors(
    config: &Config,
    app: &App,
    tls: Option<&Tls>,
    doors: &Doors,
) -> Result<(), Stop> {
    let (service, url) = (server::service(app), app.site.public_url());
    let plain = bind(config.server.listen).await?;
    let Some(tls) = tls else {
        tracing::info!(address = %plain.local_addr()?, url, "serving");
        return doors.plain(plain, service).await;
    };
    let secure = bind(config.tls.listen).await?;
    tracing::info!(address = %plain.local_addr()?, url, "serving");
    tracing::info!(address = %secure.local_addr()?, url, "serving https");
    let outer = if config.tls.redirect {
        redirect(url, service.clone())
    } else {
        service.clone()
    };
    let (outer, inner) = (
        doors.plain(plain, outer),
        doors.secure(secure, service, tls.server()?),
    );
    tokio::try_join!(outer, inner).map(drop)
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Stop> {
    let bound = TcpListener::bind(address).await;
    Ok(bound.map_err(|error| format!("{address}: {error}"))?)
}

/// Keeps the certificate in force. A hangup says that its files are to be read now.
async fn look_after(tls: Option<&Tls>, app: &App, mut told: Signal) -> Infallible {
    let again = async || {
        told.recv().await;
    };
    match tls {
        Some(tls) => tls.keep(Arc::clone(&app.clock), again).await,
        None => std::future::pending().await,
    }
}

async fn close_when_told(app: &App, doors: &Doors) -> Infallible {
    told_to_stop().await;
    app.live.close();
    doors.close();
    std::future::pending().await
}

fn log(settings: &Log) -> Result<(), Stop> {
    let filter = EnvFilter::try_new(&settings.filter)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}

/// Runs jobs on a thread of their own until the service stops.
fn jobs_start(app: &App, running: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Stop> {
    let app = app.clone();
    // Nobody knows which clock ran before: the first look is as one after the clock went back.
    let last = AtomicI64::new(i64::MAX);
    work_start("jobs", running, move || {
        let now = app.clock.now().micros();
        if now < last.load(Ordering::SeqCst) {
            kernel::jobs::jobs_free(&app).map_err(|error| error.to_string())?;
        }
        last.store(now, Ordering::SeqCst);
        kernel::jobs::jobs_run(&app).map_err(|error| error.to_string())
    })
}

/// Sends events to programs on a thread of its own, so that one of them that is slow holds nothing else up.
fn hooks_start(app: &App, running: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Stop> {
    let app = app.clone();
    work_start("hooks", running, move || {
        let run = hooks::hooks_run(&app, &|message| hooks::post(&app, message));
        run.map_err(|error| error.to_string())
    })
}

/// Speaks with agencies' own systems on a thread of its own, and counts what is on its way there.
fn partners_start(app: &App, running: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Stop> {
    let app = app.clone();
    let parcels = app.meters.gauges(
        "parcels",
        "Reports and additions for agencies' own systems by how far they came",
    );
    work_start("partners", running, move || {
        let run = partners::partners_run(&app, &|ask| partners::ask(&app, ask));
        let done = run.map_err(|error| error.to_string())?;
        if done > 0 {
            let counts = partners::parcels_counted(&app).map_err(|error| error.to_string())?;
            for state in ParcelState::ALL {
                let found = counts.iter().find(|(known, _)| *known == state);
                parcels.set(
                    [("state", state.code())],
                    found.map_or(0, |(_, count)| *count),
                );
            }
        }
        Ok(done)
    })
}

/// Writes down what this process refused, a few times a minute at most.
fn limits_start(app: &App, running: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Stop> {
    let app = app.clone();
    work_start("limits", running, move || {
        limits::limits_keep(&app).map_err(|error| error.to_string())?;
        // However much is refused, it is written down once a rest.
        Ok(0)
    })
}

/// Takes what was done into the public log, on a thread of its own: how old it is must not depend on other work.
fn log_start(app: &App, running: &Arc<AtomicBool>) -> Result<JoinHandle<()>, Stop> {
    let app = app.clone();
    work_start("log", running, move || match public::log_extend(&app) {
        // A full step has another one behind it; what a smaller one left behind is gathered meanwhile.
        Ok(taken) => Ok(if taken >= public::STEP { taken } else { 0 }),
        Err(public::Error::Deposed) => Ok(0),
        Err(error) => Err(error.to_string()),
    })
}

/// Does what there is to do, round after round, and rests where there was nothing.
fn work_start(
    name: &'static str,
    running: &Arc<AtomicBool>,
    round: impl Fn() -> Result<usize, String> + Send + 'static,
) -> Result<JoinHandle<()>, Stop> {
    let running = Arc::clone(running);
    let work = move || {
        while running.load(Ordering::SeqCst) {
            match round() {
                Ok(0) => std::thread::sleep(WORK_REST),
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, work = name, "a round failed");
                    std::thread::sleep(WORK_REST);
                }
            }
        }
    };
    let thread = std::thread::Builder::new().name(name.to_owned());
    Ok(thread.spawn(work)?)
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping");
}
