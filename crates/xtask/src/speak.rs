//! `cargo xtask speak`: reads the pages for those who read little aloud, with espeak-ng and ffmpeg, into the pack.
//!
//! Only what is missing or says other words than before is made anew: a recording of a person's voice under the same
//! name stays, as long as the list beside it has the words that it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Languages and their voices.
const VOICES: [(&str, &str); 4] = [("ms", "ms"), ("en", "en"), ("zh", "cmn"), ("ta", "ta")];
/// Messages that are read aloud begin so.
const MESSAGE: &str = "reports-spoken-";
/// Words a minute.
const SPEED: &str = "158";
const PACK: &str = "packs/malaysia";

type Words = BTreeMap<String, String>;

/// Makes what is missing.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    for (lang, voice) in VOICES {
        let folder = root.join(PACK).join("spoken");
        fs::create_dir_all(folder.join(lang)).map_err(|error| error.to_string())?;
        let list = folder.join(format!("{lang}.csv"));
        let (wanted, known) = (wanted(root, lang)?, known(&list));
        let mut made = 0;
        for (name, words) in &wanted {
            let file = folder.join(lang).join(format!("{name}.mp3"));
            if known.get(name) != Some(words) || !file.exists() {
                speak(voice, words, &file)?;
                made += 1;
            }
        }
        let gone = known.keys().filter(|name| !wanted.contains_key(*name));
        for name in gone {
            let _ = fs::remove_file(folder.join(lang).join(format!("{name}.mp3")));
        }
        write(&list, &wanted)?;
        eprintln!("{lang}: {} recordings, {made} made anew", wanted.len());
    }
    Ok(())
}

/// Everything that is to be heard in a language, by the name of its recording.
fn wanted(root: &Path, lang: &str) -> Result<Words, String> {
    let pack = root.join(PACK);
    let name = format!("name_{lang}");
    let mut words = messages(&root.join(format!("crates/reports/locales/{lang}.ftl")))?;
    let mut add = |sheet: &str, prefix: &str, (key, column): (&str, &str)| {
        for row in rows(&pack.join(sheet))? {
            let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
            words.insert(format!("{prefix}-{}", cell(key)), cell(column));
        }
        Ok::<_, String>(())
    };
    add("easy.csv", "topic", ("code", &name))?;
    add("letters.csv", "letter", ("letter", &name))?;
    add("states.csv", "state", ("iso", &name))?;
    // Names of districts are the same in all languages.
    if lang == "ms" {
        add("local_areas.csv", "district", ("district_code", "district"))?;
    }
    words.retain(|_, words| !words.is_empty());
    Ok(words)
}

fn messages(file: &Path) -> Result<Words, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter_map(|line| line.strip_prefix(MESSAGE));
    let pairs = lines.filter_map(|line| line.split_once(" = "));
    Ok(pairs
        .map(|(name, words)| (name.to_owned(), words.trim().to_owned()))
        .collect())
}

fn rows(file: &Path) -> Result<Vec<Words>, String> {
    let told = |error: csv::Error| format!("{}: {error}", file.display());
    let mut reader = csv::Reader::from_path(file).map_err(told)?;
    reader.deserialize().collect::<Result<_, _>>().map_err(told)
}

/// What the recordings say that are there already.
fn known(list: &Path) -> Words {
    let rows = rows(list).unwrap_or_default();
    let pair = |row: Words| Some((row.get("name")?.clone(), row.get("words")?.clone()));
    rows.into_iter().filter_map(pair).collect()
}

fn write(list: &Path, words: &Words) -> Result<(), String> {
    let told = |error: csv::Error| format!("{}: {error}", list.display());
    let mut sheet = csv::Writer::from_path(list).map_err(told)?;
    sheet.write_record(["name", "words"]).map_err(told)?;
    for (name, words) in words {
        sheet.write_record([name, words]).map_err(told)?;
    }
    sheet.flush().map_err(|error| error.to_string())
}

/// One recording: MP3, which every browser plays, without anything around its frames, so that recordings can be put
/// one after another. A short silence at the end parts them.
fn speak(voice: &str, words: &str, file: &Path) -> Result<(), String> {
    let mut speaker = Command::new("espeak-ng")
        .args(["-v", voice, "-s", SPEED, "-z", "--stdout", words])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("espeak-ng: {error}"))?;
    let sound = speaker.stdout.take().ok_or("espeak-ng says nothing")?;
    let status = Command::new("ffmpeg")
        .args(["-loglevel", "error", "-y", "-i", "pipe:0"])
        .args(["-af", "apad=pad_dur=0.1", "-ac", "1", "-ar", "16000"])
        .args(["-c:a", "libmp3lame", "-b:a", "16k", "-reservoir", "0"])
        .args(["-write_xing", "0", "-id3v2_version", "0"])
        .args(["-map_metadata", "-1", "-bitexact"])
        .arg(file)
        .stdin(sound)
        .status()
        .map_err(|error| format!("ffmpeg: {error}"))?;
    let spoken = speaker.wait().map_err(|error| error.to_string())?;
    if status.success() && spoken.success() {
        Ok(())
    } else {
        Err(format!("{} was not made", file.display()))
    }
}
