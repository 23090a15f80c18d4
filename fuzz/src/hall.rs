//! The whole service: any path, query, header and body. It may refuse; it may not fail.

use std::cell::OnceCell;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use testkit::{Folder, World};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// One service over an empty instance, for all inputs of one process.
struct Service {
    _world: World,
    _folder: Folder,
    runtime: Runtime,
    router: Router,
}

impl Service {
    fn open() -> Self {
        let folder = Folder::new();
        let world = World::in_folder(folder.path(), &server::modules());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        Self {
            router: server::service(&world.app),
            runtime: runtime.unwrap_or_else(|error| panic!("no runtime: {error}")),
            _world: world,
            _folder: folder,
        }
    }

    fn status(&self, request: Request<Body>) -> u16 {
        let answer = self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await;
            let Ok(answer) = answer;
            let (parts, body) = answer.into_parts();
            let read = axum::body::to_bytes(body, usize::MAX).await;
            (parts.status.as_u16(), read.is_ok())
        });
        assert!(answer.1, "an answer was cut short");
        answer.0
    }
}

thread_local! {
    static SERVICE: OnceCell<Service> = const { OnceCell::new() };
}

/// A request as HTTP/1 writes it: method and path, headers, an empty line, the body.
pub(crate) fn service(bytes: &[u8]) {
    let Some(request) = request(bytes) else {
        return;
    };
    let asked = format!("{} {}", request.method(), request.uri());
    let status = SERVICE.with(|service| service.get_or_init(Service::open).status(request));
    assert!(status < 500, "{asked}: {status}");
}

fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = bytes.split_at(end.unwrap_or(bytes.len()));
    let mut lines = head.split(|byte| *byte == b'\n');
    let mut first = lines.next()?.splitn(2, |byte| *byte == b' ');
    let (method, path) = (first.next()?, first.next()?);
    let mut request = Request::builder().method(method).uri(path);
    for line in lines {
        let mut halves = line.splitn(2, |byte| *byte == b':');
        let (name, value) = (halves.next()?, halves.next()?);
        request = request.header(name, value.trim_ascii());
    }
    let body = body.get(2..).unwrap_or_default().to_vec();
    request.body(Body::from(body)).ok()
}
