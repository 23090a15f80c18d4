//! `balai serve`: the service itself, its jobs, and its orderly end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use base::SystemClock;
use kernel::App;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::config::{Log, LogFormat};
use crate::open::{self, Stop};

/// How long the jobs rest when there is nothing to do.
const JOBS_REST: Duration = Duration::from_millis(500);

/// Serves until it is told to stop; answers what it had begun.
pub(crate) fn serve(serve: &Serve) -> Result<(), Stop> {
    let config = open::settings(&serve.place, &serve.flags())?;
    log(&config.log)?;
    let app = open::open(&config, serve.demo, Arc::new(SystemClock))?;
    if serve.demo {
        reports::demo::seed(&app)?;
    }
    let running = Arc::new(AtomicBool::new(true));
    let jobs = jobs_start(&app, &running)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(config.server.listen)
            .await
            .map_err(|error| format!("{}: {error}", config.server.listen))?;
        tracing::info!(address = %listener.local_addr()?, url = app.site.public_url(), "serving");
        let service =
            server::service(&app).into_make_service_with_connect_info::<std::net::SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(told_to_stop())
            .await?;
        Ok::<_, Stop>(())
    });
    running.store(false, Ordering::SeqCst);
    if jobs.join().is_err() {
        tracing::error!("the jobs thread panicked");
    }
    served
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
    let (app, running) = (app.clone(), Arc::clone(running));
    let work = move || {
        while running.load(Ordering::SeqCst) {
            match kernel::jobs::jobs_run(&app) {
                Ok(0) => std::thread::sleep(JOBS_REST),
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "jobs cannot be claimed");
                    std::thread::sleep(JOBS_REST);
                }
            }
        }
    };
    Ok(std::thread::Builder::new()
        .name("jobs".to_owned())
        .spawn(work)?)
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
