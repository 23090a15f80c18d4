//! The doors: where people come in, how many at once, and how long they may dawdle on the threshold.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Control, Handle, Server};
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

use crate::open::Stop;

/// How long somebody may take for what is done in moments, unless they mean to keep us waiting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// From the connection to the end of the handshake.
    pub(crate) handshake: Duration,
    /// For a request's head; also how long a connection rests between two requests.
    pub(crate) head: Duration,
    /// For answers that were begun when the service is told to stop.
    pub(crate) farewell: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(30),
            farewell: Duration::from_secs(30),
        }
    }
}

/// How often a silent HTTP/2 connection is asked whether it is still there.
const STILL_THERE: Duration = Duration::from_mins(1);
/// Requests that one HTTP/2 connection may have under way.
const STREAMS: u32 = 100;

/// All doors of one service: they share the room behind them, and close together.
#[derive(Clone)]
pub(crate) struct Doors {
    room: Arc<Semaphore>,
    control: Control,
    patience: Patience,
}

impl Doors {
    /// Doors to a room for so many connections.
    pub(crate) fn new(connections: usize, patience: Patience) -> Self {
        Self {
            room: Arc::new(Semaphore::new(connections)),
            control: Control::new(),
            patience,
        }
    }

    /// Lets nobody in any more, and gives those inside a little time.
    pub(crate) fn close(&self) {
        self.control.graceful_shutdown(Some(self.patience.farewell));
    }

    /// Serves plain HTTP until the doors close.
    pub(crate) async fn plain(&self, listener: TcpListener, service: Router) -> Result<(), Stop> {
        Ok(self.server(listener).serve(self.guests(service)).await?)
    }

    /// Serves https until the doors close.
    pub(crate) async fn secure(
        &self,
        listener: TcpListener,
        service: Router,
        tls: Arc<ServerConfig>,
    ) -> Result<(), Stop> {
        let acceptor = RustlsAcceptor::new(RustlsConfig::from_config(tls))
            .handshake_timeout(self.patience.handshake)
            .acceptor(NoDelayAcceptor::new());
        let server = self.server(listener).acceptor(acceptor);
        Ok(server.serve(self.guests(service)).await?)
    }

    fn server(&self, listener: TcpListener) -> Server<SocketAddr> {
        let mut server = Server::from_listener(listener)
            .handle(Handle::with_control(self.control.clone()))
            .first_request_timeout(self.patience.head)
            .accept_error_handler(|peer, error| tracing::debug!(?peer, %error, "not let in"));
        let builder = server.http_builder();
        builder.http1().header_read_timeout(self.patience.head);
        builder
            .http2()
            .keep_alive_interval(STILL_THERE)
            .keep_alive_timeout(self.patience.head)
            .max_concurrent_streams(STREAMS);
        server
    }

    fn guests(&self, service: Router) -> Guests {
        Guests {
            service,
            room: Arc::clone(&self.room),
        }
    }
}

/// Makes a guest of each connection, when there is room: until then, connections wait at the door.
struct Guests {
    service: Router,
    room: Arc<Semaphore>,
}

impl Service<SocketAddr> for Guests {
    type Response = Guest;
    type Error = Stop;
    type Future = Pin<Box<dyn Future<Output = Result<Guest, Stop>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Stop>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, peer: SocketAddr) -> Self::Future {
        let service = self.service.clone();
        let room = Arc::clone(&self.room);
        Box::pin(async move {
            let place = Arc::new(room.acquire_owned().await?);
            Ok(Guest {
                service,
                peer,
                _place: place,
            })
        })
    }
}

/// One connection: the service, whom it serves, and the place that this takes.
#[derive(Clone)]
struct Guest {
    service: Router,
    peer: SocketAddr,
    _place: Arc<OwnedSemaphorePermit>,
}

impl<B> Service<Request<B>> for Guest
where
    Router: Service<Request<B>>,
{
    type Response = <Router as Service<Request<B>>>::Response;
    type Error = <Router as Service<Request<B>>>::Error;
    type Future = <Router as Service<Request<B>>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        request.extensions_mut().insert(ConnectInfo(self.peer));
        self.service.call(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    const MOMENT: Patience = Patience {
        handshake: Duration::from_millis(20),
        head: Duration::from_millis(20),
        farewell: Duration::from_millis(20),
    };

    fn service() -> Router {
        Router::new().route(
            "/",
            get(|ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.to_string() }),
        )
    }

    fn tls() -> Arc<ServerConfig> {
        let made = rcgen::generate_simple_self_signed(vec!["balai.example".to_owned()]).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into());
        Arc::new(server.unwrap())
    }

    /// Opens a door of either kind, and does something before it.
    fn before<Done>(
        doors: &Doors,
        tls: Option<Arc<ServerConfig>>,
        deed: impl AsyncFnOnce(SocketAddr) -> Done,
    ) -> Done {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let served = async {
                match tls {
                    Some(tls) => doors.secure(listener, service(), tls).await,
                    None => doors.plain(listener, service()).await,
                }
            };
            tokio::select! {
                served = served => panic!("closed: {served:?}"),
                done = deed(address) => done,
            }
        })
    }

    async fn say(address: SocketAddr, words: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(words.as_bytes()).await.unwrap();
        stream
    }

    async fn rest(mut stream: TcpStream) -> String {
        let mut came = Vec::new();
        // A reset is an end, too.
        let _ = stream.read_to_end(&mut came).await;
        String::from_utf8_lossy(&came).into_owned()
    }

    #[test]
    fn whoever_dawdles_over_a_request_is_shown_out() {
        let doors = Doors::new(10, MOMENT);
        before(&doors, None, async |address| {
            assert_eq!(rest(say(address, "").await).await, "");
            let half = rest(say(address, "GET / HTTP/1.1\r\nHost: x\r\n").await).await;
            assert!(!half.contains("200"), "{half}");
            let one = rest(say(address, "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT").await).await;
            assert_eq!(one.matches("HTTP/1.1 200").count(), 1, "{one}");
        });
    }

    #[test]
    fn whoever_dawdles_over_the_handshake_is_shown_out() {
        let doors = Doors::new(10, MOMENT);
        before(&doors, Some(tls()), async |address| {
            assert_eq!(rest(say(address, "").await).await, "");
            // The first bytes of a greeting that never ends.
            assert_eq!(rest(say(address, "\u{16}\u{3}\u{1}").await).await, "");
        });
    }

    #[test]
    fn when_the_room_is_full_the_next_waits_until_somebody_leaves() {
        let patience = Patience {
            head: Duration::from_mins(1),
            ..MOMENT
        };
        let doors = Doors::new(1, patience);
        before(&doors, None, async |address| {
            let ask = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
            let mut first = say(address, ask).await;
            let mut byte = [0; 1];
            first.read_exact(&mut byte).await.unwrap();
            let mut second = say(address, ask).await;
            tokio::select! {
                biased;
                _ = second.read_exact(&mut byte) => panic!("two in a room for one"),
                () = async { for _ in 0..100 { tokio::task::yield_now().await } } => {}
            }
            drop(first);
            second.read_exact(&mut byte).await.unwrap();
        });
    }

    #[test]
    fn the_service_knows_who_came() {
        let doors = Doors::new(10, Patience::default());
        before(&doors, None, async |address| {
            let ask = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            let stream = say(address, ask).await;
            let peer = stream.local_addr().unwrap().to_string();
            assert!(rest(stream).await.ends_with(&peer));
        });
    }

    #[test]
    fn closed_doors_stay_closed_and_a_straggler_does_not_hold_them() {
        let doors = Doors::new(10, MOMENT);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let close = async {
                let half = say(address, "GET / HTTP/1.1\r\n").await;
                doors.close();
                half
            };
            let (served, _half) = tokio::join!(doors.plain(listener, service()), close);
            served.unwrap();
            assert!(TcpStream::connect(address).await.is_err());
        });
    }
}
