//! Nouns of clusters.

use base::{BBox, Point};

/// Which reports are counted. Everything is optional and narrows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Which {
    /// Only those that this agency holds.
    pub agency: Option<String>,
    /// Only of this category.
    pub category: Option<String>,
    /// Only open (`false`) or only closed (`true`).
    pub closed: Option<bool>,
}

/// The part of the map to count, and how finely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// Cells that meet this box are counted, each as a whole.
    pub bbox: BBox,
    /// Cells a side of the world, as a power of two.
    pub level: u8,
}

/// Reports close to one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster {
    /// How many.
    pub count: usize,
    /// Where one of them is that lies in their midst; of those that are not shown one by one, the cell's middle.
    pub point: Point,
    /// What was counted.
    pub bbox: BBox,
}

/// What was found in a part of the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// Cells with reports, row by row from the north.
    pub clusters: Vec<Cluster>,
    /// Whether the category is one whose reports are shown in large cells, and only where there are several.
    pub coarse: bool,
}
