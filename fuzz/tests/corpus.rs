//! Each target keeps its promise for every seed, those that once broke it among them.

use std::path::Path;

use fuzz::TARGETS;

#[test]
fn every_seed_is_borne_by_its_target() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in TARGETS {
        let seeds = corpus.join(target.name).read_dir().unwrap();
        let mut tried = 0;
        for seed in seeds {
            let bytes = std::fs::read(seed.unwrap().path()).unwrap();
            (target.run)(&bytes);
            tried += 1;
        }
        assert!(tried > 0, "{} has no seeds", target.name);
    }
}

#[test]
fn every_folder_of_seeds_has_a_target() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for folder in corpus.read_dir().unwrap() {
        let name = folder.unwrap().file_name();
        assert!(
            fuzz::target(name.to_str().unwrap()).is_some(),
            "{}",
            name.display()
        );
    }
}
