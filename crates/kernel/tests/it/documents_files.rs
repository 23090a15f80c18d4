//! Sounds and films, made and looked at by programs that are not ours: nothing that was planted in them
//! remains, and they play as before.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use kernel::audit::Fresh;
use kernel::cases::{self, Audience, CaseMove, Error};
use kernel::documents::{
    self, CaseDocuments, DocumentNew, FileKind, FileRefused, Stored, StoredFile, file_prepare,
};
use testkit::{Folder, World, on_both_worlds};
use tower::ServiceExt;

use crate::documents_http::{modules, open};
use crate::documents_moderation::{block_on, bytes, remove};

/// What is planted, as people and programs would read it.
const PLANTED: [&str; 6] = [
    "Rahsia",
    "3.1073",
    "101.6067",
    "2020:01:02",
    "2020-01-02",
    "GPS",
];

const PICTURES: &str = "-f lavfi -i testsrc2=size=64x48:rate=10:duration=2";
const SOUND: &str = "-f lavfi -i sine=frequency=440:duration=2";
const WORDS: &str = "-f srt -i words.srt";
const TAGS: &str = "-metadata title=Rahsia -metadata artist=Rahsia -metadata comment=Rahsia \
    -metadata location=+3.1073+101.6067/ -metadata creation_time=2020-01-02T03:04:05Z \
    -metadata:s handler_name=Rahsia -metadata:s title=Rahsia -metadata:s encoder=Rahsia \
    -metadata description=Rahsia";

/// A file with things planted in it: its name, what it becomes, and how ffmpeg makes it.
const MADE: [(&str, &str, FileKind, &[&str]); 14] = [
    (
        "a.mp4",
        "video/mp4",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            WORDS,
            "-c:v libx264 -c:a aac -c:s mov_text",
        ],
    ),
    (
        "fast.mp4",
        "video/mp4",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            "-c:v mpeg4 -c:a aac -movflags +faststart+use_metadata_tags",
        ],
    ),
    (
        "pieces.mp4",
        "video/mp4",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            WORDS,
            "-c:v libx264 -g 5 -c:a aac -c:s mov_text -movflags +frag_keyframe+empty_moov",
        ],
    ),
    (
        "dash.mp4",
        "video/mp4",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            "-c:v libx264 -g 5 -c:a aac -movflags +frag_keyframe+empty_moov+default_base_moof",
        ],
    ),
    (
        "a.mov",
        "video/quicktime",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            "-c:v libx264 -c:a aac -timecode 01:02:03:04",
        ],
    ),
    (
        "pcm.mov",
        "video/quicktime",
        FileKind::Video,
        &[PICTURES, SOUND, "-c:v mjpeg -c:a pcm_s16le"],
    ),
    ("a.m4a", "audio/mp4", FileKind::Sound, &[SOUND, "-c:a aac"]),
    (
        "a.webm",
        "video/webm",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            WORDS,
            "-c:v libvpx -c:a libopus -c:s webvtt",
        ],
    ),
    (
        "vorbis.webm",
        "video/webm",
        FileKind::Video,
        &[PICTURES, SOUND, "-c:v libvpx-vp9 -c:a libvorbis"],
    ),
    (
        "live.webm",
        "video/webm",
        FileKind::Video,
        &[
            PICTURES,
            SOUND,
            "-c:v libvpx -c:a libopus -live 1 -cluster_time_limit 500",
        ],
    ),
    (
        "sound.webm",
        "audio/webm",
        FileKind::Sound,
        &[SOUND, "-c:a libopus"],
    ),
    (
        "a.mp3",
        "audio/mpeg",
        FileKind::Sound,
        &[SOUND, "-c:a libmp3lame -id3v2_version 3 -write_id3v1 1"],
    ),
    (
        "opus.ogg",
        "audio/ogg",
        FileKind::Sound,
        &[SOUND, "-c:a libopus"],
    ),
    (
        "vorbis.ogg",
        "audio/ogg",
        FileKind::Sound,
        &[SOUND, "-c:a libvorbis"],
    ),
];

/// Runs a program in a folder; what it printed.
pub(crate) fn run(folder: &Path, program: &str, words: &[&str]) -> Vec<u8> {
    let done = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the programs are installed by .ci/install test");
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program} {words:?}: {error}");
    done.stdout
}

/// The folder with all files, made once.
fn made() -> &'static Path {
    static MADE_ONCE: OnceLock<(Folder, PathBuf)> = OnceLock::new();
    let (_, path) = MADE_ONCE.get_or_init(|| {
        let folder = Folder::new();
        let path = folder.path().to_owned();
        let words = "1\n00:00:00,000 --> 00:00:02,000\nAminah Rahsia 3.1073\n";
        std::fs::write(path.join("words.srt"), words).expect("written");
        for (name, _, _, how) in MADE {
            let mut line = vec!["-v", "error", "-nostdin", "-y", "-threads", "1"];
            line.extend(how.iter().flat_map(|part| part.split_whitespace()));
            line.extend(TAGS.split_whitespace());
            line.push(name);
            run(&path, "ffmpeg", &line);
        }
        for name in ["a.mp4", "a.mov", "a.m4a"] {
            let tags = "-overwrite_original -q -XMP:Creator=Rahsia -Keys:Author=Rahsia \
                -UserData:Comment=Rahsia -XMP:GPSLatitude=3.1073 -XMP:GPSLongitude=101.6067";
            let words: Vec<_> = tags.split_whitespace().chain([name]).collect();
            run(&path, "exiftool", &words);
        }
        let mp3 = std::fs::read(path.join("a.mp3")).expect("a file");
        let (sound, old) = mp3.split_at(mp3.len() - 128);
        std::fs::write(path.join("a.mp3"), [sound, &ape(), old].concat()).expect("written");
        (folder, path)
    });
    path
}

/// An `APEv2` tag with one item.
fn ape() -> Vec<u8> {
    let item = [&6_u32.to_le_bytes()[..], &[0; 4], b"Artist\0Rahsia"].concat();
    let size = u32::try_from(item.len() + 32).expect("small").to_le_bytes();
    let footer = [b"APETAGEX\xd0\x07\0\0", &size[..], &[1, 0, 0, 0], &[0; 12]].concat();
    [item, footer].concat()
}

pub(crate) fn file(name: &str) -> Vec<u8> {
    std::fs::read(made().join(name)).expect("a file")
}

pub(crate) fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Everything that two other programs can tell of a file.
fn told(folder: &Path, name: &str) -> String {
    let exif = run(folder, "exiftool", &["-a", "-u", "-ee", "-G1", "-s", name]);
    let probe = [
        "-v",
        "error",
        "-show_format",
        "-show_streams",
        "-show_chapters",
        "-of",
        "json",
        name,
    ];
    let probe = run(folder, "ffprobe", &probe);
    let told = String::from_utf8_lossy(&[exif, probe].concat()).into_owned();
    // What the file system says of the file is not in the file.
    let own = |line: &&str| !line.starts_with("[System]");
    told.lines().filter(own).collect::<Vec<_>>().join("\n")
}

/// A checksum of each frame and sample as it is played, with its time.
fn played(folder: &Path, name: &str, streams: &str) -> String {
    let line = format!("-v error -nostdin -i {name} {streams} -f framemd5 -");
    let words: Vec<_> = line.split_whitespace().collect();
    String::from_utf8(run(folder, "ffmpeg", &words)).expect("text")
}

#[test]
fn nothing_planted_remains_and_all_of_it_plays_as_before() {
    let clean = Folder::new();
    for (name, media_type, kind, _) in MADE {
        let before = file(name);
        assert!(holds(&before, "Rahsia"), "{name}: the test itself");
        let cleaned =
            file_prepare(before.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            (cleaned.media_type, cleaned.kind),
            (media_type, kind),
            "{name}"
        );
        std::fs::write(clean.path().join(name), &cleaned.bytes).expect("written");
        assert!(!holds(&cleaned.bytes, "Rahsia"), "{name}");
        let told = told(clean.path(), name);
        for planted in PLANTED {
            assert!(!told.contains(planted), "{name}: {planted} in\n{told}");
        }
        let streams = match kind {
            FileKind::Video => "-map 0:v -map 0:a",
            FileKind::Sound | FileKind::Document => "-map 0:a",
        };
        let frames = played(clean.path(), name, streams);
        assert!(frames.lines().count() > 20, "{name}: {frames}");
        assert_eq!(frames, played(made(), name, streams), "{name}");
        let again = file_prepare(cleaned.bytes.clone()).expect("clean already");
        assert_eq!(
            again.bytes, cleaned.bytes,
            "{name}: cleaning twice is cleaning once"
        );
    }
}

#[test]
fn what_is_no_sound_and_no_film_is_refused_by_what_it_is() {
    let cases: [(&[u8], &str); 12] = [
        (b"GIF89a", "gif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", "heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "avif"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "wav"),
        (b"RIFF\x10\0\0\0AVI LIST", "avi"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "avi"),
        (b"fLaC\0\0\0\x22", "wav"),
        (b"PK\x03\x04", "office"),
        (b"\xd0\xcf\x11\xe0", "office"),
        (b"<html><script>alert(1)</script>", "web"),
        (b"MZ\x90\0", "other"),
    ];
    for (bytes, found) in cases {
        assert_eq!(
            file_prepare(bytes.to_vec()),
            Err(FileRefused::Kind(found)),
            "{found}"
        );
    }
    assert_eq!(file_prepare(Vec::new()), Err(FileRefused::Empty));
    let large = vec![0; documents::VIDEO_BYTES_MAX + 1];
    assert_eq!(
        file_prepare(large),
        Err(FileRefused::Large(FileKind::Video))
    );
    for head in [
        &b"\0\0\0\x14ftypisom\0\0\0\0isom"[..],
        b"\x1a\x45\xdf\xa3\x80",
        b"OggS",
        b"ID3\x03\0\0\0\0\0\0",
    ] {
        let page = [head, b"<script>alert(1)</script>"].concat();
        assert_eq!(file_prepare(page), Err(FileRefused::Damaged));
    }
}

#[test]
fn a_long_sound_is_refused_by_its_size() {
    let one = file("a.m4a");
    let padding = documents::SOUND_BYTES_MAX;
    let head = u32::try_from(padding + 8).expect("a size").to_be_bytes();
    let bytes = [&one, &head[..], b"free", &vec![0; padding]].concat();
    assert_eq!(
        file_prepare(bytes),
        Err(FileRefused::Large(FileKind::Sound))
    );
}

#[test]
fn a_film_whose_pictures_are_elsewhere_is_refused() {
    let mut bytes = file("a.mov");
    let list = bytes
        .windows(4)
        .position(|part| part == b"dref")
        .expect("a list");
    // The flag of its first entry that says: in this file.
    assert_eq!(bytes[list + 23], 1);
    bytes[list + 23] = 0;
    assert_eq!(file_prepare(bytes), Err(FileRefused::Damaged));
}

#[test]
fn bytes_that_nothing_plays_are_wiped_out() {
    let bytes = file("fast.mp4");
    // A program behind the data, inside of the box that holds it: the box is the last one here.
    let place = bytes
        .windows(4)
        .rposition(|part| part == b"mdat")
        .expect("data");
    let more = b"<script>Rahsia</script>";
    let size = u32::from_be_bytes(bytes[place - 4..place].try_into().expect("four"));
    let size = size + u32::try_from(more.len()).expect("small");
    let mut grown = [&bytes[..], more].concat();
    grown[place - 4..place].copy_from_slice(&size.to_be_bytes());
    let cleaned = file_prepare(grown).expect("a film");
    assert!(!holds(&cleaned.bytes, "script"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_file_is_refused_or_cleaned(
        which in 0..MADE.len(), cut in 0.0..1.0_f64, flips in proptest::collection::vec((0.0..1.0_f64, 0_u8..8), 0..6), cutting: bool,
    ) {
        let (name, ..) = MADE[which];
        let mut bytes = file(name);
        let length = bytes.len();
        #[expect(clippy::as_conversions, clippy::cast_possible_truncation, clippy::cast_sign_loss,
            clippy::cast_precision_loss, reason = "any place will do")]
        let place = |part: f64| (part * length as f64) as usize % length;
        for (part, bit) in flips {
            bytes[place(part)] ^= 1 << bit;
        }
        if cutting {
            bytes.truncate(place(cut).max(1));
        }
        if let Ok(cleaned) = file_prepare(bytes.clone()) {
            assert_ne!(cleaned.bytes, bytes, "{name}: never as it came");
            assert!(cleaned.bytes.len() <= bytes.len() + 4_096);
        }
    }
}

/// Stores a file and adds it to a case.
fn add(
    world: &World,
    case: kernel::cases::CaseId,
    name: &str,
    public: bool,
) -> (String, StoredFile) {
    let stored = block_on(documents::file_store(&world.app, file(name))).expect("stored");
    let now = world.now();
    let new = DocumentNew {
        id: world.app.ids.next::<StoredFile>(now).to_string(),
        case_id: case.to_string(),
        entry_id: None,
        sort: Some("proof".to_owned()),
        stored: Stored::File(stored.clone()),
        audience: if public {
            Audience::Public
        } else {
            Audience::Case
        },
    };
    let id = new.id.clone();
    let added = world.app.db.write_blocking("test.file", move |tx| {
        documents::document_add(tx, now, &new)
    });
    added.expect("added");
    (id, stored)
}

fn ask(world: &World, path: &str, fields: &[(&str, &str)]) -> (u16, HeaderMap, Vec<u8>) {
    let service = web::router(kernel::module().routes, world.app.clone());
    let mut request = Request::get(path).header("accept-encoding", "gzip");
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("a request");
    block_on(async {
        let answer = service.oneshot(request).await.expect("infallible");
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .expect("a body");
        (parts.status.as_u16(), parts.headers, bytes.to_vec())
    })
}

#[test]
fn a_film_is_served_in_parts_as_an_attachment_that_runs_nothing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let (id, stored) = add(world, open(world, &owner, "open", true), "a.mp4", true);
        let whole = bytes(world, &stored.blob).expect("a blob");
        let path = format!("/documents/{id}/file");
        let (status, fields, body) = ask(world, &path, &[]);
        assert_eq!((status, &body), (200, &whole));
        for (name, value) in [
            ("content-type", "video/mp4"),
            ("content-disposition", "attachment; filename=\"video.mp4\""),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cache-control", "public, max-age=60, must-revalidate"),
            ("accept-ranges", "bytes"),
        ] {
            assert_eq!(fields[name], value, "{name}");
        }
        assert!(!fields.contains_key("content-encoding"));
        let length = whole.len();
        let tag = fields["etag"].to_str().expect("text").to_owned();
        for (range, part, told) in [
            ("bytes=0-99", &whole[..100], format!("bytes 0-99/{length}")),
            (
                "bytes=-7",
                &whole[length - 7..],
                format!("bytes {}-{}/{length}", length - 7, length - 1),
            ),
            (
                "bytes=100-",
                &whole[100..],
                format!("bytes 100-{}/{length}", length - 1),
            ),
        ] {
            let (status, fields, body) = ask(world, &path, &[("range", range), ("if-range", &tag)]);
            assert_eq!((status, body.as_slice()), (206, part), "{range}");
            assert_eq!(fields["content-range"], told.as_str());
            assert!(!fields.contains_key("content-encoding"));
        }
        let beyond = format!("bytes={length}-");
        let (status, fields, body) = ask(world, &path, &[("range", &beyond)]);
        assert_eq!((status, body.len()), (416, 0));
        assert_eq!(
            fields["content-range"],
            format!("bytes */{length}").as_str()
        );
        let other = [("range", "bytes=0-9"), ("if-range", "\"another\"")];
        assert_eq!(
            ask(world, &path, &other).0,
            200,
            "of other bytes there are no parts"
        );
        assert_eq!(ask(world, &path, &[("if-none-match", &tag)]).0, 304);
        for size in ["full", "thumb", "huge"] {
            assert_eq!(
                ask(world, &format!("/documents/{id}/{size}"), &[]).0,
                404,
                "{size}"
            );
        }
    });
}

#[test]
fn a_sound_is_a_document_of_its_case_until_it_is_taken_away() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Ali"), world.officer("officer", "mbpj"));
        let case = open(world, &owner, "open", false);
        let (id, stored) = add(world, case, "opus.ogg", false);
        let path = format!("/documents/{id}/file");
        let session = format!("{}={}", web::SESSION_COOKIE, world.session(&owner));
        assert_eq!(ask(world, &path, &[]).0, 404, "not for everybody");
        let (status, fields, _) = ask(world, &path, &[("cookie", &session)]);
        assert_eq!(
            (status, &fields["cache-control"]),
            (200, &"private, no-store".parse().expect("a value"))
        );
        let listed = move |tx: &mut store::Tx<'_>| {
            let system = base::Actor::system();
            let case = cases::case_find(tx, &system, case)?;
            documents::documents_of_case(tx, &system, &case)
        };
        let CaseDocuments { files, photos } = world
            .app
            .db
            .read_blocking("test.files", listed)
            .expect("files");
        assert_eq!((files.len(), photos.len()), (1, 0));
        assert_eq!((&files[0].id, &files[0].file), (&id, &stored));
        remove(world, &officer, &id).expect("taken away");
        world.run_jobs();
        assert_eq!(ask(world, &path, &[("cookie", &session)]).0, 404);
        assert_eq!(bytes(world, &stored.blob), None);
    });
}

/// Makes the move that needs a proof.
fn prove(world: &World, owner: &base::Actor, case: kernel::cases::CaseId) -> Result<(), Error> {
    let (app, owner, now) = (world.app.clone(), owner.clone(), world.now());
    let cmd = CaseMove::new(case, "prove", Fresh::draw(&world.app.ids, now));
    world.app.db.write_blocking("test.prove", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_move(tx, &app.kinds, &registry, (&owner, now), &cmd).map(drop)
    })
}

#[test]
fn a_move_that_needs_a_document_takes_a_sound_for_it() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Ali");
        let case = open(world, &owner, "open", true);
        let refused = prove(world, &owner, case);
        assert!(matches!(refused, Err(Error::NeedMissing(_))), "{refused:?}");
        let (id, _) = add(world, case, "a.mp3", false);
        prove(world, &owner, case).expect("proved");
        remove(world, &world.officer("officer", "mbpj"), &id).expect("taken away");
        let refused = prove(world, &owner, case);
        assert!(matches!(refused, Err(Error::NeedMissing(_))), "{refused:?}");
    });
}
