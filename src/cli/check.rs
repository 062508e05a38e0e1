//! `tathmini check`: every fault of a questionnaire at once, each in its place.

use super::{Failure, Format, Here, files};
use crate::i18n::visible;
use crate::questionnaire::{Coverage, Fault, read_translated};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

// What the command line says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The questionnaire; translations beside it (inama.fr.yaml) are checked too
    file: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Told<'a> {
    file: String,
    line: usize,
    column: usize,
    code: &'static str,
    message: &'a str,
    hint: &'a str,
}

#[derive(Serialize)]
struct Outcome<'a> {
    faults: Vec<Told<'a>>,
    translations: Vec<Translation>,
}

#[derive(Serialize)]
struct Translation {
    language: &'static str,
    texts: usize,
    translated: usize,
    missing: Vec<String>,
    drifted: Vec<String>,
    unknown: Vec<String>,
}

pub fn run(args: &Args, here: &Here) -> Result<ExitCode, Failure> {
    let definition = files::read(&args.file)?;
    let translations = files::translations_beside(&args.file)?;
    let mut sources = vec![(args.file.display().to_string(), definition.as_slice())];
    for (code, bytes) in &translations {
        let path = args.file.with_extension(format!("{code}.yaml"));
        sources.push((path.display().to_string(), bytes));
    }
    let bytes: Vec<&[u8]> = translations.values().map(Vec::as_slice).collect();
    let (faults, coverage) = match read_translated(&definition, &bytes) {
        Ok((_, coverage)) => (Vec::new(), coverage),
        Err(faults) => (faults, Vec::new()),
    };
    let outcome = outcome(&sources, &faults, &coverage);
    here.show(args.format, &outcome, || text(&sources, &faults, &coverage, here))?;
    Ok(ExitCode::from(if faults.is_empty() { 0 } else { 3 }))
}

fn outcome<'a>(
    sources: &[(String, &[u8])],
    faults: &'a [Fault],
    coverage: &[Coverage],
) -> Outcome<'a> {
    let told = faults.iter().map(|fault| Told {
        file: sources.get(fault.file).map(|(name, _)| name.clone()).unwrap_or_default(),
        line: fault.place.line,
        column: fault.place.column,
        code: fault.code.as_str(),
        message: &fault.message,
        hint: &fault.hint,
    });
    let translations = coverage.iter().map(|coverage| Translation {
        language: coverage.language.code(),
        texts: coverage.of,
        translated: coverage.translated,
        missing: coverage.missing.clone(),
        drifted: coverage.drifted.clone(),
        unknown: coverage.unknown.clone(),
    });
    Outcome { faults: told.collect(), translations: translations.collect() }
}

/// So many faults are shown in their lines; a hostile file has a hundred thousand.
const SNIPPETS: usize = 100;
/// Lines longer than this, in bytes, are not drawn.
const LONGEST_DRAWN: usize = 2000;

/// Whether the line around a place can be drawn.
fn is_short(shown: &str, offset: usize) -> bool {
    let bytes = shown.as_bytes();
    let (before, after) = bytes.split_at(offset.min(bytes.len()));
    let inside = |byte: &&u8| **byte != b'\n';
    let start = before.iter().rev().take(LONGEST_DRAWN + 1).take_while(inside).count();
    let end = after.iter().take(LONGEST_DRAWN + 1).take_while(inside).count();
    start + end <= LONGEST_DRAWN
}

fn text(
    sources: &[(String, &[u8])],
    faults: &[Fault],
    coverage: &[Coverage],
    here: &Here,
) -> String {
    let theme =
        if here.colored() { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100);
    let mut text = String::new();
    // What a terminal would obey is shown as a replacement of the same length,
    // so that places stay where they are.
    let shown: Vec<String> = sources.iter().map(|(_, bytes)| harmless(bytes)).collect();
    for (at, fault) in faults.iter().enumerate() {
        let (Some((name, _)), Some(shown)) = (sources.get(fault.file), shown.get(fault.file))
        else {
            continue;
        };
        let place = &fault.place;
        text.push_str(&visible(&format!(
            "{name}:{}:{}: {}",
            place.line, place.column, fault.message
        )));
        text.push('\n');
        if at < SNIPPETS && is_short(shown, fault.place.offset) {
            text.push_str(&snippet(&handler, name, shown, fault));
        } else if !fault.hint.is_empty() {
            text.push_str(&visible(&format!("  hint: {}", fault.hint)));
            text.push('\n');
        }
    }
    for coverage in coverage {
        text.push_str(&translation(coverage));
    }
    text.push_str(&match faults.len() {
        0 => format!("{}: no fault\n", sources.first().map_or("", |(name, _)| name)),
        1 => "1 fault\n".to_owned(),
        many => format!("{many} faults\n"),
    });
    text
}

/// The same text, byte for byte as long, with every control made a space.
fn harmless(bytes: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(bytes).into_owned();
    text.chars()
        .flat_map(|c| {
            let harmful = c != '\n' && crate::i18n::is_harmful(c);
            let (shown, times) = if harmful { (' ', c.len_utf8()) } else { (c, 1) };
            std::iter::repeat_n(shown, times)
        })
        .collect()
}

fn snippet(handler: &GraphicalReportHandler, name: &str, shown: &str, fault: &Fault) -> String {
    let mut start = fault.place.offset.min(shown.len());
    while !shown.is_char_boundary(start) {
        start -= 1;
    }
    let mut length = fault.place.length.min(shown.len() - start);
    while !shown.is_char_boundary(start + length) {
        length -= 1;
    }
    let label = LabeledSpan::new_with_span(Some(fault.code.as_str().to_owned()), (start, length));
    let mut diagnostic = MietteDiagnostic::new(fault.message.clone()).with_label(label);
    if !fault.hint.is_empty() {
        diagnostic = diagnostic.with_help(fault.hint.clone());
    }
    let report = miette::Report::new(diagnostic)
        .with_source_code(NamedSource::new(visible(name), shown.to_owned()));
    let mut drawn = String::new();
    match handler.render_report(&mut drawn, report.as_ref()) {
        Ok(()) => drawn,
        Err(_) => format!("  hint: {}\n", fault.hint),
    }
}

/// How far a translation has come, and what is missing or has drifted, by name.
fn translation(coverage: &Coverage) -> String {
    let mut text = format!(
        "{}: {} of {} texts translated\n",
        coverage.language, coverage.translated, coverage.of
    );
    for (word, keys) in [
        ("missing", &coverage.missing),
        ("drifted: its source has changed", &coverage.drifted),
        ("unknown: no such text", &coverage.unknown),
    ] {
        for key in keys {
            text.push_str(&format!("  {word}: {}\n", visible(key)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::seal::Access;
    use crate::tui::Look;

    #[test]
    fn a_file_of_nothing_but_faults_is_told_in_a_text_in_proportion_to_them() {
        let here =
            Here::of(None, crate::cli::Color::Never, Look::default(), false, Access::default());
        for (source, most) in [
            // One line of twenty thousand faults, and as many lines of one.
            (format!("a: &a x\nb: [{}]\n", "*a,".repeat(20_000)), 20_000 * 300),
            ((0..20_000).map(|at| format!("a{at}: &x{at} 1\n")).collect(), 40_000 * 300),
        ] {
            let faults = read_translated(source.as_bytes(), &[]).unwrap_err();
            assert!(faults.len() > 20_000);
            let sources = [("bomb.yaml".to_owned(), source.as_bytes())];
            let told = text(&sources, &faults, &[], &here);
            assert!(told.len() < most, "{} bytes", told.len());
            let places = told.lines().filter(|line| line.starts_with("bomb.yaml:")).count();
            assert_eq!(places, faults.len(), "every fault is told");
        }
    }
}
