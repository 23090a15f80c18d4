//! What datasets are about, in the thirteen themes by which catalogues of all countries are compared.

/// A theme of the list that DCAT-AP uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Farming, fishing, forests and food.
    Agriculture,
    /// Economy and money.
    Economy,
    /// Learning, culture and sport.
    Education,
    /// Energy.
    Energy,
    /// The environment.
    Environment,
    /// Government and what it does.
    Government,
    /// Health.
    Health,
    /// What concerns other countries.
    International,
    /// Courts, law and safety.
    Justice,
    /// Places and regions.
    Regions,
    /// People and society.
    Society,
    /// Science and technology.
    Science,
    /// Ways, vehicles and travel.
    Transport,
}

impl Theme {
    /// All of them, by name.
    pub const ALL: [Self; 13] = [
        Self::Agriculture,
        Self::Economy,
        Self::Education,
        Self::Energy,
        Self::Environment,
        Self::Government,
        Self::Health,
        Self::International,
        Self::Justice,
        Self::Regions,
        Self::Science,
        Self::Society,
        Self::Transport,
    ];

    /// Its name in addresses, in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agriculture => "agriculture",
            Self::Economy => "economy",
            Self::Education => "education",
            Self::Energy => "energy",
            Self::Environment => "environment",
            Self::Government => "government",
            Self::Health => "health",
            Self::International => "international",
            Self::Justice => "justice",
            Self::Regions => "regions",
            Self::Science => "science",
            Self::Society => "society",
            Self::Transport => "transport",
        }
    }

    /// Its code in the list of the EU's Publications Office.
    pub const fn authority(self) -> &'static str {
        match self {
            Self::Agriculture => "AGRI",
            Self::Economy => "ECON",
            Self::Education => "EDUC",
            Self::Energy => "ENER",
            Self::Environment => "ENVI",
            Self::Government => "GOVE",
            Self::Health => "HEAL",
            Self::International => "INTR",
            Self::Justice => "JUST",
            Self::Regions => "REGI",
            Self::Science => "TECH",
            Self::Society => "SOCI",
            Self::Transport => "TRAN",
        }
    }

    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agriculture => "kernel-theme-agriculture",
            Self::Economy => "kernel-theme-economy",
            Self::Education => "kernel-theme-education",
            Self::Energy => "kernel-theme-energy",
            Self::Environment => "kernel-theme-environment",
            Self::Government => "kernel-theme-government",
            Self::Health => "kernel-theme-health",
            Self::International => "kernel-theme-international",
            Self::Justice => "kernel-theme-justice",
            Self::Regions => "kernel-theme-regions",
            Self::Science => "kernel-theme-science",
            Self::Society => "kernel-theme-society",
            Self::Transport => "kernel-theme-transport",
        }
    }

    /// The theme of a name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}
