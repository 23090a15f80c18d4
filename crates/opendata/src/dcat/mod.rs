//! The catalogue as DCAT-AP 3: what a dataset is, who publishes it, under which licence, and where its files are.

mod http;

use base::{Lang, Time};
use kernel::registry::Registry;

use crate::catalogue::{Entry, Withdrawn};
use crate::formats::{Format, formats, is_cited};
use crate::licences::address as licence_address;
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
            .with("dcat:contactPoint", self.contact(&dataset.agency))
            .with("dct:issued", Thing::moment(*created))
            .with("dct:modified", Thing::moment(dataset.updated))
            .with("dcat:version", Thing::Plain(version.number.to_string()))
            .with("dct:accessRights", authority("access-right", "PUBLIC"))
            .with("dct:accrualPeriodicity", authority("frequency", frequency))
            .with("dcat:theme", authority("data-theme", "GOVE"))
            .each("dct:language", languages)
            .each("dcat:keyword", keywords(entry))
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

    fn contact(&self, code: &str) -> Thing {
        let node = Node::nameless("vcard:Organization");
        let agency = self.registry.agency(code);
        let named = match agency {
            Some(agency) => node.each("vcard:fn", Thing::said(&agency.name)),
            None => node.with("vcard:fn", Thing::Plain(code.to_owned())),
        };
        let page = Thing::at(self.agency_address(code));
        Thing::Nameless(named.with("vcard:hasURL", page))
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

/// Words by which a dataset is found: what its slug is made of, in no language of ours, and its body's short name.
fn keywords(entry: &Entry) -> Vec<Thing> {
    keyword_list(entry).into_iter().map(Thing::Plain).collect()
}

/// The same as bare words.
pub(crate) fn keyword_list(entry: &Entry) -> Vec<String> {
    let tags = &entry.dataset.details.tags;
    if !tags.is_empty() {
        return tags.clone();
    }
    let words = entry.dataset.slug.split(['-', '_']);
    let mut all: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    all.push(entry.dataset.agency.clone());
    all.dedup();
    all
}

/// When the newest of some datasets changed.
fn newest(all: &[&Entry]) -> Time {
    let times = all.iter().map(|entry| entry.dataset.updated);
    times.max().unwrap_or_default()
}
