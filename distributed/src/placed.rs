//! A table as parts in a folder or a bucket, ready to be asked.

use std::sync::Arc;

use datafusion::dataframe::DataFrame;
use datafusion::datasource::listing::ListingTableUrl;
use datafusion::logical_expr::Expr;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use object_store::{ObjectStore, ObjectStoreExt};
use serde_json::{Value as Json, json};
use tables::{Builder, Field, Kind, Query, Schema, Table};
use url::Url;

use crate::answer::Reply;
use crate::{Error, filter, groups, rows};

/// The column that numbers rows, from 0.
pub(crate) const ROW: &str = "row";
/// The file that tells of the columns.
const ABOUT: &str = "table.json";

/// A column by its place: names of columns are for people.
pub(crate) fn column(at: usize) -> Expr {
    Expr::Column(name(at).into())
}

/// What a column is called in the parts.
pub(crate) fn name(at: usize) -> String {
    format!("c{at}")
}

/// What the whole numbers of small units of a column are called there.
pub(crate) fn units_name(at: usize) -> String {
    format!("u{at}")
}

/// Which columns there are, and how many decimals those numbers have that are added up exactly.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    pub(crate) fields: Vec<Field>,
    pub(crate) scales: Vec<Option<u8>>,
}

impl Layout {
    pub(crate) fn kind(&self, at: usize) -> Kind {
        self.fields.get(at).map_or(Kind::Text, |field| field.kind)
    }

    /// The decimals of a column that also stands there as whole numbers.
    pub(crate) fn scale(&self, at: usize) -> Option<u8> {
        self.scales.get(at).copied().flatten()
    }

    fn write(&self) -> Json {
        let fields = self.fields.iter().zip(&self.scales);
        let fields = fields.map(|(field, scale)| {
            json!({"name": field.name, "kind": field.kind.code(), "decimals": scale})
        });
        fields.collect()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let all: Vec<Json> = serde_json::from_slice(bytes).ok()?;
        let mut layout = Self {
            fields: Vec::new(),
            scales: Vec::new(),
        };
        for field in &all {
            let kind = Kind::parse(field.get("kind")?.as_str()?)?;
            let name = field.get("name")?.as_str()?;
            layout.fields.push(Field::new(name.to_owned(), kind));
            let scale = field.get("decimals").and_then(Json::as_u64);
            let scale = scale.and_then(|scale| u8::try_from(scale).ok());
            layout.scales.push(scale);
        }
        Some(layout)
    }
}

/// A table that was placed by [`crate::load`].
#[derive(Debug, Clone)]
pub struct Placed {
    url: Url,
    pub(crate) layout: Layout,
    /// The same columns without rows: what a question is looked through with.
    pub(crate) empty: Table,
}

impl Placed {
    /// The one at an address that ends with `/`: `file:///…/` or `s3://bucket/…/`.
    pub async fn open(context: &SessionContext, url: &Url) -> Result<Self, Error> {
        let about = url.join(ABOUT).map_err(foreign)?;
        let store = store(context, &about)?;
        let path = object_store::path::Path::from_url_path(about.path()).map_err(foreign)?;
        let bytes = store.get(&path).await?.bytes().await?;
        let layout = Layout::read(&bytes);
        let layout = layout.ok_or_else(|| Error::Foreign(ABOUT.to_owned()))?;
        let schema = Schema::new(layout.fields.clone()).map_err(foreign)?;
        Ok(Self {
            url: url.clone(),
            empty: Builder::new(schema).finish().map_err(foreign)?,
            layout,
        })
    }

    /// Writes down what the columns are.
    pub(crate) async fn describe(
        context: &SessionContext,
        url: &Url,
        layout: &Layout,
    ) -> Result<(), Error> {
        put(context, url, ABOUT, layout.write().to_string().into_bytes()).await
    }

    /// Its columns.
    pub const fn schema(&self) -> &Schema {
        self.empty.schema()
    }

    /// Asks it. The context says who does the work.
    pub async fn ask(&self, context: &SessionContext, query: &Query) -> Result<Reply, Error> {
        // What is wrong with the question is found by the same eyes as on one node.
        let shape = tables::run(&self.empty, query)?.fields().to_vec();
        if query.is_grouped() {
            groups::ask(self, context, query, shape).await
        } else {
            rows::ask(self, context, query, shape).await
        }
    }

    /// The rows that pass a question's filter.
    pub(crate) async fn passing(
        &self,
        context: &SessionContext,
        query: &Query,
    ) -> Result<DataFrame, Error> {
        let all = self.all(context).await?;
        match &query.filter {
            None => Ok(all),
            Some(filter) => Ok(all.filter(filter::condition(&self.layout, filter, false))?),
        }
    }

    /// All rows.
    pub(crate) async fn all(&self, context: &SessionContext) -> Result<DataFrame, Error> {
        let options = ParquetReadOptions::default();
        Ok(context.read_parquet(self.url.as_str(), options).await?)
    }
}

/// The folder tree or bucket in which an address lies.
fn store(context: &SessionContext, url: &Url) -> Result<Arc<dyn ObjectStore>, Error> {
    let whole = ListingTableUrl::parse(url)?.object_store();
    Ok(context.runtime_env().object_store(whole)?)
}

/// Puts a file into the folder or bucket.
pub(crate) async fn put(
    context: &SessionContext,
    folder: &Url,
    name: &str,
    bytes: Vec<u8>,
) -> Result<(), Error> {
    let url = folder.join(name).map_err(foreign)?;
    let store = self::store(context, &url)?;
    let path = object_store::path::Path::from_url_path(url.path()).map_err(foreign)?;
    store.put(&path, bytes.into()).await?;
    Ok(())
}

/// What is not of our making.
pub(crate) fn foreign(what: impl std::fmt::Display) -> Error {
    Error::Foreign(what.to_string())
}
