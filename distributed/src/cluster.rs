//! Who runs the plans: this process, or a Ballista cluster of a scheduler and executors.
//!
//! All of them find S3-compatible storage by the usual variables (`AWS_ENDPOINT_URL`, `AWS_ACCESS_KEY_ID`,
//! `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ALLOW_HTTP`): keys travel in no plan.

use std::net::SocketAddr;
use std::sync::Arc;

use ballista::prelude::SessionContextExt;
use ballista_core::object_store::{
    runtime_env_with_s3_support, session_config_with_s3_support, session_state_with_s3_support,
};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::Error;

fn config(pieces: usize) -> SessionConfig {
    session_config_with_s3_support()
        .with_target_partitions(pieces)
        .set_bool(
            "datafusion.execution.parquet.schema_force_view_types",
            false,
        )
}

/// Plans are run here, in so many pieces at once.
pub fn local(pieces: usize) -> Result<SessionContext, Error> {
    let state = session_state_with_s3_support(config(pieces))?;
    Ok(SessionContext::new_with_state(state))
}

/// Plans are run by the cluster of a scheduler (`df://host:port`), in so many pieces.
pub async fn remote(scheduler: &str, pieces: usize) -> Result<SessionContext, Error> {
    let state = session_state_with_s3_support(config(pieces))?;
    Ok(SessionContext::remote_with_state(scheduler, state).await?)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Cluster(error.to_string())
}

/// Runs a scheduler until the process is ended.
pub async fn scheduler(listen: SocketAddr, external_host: String) -> Result<(), Error> {
    let config = SchedulerConfig {
        bind_host: listen.ip().to_string(),
        bind_port: listen.port(),
        external_host,
        ..SchedulerConfig::default()
    }
    .with_override_config_producer(Arc::new(session_config_with_s3_support))
    .with_override_session_builder(Arc::new(session_state_with_s3_support));
    let cluster = BallistaCluster::new_from_config(&config)
        .await
        .map_err(failed)?;
    start_server(cluster, listen, Arc::new(config))
        .await
        .map_err(failed)
}

/// What an executor is told.
#[derive(Debug, Clone)]
pub struct Executor {
    /// Where it listens for those who fetch what it made; the next port is for the scheduler's orders.
    pub listen: SocketAddr,
    /// What others call this machine.
    pub external_host: String,
    /// The scheduler's machine.
    pub scheduler_host: String,
    /// The scheduler's port.
    pub scheduler_port: u16,
    /// Pieces of work at once.
    pub pieces: usize,
    /// Where it keeps what it made, until a day after the work.
    pub work_dir: String,
}

/// Runs an executor until the process is ended.
pub async fn executor(told: Executor) -> Result<(), Error> {
    let config = ExecutorProcessConfig {
        bind_host: told.listen.ip().to_string(),
        external_host: Some(told.external_host),
        port: told.listen.port(),
        grpc_port: told.listen.port().saturating_add(1),
        scheduler_host: told.scheduler_host,
        scheduler_port: told.scheduler_port,
        scheduler_connect_timeout_seconds: 60,
        vcores: told.pieces,
        work_dir: Some(told.work_dir),
        job_data_ttl_seconds: 86_400,
        job_data_clean_up_interval_seconds: 1_800,
        override_config_producer: Some(Arc::new(session_config_with_s3_support)),
        override_runtime_producer: Some(Arc::new(runtime_env_with_s3_support)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config))
        .await
        .map_err(failed)
}
