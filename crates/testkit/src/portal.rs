//! A web server on this machine that answers whatever its test wants: a catalogue elsewhere, kind or hostile.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What a portal answers.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body's type.
    pub kind: &'static str,
    /// Where it leads on to, if it does.
    pub location: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// A body of this type.
    pub fn of(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            kind,
            location: None,
            body: body.into(),
        }
    }

    /// Only a status.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::of("text/plain", "")
        }
    }

    /// Leads on to another address.
    pub fn redirect(to: &str) -> Self {
        Self {
            location: Some(to.to_owned()),
            ..Self::status(302)
        }
    }
}

type Answer = Box<dyn Fn(&str) -> Reply + Send + Sync>;

/// A portal; it goes on listening until the test's process ends.
#[derive(Clone)]
pub struct Portal {
    address: SocketAddr,
    answer: Arc<Mutex<Arc<Answer>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl std::fmt::Debug for Portal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Portal").field(&self.address).finish()
    }
}

impl Portal {
    /// Begins to answer: each path with its query.
    ///
    /// # Panics
    ///
    /// If there is no port.
    pub fn start(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = match TcpListener::bind("127.0.0.1:0") {
            Ok(listener) => listener,
            Err(error) => panic!("no port: {error}"),
        };
        let address = match listener.local_addr() {
            Ok(address) => address,
            Err(error) => panic!("no address: {error}"),
        };
        let portal = Self {
            address,
            answer: Arc::new(Mutex::new(Arc::new(Box::new(answer)))),
            asked: Arc::default(),
        };
        let shared = portal.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let portal = shared.clone();
                // The other side may go at any moment.
                thread::spawn(move || portal.serve(&stream).ok());
            }
        });
        portal
    }

    /// What it answers from now on.
    pub fn answers(&self, answer: impl Fn(&str) -> Reply + Send + Sync + 'static) {
        *held(&self.answer) = Arc::new(Box::new(answer));
    }

    /// Its machine, as `host:port`.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it was asked since this was asked last.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *held(&self.asked))
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let path = first.split(' ').nth(1).unwrap_or("/");
        held(&self.asked).push(path.to_owned());
        let answer = Arc::clone(&held(&self.answer));
        let reply = answer(path);
        let location = reply.location.map(|to| format!("Location: {to}\r\n"));
        let head = format!(
            "HTTP/1.1 {} X\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n",
            reply.status,
            reply.kind,
            reply.body.len(),
            location.unwrap_or_default(),
        );
        let mut out = stream;
        out.write_all(head.as_bytes())?;
        out.write_all(&reply.body)
    }
}

fn held<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
