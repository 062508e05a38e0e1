//! The steps before the first ballot.

use super::{Lines, text, title};
use crate::assessment::{Participant, Yardstick};
use crate::tui::theme;
use crate::tui::widget::wrap::cut;
use crate::tui::workshop::Board;
use crate::tui::workshop::setup::Step;
use crate::workshop::Selection;
use ratatui::style::Style;
use ratatui::text::Line;

fn choice(chosen: bool, key: char, words: &str, width: usize) -> Lines {
    let sign = if chosen { theme::GIVEN } else { theme::OTHER };
    let style = if chosen { theme::STRONG } else { Style::new() };
    let mut lines = text(&format!("{sign} {key}  {words}"), width, style);
    lines.push(Line::default());
    lines
}

pub(super) fn setup(board: &Board, step: &Step, width: usize) -> Lines {
    let draft = &board.draft;
    let mut lines = title(board, step.place().word(), width);
    match step {
        Step::People(_) => {
            lines.extend(text(&board.say("workshop-people-how"), width, Style::new()));
            lines.push(Line::default());
            lines.extend(draft.participants.iter().map(|it| Line::from(cut(&person(it), width))));
        }
        Step::Names => {
            lines.extend(text(&board.say("workshop-names-how"), width, theme::STRONG));
            lines.push(Line::default());
            let both = format!("{} / {}", board.say("workshop-yes"), board.say("workshop-no"));
            lines.push(Line::styled(both, theme::CHOSEN));
        }
        Step::Rule => {
            let share = match draft.yardstick {
                Yardstick::Share(share) => share,
                Yardstick::Range => 75,
            };
            let rules = [Yardstick::Share(share), Yardstick::Range];
            for (rule, key) in rules.into_iter().zip(['1', '2']) {
                let words = yardstick(board, rule);
                lines.extend(choice(draft.yardstick == rule, key, &words, width));
            }
            lines.extend(text(&board.say("workshop-rule-how"), width, Style::new()));
        }
        Step::Questions => {
            let kinds = [
                ('1', Selection::All, "workshop-choose-all"),
                ('2', Selection::Differing, "workshop-choose-differing"),
                ('3', Selection::NoEvidence, "workshop-choose-no-evidence"),
            ];
            for (key, selection, phrase) in kinds {
                let count = board.questions(&selection).len();
                let words = board.fill(phrase, &[("count", count.into())]);
                lines.extend(choice(false, key, &words, width));
            }
            lines.extend(choice(false, '4', &board.say("workshop-choose-list"), width));
        }
        Step::List(_) => lines.extend(text(&board.say("workshop-list-how"), width, Style::new())),
        Step::Ready => {
            let questions = draft.selection.as_ref().map_or(0, |it| board.questions(it).len());
            for words in [
                board.fill("workshop-participants", &[("count", draft.participants.len().into())]),
                board.fill("workshop-chosen", &[("count", questions.into())]),
                yardstick(board, draft.yardstick),
            ] {
                lines.extend(text(&words, width, theme::STRONG));
                lines.push(Line::default());
            }
            lines.extend(text(&board.say("workshop-ready-how"), width, Style::new()));
        }
    }
    lines
}

pub(super) fn person(participant: &Participant) -> String {
    let Participant { number, name, agency } = participant;
    if name.is_empty() {
        format!("{number:>3}  {agency}")
    } else {
        format!("{number:>3}  {name}, {agency}")
    }
}

pub(super) fn yardstick(board: &Board, yardstick: Yardstick) -> String {
    match yardstick {
        Yardstick::Share(share) => board.fill("workshop-rule-share", &[("share", share.into())]),
        Yardstick::Range => board.say("workshop-rule-range"),
    }
}
