//! Setting a workshop up, step by step: who votes, whether names are printed,
//! the rule, the questions. Nothing is saved before the last step is confirmed.

use super::Board;
use super::front::Front;
use super::keys::Place;
use super::msg::{Effect, Msg};
use crate::assessment::{Convening, Participant, Yardstick};
use crate::tui::widget::writer::Writer;
use crate::workshop::{Act, HIGHEST_NUMBER, MOST_PARTICIPANTS, Selection, list};

/// The share that is proposed, in percent.
const USUAL_SHARE: u32 = 75;
/// How far one key moves it.
const STEP: u32 = 5;

/// What is settled so far; the command line may have settled some of it.
#[derive(Debug, Clone)]
pub struct Draft {
    pub participants: Vec<Participant>,
    pub names: bool,
    pub yardstick: Yardstick,
    pub selection: Option<Selection>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            participants: Vec::new(),
            names: false,
            yardstick: Yardstick::Share(USUAL_SHARE),
            selection: None,
        }
    }
}

/// The step that is taken.
#[derive(Debug, Clone)]
pub enum Step {
    People(Writer),
    Names,
    Rule,
    Questions,
    List(Writer),
    Ready,
}

impl Step {
    /// The first step that is still open.
    pub fn first(draft: &Draft) -> Self {
        if draft.participants.is_empty() {
            Self::People(Writer::new(""))
        } else if draft.selection.is_none() {
            Self::Rule
        } else {
            Self::Ready
        }
    }

    pub const fn place(&self) -> Place {
        match self {
            Self::People(_) => Place::People,
            Self::Names => Place::Names,
            Self::Rule => Place::Rule,
            Self::Questions => Place::Questions,
            Self::List(_) => Place::List,
            Self::Ready => Place::Ready,
        }
    }
}

/// A participant as typed: `name; agency`, or an agency alone. The number is
/// the next that is free.
pub fn participant(typed: &str, known: &[Participant]) -> Option<Participant> {
    let (name, agency) = typed.split_once(';').unwrap_or(("", typed));
    let agency = agency.trim().to_owned();
    let number = known.iter().map(|it| it.number).max().unwrap_or(0) + 1;
    let fits = number <= HIGHEST_NUMBER && known.len() < MOST_PARTICIPANTS;
    (fits && !agency.is_empty()).then(|| Participant {
        number,
        name: name.trim().to_owned(),
        agency,
    })
}

/// The next step after a message; `None`: nothing to be done.
pub fn update(board: &mut Board, step: Step, msg: Msg) -> Option<Effect> {
    let next = match (step, msg) {
        (Step::People(writer), Msg::Confirm) => people(board, &writer),
        (Step::People(writer), Msg::Redo) => {
            board.draft.participants.pop();
            Step::People(writer)
        }
        (Step::Names, Msg::Pick(c)) if board.says(c, true) => named(board, true),
        (Step::Names, Msg::Pick(c)) if board.says(c, false) => named(board, false),
        (Step::Names, Msg::Back) => Step::People(Writer::new("")),
        (Step::Rule, Msg::Pick('1')) => {
            board.draft.yardstick = Yardstick::Share(USUAL_SHARE);
            Step::Rule
        }
        (Step::Rule, Msg::Pick('2')) => {
            board.draft.yardstick = Yardstick::Range;
            Step::Rule
        }
        (Step::Rule, Msg::More) => share(board, |share| (share + STEP).min(100)),
        (Step::Rule, Msg::Less) => share(board, |share| share.saturating_sub(STEP).max(55)),
        (Step::Rule, Msg::Confirm) if board.draft.selection.is_some() => Step::Ready,
        (Step::Rule, Msg::Confirm) => Step::Questions,
        (Step::Rule, Msg::Back) => Step::People(Writer::new("")),
        (Step::Questions, Msg::Pick('1')) => chosen(board, Selection::All),
        (Step::Questions, Msg::Pick('2')) => chosen(board, Selection::Differing),
        (Step::Questions, Msg::Pick('3')) => chosen(board, Selection::NoEvidence),
        (Step::Questions, Msg::Pick('4')) => Step::List(Writer::new("")),
        (Step::Questions, Msg::Back) => Step::Rule,
        (Step::List(writer), Msg::Confirm) => listed(board, writer),
        (Step::List(_), Msg::Back) | (Step::Ready, Msg::Back) => Step::Questions,
        (Step::Ready, Msg::Confirm) => {
            board.front = Front::Setup(Step::Ready);
            return begin(board);
        }
        (Step::People(mut writer), msg) => {
            super::front::write(&mut writer, msg);
            Step::People(writer)
        }
        (Step::List(mut writer), msg) => {
            super::front::write(&mut writer, msg);
            Step::List(writer)
        }
        (step, _) => step,
    };
    board.front = Front::Setup(next);
    None
}

fn people(board: &mut Board, writer: &Writer) -> Step {
    let typed = writer.text();
    if !typed.is_empty() {
        match participant(&typed, &board.draft.participants) {
            Some(participant) => board.draft.participants.push(participant),
            None => board.tell("workshop-told-no-agency", &[]),
        }
        return Step::People(Writer::new(""));
    }
    if board.draft.participants.is_empty() {
        board.tell("workshop-told-no-participants", &[]);
        return Step::People(Writer::new(""));
    }
    if board.draft.participants.iter().any(|it| !it.name.is_empty()) {
        Step::Names
    } else {
        Step::Rule
    }
}

fn named(board: &mut Board, names: bool) -> Step {
    board.draft.names = names;
    Step::Rule
}

fn share(board: &mut Board, change: impl Fn(u32) -> u32) -> Step {
    if let Yardstick::Share(share) = board.draft.yardstick {
        board.draft.yardstick = Yardstick::Share(change(share));
    }
    Step::Rule
}

fn chosen(board: &mut Board, selection: Selection) -> Step {
    if board.questions(&selection).is_empty() {
        board.tell("workshop-told-no-questions", &[]);
        return Step::Questions;
    }
    board.draft.selection = Some(selection);
    Step::Ready
}

fn listed(board: &mut Board, writer: Writer) -> Step {
    match list(board.room.questionnaire(), &writer.text()) {
        Ok(questions) => chosen(board, Selection::These(questions)),
        Err((word, near)) => {
            let near = near.unwrap_or_default().to_owned();
            board.tell("workshop-told-unknown", &[("word", word.into()), ("near", near.into())]);
            Step::List(writer)
        }
    }
}

fn begin(board: &mut Board) -> Option<Effect> {
    let selection = board.draft.selection.clone()?;
    let convening = Convening {
        yardstick: board.draft.yardstick,
        questions: board.questions(&selection),
        participants: board.draft.participants.clone(),
        names: board.draft.names,
    };
    board.act(Act::Convene(convening), None)
}

#[cfg(test)]
mod tests {
    use super::participant;
    use crate::assessment::Participant;

    #[test]
    fn participants_are_typed_with_or_without_a_name() {
        let known = vec![Participant { number: 4, name: String::new(), agency: "A".into() }];
        for (typed, expected) in [
            ("Ama Mensah; Customs", Some((5, "Ama Mensah", "Customs"))),
            ("Customs", Some((5, "", "Customs"))),
            (" ; Wildlife Authority ", Some((5, "", "Wildlife Authority"))),
            ("Ama Mensah;", None),
            (" ", None),
        ] {
            let got = participant(typed, &known);
            let got = got.as_ref().map(|it| (it.number, it.name.as_str(), it.agency.as_str()));
            assert_eq!(got, expected, "{typed}");
        }
    }
}
