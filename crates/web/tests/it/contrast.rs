//! The colours of the style sheet against WCAG 2.2: 4.5 for text, 3 for borders and focus rings.

use std::collections::BTreeMap;

const CSS: &str = include_str!("../../assets/app.css");

/// The tokens of the n-th `:root` block: 0 is light, 1 is dark.
fn tokens(block: usize) -> BTreeMap<String, [u8; 3]> {
    let body = CSS
        .split(":root {")
        .nth(block + 1)
        .and_then(|rest| rest.split('}').next());
    body.expect("a block")
        .split(';')
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"))
        .map(|(name, hex)| {
            let byte = |at: usize| {
                u8::from_str_radix(hex.get(at..at + 2).expect("six digits"), 16).expect("hex")
            };
            (name.to_owned(), [byte(0), byte(2), byte(4)])
        })
        .collect()
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const TEXT: &[(&str, &[&str])] = &[
    (
        "text",
        &[
            "bg",
            "bg-soft",
            "bg-firm",
            "action-soft",
            "bad-soft",
            "good-soft",
            "warn-soft",
        ],
    ),
    ("text-soft", &["bg", "bg-soft", "bg-firm", "action-soft"]),
    ("text-faint", &["bg", "bg-soft", "bg-firm"]),
    (
        "action-firm",
        &[
            "bg",
            "bg-soft",
            "bg-firm",
            "action-soft",
            "good-soft",
            "warn-soft",
        ],
    ),
    ("on-action", &["action", "action-firm"]),
    ("bad", &["bg", "bad-soft"]),
    ("good", &["bg", "good-soft"]),
    ("warn", &["bg", "bg-firm", "warn-soft"]),
    ("bg", &["bad"]),
];

const EDGES: &[(&str, &[&str])] = &[
    ("edge", &["bg", "bg-soft", "bg-firm"]),
    ("action", &["bg", "bg-firm", "action-soft"]),
    (
        "ring",
        &["bg", "bg-firm", "action-soft", "bad-soft", "ring-gap"],
    ),
    ("bad", &["bad-soft"]),
    ("good", &["good-soft"]),
    ("warn", &["warn-soft"]),
];

#[test]
fn colours_can_be_told_apart() {
    let mut faults = Vec::new();
    for (mode, block) in [("light", 0), ("dark", 1)] {
        let tokens = tokens(block);
        for (least, pairs) in [(4.5, TEXT), (3.0, EDGES)] {
            for (front, backs) in pairs {
                for back in *backs {
                    let found = ratio(tokens[*front], tokens[*back]);
                    if found < least {
                        faults.push(format!("{mode}: {front} on {back} {found:.2} < {least}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
