//! The board as tables: keys in, journal and wall out. The journal here stamps
//! entries as the store does, without a disk; secret numbers are counted.

mod plain;

use super::{Board, Draft, Effect, Msg};
use crate::assessment::{
    Answer, Assessment, Change, Entry, EntryId, Participant, Reading, ReplicaId,
};
use crate::i18n::{Language, Phrases};
use crate::questionnaire::{Questionnaire, read};
use crate::tui::run::Incoming;
use crate::tui::theme::Look;
use crate::workshop::{Room, Selection, Stage};
use crossterm::event::{Event, KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::{Arc, LazyLock};

static INAMA: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| {
    Arc::new(read(include_bytes!("../../../questionnaires/inama.yaml")).expect("it is sound"))
});

/// A small questionnaire of another subject, whose texts nobody edits.
static WELLS: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| {
    let source = include_bytes!("../../../tests/fixtures/sound/wells.yaml");
    Arc::new(read(source).expect("it is sound"))
});

/// A board that hangs nowhere yet.
fn board(asked: &Arc<Questionnaire>, language: Language, draft: Draft) -> Board {
    let room = Room::open(asked.clone(), Assessment::default());
    Board::new(room, language, "Customs of Exemplia".to_owned(), draft, Look::default())
}

/// A wall with its journal.
struct Wall {
    board: Board,
    terminal: Terminal<TestBackend>,
    known: Assessment,
    drawn: u32,
    broken: bool,
    left: bool,
}

impl Wall {
    fn new(language: Language, size: (u16, u16), draft: Draft) -> Self {
        Self::of(&INAMA, language, size, draft)
    }

    fn of(asked: &Arc<Questionnaire>, language: Language, size: (u16, u16), draft: Draft) -> Self {
        Self {
            board: board(asked, language, draft),
            terminal: Terminal::new(TestBackend::new(size.0, size.1)).expect("it is in memory"),
            known: Assessment::default(),
            drawn: 0,
            broken: false,
            left: false,
        }
    }

    /// A workshop of three on two questions that has begun.
    fn begun(language: Language, size: (u16, u16)) -> Self {
        Self::with(&INAMA, &["ORG-12", "COO-01"], language, size)
    }

    fn with(
        asked: &Arc<Questionnaire>,
        questions: &[&str],
        language: Language,
        size: (u16, u16),
    ) -> Self {
        let person = |number, name: &str, agency: &str| Participant {
            number,
            name: name.to_owned(),
            agency: agency.to_owned(),
        };
        let participants = vec![
            person(1, "Ama Mensah", "Customs"),
            person(2, "", "Wildlife Authority"),
            person(3, "", "Police"),
        ];
        let questions = questions.iter().map(|id| (*id).into()).collect();
        let selection = Some(Selection::These(questions));
        let draft = Draft { participants, selection, ..Draft::default() };
        let mut wall = Self::of(asked, language, size, draft);
        wall.keys("<enter>");
        wall
    }

    fn stamp(&mut self, change: Change) -> Entry {
        let seq = self.known.highest_seq() + 1;
        let entry = Entry {
            id: EntryId::from(format!("entry-{seq}").as_str()),
            replica: ReplicaId::from("here"),
            seq,
            base: self.known.base_of(&change),
            at: "2026-03-02T14:05:00+01:00".to_owned(),
            by: "A. Diallo".to_owned(),
            why: None,
            change,
        };
        self.known.apply(entry.clone());
        entry
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        Some(match effect {
            Effect::Save { .. } if self.broken => Msg::NotSaved("the disk is full".to_owned()),
            Effect::Save { changes, .. } => {
                Msg::Saved(changes.into_iter().map(|change| self.stamp(change)).collect())
            }
            Effect::Draw => {
                self.drawn += 1;
                Msg::Drawn(format!("{:032x}", self.drawn))
            }
            Effect::Read(_) => Msg::Read(Vec::new(), vec!["no such file".to_owned()]),
            Effect::Leave => {
                self.left = true;
                return None;
            }
        })
    }

    fn tell(&mut self, msg: Msg) {
        let mut inbox = Some(msg);
        while let Some(msg) = inbox {
            let effect = self.board.update(msg);
            inbox = effect.and_then(|effect| self.perform(effect));
        }
    }

    /// Keys as they are typed: letters, and names in angle brackets.
    fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (code, after) = match named {
                Some(("enter", after)) => (KeyCode::Enter, after),
                Some(("esc", after)) => (KeyCode::Esc, after),
                Some(("back", after)) => (KeyCode::Backspace, after),
                Some(("right", after)) => (KeyCode::Right, after),
                Some(("left", after)) => (KeyCode::Left, after),
                Some((name, _)) => panic!("there is no key {name}"),
                None => (KeyCode::Char(c), &rest[c.len_utf8()..]),
            };
            let event = Incoming::Terminal(Event::Key(KeyEvent::from(code)));
            if let Some(msg) = self.board.hear(event) {
                self.tell(msg);
            }
            rest = after;
        }
    }

    /// What hangs on the wall, without blanks at the ends of lines.
    fn shown(&mut self) -> String {
        self.terminal.draw(|frame| self.board.view(frame)).expect("it is in memory");
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width);
        let rows = buffer.content.chunks(width);
        let line = |row: &[ratatui::buffer::Cell]| {
            let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            line.trim_end().to_owned()
        };
        rows.map(line).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_workshop_is_set_up_and_held_by_keys() {
    let mut wall = Wall::new(Language::En, (80, 24), Draft::default());
    wall.keys("Ama Mensah; Customs<enter>Police<enter>Nobody<enter><back>Wildlife<enter>");
    assert!(wall.shown().contains("3  Wildlife"), "{}", wall.shown());
    wall.keys("<enter>n2+1+<enter>4LEG-99<enter>");
    assert!(wall.shown().contains("LEG-99 is no question"), "{}", wall.shown());
    wall.keys("<back><back>01<enter><enter>");
    let convening = wall.board.room().convening().unwrap().clone();
    assert_eq!(convening.questions, ["LEG-01".into()]);
    assert_eq!(convening.yardstick, crate::assessment::Yardstick::Share(80));
    assert!(!convening.names);
    wall.keys("<enter>2<enter>2<enter>3<enter>");
    assert!(wall.shown().contains("3 of 3 ballots are sealed."), "{}", wall.shown());
    wall.keys("<enter>");
    assert!(wall.shown().contains("TO BE DISCUSSED"), "{}", wall.shown());
    wall.keys("d");
    for _ in 0..65 {
        wall.tell(Msg::Tick);
    }
    assert_eq!(wall.board.room().stage(), Stage::Discussion { seconds: 65 });
    wall.keys("r<enter>2<enter>2<enter>2<enter><enter>");
    assert!(wall.shown().contains("✓ AGREED"), "{}", wall.shown());
    wall.keys("<enter>2Decree seen.<enter>3: No record of it.<enter><enter>");
    assert!(wall.shown().contains("Every question has its consensus"), "{}", wall.shown());
    let given = wall.known.given(&"LEG-01".into(), Reading::Validated).unwrap();
    assert_eq!(given.answer, &Answer::Level(2));
    wall.keys("q");
    assert!(wall.left);
}

/// Until the reveal the wall shows the same for every level, but for the code:
/// twelve digits, large and small.
#[test]
fn nothing_on_the_wall_tells_a_ballot_before_the_reveal() {
    let voted = |levels: &str| {
        let mut wall = Wall::begun(Language::En, (80, 24));
        wall.keys("<enter>");
        let mut shown = vec![wall.shown()];
        for level in levels.chars() {
            wall.keys(&level.to_string());
            let code = wall.shown();
            shown.push(code.lines().take(6).collect());
            let below: Vec<&str> = code.lines().skip(14).collect();
            assert!(code.lines().nth(13).unwrap().len() < 20, "the code: {code}");
            shown.push(below.join("\n"));
            wall.keys("<enter>");
            shown.push(wall.shown());
        }
        (shown, wall)
    };
    let (one, _) = voted("000");
    for levels in ["333", "123", "210"] {
        assert_eq!(voted(levels).0, one, "{levels}");
    }
    let (_, mut wall) = voted("012");
    wall.keys("?");
    assert!(!wall.shown().contains("Absent"));
    wall.keys("<esc>Lv<esc>");
    assert_eq!(wall.board.room().missing(), Vec::<u32>::new());
}

#[test]
fn a_ballot_can_be_given_again_or_not_at_all() {
    let mut wall = Wall::begun(Language::En, (80, 24));
    wall.keys("<enter>0<back>3<enter>-x1<enter>");
    assert!(wall.shown().contains("Still missing: 2"), "{}", wall.shown());
    wall.keys("<enter>");
    assert!(wall.shown().contains("Once more reveals without them"), "{}", wall.shown());
    wall.keys("<enter>");
    assert_eq!(wall.board.room().revealed().unwrap().levels(), [3, 1]);
    wall.keys("w");
    assert!(wall.shown().contains("3: 1"), "{}", wall.shown());
}

#[test]
fn leaving_asks_only_where_ballots_would_be_lost() {
    let mut wall = Wall::begun(Language::En, (80, 24));
    wall.keys("<enter>1<enter><esc>q");
    assert!(!wall.left && wall.shown().contains("have to be given again"), "{}", wall.shown());
    wall.keys("vq");
    assert!(!wall.left, "a key in between takes the question back");
    wall.keys("<esc>qq");
    assert!(wall.left);
}

#[test]
fn what_is_not_saved_is_not_shown_as_done() {
    let mut wall = Wall::begun(Language::En, (80, 24));
    wall.keys("<enter>");
    wall.broken = true;
    wall.keys("2");
    assert!(wall.shown().contains("! Not saved: the disk is full"), "{}", wall.shown());
    assert_eq!(wall.board.room().missing(), [1, 2, 3]);
    wall.broken = false;
    wall.keys("2<enter>2<enter>2<enter><enter>");
    assert_eq!(wall.board.room().revealed().unwrap().levels(), [2, 2, 2]);
    wall.broken = true;
    wall.keys("<enter>2Seen.<enter><enter>");
    assert!(wall.shown().contains("Not saved"), "{}", wall.shown());
    wall.broken = false;
    wall.keys("<enter>");
    assert_eq!(wall.board.room().at(), 1);
}

#[test]
fn cards_are_counted_by_the_facilitator() {
    let mut wall = Wall::begun(Language::En, (80, 24));
    wall.keys("c<enter>");
    assert!(wall.shown().contains("No ballot has been given."), "{}", wall.shown());
    wall.keys("1<right>11-<right>+<right><left><enter>");
    let levels = wall.board.room().revealed().unwrap().levels();
    assert_eq!(levels, [vec![0], vec![1; 10], vec![2]].concat());
}

#[test]
fn files_that_are_none_are_told() {
    let mut wall = Wall::begun(Language::En, (80, 24));
    wall.keys("f/no/where<enter>");
    assert!(wall.shown().contains("no such file"), "{}", wall.shown());
    wall.keys("jKwame; Interpol<enter>");
    assert_eq!(wall.board.room().convening().unwrap().participants.len(), 4);
}

#[test]
fn the_wall_looks_right() {
    for (size, name) in [((80, 24), "80x24"), ((120, 40), "120x40")] {
        for language in [Language::En, Language::Fr] {
            let mut wall = Wall::with(&WELLS, &["W-1", "W-2"], language, size);
            let snap = |wall: &mut Wall, what: &str| {
                let code = language.code();
                insta::assert_snapshot!(format!("workshop-{what}-{name}-{code}"), wall.shown());
            };
            snap(&mut wall, "question");
            wall.keys("<enter>");
            snap(&mut wall, "turn");
            wall.keys("2");
            snap(&mut wall, "code");
            wall.keys("<enter>0<enter>2<enter><enter>");
            snap(&mut wall, "revealed");
            wall.keys("d");
            snap(&mut wall, "discussion");
            wall.keys("<enter>2Seen.<enter><enter>");
            snap(&mut wall, "next");
            wall.keys("<enter>");
            snap(&mut wall, "voting-begins");
            wall.keys("2<enter><esc>");
            snap(&mut wall, "voting");
            wall.keys("<enter>");
            snap(&mut wall, "missing");
            wall.keys("<enter>w");
            snap(&mut wall, "who");
            wall.keys("<enter>");
            snap(&mut wall, "level");
            wall.keys("2Tested each year.");
            snap(&mut wall, "reason");
            wall.keys("<enter>3: Not in the dry season.<enter>2: No");
            snap(&mut wall, "dissent");
            wall.keys("<enter><enter>");
            snap(&mut wall, "over");
        }
    }
}

#[test]
fn setting_up_looks_right() {
    for (size, name) in [((80, 24), "80x24"), ((120, 40), "120x40")] {
        for language in [Language::En, Language::Fr] {
            let mut wall = Wall::of(&WELLS, language, size, Draft::default());
            let snap = |wall: &mut Wall, what: &str| {
                let code = language.code();
                insta::assert_snapshot!(format!("workshop-{what}-{name}-{code}"), wall.shown());
            };
            wall.keys("Ama Mensah; Customs<enter>Police<enter>Wild");
            snap(&mut wall, "people");
            wall.keys("life<enter><enter>");
            snap(&mut wall, "names");
            wall.keys("n");
            snap(&mut wall, "rule");
            wall.keys("<enter>");
            snap(&mut wall, "questions");
            wall.keys("4W-1 W-2");
            snap(&mut wall, "list");
            wall.keys("<enter>");
            snap(&mut wall, "ready");
            wall.keys("<enter>?");
            snap(&mut wall, "help");
            wall.keys("<esc>c1<right>2");
            snap(&mut wall, "cards");
            wall.keys("<esc>jKwame; Inter");
            snap(&mut wall, "join");
            wall.keys("<esc>f/media");
            snap(&mut wall, "files");
        }
    }
}

/// Every phrase that the board can ask for is there, in every language, and
/// every screen fits where it is said to fit.
#[test]
fn every_language_fits_the_wall() {
    for language in Phrases::languages() {
        let mut wall = Wall::new(language, (80, 24), Draft::default());
        for keys in ["A; B<enter>", "<enter>", "n", "<enter>", "4LEG<enter>", "<enter>", "<enter>"]
        {
            wall.keys(keys);
            let shown = wall.shown();
            assert!(!shown.contains("workshop-"), "{language}: {shown}");
        }
        wall.keys("1<enter><enter><enter>2x<enter>y<enter>?");
        assert!(!wall.shown().contains("workshop-"), "{language}: {}", wall.shown());
    }
    let mut wall = Wall::begun(Language::En, (59, 24));
    assert!(wall.shown().contains("60 columns"), "{}", wall.shown());
}
