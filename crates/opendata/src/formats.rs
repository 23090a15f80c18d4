//! The files in which each version of a dataset can be had, as other portals name them.

use tables::write::Output;

use crate::model::Version;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// The ending in addresses, after the version and a dot.
    pub(crate) code: &'static str,
    /// What people call it.
    pub(crate) name: &'static str,
    /// Its media type, without parameters.
    pub(crate) media_type: &'static str,
    /// Its code in the list of file types of the EU's Publications Office.
    pub(crate) authority: &'static str,
}

/// All that every version has, the main one first.
const FORMATS: [Format; 5] = [
    Format {
        code: "csv",
        name: "CSV",
        media_type: "text/csv",
        authority: "CSV",
    },
    Format {
        code: "xlsx",
        name: "XLSX",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        authority: "XLSX",
    },
    Format {
        code: "parquet",
        name: "Parquet",
        media_type: "application/vnd.apache.parquet",
        authority: "PARQUET",
    },
    Format {
        code: "json",
        name: "JSON",
        media_type: "application/json",
        authority: "JSON",
    },
    Format {
        code: "ndjson",
        name: "NDJSON",
        media_type: "application/x-ndjson",
        authority: "JSON",
    },
];

/// Where there are points.
const POINTS: Format = Format {
    code: "geojson",
    name: "GeoJSON",
    media_type: "application/geo+json",
    authority: "GEOJSON",
};

/// The codes of all of them.
pub(crate) const CODES: [&str; 6] = ["csv", "xlsx", "parquet", "json", "ndjson", "geojson"];

/// Those that a version has.
pub(crate) fn formats(version: &Version) -> impl Iterator<Item = Format> + use<> {
    let has = |wanted: &str| version.columns.iter().any(|(name, _)| name == wanted);
    let points = (has("lat") && has("lon")).then_some(POINTS);
    FORMATS.into_iter().chain(points)
}

/// Whether its bytes are those that are cited.
pub(crate) fn is_cited(format: Format) -> bool {
    format.code == Output::Parquet.code()
}
