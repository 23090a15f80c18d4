//! The route table: one row says where, who, how often and what, and the router believes nothing
//! else.

use crate::openapi::Doc;
use crate::{Access, Ctx, Rate};
use axum::handler::Handler;
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use base::{Field, Personal, Problem};

/// The largest body that a row accepts unless it says otherwise: 64 KiB.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Writes a refusal: the request, the problem, and its sentence in the reader's language.
pub type Refusal = fn(&Ctx, &Problem, String) -> Response;

/// One row of the route table.
#[derive(Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own of the row"
)]
pub struct Route<S> {
    /// The method; GET rows answer HEAD too.
    pub method: Method,
    /// The path in axum's form, such as `/{lang}/reports/{reference}`.
    pub path: &'static str,
    /// The dotted name of what it does, such as `reports.page_list`.
    pub name: &'static str,
    /// Who may use it.
    pub access: Access,
    /// How often.
    pub rate: Rate,
    /// The largest body in bytes.
    pub body_limit: usize,
    /// What the OpenAPI document says; pages have none.
    pub doc: Option<Doc>,
    /// How refusals look, where a standard prescribes it; problems (RFC 9457) and pages otherwise.
    pub failures: Option<Refusal>,
    /// Why forms from elsewhere are taken, if they are; all others prove that they come from our pages.
    pub foreign: Option<&'static str>,
    /// Whether other sites may show it in a frame: then nobody is signed in there, and no cookie is set.
    pub framed: bool,
    /// Whether the page asks by itself, so that a session does not live on by it.
    pub unseen: bool,
    /// Whether the second factor is asked for again if it was entered more than a short while ago.
    pub step_up: bool,
    /// Whether a token may come bare, as programs written for CKAN send it: in `Authorization` without a scheme, or in
    /// `X-CKAN-API-Key`.
    pub keyed: bool,
    /// Which personal data its answers give away to others than their owner, if any.
    pub personal: Option<Personal>,
    pub(crate) handler: MethodRouter<S>,
}

impl<S: Clone + Send + Sync + 'static> Route<S> {
    /// A row that reads.
    pub fn get<H, T>(path: &'static str, name: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::row(
            Method::GET,
            path,
            name,
            access,
            on(MethodFilter::GET, handler),
        )
    }

    /// A row that changes something.
    pub fn post<H, T>(path: &'static str, name: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::row(
            Method::POST,
            path,
            name,
            access,
            on(MethodFilter::POST, handler),
        )
    }

    /// A row that replaces something.
    pub fn put<H, T>(path: &'static str, name: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::row(
            Method::PUT,
            path,
            name,
            access,
            on(MethodFilter::PUT, handler),
        )
    }

    /// A row that takes something away.
    pub fn delete<H, T>(path: &'static str, name: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        Self::row(
            Method::DELETE,
            path,
            name,
            access,
            on(MethodFilter::DELETE, handler),
        )
    }

    fn row(
        method: Method,
        path: &'static str,
        name: &'static str,
        access: Access,
        handler: MethodRouter<S>,
    ) -> Self {
        let reads = method == Method::GET;
        let rate = match (reads, is_page(path)) {
            (true, true) => Rate::Page,
            (true, false) => Rate::Read,
            (false, _) => Rate::Write,
        };
        Self {
            method,
            path,
            name,
            access,
            rate,
            body_limit: BODY_LIMIT,
            doc: None,
            failures: None,
            foreign: None,
            framed: false,
            unseen: false,
            step_up: false,
            keyed: false,
            personal: None,
            handler,
        }
    }

    /// Sets the rate class; reading rows are `Page` or `Read`, others `Write` unless set.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rate = rate;
        self
    }

    /// Sets the largest body in bytes.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Writes refusals of this row in the shape that a standard prescribes.
    pub fn failures(mut self, refusal: Refusal) -> Self {
        self.failures = Some(refusal);
        self
    }

    /// Takes forms that do not come from our own pages. The row says why that is safe: what it does must rest
    /// on nothing that a browser sends by itself, such as a cookie.
    pub fn foreign(mut self, why: &'static str) -> Self {
        self.foreign = Some(why);
        self
    }

    /// Lets other sites show it in a frame. Whoever asks is a guest there, so that nobody's clicks can be led astray.
    pub fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    /// For what a page asks by itself: it is no sign that a person is there, and keeps no session alive.
    pub fn unseen(mut self) -> Self {
        self.unseen = true;
        self
    }

    /// Takes a token without a scheme in `Authorization`, or in `X-CKAN-API-Key`, as CKAN does.
    pub fn keyed(mut self) -> Self {
        self.keyed = true;
        self
    }

    /// Asks for the second factor again, for acts that do harm in the wrong hands. Who came with a token is not
    /// asked. What a page's form said is not lost: it is sent again after the factor.
    pub fn step_up(mut self) -> Self {
        self.step_up = true;
        self
    }

    /// Says which personal fields its answers give away to others than those whom they are about, and why: then the
    /// people see who read them, and when. An answer that gives away what its row does not say is withheld.
    pub fn personal(mut self, why: &'static str, fields: &'static [Field]) -> Self {
        self.personal = Some(Personal { why, fields });
        self
    }

    /// Describes the row in the OpenAPI document.
    pub fn doc(mut self, doc: Doc) -> Self {
        self.doc = Some(doc);
        self
    }
}

/// Whether a row is a page in a language.
pub(crate) fn is_page(path: &str) -> bool {
    path == "/{lang}" || path.starts_with("/{lang}/")
}

impl<S> std::fmt::Debug for Route<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} {} {} [{}; {:?}; {} bytes]",
            self.method, self.path, self.name, self.access, self.rate, self.body_limit
        )
    }
}
