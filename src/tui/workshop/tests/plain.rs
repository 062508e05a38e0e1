//! The board in lines beside the board on the wall.

use super::{Draft, Effect, INAMA, Language, Wall, board};
use crate::assessment::{Change, EntryId};
use crate::tui::plain::Talk;
use crate::tui::workshop::{Msg, run_board_plain};
use std::collections::VecDeque;
use std::io;

/// Keys on the wall, and the lines that do the same; a ballot's line begins with `!`.
const SESSION: &[(&str, &[&str])] = &[
    (
        "Ama Mensah; Customs<enter>Police<enter>Nobody<enter>",
        &["Ama Mensah; Customs", "Police", "Nobody"],
    ),
    ("<back>Wildlife<enter><enter>", &["<", "Wildlife", ""]),
    ("n", &["n"]),
    ("2+1+<enter>", &["2+", "1", "+", "Enter"]),
    ("4LEG-99<enter><esc>", &["4", "LEG-99", "<"]),
    ("4LEG-01 ORG-12<enter><enter>", &["4", "LEG-01 ORG-12", ""]),
    // A latecomer and the help page; then the first round.
    ("jKwame; Interpol<enter>", &["j", "Kwame; Interpol"]),
    ("?<esc>", &["?", "<"]),
    ("<enter>0<back>3<enter>", &["", "!0", "Backspace", "!3", ""]),
    ("9-", &["!9", "!-"]),
    ("2<enter><left>1<enter><esc>v", &["!2", "", "!Left", "!1", "", "!<", "v"]),
    ("x<esc>", &["!x", "!<"]),
    ("<enter><enter>", &["", ""]),
    ("wdw", &["w", "d", "w"]),
    (
        "r<enter>2<enter>2<enter>2<enter>2<enter>",
        &["r", "", "!2", "", "!2", "", "!2", "", "!2", ""],
    ),
    ("<enter>", &[""]),
    (
        "<enter>2Decree seen.<enter>3: No record.<enter><enter>",
        &["", "2", "Decree seen.", "3: No record.", ""],
    ),
    // The second question by cards.
    ("c1<right>2<enter>", &["c", "1", "Right", "2", ""]),
    ("<enter>e<esc>1Seen.<enter><enter>", &["", "e", "<", "1", "Seen.", ""]),
    ("q", &["q"]),
];

/// Lines that were written down before.
struct Script {
    lines: VecDeque<String>,
    said: String,
    clock: u64,
}

impl Script {
    fn next(&mut self, unseen: bool) -> Option<String> {
        self.clock += 1;
        let line = self.lines.pop_front()?;
        let ballot = line.strip_prefix('!').map(str::to_owned);
        assert_eq!(unseen, ballot.is_some(), "{line:?} after {}", self.said);
        Some(ballot.unwrap_or(line))
    }
}

impl Talk for Script {
    fn hear(&mut self) -> io::Result<Option<String>> {
        Ok(self.next(false))
    }

    fn hear_unseen(&mut self) -> io::Result<Option<String>> {
        Ok(self.next(true))
    }

    fn seconds(&self) -> u64 {
        self.clock
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push_str(text);
        Ok(())
    }
}

fn happened(wall: &Wall) -> Vec<(EntryId, Change)> {
    let history = wall.known.history().into_iter();
    history.map(|entry| (entry.id.clone(), entry.change.clone())).collect()
}

/// The session in lines, up to what the script holds.
fn in_lines(lines: impl IntoIterator<Item = &'static str>) -> (Wall, String) {
    let mut wall = Wall::of(&INAMA, Language::En, (80, 24), Draft::default());
    let mut script = Script {
        lines: lines.into_iter().map(str::to_owned).collect(),
        said: String::new(),
        clock: 0,
    };
    let board = board(&INAMA, Language::En, Draft::default());
    let perform = |effect: Effect| wall.perform(effect).unwrap_or(Msg::Hangup);
    let board = run_board_plain(board, &mut script, perform).expect("nothing can fail");
    wall.left = !board.interrupted;
    (wall, script.said)
}

#[test]
fn the_board_in_lines_writes_the_same_journal() {
    let mut wall = Wall::of(&INAMA, Language::En, (80, 24), Draft::default());
    for (keys, _) in SESSION {
        wall.keys(keys);
    }
    assert!(wall.left);
    assert_eq!(wall.known.count(), 17, "{:#?}", happened(&wall));
    let (lines, said) = in_lines(SESSION.iter().flat_map(|(_, lines)| lines.iter().copied()));
    assert_eq!(happened(&lines), happened(&wall), "{said}");
    assert!(lines.left, "by its own key");

    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "nothing steers the terminal");
    assert!(!said.chars().any(|c| ('\u{2500}'..='\u{259f}').contains(&c)), "no box, no picture");
    for words in ["LEG-99 is no question", "2 of 4 ballots", "Still missing", "AGREED", "00:01"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(said.contains("\n2 Established: 4\n"), "a level a line\n{said}");
}

#[test]
fn where_the_lines_end_the_board_is_left_as_by_a_signal() {
    let (wall, _) = in_lines(["Police", "", "", "1", "", "", "!2"]);
    assert!(!wall.left);
    assert!(wall.known.count() > 1, "what was given is kept");
}
