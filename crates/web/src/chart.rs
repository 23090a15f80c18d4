//! Bars that the server draws: one SVG picture of 320 CSS pixels' width, a name above each bar and its number beside
//! it, so that no legend has to be looked up and no language is too long.

use std::fmt::Write as _;

use crate::markup::escaped;

/// Width of every picture in CSS pixels.
pub const WIDTH: u32 = 320;
const ROW: u32 = 44;
/// The longest bar; the number stands beside it.
const LONGEST: u32 = 250;
const THICK: u32 = 16;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its parts, one after the other: the first plain, the second striped, so that form and colour say the same.
    pub parts: Vec<i64>,
    /// What stands beside it.
    pub words: String,
}

/// The height of a picture of so many bars.
pub fn height(bars: usize) -> u32 {
    u32::try_from(bars).unwrap_or_default().max(1) * ROW + 4
}

/// Draws bars, the longest as long as there is room. Callers answer it as `image/svg+xml`.
pub fn bars(bars: &[Bar]) -> String {
    let all = |bar: &Bar| bar.parts.iter().sum::<i64>();
    let most = bars.iter().map(all).max().unwrap_or_default().max(1);
    let tall = height(bars.len());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{tall}\" viewBox=\"0 0 {WIDTH} {tall}\" \
         font-family=\"system-ui,sans-serif\" font-size=\"13\"><style>text{{fill:#18181b}}.a{{fill:#1d4ed8}}\
         @media(prefers-color-scheme:dark){{text{{fill:#f4f4f5}}.a{{fill:#7aa2ff}}}}</style>\
         <pattern id=\"b\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path fill=\"#fbbf77\" d=\"M0 0h6v6H0z\"/><path fill=\"#b45309\" d=\"M0 0h3v6H0z\"/></pattern>"
    );
    let mut top = 0;
    for bar in bars {
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text>",
            top + 14,
            escaped(&bar.name)
        );
        let mut left = 0;
        for (part, look) in bar.parts.iter().zip(["class=\"a\"", "fill=\"url(#b)\""]) {
            let wide = i64::from(LONGEST) * (*part).max(0) / most;
            let _ = write!(
                out,
                "<path {look} d=\"M{left} {}h{wide}v{THICK}h-{wide}z\"/>",
                top + 20
            );
            left += wide;
        }
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            left + 6,
            top + 33,
            escaped(&bar.words)
        );
        top += ROW;
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_fits_and_the_others_are_in_proportion() {
        let bar = |parts: &[i64]| Bar {
            name: "<Johor>".to_owned(),
            parts: parts.to_vec(),
            words: "5".to_owned(),
        };
        let drawn = bars(&[bar(&[100, 0]), bar(&[25, 25]), bar(&[])]);
        assert!(drawn.contains("h250v16"), "{drawn}");
        assert_eq!(drawn.matches("h62v16").count(), 2, "{drawn}");
        assert!(drawn.contains("&lt;Johor&gt;"));
        assert!(drawn.contains(&format!("height=\"{}\"", height(3))));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let drawn = bars(&[]);
        assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>"));
    }
}
