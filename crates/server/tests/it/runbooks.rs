//! The runbooks: what stands boxed in them is run in its order against a real instance.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use testkit::Folder;

use crate::house::{House, PATIENCE, ask, free_address, place, run};
use crate::storm::{reference, report_ask, token};
use crate::witness::{get, receipt};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/runbooks");
const PROGRAM: &str = env!("CARGO_BIN_EXE_balai");
/// What a boxed line that is a step begins with.
const STEPS: [&str; 2] = ["balai ", "mv "];
/// Commands whose next word is one as well.
const GROUPS: [&str; 3] = ["user", "token", "lint"];
const LOOK: Duration = Duration::from_millis(100);

/// All runbooks, by name.
fn pages() -> BTreeMap<String, String> {
    let files = fs::read_dir(PAGES)
        .unwrap()
        .map(|file| file.unwrap().path());
    let pages = files.filter(|file| file.extension().is_some_and(|end| end == "md"));
    pages
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(file).unwrap())
        })
        .collect()
}

/// The steps in the boxes of a page, in their order; otherwise the line where a command is hidden from whoever runs them.
fn steps(page: &str) -> Result<Vec<String>, String> {
    let (mut steps, mut indent): (Vec<String>, Option<usize>) = (Vec::new(), None);
    let mut goes_on = false;
    for line in page.lines() {
        let bare = line.trim_start();
        if bare.starts_with("```") {
            indent = match indent {
                None => Some(line.len() - bare.len()),
                Some(_) => None,
            };
            continue;
        }
        let Some(indent) = indent else { continue };
        let line = line.get(indent..).unwrap_or(bare);
        let is_step = STEPS.iter().any(|begins| line.starts_with(begins));
        if !is_step && !goes_on && hides_command(line) {
            return Err(line.to_owned());
        }
        let part = line.strip_suffix('\\').unwrap_or(line);
        if goes_on {
            steps.last_mut().unwrap().push_str(part);
        } else if is_step {
            steps.push(part.to_owned());
        }
        goes_on = (is_step || goes_on) && line.ends_with('\\');
    }
    Ok(steps)
}

/// Whether the program is called somewhere within a line.
fn hides_command(line: &str) -> bool {
    line.match_indices("balai ").any(|(at, name)| {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        let after = line
            .get(at + name.len()..)
            .and_then(|rest| rest.chars().next());
        let alone = before.is_none_or(|sign| sign.is_whitespace() || "$;&|(`'\"".contains(sign));
        alone && after.is_some_and(|sign| sign.is_ascii_lowercase() || sign == '-')
    })
}

/// The first words of all commands that a page names, boxed or within its sentences.
fn named(page: &str) -> Vec<Vec<String>> {
    let in_text = page.split('`').filter(|span| span.starts_with("balai "));
    let in_boxes = page.lines().map(str::trim_start);
    let in_boxes = in_boxes.filter(|line| line.starts_with("balai "));
    in_text
        .chain(in_boxes)
        .map(|command| {
            let mut words = command.split_whitespace().skip(1).map(str::to_owned);
            let first = words.next().unwrap_or_default();
            let second = words.next().filter(|_| GROUPS.contains(&first.as_str()));
            [Some(first), second].into_iter().flatten().collect()
        })
        .collect()
}

fn is_known(words: &[String]) -> bool {
    let help = Command::new(PROGRAM).arg("help").args(words).output();
    help.unwrap().status.success()
}

#[test]
fn every_command_that_a_runbook_names_is_one_of_the_programs() {
    let mut seen: BTreeMap<Vec<String>, bool> = BTreeMap::new();
    for (page, text) in pages() {
        for words in named(&text) {
            let known = *seen
                .entry(words)
                .or_insert_with_key(|words| is_known(words));
            assert!(
                known,
                "{page} names a command that is none: {:?}",
                named(&text)
            );
        }
    }
    assert!(seen.len() > 10, "{seen:?}");
    assert!(!is_known(&["prove".to_owned()]));
    assert!(!is_known(&["user".to_owned(), "forget".to_owned()]));
}

#[test]
fn a_command_that_is_hidden_in_its_box_is_found() {
    let boxed = |lines: &str| steps(&format!("1. So:\n\n   ```\n{lines}\n   ```\n"));
    let both = boxed("   balai check \\\n     --data d\n   mv d e");
    assert_eq!(
        both,
        Ok(vec![
            "balai check   --data d".to_owned(),
            "mv d e".to_owned()
        ])
    );
    for hidden in [
        "   sudo balai check",
        "   $ balai check",
        "     balai check",
        "   mkdir d && balai check",
        "   (balai --version)",
    ] {
        let bare = hidden.strip_prefix("   ").unwrap_or_default();
        assert_eq!(boxed(hidden), Err(bare.to_owned()));
    }
    for other in [
        "   systemctl reload balai",
        "   chown --reference=/var/lib/balai x",
        "   noreply@balai.example balai-bounce:",
    ] {
        assert_eq!(boxed(other), Ok(Vec::new()));
    }
    assert_eq!(
        steps("`balai check` within a sentence is no step"),
        Ok(Vec::new())
    );
}

/// A machine of its own for one page: the places that it names lie in a folder.
struct Machine {
    folder: Folder,
    house: Option<House>,
    key: String,
}

impl Machine {
    fn new(page: &str) -> Self {
        let mut machine = Self {
            folder: Folder::new(),
            house: None,
            key: String::new(),
        };
        for place in ["lib", "backups", "etc", "srv"] {
            fs::create_dir_all(machine.folder.path().join(place)).unwrap();
        }
        let place = place(&machine.data(), None);
        run(&["check"], &place);
        if page == "public-log.md" {
            machine.serve(&place);
        }
        machine
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("lib/data")
    }

    /// Has somebody report, and keeps the receipt.
    fn serve(&mut self, place: &[String]) {
        let token = token(place);
        let house = House::open(place);
        let (_, answer) = report_ask(house.address, &token, "lubang").unwrap();
        let kept = receipt(&house, &reference(&answer).unwrap());
        fs::write(self.folder.path().join("receipt.json"), kept).unwrap();
        let (_, key) = get(house.address, "/log/key");
        key.trim().clone_into(&mut self.key);
        self.house = Some(house);
    }

    /// A step, with the places of this machine in it.
    fn here(&self, step: &str) -> String {
        let root = self.folder.path().display();
        let mut here = step.to_owned();
        for (there, within) in [
            ("/var/lib/witness", "witness"),
            ("/var/lib/balai", "lib"),
            ("/srv/backups", "backups"),
            ("/srv/balai", "srv"),
            ("/etc/balai", "etc"),
            ("/tmp/trial", "trial"),
        ] {
            here = here.replace(there, &format!("{root}/{within}"));
        }
        if let Some(house) = &self.house {
            let url = format!("http://{}", house.address);
            here = here.replace("https://balai.example", &url);
        }
        here.replace(" KEY ", &format!(" '{}' ", self.key))
    }

    fn shell(&self, step: &str) -> Command {
        let programs = Path::new(PROGRAM).parent().unwrap().display();
        let path = env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("sh");
        shell
            .args(["-ec", step])
            .current_dir(self.folder.path())
            .env("PATH", format!("{programs}:{path}"))
            .env("BALAI_SERVER_DATA", self.data());
        shell
    }

    fn run(&self, step: &str) {
        let done = self.shell(step).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{step}\n{said}");
    }

    /// Serves until it answers, and ends it.
    fn try_serving(&self, step: &str) {
        let address = free_address();
        let step = step.replace("127.0.0.1:8099", &address.to_string());
        let mut child = self
            .shell(&format!("exec {step}"))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let looks = PATIENCE.as_millis() / LOOK.as_millis();
        let serves = (0..looks).any(|_| {
            std::thread::park_timeout(LOOK);
            ask(address, "GET /healthz HTTP/1.1", "").is_some_and(|(status, _)| status == 200)
        });
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(serves, "{step}");
    }
}

#[test]
fn the_boxed_steps_of_each_runbook_do_what_they_say_in_their_order() {
    let mut done = 0;
    for (page, text) in pages() {
        let steps = steps(&text).unwrap_or_else(|line| {
            panic!("{page}: a command does not stand at the beginning of its line: {line}")
        });
        if steps.is_empty() {
            continue;
        }
        let machine = Machine::new(&page);
        for step in &steps {
            let here = machine.here(step);
            if step.starts_with("balai serve ") {
                machine.try_serving(&here);
            } else {
                machine.run(&here);
            }
            done += 1;
        }
    }
    assert!(done >= 15, "{done} steps");
}
