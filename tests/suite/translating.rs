//! Translations as a translator meets them: written, refreshed, sent out as PO,
//! read by gettext itself, and taken in again.

use super::outside::tool;
use super::program::run;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const DEFINITION: &str = "inama.yaml";
const INAMA: &[u8] = include_bytes!("../../questionnaires/inama.yaml");

/// A folder with the shipped questionnaire and its French translation, one text of it drifted.
fn desk() -> (TempDir, String) {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join(DEFINITION), INAMA).unwrap();
    run(home.path(), &["translate", DEFINITION, "--to", "fr"]).ends(0);
    let path = home.path().join("inama.fr.yaml");
    let written = fs::read_to_string(&path).unwrap();
    let (title, notice) =
        (written.find("  \"title\":").unwrap(), written.find("  \"notice\":").unwrap());
    let filled = format!(
        "{}  \"title\":\n    of: \"0badcafe\"\n    text: \"Évaluation institutionnelle\"\n{}",
        &written[..title],
        &written[written[..notice].rfind("\n  #").unwrap() + 1..],
    );
    fs::write(&path, filled).unwrap();
    run(home.path(), &["translate", DEFINITION, "--to", "fr"]).ends(0);
    let standing = fs::read_to_string(&path).unwrap();
    assert!(standing.contains("# CHANGED"));
    (home, standing)
}

fn gettext(program: &str, at: &Path, args: &[&str]) -> Option<String> {
    let done = Command::new(tool(program)?).current_dir(at).args(args).output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{program} {args:?}: {told}");
    Some(told)
}

#[test]
fn po_goes_out_and_comes_back_without_a_loss() {
    let (home, standing) = desk();
    run(home.path(), &["translate", DEFINITION, "--to", "fr", "--po"]).ends(0);
    if let Some(told) =
        gettext("msgfmt", home.path(), &["-c", "--statistics", "-o", "x.mo", "inama.fr.po"])
    {
        assert!(told.contains("1 fuzzy translation"), "{told}");
    }
    run(home.path(), &["translate", DEFINITION, "--to", "fr", "--from", "inama.fr.po"]).ends(0);
    assert_eq!(fs::read_to_string(home.path().join("inama.fr.yaml")).unwrap(), standing);
    // Gettext's own hand wraps lines and may order fields anew.
    if gettext("msgattrib", home.path(), &["--width=40", "-o", "wrapped.po", "inama.fr.po"])
        .is_some()
    {
        run(home.path(), &["translate", DEFINITION, "--to", "fr", "--from", "wrapped.po"]).ends(0);
        assert_eq!(fs::read_to_string(home.path().join("inama.fr.yaml")).unwrap(), standing);
    }
}

#[test]
fn a_faulty_po_file_changes_nothing_and_is_told_with_its_line() {
    let (home, standing) = desk();
    fs::write(home.path().join("x.po"), "msgid \"\"\nmsgstr \"Language: fr\\n\"\nmsgid x\n")
        .unwrap();
    let told = run(home.path(), &["translate", DEFINITION, "--to", "fr", "--from", "x.po"]).ends(3);
    for part in ["x.po:1:1: ", "x.po:3:1: This is not a line of a PO file"] {
        assert!(told.err.contains(part), "{}", told.err);
    }
    assert_eq!(fs::read_to_string(home.path().join("inama.fr.yaml")).unwrap(), standing);
}
