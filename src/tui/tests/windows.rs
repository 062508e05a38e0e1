//! How every window looks, and the screens that need more than one copy.

use super::*;
use crate::assessment::Status;

/// An entry of another copy that knew nothing of what stands here.
fn from_another_copy(journal: &mut Journal, change: Change) {
    let mut entry = journal.stamp(change, None);
    let seq = entry.seq;
    (entry.id, entry.replica) = (format!("there-{seq}").as_str().into(), "there".into());
    (entry.base, entry.by) = (Vec::new(), "B. Okoro".to_owned());
    let mut entries = std::mem::take(&mut journal.entries);
    entries.pop();
    entries.push(entry);
    journal.known = Assessment::replay(entries.clone());
    journal.entries = entries;
}

/// Answers of two copies that are not the same, and an answer after the validation.
fn joined() -> Journal {
    let mut journal = busy();
    let question = || QuestionId::from("LEG-02");
    let reading = Reading::Own;
    let answer = Answer::Level(3);
    from_another_copy(&mut journal, Change::Answered { question: question(), reading, answer });
    let text = "The bill was withdrawn.".to_owned();
    from_another_copy(&mut journal, Change::Noted { question: "LEG-01".into(), reading, text });
    journal.stamp(Change::Became { status: Status::Validated }, None);
    journal
}

fn snap(name: &str, keys: &str, journal: &Journal, broken: bool) {
    for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut app = open(language, &journal.known);
            app.update(Msg::Resized(columns, rows));
            let mut disk = Journal { broken, ..Journal::default() };
            type_keys(&mut app, &mut disk, keys);
            let shown = screen(&mut app, columns, rows);
            insta::assert_snapshot!(format!("{name}-{columns}x{rows}-{code}"), shown);
        }
    }
}

#[test]
fn what_is_chosen_and_what_is_filled_in() {
    let journal = busy();
    for (name, keys) in [
        ("grade", "gv"),
        ("confidence", "go"),
        ("target", "gt"),
        ("sitting", "gS"),
        ("quote", "gaq"),
        ("link", "gal"),
        ("task", "gat"),
        ("person", "gap"),
        ("visit", "gav"),
        ("jumps", "g}}J"),
        ("filter", "gff"),
        ("led", "d<enter>"),
    ] {
        snap(name, keys, &journal, false);
    }
}

#[test]
fn the_plan_as_bars_and_what_is_decided_about_it() {
    let journal = busy();
    for (name, keys) in [
        ("gantt", "pv"),
        ("setting", "pm"),
        ("what-if", "pwbudget.2027=90000"),
        ("plan-because", "px<enter>"),
    ] {
        snap(name, keys, &journal, false);
    }
}

#[test]
fn what_joined_copies_leave_to_be_decided() {
    let journal = joined();
    for (name, keys) in [("conflicts", "D"), ("differences", "="), ("because", "g3")] {
        snap(name, keys, &journal, false);
    }
}

#[test]
fn what_could_not_be_saved_is_asked_about_before_leaving() {
    snap("unsaved", "gc and more<esc>", &busy(), true);
    snap("leaving", "gc and more<esc>q", &busy(), true);
}
