//! A whole workshop as a room holds it: the program in a terminal, keys, a
//! journal on disk, ballot files from other laptops.

use crate::program::{demo, inama, run};
use crate::terminal::Terminal;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tathmini::questionnaire::QuestionId;
use tempfile::TempDir;

const PEOPLE: u32 = 12;
const QUESTIONS: [&str; 20] = [
    "LEG-01", "LEG-02", "LEG-03", "LEG-04", "ORG-01", "ORG-02", "ORG-03", "ORG-04", "STF-01",
    "STF-02", "STF-03", "STF-04", "EQP-02", "EQP-03", "EQP-04", "EQP-05", "COO-01", "COO-02",
    "COO-03", "COO-04",
];

/// What each gives: most of them the same, some apart, one question with all alike.
fn level(participant: u32, question: usize) -> u32 {
    let usual = u32::try_from(question % 4).unwrap();
    match (participant + u32::try_from(question).unwrap()) % 7 {
        _ if question == 5 => usual,
        0 => (usual + 1) % 4,
        1 if question.is_multiple_of(3) => 3 - usual,
        _ => usual,
    }
}

/// The demo, in a folder of its own, with a list of those who vote.
fn hall() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("exemplia");
    for entry in walk(&demo().join("exemplia")) {
        let to = folder.join(entry.strip_prefix(demo().join("exemplia")).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&entry, to).unwrap();
    }
    let rows: String = (1..=PEOPLE)
        .map(|number| {
            let agency =
                ["Customs", "Wildlife Authority", "Police", "Prosecutor"][number as usize % 4];
            format!("{number},Person {number},{agency}\n")
        })
        .collect();
    fs::write(home.path().join("room.csv"), format!("number,name,agency\n{rows}")).unwrap();
    (home, folder)
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}

/// The board on a projector of the least size.
fn wall(home: &Path, args: &[&str]) -> Terminal {
    Terminal::start_with(home, args, &[], (80, 24))
}

fn begin(home: &Path, questions: &str) -> Terminal {
    let args = ["workshop", "exemplia", "--participants", "room.csv", "--rule", "share:75"];
    let mut hall = wall(home, &[&args[..], &["--questions", questions]].concat());
    hall.sees("From here on the rule");
    hall.keys("\r");
    hall.sees("1/");
    hall
}

/// The code on the wall.
fn code(hall: &Terminal) -> String {
    let screen = hall.screen();
    let is_code = |line: &&str| {
        line.len() == 14 && line.split('-').all(|part| part.len() == 4) && line.is_ascii()
    };
    screen.lines().map(str::trim).find(is_code).expect("a code is shown").to_owned()
}

/// From the reveal to the next question.
fn decide(hall: &mut Terminal, place: usize) {
    hall.keys("\r");
    hall.sees("median");
    if place == 3 {
        hall.keys("d");
        hall.sees("speak first");
    }
    hall.keys("\r");
    hall.sees("Which level did the room");
    hall.keys(&(place % 4).to_string());
    hall.sees("Why this level?");
    hall.keys(&format!("Reason {place}.\r"));
    hall.sees("Who thinks otherwise?");
    if place == 3 {
        hall.keys("4: Nobody at the border has seen it.\r");
        hall.sees("4: Nobody");
    }
    assert!(!hall.screen().contains("Every question has its consensus"));
    hall.keys("\r");
    match place + 1 {
        20 => hall.sees("Every question has its consensus"),
        next => hall.sees(&format!("{}/20", next + 1)),
    }
}

/// What holds after the workshop, however the ballots were given.
fn check(home: &Path, folder: &Path, codes: &[(String, u32, usize)]) {
    let found = run(home, &["agreement", "exemplia", "--format", "json"]).ends(0).json();
    let mut csv = "rater,question,level\n".to_owned();
    for (place, id) in QUESTIONS.iter().enumerate() {
        for participant in 1..=PEOPLE {
            csv.push_str(&format!("{participant},{id},{}\n", level(participant, place)));
        }
    }
    fs::write(home.join("ballots.csv"), csv).unwrap();
    let expected =
        run(home, &["agreement", "--from", "ballots.csv", "--format", "json"]).ends(0).json();
    for figure in ["alpha", "alpha_interval", "percent_agreement", "questions", "rule"] {
        assert_eq!(found[figure], expected[figure], "{figure}");
    }
    assert!(found["readings"]["kappa"]["quadratic"].is_number());
    let known = tathmini::store::read(folder).unwrap().assessment;
    for (place, id) in QUESTIONS.iter().enumerate() {
        let given = known.given(&QuestionId::from(*id), tathmini::assessment::Reading::Validated);
        let expected = tathmini::assessment::Answer::Level(i32::try_from(place % 4).unwrap());
        assert_eq!(given.unwrap().answer, &expected, "{id}");
        assert_eq!(given.unwrap().entry.why, Some(format!("Reason {place}.")));
    }
    let noted = codes.iter().map(|(code, ..)| code.as_str());
    let args: Vec<&str> =
        ["verify", "exemplia", "--format", "json"].into_iter().chain(noted).collect();
    let found = run(home, &args).ends(0).json();
    for (at, (code, participant, place)) in codes.iter().enumerate() {
        assert_eq!(found[at]["code"], *code);
        let ballot = &found[at]["found"][0];
        assert_eq!(ballot["question"], QUESTIONS[*place]);
        assert_eq!(ballot["participant"], *participant);
        assert_eq!(ballot["level"], level(*participant, *place));
    }
    run(home, &["verify", "exemplia", "0000-0000-0000"]).ends(3);
    run(home, &["verify", "exemplia", "0000"]).ends(2);
}

/// The report's section in every language.
fn reported(home: &Path) {
    for language in ["en", "fr", "pt", "es"] {
        let file = format!("{language}.pdf");
        run(home, &["report", "exemplia", "--language", language, "-o", &file]).ends(0);
        if let Ok(kept) = std::env::var("TATHMINI_KEEP_REPORTS") {
            fs::copy(home.join(&file), Path::new(&kept).join(&file)).unwrap();
        }
        let Some(tool) = crate::outside::tool("pdftotext") else { continue };
        let text = std::process::Command::new(tool)
            .args(["-layout", home.join(&file).to_str().unwrap(), "-"])
            .output()
            .unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        assert!(text.contains("Nobody at the border has seen it."), "{language}");
        assert!(!text.contains("Person 4"), "nobody agreed that names are printed");
    }
}

#[test]
fn twelve_officials_agree_on_twenty_questions_by_keys() {
    let (home, folder) = hall();
    let mut hall = begin(home.path(), &QUESTIONS.join(" "));
    let mut codes = Vec::new();
    for place in 0..QUESTIONS.len() {
        hall.keys("\r");
        for participant in 1..=PEOPLE {
            hall.sees(&format!("{} of 12 ballots", participant - 1));
            hall.keys(&level(participant, place).to_string());
            hall.sees("Note this code");
            if participant == 5 {
                codes.push((code(&hall), participant, place));
            }
            hall.keys("\r");
        }
        hall.sees("12 of 12 ballots");
        decide(&mut hall, place);
    }
    hall.keys("q");
    assert_eq!(hall.end(), 0);
    check(home.path(), &folder, &codes);
    reported(home.path());
}

/// How many ballots were ever sealed in a folder; the demo has some.
fn seals(folder: &Path) -> usize {
    let journal = fs::read_to_string(folder.join("journal.jsonl")).unwrap();
    journal.matches("\"change\":\"sealed\"").count()
}

#[test]
fn twelve_officials_agree_on_twenty_questions_by_ballot_files() {
    let (home, folder) = hall();
    let ballots = home.path().join("stick");
    fs::create_dir(&ballots).unwrap();
    let mut codes = Vec::new();
    for participant in 1..=PEOPLE + 1 {
        let number = participant.to_string();
        let file = format!("stick/{number}.ballot");
        let mut args = vec!["ballot".to_owned(), "--participant".to_owned(), number];
        args.extend(["-o".to_owned(), file.clone()]);
        for (place, id) in QUESTIONS.iter().enumerate() {
            args.push(format!("{id}={}", level(participant, place)));
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let printed = run(home.path(), &args).ends(0).out;
        assert_eq!(printed.lines().count(), QUESTIONS.len());
        for (place, line) in printed.lines().enumerate().filter(|_| participant <= PEOPLE).take(1) {
            codes.push((line.split(' ').next().unwrap().to_owned(), participant, place));
        }
        run(home.path(), &args).ends(1);
    }
    fs::write(ballots.join("broken.ballot"), "{\"tathmini_ballot\": 1}\u{1b}[2J").unwrap();
    let before = seals(&folder);
    let mut hall = begin(home.path(), &QUESTIONS.join(" "));
    hall.keys("f");
    hall.sees("collected in");
    hall.keys("stick\r");
    // Participant 13 does not sit here, and the broken file is told.
    hall.sees("broken.ballot: no ballot file");
    assert_eq!(seals(&folder) - before, 240);
    for place in 0..QUESTIONS.len() {
        hall.keys("\r");
        hall.sees("12 of 12 ballots");
        decide(&mut hall, place);
    }
    hall.keys("q");
    assert_eq!(hall.end(), 0);
    check(home.path(), &folder, &codes);
}

/// Before the reveal nothing that any command prints depends on a ballot: the
/// same workshop with other levels gives the same outputs, but for ids, times,
/// seals and the codes that come from them.
#[test]
fn no_command_tells_a_ballot_before_the_reveal() {
    let printed = |level: &str| -> Vec<String> {
        let (home, folder) = inama("exemplia", |id| format!("{id},1,\n"));
        fs::write(home.path().join("room.csv"), "agency\nCustoms\nPolice\n").unwrap();
        let mut hall = begin(home.path(), "LEG-01");
        hall.keys("\r");
        for given in 0..2 {
            hall.sees(&format!("{given} of 2 ballots"));
            hall.keys(level);
            hall.sees("Note this code");
            let code = code(&hall);
            run(home.path(), &["verify", "exemplia", &code]).ends(3);
            hall.keys("\r");
        }
        hall.sees("2 of 2 ballots");
        let journal = fs::read_to_string(folder.join("journal.jsonl")).unwrap();
        let outputs = [
            vec!["history", "exemplia"],
            vec!["history", "exemplia", "--format", "json"],
            vec!["show", "exemplia", "--format", "json"],
            vec!["score", "exemplia", "--format", "json"],
            vec!["plan", "exemplia", "--format", "json"],
            vec!["agreement", "exemplia", "--format", "json"],
            vec!["agreement", "exemplia"],
        ];
        let mut told: Vec<String> =
            outputs.iter().map(|args| masked(&run(home.path(), args).out, &journal)).collect();
        told.push(masked(&journal, &journal));
        let report = run(home.path(), &["report", "exemplia", "-o", "-"]).ends(0);
        told.push(report.bytes.len().to_string());
        hall.signal("KILL");
        told
    };
    assert_eq!(printed("0"), printed("3"));
}

/// The text without what differs from run to run: ids, times, checks, seals.
fn masked(text: &str, journal: &str) -> String {
    let mut text = text.to_owned();
    for line in journal.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let entry = &line["entry"];
        let own = [&line["check"], &entry["id"], &entry["replica"], &entry["at"], &entry["seal"]];
        for value in own.into_iter().chain([&entry["assessment"]]).filter_map(Value::as_str) {
            if value.len() == 64 {
                text = text.replace(&tathmini::workshop::code(value), "<code>");
            }
            text = text.replace(value, "<>");
        }
    }
    text
}

/// A laptop that stops in the middle of a round loses that round's ballots and
/// nothing else: they were never readable.
#[test]
fn a_killed_workshop_goes_on_where_it_stopped() {
    let (home, folder) = inama("exemplia", |id| format!("{id},1,\n"));
    fs::write(home.path().join("room.csv"), "agency\nCustoms\nPolice\n").unwrap();
    let mut hall = begin(home.path(), "LEG-01 LEG-02");
    hall.keys("\r");
    hall.sees("0 of 2 ballots");
    hall.keys("3");
    hall.sees("Note this code");
    hall.signal("KILL");
    hall.end();
    let mut other = wall(home.path(), &["workshop", "exemplia", "--rule", "range"]);
    assert_eq!(other.end(), 2, "the rule stands");
    let mut hall = wall(home.path(), &["workshop", "exemplia"]);
    hall.sees("1/2");
    hall.keys("\r");
    for given in 0..2 {
        hall.sees(&format!("{given} of 2 ballots"));
        hall.keys("2");
        hall.sees("Note this code");
        hall.keys("\r");
    }
    hall.sees("2 of 2 ballots");
    hall.keys("\r");
    hall.sees("AGREED");
    hall.keys("\u{3}");
    assert_eq!(hall.end(), 0);
    let known = tathmini::store::read(&folder).unwrap().assessment;
    let held = tathmini::workshop::Workshop::all(&known).remove(0);
    assert_eq!(held.items[0].rounds[0].levels(), [2, 2]);
}

/// In lines the terminal echoes what is typed, but not a ballot.
#[test]
fn in_lines_a_ballot_is_typed_unseen_and_the_terminal_stays_as_it_was() {
    let (home, folder) = inama("exemplia", |id| format!("{id},1,\n"));
    fs::write(home.path().join("room.csv"), "agency\nCustoms\nPolice\n").unwrap();
    let args = ["workshop", "exemplia", "--participants", "room.csv", "--questions", "LEG-01"];
    let mut hall = wall(home.path(), &[&args[..], &["--plain"]].concat());
    hall.sees("From here on the rule");
    hall.keys("\r");
    hall.sees("LEG-01 | 1/1");
    hall.keys("9\r");
    hall.sees("> 9");
    hall.keys("\r");
    hall.sees("Type your level, 0-3");
    hall.keys("3\r");
    hall.sees("Note this code");
    assert!(!hall.screen().contains("> 3"), "{}", hall.screen());
    hall.keys("\r");
    hall.sees("2  Police");
    std::thread::sleep(std::time::Duration::from_millis(200));
    hall.signal("TERM");
    hall.end();
    hall.is_sane();
    assert_eq!(seals(&folder), 1);
    let mut hall = wall(home.path(), &["workshop", "exemplia", "--plain"]);
    hall.sees("LEG-01 | 1/1");
    hall.keys("\r");
    hall.sees("1  Customs");
    hall.keys("\u{3}");
    hall.end();
    hall.is_sane();
    hall.sees("saved in exemplia");
}
