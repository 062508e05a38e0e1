//! Fonts for letters that the built-in family has not: those the user names,
//! and those of the system. A report in a shipped language asks neither.

use super::{Failure, Here, files};
use crate::i18n::Language;
use crate::questionnaire::{Questionnaire, translation};
use crate::report::font::{FontFile, Fonts};
use std::path::{Path, PathBuf};

/// How many of the system's files are looked into at most.
const MOST: usize = 300;

/// First and last letter of a script, and its name in the files of Noto.
const SCRIPTS: [(char, char, &str); 18] = [
    ('\u{530}', '\u{58f}', "Armenian"),
    ('\u{590}', '\u{5ff}', "Hebrew"),
    ('\u{600}', '\u{8ff}', "Arabic"),
    ('\u{900}', '\u{97f}', "Devanagari"),
    ('\u{980}', '\u{9ff}', "Bengali"),
    ('\u{a80}', '\u{aff}', "Gujarati"),
    ('\u{b80}', '\u{bff}', "Tamil"),
    ('\u{c00}', '\u{c7f}', "Telugu"),
    ('\u{d80}', '\u{dff}', "Sinhala"),
    ('\u{e00}', '\u{e7f}', "Thai"),
    ('\u{e80}', '\u{eff}', "Lao"),
    ('\u{1000}', '\u{109f}', "Myanmar"),
    ('\u{10a0}', '\u{10ff}', "Georgian"),
    ('\u{1200}', '\u{139f}', "Ethiopic"),
    ('\u{1780}', '\u{17ff}', "Khmer"),
    ('\u{fb50}', '\u{feff}', "Arabic"),
    ('\u{2e80}', '\u{9fff}', "CJK"),
    ('\u{ac00}', '\u{d7af}', "CJK"),
];

/// The fonts that the user named.
pub fn given(paths: &[PathBuf]) -> Result<Fonts, Failure> {
    let mut fonts = Fonts::default();
    for path in paths {
        let found = FontFile::read(&path.display().to_string(), files::read(path)?);
        if found.is_empty() {
            return Err(Failure::Usage(
                format!("{} holds no font", path.display()),
                "give a TrueType or OpenType file".to_owned(),
            ));
        }
        fonts.files.extend(found);
    }
    Ok(fonts)
}

/// Refuses to print a questionnaire whose own texts would be unreadable; what
/// somebody typed never stands in a report's way and is told instead.
pub fn must_have(
    missing: &[char],
    questionnaire: &Questionnaire,
    language: Language,
) -> Result<(), Failure> {
    let texts = translation::texts(questionnaire);
    let unreadable = missing.iter().find_map(|c| {
        let mut keys = texts.iter().filter(|(_, text)| text.get(language).contains(*c));
        keys.next().map(|(key, _)| (*c, key, keys.count()))
    });
    let Some((c, key, more)) = unreadable else { return Ok(()) };
    let more = if more == 0 { String::new() } else { format!(" and {more} other texts") };
    Err(Failure::Usage(
        format!(
            "no font has “{c}” (U+{:04X}), which {key}{more} of the questionnaire need",
            u32::from(c)
        ),
        "--font FILE adds a font of its script; nothing was written".to_owned(),
    ))
}

/// Fonts of the system that have these letters, fewest first; a bold face comes
/// with its regular one where it lies beside it.
pub fn of_the_system(missing: &[char], here: &Here) -> Vec<FontFile> {
    let mut missing: Vec<char> = missing.iter().copied().filter(|c| !c.is_control()).collect();
    let mut known: Vec<PathBuf> =
        here.font_folders().iter().flat_map(|f| files::below(f)).collect();
    known.retain(|path| is_font(path));
    known.sort_by_key(|path| (rank(path, &missing), path.clone()));
    let mut fonts = Vec::new();
    for path in known.into_iter().take(MOST) {
        if missing.is_empty() {
            break;
        }
        let Ok(bytes) = files::read(&path) else { continue };
        let name = path.display().to_string();
        let Some(font) = FontFile::read(&name, bytes)
            .into_iter()
            .find(|font| font.has_outlines() && missing.iter().any(|c| font.has(*c)))
        else {
            continue;
        };
        missing.retain(|c| !font.has(*c));
        fonts.push(font);
        let bold = path.with_file_name(
            path.file_name().unwrap_or_default().to_string_lossy().replace("Regular", "Bold"),
        );
        if bold != path
            && let Ok(bytes) = files::read(&bold)
        {
            fonts.extend(FontFile::read(&bold.display().to_string(), bytes).into_iter().take(1));
        }
    }
    fonts
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(extension.as_str(), "ttf" | "otf" | "ttc")
}

/// Noto's plain face of a script that is missing first, other plain faces then.
fn rank(path: &Path, missing: &[char]) -> u8 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let wanted = SCRIPTS.iter().any(|(first, last, script)| {
        missing.iter().any(|c| (first..=last).contains(&c))
            && ["NotoSans", "NotoNaskh"]
                .iter()
                .any(|noto| name.starts_with(&format!("{noto}{script}")))
    });
    match (wanted, name.contains("Regular")) {
        (true, true) => 0,
        (_, true) if name.starts_with("NotoSans") => 1,
        (_, true) => 2,
        (_, false) if name.contains("Bold") || name.contains("Italic") => 4,
        _ => 3,
    }
}
