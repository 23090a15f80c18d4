//! Servers that take what they are sent and then lie about it: a mail server and an address of a program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How a lying server behaves to whoever comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// It does what it says.
    None,
    /// It takes the connection and never says a word.
    Silence,
    /// It hangs up at once.
    HangUp,
    /// It answers what is no answer.
    Garbage,
    /// It is busy, and says so: 421, 503.
    Busy,
    /// It takes everything and never answers.
    TakeAndHang,
    /// It takes everything and hangs up without an answer.
    TakeAndHangUp,
    /// It takes everything, says so, and hangs up before anybody said goodbye.
    TakeAndReset,
    /// It answers twice.
    Twice,
}

impl Lie {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Silence,
        Self::HangUp,
        Self::Garbage,
        Self::Busy,
        Self::TakeAndHang,
        Self::TakeAndHangUp,
        Self::TakeAndReset,
        Self::Twice,
    ];
}

/// What a server took: the ids of letters or messages, as often as each came, in their order.
type Taken = Arc<Mutex<Vec<String>>>;

/// A lying server; it goes on listening until the test's process ends.
#[derive(Debug, Clone)]
pub struct Liar {
    address: SocketAddr,
    lie: Arc<Mutex<Lie>>,
    taken: Taken,
    /// Connections that are left hanging.
    held: Arc<Mutex<Vec<TcpStream>>>,
}

impl Liar {
    /// A mail server. Letters are told apart by their Message-ID.
    pub fn mail() -> Self {
        Self::listen(mail)
    }

    /// The address of a program that takes signed messages. They are told apart by their `webhook-id`.
    pub fn program() -> Self {
        Self::listen(program)
    }

    fn listen(serve: fn(&Self, Lie, &TcpStream) -> std::io::Result<()>) -> Self {
        let listener = match TcpListener::bind("127.0.0.1:0") {
            Ok(listener) => listener,
            Err(error) => panic!("no port: {error}"),
        };
        let address = match listener.local_addr() {
            Ok(address) => address,
            Err(error) => panic!("no address: {error}"),
        };
        let liar = Self {
            address,
            lie: Arc::new(Mutex::new(Lie::None)),
            taken: Taken::default(),
            held: Arc::default(),
        };
        let shared = liar.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (liar, lie) = (shared.clone(), *held(&shared.lie));
                // The other side may go at any moment, which is part of what is tried.
                thread::spawn(move || serve(&liar, lie, &stream).ok());
            }
        });
        liar
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How it is to behave from now on. Whom it left hanging it hangs up on.
    pub fn lie(&self, lie: Lie) {
        *held(&self.lie) = lie;
        for stream in held(&self.held).drain(..) {
            let _ = stream.shutdown(std::net::Shutdown::Both);
        }
    }

    /// The ids of what it took, as often as each came.
    pub fn taken(&self) -> Vec<String> {
        held(&self.taken).clone()
    }

    fn take(&self, id: &str) {
        held(&self.taken).push(id.to_owned());
    }

    fn hang(&self, stream: &TcpStream) -> std::io::Result<()> {
        let copy = stream.try_clone()?;
        held(&self.held).push(copy);
        // Until the other side or the test has had enough.
        let mut rest = stream;
        std::io::copy(&mut rest, &mut std::io::sink()).map(drop)
    }
}

fn held<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One conversation about mail.
fn mail(liar: &Liar, lie: Lie, stream: &TcpStream) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    match lie {
        Lie::Silence => return liar.hang(stream),
        Lie::HangUp => return Ok(()),
        Lie::Garbage => return out.write_all(b"\xff\x00 hai\r\napa khabar\r\n"),
        Lie::Busy => return out.write_all(b"421 4.3.2 come back later\r\n"),
        _ => {}
    }
    out.write_all(b"220 liar\r\n")?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    while let Some(line) = lines.next().transpose()? {
        let word = line.split(' ').next().unwrap_or_default().to_uppercase();
        match word.as_str() {
            "EHLO" | "HELO" => out.write_all(b"250 liar\r\n")?,
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let mut id = String::new();
                while let Some(line) = lines.next().transpose()? {
                    if let Some(found) = line.strip_prefix("Message-ID: ") {
                        found.clone_into(&mut id);
                    }
                    if line == "." {
                        break;
                    }
                }
                liar.take(&id);
                match lie {
                    Lie::TakeAndHang => return liar.hang(stream),
                    Lie::TakeAndHangUp => return Ok(()),
                    Lie::TakeAndReset => return out.write_all(b"250 taken\r\n"),
                    Lie::Twice => out.write_all(b"250 taken\r\n250 taken\r\n")?,
                    _ => out.write_all(b"250 taken\r\n")?,
                }
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => out.write_all(b"250 ok\r\n")?,
        }
    }
    Ok(())
}

/// One message to a program.
fn program(liar: &Liar, lie: Lie, stream: &TcpStream) -> std::io::Result<()> {
    const TAKEN: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    let mut out = stream.try_clone()?;
    match lie {
        Lie::Silence => return liar.hang(stream),
        Lie::HangUp => return Ok(()),
        _ => {}
    }
    let mut request = BufReader::new(stream.try_clone()?);
    let (mut id, mut length) = (String::new(), 0);
    loop {
        let mut text = String::new();
        request.read_line(&mut text)?;
        let header = text.trim_end();
        if header.is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(": ") {
            match name.to_lowercase().as_str() {
                "webhook-id" => value.clone_into(&mut id),
                "content-length" => length = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
    }
    let mut body = Vec::new();
    request.take(length).read_to_end(&mut body)?;
    match lie {
        Lie::Garbage => return out.write_all(b"\xff\x00 hai\r\n\r\n"),
        Lie::Busy => {
            let busy = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            return out.write_all(busy);
        }
        _ => {}
    }
    liar.take(&id);
    match lie {
        Lie::TakeAndHang => liar.hang(stream),
        Lie::TakeAndHangUp => Ok(()),
        // It promises more than it sends.
        Lie::TakeAndReset => out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\no"),
        Lie::Twice => out.write_all(&[TAKEN, TAKEN].concat()),
        _ => out.write_all(TAKEN),
    }
}
