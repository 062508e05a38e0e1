//! What is in front: the stage of the room itself, or something that is being
//! entered. One message at a time, at most one effect.

use super::keys::Place;
use super::msg::{Effect, Msg};
use super::setup::{self, Step};
use super::{Asked, Board, level_of};
use crate::assessment::{Answer, Cards, Change, Consensus, Dissent};
use crate::tui::widget::writer::Writer;
use crate::workshop::{Act, Stage};

/// What is in front.
#[derive(Debug, Clone)]
pub enum Front {
    Setup(Step),
    /// The room's own stage.
    Stage,
    /// This participant gives a ballot.
    Turn(u32),
    /// The ballot is sealed, and this is its code.
    Code {
        participant: u32,
        code: String,
    },
    /// Cards a level, and the level that is counted.
    Cards {
        counts: Vec<u32>,
        at: usize,
    },
    /// The level that the room agreed on.
    Level,
    Reason(Answer, Writer),
    Dissent(Consensus, Writer),
    Join(Writer),
    Files(Writer),
}

impl Front {
    pub fn place(&self, stage: Stage) -> Place {
        match self {
            Self::Setup(step) => step.place(),
            Self::Stage => match stage {
                Stage::Setup => Place::Ready,
                Stage::Question => Place::Question,
                Stage::Voting => Place::Voting,
                Stage::Revealed => Place::Revealed,
                Stage::Discussion { .. } => Place::Discussion,
                Stage::Over => Place::Over,
            },
            Self::Turn(_) => Place::Turn,
            Self::Code { .. } => Place::Code,
            Self::Cards { .. } => Place::Cards,
            Self::Level => Place::Level,
            Self::Reason(..) => Place::Reason,
            Self::Dissent(..) => Place::Dissent,
            Self::Join(_) => Place::Join,
            Self::Files(_) => Place::Files,
        }
    }

    /// Writes the line anew.
    pub fn rewrite(&mut self, text: &str) {
        if let Self::Setup(Step::People(writer) | Step::List(writer))
        | Self::Reason(_, writer)
        | Self::Dissent(_, writer)
        | Self::Join(writer)
        | Self::Files(writer) = self
        {
            *writer = Writer::new(text);
        }
    }

    /// The line that is being written.
    pub fn writer(&self) -> Option<&Writer> {
        match self {
            Self::Setup(Step::People(writer) | Step::List(writer))
            | Self::Reason(_, writer)
            | Self::Dissent(_, writer)
            | Self::Join(writer)
            | Self::Files(writer) => Some(writer),
            _ => None,
        }
    }
}

/// A key or a paste goes into the text.
pub fn write(writer: &mut Writer, msg: Msg) {
    match msg {
        Msg::Typed(key) => writer.key(key),
        Msg::Pasted(text) => writer.paste(&text),
        _ => {}
    }
}

/// `again`: the key before asked for the same, and was asked back.
pub fn update(board: &mut Board, msg: Msg, again: bool) -> Option<Effect> {
    match std::mem::replace(&mut board.front, Front::Stage) {
        Front::Setup(step) => setup::update(board, step, msg),
        Front::Stage => stage(board, msg, again),
        Front::Turn(number) => turn(board, number, &msg),
        Front::Code { participant, code } => {
            match msg {
                Msg::Confirm => board.next_turn(participant),
                Msg::Redo => board.front = Front::Turn(participant),
                _ => board.front = Front::Code { participant, code },
            }
            None
        }
        Front::Cards { counts, at } => cards(board, counts, at, &msg),
        Front::Level => level(board, &msg),
        Front::Reason(answer, writer) => reason(board, answer, writer, msg),
        Front::Dissent(consensus, writer) => dissent(board, consensus, writer, msg),
        Front::Join(writer) => join(board, writer, msg),
        Front::Files(mut writer) => match msg {
            Msg::Back => None,
            Msg::Confirm if writer.text().is_empty() => None,
            Msg::Confirm => Some(Effect::Read(writer.text())),
            msg => {
                write(&mut writer, msg);
                board.front = Front::Files(writer);
                None
            }
        },
    }
}

fn stage(board: &mut Board, msg: Msg, again: bool) -> Option<Effect> {
    let last = board.room.convening().map_or(0, |it| it.questions.len()).saturating_sub(1);
    let at = board.room.at();
    match (board.room.stage(), msg) {
        (Stage::Question, Msg::Confirm) => {
            let effect = board.act(Act::Vote, None);
            board.next_turn(0);
            return effect;
        }
        (Stage::Question, Msg::Cards) => {
            let levels = board.room.scale().map_or(0, |scale| scale.levels.len());
            board.front = Front::Cards { counts: vec![0; levels], at: 0 };
        }
        (Stage::Question | Stage::Voting, Msg::Files) => {
            board.front = Front::Files(Writer::new(""));
        }
        (Stage::Question, Msg::Join) => board.front = Front::Join(Writer::new("")),
        (Stage::Question | Stage::Revealed, Msg::Next) if at < last => {
            return board.act(Act::Open(at + 1), None);
        }
        (Stage::Question | Stage::Revealed, Msg::Previous) if at > 0 => {
            return board.act(Act::Open(at - 1), None);
        }
        (Stage::Voting, Msg::Confirm) => return reveal(board, again),
        (Stage::Voting, Msg::Next) => board.next_turn(0),
        (Stage::Voting, Msg::Back) if board.room.in_hand().is_empty() => {
            return board.act(Act::Open(at), None);
        }
        (Stage::Revealed | Stage::Discussion { .. }, Msg::Confirm | Msg::Decide) => {
            board.front = Front::Level;
        }
        (Stage::Revealed | Stage::Discussion { .. }, Msg::Who) => board.who = !board.who,
        (Stage::Revealed, Msg::Discuss) => return board.act(Act::Discuss, None),
        (Stage::Revealed | Stage::Discussion { .. }, Msg::Again) => {
            return board.act(Act::Again, None);
        }
        (Stage::Discussion { .. }, Msg::Back) => return board.act(Act::Open(at), None),
        (Stage::Over, Msg::Confirm) => board.set_up(),
        _ => {}
    }
    None
}

/// Reveals at once where nobody is missing, else when asked twice.
fn reveal(board: &mut Board, again: bool) -> Option<Effect> {
    let missing = board.room.missing().len();
    if missing > 0 && !board.room.in_hand().is_empty() && !again {
        board.asked = Some(Asked::Reveal);
        board.tell("workshop-told-missing", &[("count", missing.into())]);
        return None;
    }
    board.act(Act::Reveal, None)
}

fn turn(board: &mut Board, number: u32, msg: &Msg) -> Option<Effect> {
    board.front = Front::Turn(number);
    match msg {
        // What was pressed is neither shown nor told, whatever it was.
        Msg::Pick(c) => match board.room.scale().and_then(|scale| level_of(scale, *c)) {
            Some(level) => {
                board.drawing = Some((number, level));
                return Some(Effect::Draw);
            }
            None => board.tell("workshop-told-no-level", &[]),
        },
        Msg::Skip => board.next_turn(number),
        Msg::Next => board.turn_by(number, 1),
        Msg::Previous => board.turn_by(number, -1),
        Msg::Back => board.front = Front::Stage,
        _ => {}
    }
    None
}

fn cards(board: &mut Board, mut counts: Vec<u32>, at: usize, msg: &Msg) -> Option<Effect> {
    let last = counts.len().saturating_sub(1);
    let mut to = at;
    let count = counts.get_mut(at);
    match (msg, count) {
        (Msg::Back, _) => return None,
        (Msg::Confirm, _) => {
            let levels: Vec<i32> = board
                .room
                .scale()
                .map_or_else(Vec::new, |scale| scale.levels.iter().map(|it| it.value).collect());
            let cards = levels.into_iter().zip(&counts);
            let cards = cards.map(|(level, count)| Cards { level, count: *count }).collect();
            board.front = Front::Cards { counts, at };
            let effect = board.act(Act::Count(cards), None);
            return effect;
        }
        (Msg::Next, _) => to = (at + 1).min(last),
        (Msg::Previous, _) => to = at.saturating_sub(1),
        (Msg::More, Some(count)) => *count = (*count + 1).min(99),
        (Msg::Less, Some(count)) => *count = count.saturating_sub(1),
        (Msg::Pick(c), Some(count)) => {
            if let Some(digit) = c.to_digit(10) {
                *count = *count % 10 * 10 + digit;
            }
        }
        _ => {}
    }
    board.front = Front::Cards { counts, at: to };
    None
}

fn level(board: &mut Board, msg: &Msg) -> Option<Effect> {
    let answer = match msg {
        Msg::Back => return None,
        Msg::Pick('e') => Some(Answer::NoEvidence),
        Msg::Pick(c) => board.room.scale().and_then(|scale| level_of(scale, *c)).map(Answer::Level),
        _ => None,
    };
    board.front = answer.map_or(Front::Level, |answer| Front::Reason(answer, Writer::new("")));
    None
}

fn reason(board: &mut Board, answer: Answer, mut writer: Writer, msg: Msg) -> Option<Effect> {
    board.front = match msg {
        Msg::Back => Front::Level,
        Msg::Confirm if writer.text().is_empty() => {
            board.tell("told-reason-needed", &[]);
            Front::Reason(answer, writer)
        }
        Msg::Confirm => {
            let consensus = Consensus { answer, reason: writer.text(), dissents: Vec::new() };
            Front::Dissent(consensus, Writer::new(""))
        }
        msg => {
            write(&mut writer, msg);
            Front::Reason(answer, writer)
        }
    };
    None
}

/// Dissents one after the other; an empty line says that there are no more.
fn dissent(
    board: &mut Board,
    mut consensus: Consensus,
    mut writer: Writer,
    msg: Msg,
) -> Option<Effect> {
    board.front = match msg {
        Msg::Back => {
            let reason = Writer::new(&consensus.reason);
            Front::Reason(consensus.answer, reason)
        }
        Msg::Confirm if writer.text().is_empty() => {
            let why = Some(consensus.reason.clone());
            board.front = Front::Dissent(consensus.clone(), writer);
            return board.act(Act::Decide(consensus), why);
        }
        Msg::Confirm => {
            consensus.dissents.push(dissenting(board, &writer.text()));
            Front::Dissent(consensus, Writer::new(""))
        }
        msg => {
            write(&mut writer, msg);
            Front::Dissent(consensus, writer)
        }
    };
    None
}

/// A dissent as typed: `7: their words`, or the words alone.
fn dissenting(board: &Board, typed: &str) -> Dissent {
    let known = |number: &u32| {
        board.room.convening().is_some_and(|it| it.participants.iter().any(|p| p.number == *number))
    };
    let numbered = typed
        .split_once([':', '.'])
        .and_then(|(number, text)| Some((number.trim().parse().ok().filter(known)?, text.trim())));
    match numbered {
        Some((number, text)) if !text.is_empty() => {
            Dissent { participant: Some(number), text: text.to_owned() }
        }
        _ => Dissent { participant: None, text: typed.to_owned() },
    }
}

fn join(board: &mut Board, mut writer: Writer, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Back => None,
        Msg::Confirm => {
            let known = board.room.convening().map_or(&[][..], |it| &it.participants);
            match setup::participant(&writer.text(), known) {
                Some(participant) => board.act(Act::Join(participant), None),
                None => {
                    board.tell("workshop-told-no-agency", &[]);
                    None
                }
            }
        }
        msg => {
            write(&mut writer, msg);
            board.front = Front::Join(writer);
            None
        }
    }
}

/// What is in front once these are on disk.
pub fn after(board: &mut Board, changes: &[Change]) {
    let sealed = changes.iter().rev().find_map(|change| match change {
        Change::Sealed { participant, seal, .. } => {
            Some((*participant, crate::workshop::code(seal)))
        }
        _ => None,
    });
    board.front = match (board.drawing.take(), sealed) {
        (Some(_), Some((participant, code))) => Front::Code { participant, code },
        _ => Front::Stage,
    };
}
