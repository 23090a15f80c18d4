//! The catalogue as DCAT-AP 3: what a dataset is, who publishes it, under which licence, and where its files are.

mod http;

use base::{Lang, Time};
use jiff::civil::Date;
use kernel::registry::Registry;

use crate::catalogue::{Entry, Withdrawn, subjects};
use crate::formats::{Format, formats, is_cited};
use crate::licences::address as licence_address;
use crate::model::Dataset;
use crate::quality::model::Group;
use crate::quality::pages::of_entry;
use crate::rdf::{Node, Thing};

pub(crate) use http::routes;

/// The lists of the EU's Publications Office, by which catalogues of other countries are compared.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
/// ADMS's word for what was taken back.
const WITHDRAWN: &str = "http://purl.org/adms/status/Withdrawn";
/// Where media types are registered.
const MEDIA_TYPES: &str = "http://www.iana.org/assignments/media-types";

/// Where words come from.
pub(crate) struct Teller<'t> {
    /// The registry.
    pub(crate) registry: &'t Registry,
    /// The address of the instance.
    pub(crate) url: &'t str,
    /// When it is told: what is late then is less good.
    pub(crate) now: Time,
}

impl Teller<'_> {
    /// Where a dataset is, in no language.
    pub(crate) fn dataset_address(&self, slug: &str) -> String {
        format!("{}/data/{slug}", self.url)
    }

    /// Where the catalogue's record of a dataset is that was taken back.
    pub(crate) fn record_address(&self, gone: &Withdrawn) -> String {
        format!("{}/catalog#{}", self.url, gone.slug)
    }

    /// What the catalogue still says of it.
    pub(crate) fn record(&self, gone: &Withdrawn) -> Node {
        Node::new(self.record_address(gone), "dcat:CatalogRecord")
            .with(
                "foaf:primaryTopic",
                Thing::at(self.dataset_address(&gone.slug)),
            )
            .with("dct:modified", Thing::moment(gone.at))
            .with("adms:status", Thing::at(WITHDRAWN))
            .with("dct:description", Thing::Plain(gone.notice.clone()))
    }

    fn agency_address(&self, code: &str) -> String {
        format!("{}/ms/agencies/{code}", self.url)
    }

    /// A dataset and all that belongs to it: its files, its publisher.
    pub(crate) fn dataset(&self, entry: &Entry) -> Vec<Node> {
        let Entry {
            dataset,
            version,
            created,
            ..
        } = entry;
        let address = self.dataset_address(&dataset.slug);
        let distribution = |format: &Format| Thing::at(format!("{address}#{}", format.code));
        let frequency = match dataset.frequency.code() {
            "YEARLY" => "ANNUAL",
            "INFREQUENT" => "IRREG",
            "ONE-OFF" => "NEVER",
            same => same,
        };
        let languages = dataset
            .title
            .passages()
            .filter_map(|(lang, _)| language(lang));
        let node = Node::new(address.clone(), "dcat:Dataset")
            .each("dct:title", Thing::said(&dataset.title))
            .each("dct:description", Thing::said(&dataset.about))
            .with("dct:identifier", Thing::Plain(dataset.slug.clone()))
            .with(
                "dct:publisher",
                Thing::at(self.agency_address(&dataset.agency)),
            )
            .with(
                "dct:creator",
                Thing::at(self.agency_address(&dataset.agency)),
            )
            .each("dcat:contactPoint", self.contact(dataset))
            .with("dct:issued", Thing::moment(*created))
            .with("dct:modified", Thing::moment(dataset.updated))
            .with("dcat:version", Thing::Plain(version.number.to_string()))
            .with("dct:accessRights", authority("access-right", "PUBLIC"))
            .with("dct:accrualPeriodicity", authority("frequency", frequency))
            .each("dcat:theme", theme(dataset))
            .each("dct:language", languages)
            .each(
                "dcat:keyword",
                subjects::keywords(dataset).into_iter().map(Thing::Plain),
            )
            .each("dqv:hasQualityMeasurement", self.measurements(entry))
            .each("dct:spatial", self.place(dataset))
            .each("dct:temporal", period(dataset))
            .with(
                "dcat:landingPage",
                Thing::at(format!("{}/ms/data/{}", self.url, dataset.slug)),
            )
            .each(
                "dcat:distribution",
                formats(version).map(|format| distribution(&format)),
            );
        let mut all = vec![node];
        for format in formats(version) {
            all.push(self.distribution(entry, format));
        }
        all.push(self.publisher(&dataset.agency));
        all
    }

    fn distribution(&self, entry: &Entry, format: Format) -> Node {
        let Entry {
            dataset, version, ..
        } = entry;
        let address = self.dataset_address(&dataset.slug);
        let file = format!("{address}/latest.{}", format.code);
        let node = Node::new(format!("{address}#{}", format.code), "dcat:Distribution")
            .with("dct:title", Thing::Plain(format.name.to_owned()))
            .with("dcat:accessURL", Thing::at(file.clone()))
            .with("dcat:downloadURL", Thing::at(file))
            .with("dct:format", authority("file-type", format.authority))
            .with(
                "dcat:mediaType",
                Thing::at(format!("{MEDIA_TYPES}/{}", format.media_type)),
            )
            .with("dct:license", Thing::at(licence_address(&dataset.licence)))
            .with("dct:rights", authority("access-right", "PUBLIC"))
            .with("adms:status", authority("distribution-status", "COMPLETED"))
            .with(
                "dcatap:availability",
                authority("planned-availability", "STABLE"),
            )
            .with("dct:issued", Thing::moment(version.at))
            .with("dct:modified", Thing::moment(version.at))
            .with("dcat:accessService", Thing::at(self.service_address()));
        if !is_cited(format) {
            return node;
        }
        let algorithm = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
        let checksum = Node::nameless("spdx:Checksum")
            .with("spdx:algorithm", Thing::at(algorithm))
            .with(
                "spdx:checksumValue",
                Thing::Typed(version.hash.clone(), "xsd:hexBinary"),
            );
        let bytes = version.bytes.to_string();
        node.with(
            "dcat:byteSize",
            Thing::Typed(bytes, "xsd:nonNegativeInteger"),
        )
        .with("spdx:checksum", Thing::Nameless(checksum))
    }

    fn publisher(&self, code: &str) -> Node {
        let node = Node::new(self.agency_address(code), "foaf:Agent");
        match self.registry.agency(code) {
            Some(agency) => {
                let home = Some(agency.website.as_str()).filter(|site| site.starts_with("http"));
                node.each("foaf:name", Thing::said(&agency.name))
                    .each("foaf:homepage", home.map(Thing::at))
            }
            None => node.with("foaf:name", Thing::Plain(code.to_owned())),
        }
    }

    /// Whom to ask, if anybody said; of what modules publish, the body's own page.
    fn contact(&self, dataset: &Dataset) -> Option<Thing> {
        let code = &dataset.agency;
        let (property, address) = match dataset.details.contact.as_deref() {
            Some(url) if url.starts_with("https://") => ("vcard:hasURL", url.to_owned()),
            Some(email) => ("vcard:hasEmail", format!("mailto:{email}")),
            None if dataset.is_kept() => return None,
            None => ("vcard:hasURL", self.agency_address(code)),
        };
        let node = Node::nameless("vcard:Organization");
        let named = match self.registry.agency(code) {
            Some(agency) => node.each("vcard:fn", Thing::said(&agency.name)),
            None => node.with("vcard:fn", Thing::Plain(code.to_owned())),
        };
        Some(Thing::Nameless(named.with(property, Thing::at(address))))
    }

    /// How good it is, by the measures of data.europa.eu.
    fn measurements(&self, entry: &Entry) -> Vec<Thing> {
        const VOCABULARY: &str = "https://piveau.eu/ns/voc#";
        let Some(score) = of_entry(entry, self.registry, self.now) else {
            return Vec::new();
        };
        let one = |(name, points): (String, i64)| {
            let node = Node::nameless("dqv:QualityMeasurement")
                .with(
                    "dqv:isMeasurementOf",
                    Thing::at(format!("{VOCABULARY}{name}")),
                )
                .with("dqv:value", Thing::Typed(points.to_string(), "xsd:integer"));
            Thing::Nameless(node)
        };
        let groups = Group::ALL.iter().zip(score.groups);
        let groups = groups.map(|(group, points)| (format!("{}Scoring", group.code()), points));
        [("scoring".to_owned(), score.points())]
            .into_iter()
            .chain(groups)
            .map(one)
            .collect()
    }

    /// What it is of, with the code of ISO 3166.
    fn place(&self, dataset: &Dataset) -> Option<Thing> {
        let code = dataset.details.place.as_deref()?;
        let node =
            Node::nameless("dct:Location").with("dct:identifier", Thing::Plain(code.to_owned()));
        let named = match self.registry.state(code) {
            Some(state) => node.each("skos:prefLabel", Thing::said(&state.name)),
            None => node,
        };
        Some(Thing::Nameless(named))
    }

    fn service_address(&self) -> String {
        format!("{}/data-catalogue", self.url)
    }

    /// The service that answers questions about every dataset.
    pub(crate) fn service(&self, names: Vec<Thing>, all: &[&Entry]) -> Node {
        let serves = all
            .iter()
            .map(|entry| Thing::at(self.dataset_address(&entry.dataset.slug)));
        Node::new(self.service_address(), "dcat:DataService")
            .each("dct:title", names)
            .with("dcat:endpointURL", Thing::at(self.service_address()))
            .with(
                "dcat:endpointDescription",
                Thing::at(format!("{}/openapi.json", self.url)),
            )
            .each("dcat:servesDataset", serves)
    }
}

fn authority(list: &str, code: &str) -> Thing {
    Thing::at(format!("{AUTHORITY}/{list}/{code}"))
}

/// What the Publications Office calls a language.
pub(crate) fn language(lang: Lang) -> Option<Thing> {
    let code = match lang.code() {
        "ms" => "MSA",
        "en" => "ENG",
        "zh" => "ZHO",
        "ta" => "TAM",
        _ => return None,
    };
    Some(authority("language", code))
}

fn theme(dataset: &Dataset) -> Option<Thing> {
    subjects::theme(dataset).map(|theme| authority("data-theme", theme.authority()))
}

/// From which day to which its rows are about.
fn period(dataset: &Dataset) -> Option<Thing> {
    let (from, to) = (dataset.details.data_from, dataset.details.data_as_of);
    if from.is_none() && to.is_none() {
        return None;
    }
    let day = |day: Date| Thing::Typed(day.to_string(), "xsd:date");
    let node = Node::nameless("dct:PeriodOfTime")
        .each("dcat:startDate", from.map(day))
        .each("dcat:endDate", to.map(day));
    Some(Thing::Nameless(node))
}

/// When the newest of some datasets changed.
fn newest(all: &[&Entry]) -> Time {
    let times = all.iter().map(|entry| entry.dataset.updated);
    times.max().unwrap_or_default()
}
