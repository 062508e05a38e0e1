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
pub(super) fn joined() -> Journal {
    let mut journal = busy();
    let question = || QuestionId::from("LEG-02");
    let reading = Reading::Own;
    let answer = Answer::Level(3);
    from_another_copy(&mut journal, Change::Answered { question: question(), reading, answer });
    let question = || QuestionId::from("LEG-14");
    let reason = "No seizure has been sold.".to_owned();
    let answer = Answer::NotApplicable { reason, lead_decision: true };
    from_another_copy(&mut journal, Change::Answered { question: question(), reading, answer });
    journal.stamp(Change::Targeted { question: question(), target: Some(2) }, None);
    let target = Some(3);
    from_another_copy(&mut journal, Change::Targeted { question: question(), target });
    let text = "The bill was withdrawn.".to_owned();
    from_another_copy(&mut journal, Change::Noted { question: "LEG-01".into(), reading, text });
    journal.stamp(Change::Became { status: Status::Validated }, None);
    journal
}

fn snap(shots: &[(&str, &str)], journal: &Journal) {
    for (name, keys) in shots {
        snap_of(name, |language| open(language, &journal.known), keys, journal);
    }
}

fn snap_of(name: &str, open: impl Fn(Language) -> App, keys: &str, journal: &Journal) {
    looks(open, keys, journal, |size, shown| {
        insta::assert_snapshot!(format!("{name}-{size}"), shown);
    });
}

pub(super) const CHOSEN: &[(&str, &str)] = &[
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
    ("form-refused", "gaf<c-s>"),
];

pub(super) const DECIDED: &[(&str, &str)] = &[
    ("gantt", "pv"),
    ("setting", "pm"),
    ("setting-unclear", "pm<back>x"),
    ("own", "pi<paste Train the prosecutors>"),
    ("merge", "pe<paste ORG-01>>3"),
    ("what-if", "pw<paste budget.2027=90000>"),
    ("what-if-slips", "pw<paste phase.P1=2>"),
    ("plan-because", "px<enter>"),
];

pub(super) const JOINED: &[(&str, &str)] = &[
    ("conflicts", "D"),
    ("conflicts-reason", "Dj"),
    ("conflicts-target", "DG"),
    ("conflicts-saved", "D1"),
    ("conflicts-none", "D111"),
    ("differences", "="),
    ("because", "g3"),
    ("because-missing", "g3<enter>"),
];

pub(super) const UNSAVED: &[(&str, &str)] =
    &[("unsaved", "gc and more<esc>"), ("leaving", "gc and more<esc>q")];

#[test]
fn what_is_chosen_and_what_is_filled_in() {
    snap(CHOSEN, &busy());
}

#[test]
fn the_plan_as_bars_and_what_is_decided_about_it() {
    snap(DECIDED, &busy());
}

#[test]
fn what_joined_copies_leave_to_be_decided() {
    snap(JOINED, &joined());
}

#[test]
fn what_could_not_be_saved_is_asked_about_before_leaving() {
    snap(UNSAVED, &Journal { broken: true, ..busy() });
}

/// What does not fit the window is read by scrolling, and the end is the end.
#[test]
fn a_long_list_of_what_would_move_is_read_to_its_end() {
    let journal = busy();
    let shown = |keys: &str| {
        let mut app = open(Language::En, &journal.known);
        app.update(Msg::Resized(80, 24));
        type_keys(&mut app, &mut journal.clone(), keys);
        screen(&mut app, 80, 24)
    };
    let first = shown("pw<paste phase.P1=2>");
    let last = shown("pw<paste phase.P1=2><pgdn><pgdn><pgdn><pgdn>");
    assert!(first.contains("▼ │") && !first.contains("▲ │"), "{first}");
    assert!(last.contains("▲ │") && !last.contains("▼ │"), "{last}");
    // What is typed next begins again at the top; nothing typed shows the help.
    assert!(shown("pw<paste phase.P1=2><pgdn>0").contains("phase.P1=20"));
    assert!(shown("pwx<back>").contains("Write what should be"));
}

#[test]
fn a_page_up_in_a_conflict_goes_up_at_once() {
    let journal = joined();
    let mut app = open(Language::Fr, &journal.known);
    app.update(Msg::Resized(40, 12));
    type_keys(&mut app, &mut journal.clone(), "D");
    let first = screen(&mut app, 40, 12);
    type_keys(&mut app, &mut journal.clone(), "<pgdn><pgdn><pgdn><pgdn>");
    let last = screen(&mut app, 40, 12);
    type_keys(&mut app, &mut journal.clone(), "<pgup><pgup>");
    assert_ne!(first, last);
    assert_eq!(screen(&mut app, 40, 12), first);
}

/// What an assessor meets before anything is answered, and where nothing may be.
#[test]
fn the_first_day_and_the_day_after_the_last() {
    let nothing = Journal::default();
    for (name, keys) in [
        ("first", ""),
        ("first-plan", "p"),
        ("first-records", "b"),
        ("first-history", "H"),
        ("first-jumps", "J"),
        ("first-scores", "s"),
    ] {
        snap_of(name, |language| open(language, &nothing.known), keys, &nothing);
    }
    let journal = busy();
    let told = |language, key: &str, filling: &[(&'static str, &'static str)]| {
        let Opened { questionnaire, assessment, mut opening } = opened(language, &journal.known);
        let filling: Vec<_> = filling.iter().map(|(name, text)| (*name, (*text).into())).collect();
        opening.read_only = true;
        opening.remarks = vec![crate::i18n::Phrases::of(language).fill(key, &filling)];
        App::new(questionnaire, assessment, opening)
    };
    let holder = [("by", "B. Okoro"), ("since", "2026-03-02 09:15")];
    snap_of("locked", |language| told(language, "told-locked", &holder), "", &journal);
    let seal = [("name", "B. Wanjiru"), ("day", "2026-03-09")];
    snap_of("approved", |language| told(language, "told-approved", &seal), "", &journal);
    snap_of("read-only", |language| told(language, "told-read-only", &[]), "2", &journal);
}

/// Another copy of the assessment beside this one.
#[test]
fn what_differs_from_another_copy() {
    let (here, there) = (busy(), joined());
    let open = |language| {
        let mut app = open(language, &here.known);
        let names = ["exemplia".to_owned(), "exemplia-ben".to_owned()];
        let other =
            crate::tui::screen::differences::Other { assessment: there.known.clone(), names };
        app.screen = crate::tui::screen::Screen::Differences(
            crate::tui::screen::differences::State::with(other),
        );
        app
    };
    snap_of("differences-copies", open, "", &here);
}

/// Below 80 columns there is one; below the smallest size it is said.
#[test]
fn what_is_shown_in_a_small_window() {
    let journal = busy();
    for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
        for (name, keys, columns, rows) in [
            ("small", "g", 60, 18),
            ("smallest", "g", 40, 12),
            ("smallest-plan", "p", 40, 12),
            ("smallest-form", "gad", 40, 12),
            ("too-small", "g", 39, 11),
        ] {
            let mut app = open(language, &journal.known);
            app.update(Msg::Resized(columns, rows));
            type_keys(&mut app, &mut Journal::default(), keys);
            insta::assert_snapshot!(format!("{name}-{code}"), screen(&mut app, columns, rows));
            // In a larger window all is there again, as if it had never been small.
            let mut large = open(language, &journal.known);
            type_keys(&mut large, &mut Journal::default(), keys);
            assert_eq!(screen(&mut app, 80, 24), screen(&mut large, 80, 24), "{name}");
        }
    }
}
