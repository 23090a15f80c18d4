//! Licences as other portals know them.

/// A licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Licence {
    /// Its SPDX identifier, as datasets have it.
    pub(crate) spdx: &'static str,
    /// What CKAN calls it.
    pub(crate) ckan: &'static str,
    /// Its title.
    pub(crate) title: &'static str,
    /// Where it can be read.
    pub(crate) url: &'static str,
    /// Whether everybody may do everything with the data, naming the source at most.
    pub(crate) open: bool,
}

/// All that are known by more than their identifier.
pub(crate) const LICENCES: [Licence; 7] = [
    Licence {
        spdx: "CC-BY-4.0",
        ckan: "cc-by",
        title: "Creative Commons Attribution 4.0",
        url: "https://creativecommons.org/licenses/by/4.0/",
        open: true,
    },
    Licence {
        spdx: "CC-BY-SA-4.0",
        ckan: "cc-by-sa",
        title: "Creative Commons Attribution-ShareAlike 4.0",
        url: "https://creativecommons.org/licenses/by-sa/4.0/",
        open: true,
    },
    Licence {
        spdx: "CC0-1.0",
        ckan: "cc-zero",
        title: "Creative Commons CC0 1.0",
        url: "https://creativecommons.org/publicdomain/zero/1.0/",
        open: true,
    },
    Licence {
        spdx: "CC-BY-NC-4.0",
        ckan: "cc-nc",
        title: "Creative Commons Attribution-NonCommercial 4.0",
        url: "https://creativecommons.org/licenses/by-nc/4.0/",
        open: false,
    },
    Licence {
        spdx: "ODC-By-1.0",
        ckan: "odc-by",
        title: "Open Data Commons Attribution License 1.0",
        url: "https://opendatacommons.org/licenses/by/1-0/",
        open: true,
    },
    Licence {
        spdx: "ODbL-1.0",
        ckan: "odc-odbl",
        title: "Open Data Commons Open Database License 1.0",
        url: "https://opendatacommons.org/licenses/odbl/1-0/",
        open: true,
    },
    Licence {
        spdx: "PDDL-1.0",
        ckan: "odc-pddl",
        title: "Open Data Commons Public Domain Dedication and License 1.0",
        url: "https://opendatacommons.org/licenses/pddl/1-0/",
        open: true,
    },
];

/// The licence of an SPDX identifier, if we know it.
pub(crate) fn licence(spdx: &str) -> Option<Licence> {
    LICENCES.into_iter().find(|known| known.spdx == spdx)
}

/// Where a licence can be read: the list of SPDX has a page for each.
pub(crate) fn address(spdx: &str) -> String {
    licence(spdx).map_or_else(
        || format!("https://spdx.org/licenses/{spdx}.html"),
        |known| known.url.to_owned(),
    )
}
