//! The key table: a key that is not here does not exist.

use super::{Key, Now, Place};
use crate::tui::home::Msg as H;
use crate::tui::msg::{Msg, Page, Scroll};
use crate::tui::screen::director::Act as D;
use crate::tui::screen::interview::{Go, Msg as I};
use crate::tui::screen::plan::{Act as P, Property};
use crate::tui::screen::records::Act;
use crate::tui::screen::report::Act as R;
use crate::tui::table::Act as T;

const fn key(
    places: &'static [Place],
    codes: &'static str,
    rank: u8,
    word: &'static str,
    msg: fn(char) -> Msg,
) -> Key {
    Key { places, codes, word, full: word, rank, msg, works: |_| true }
}

impl Key {
    const fn only(mut self, works: fn(&Now<'_>) -> bool) -> Self {
        self.works = works;
        self
    }

    /// What help and palette call it, where the bottom line has no room for that.
    const fn called(mut self, full: &'static str) -> Self {
        self.full = full;
        self
    }
}

const HERE: &[Place] = &[Place::Interview];
const LISTS: &[Place] = &[
    Place::Interview,
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
    Place::Why,
    Place::History,
    Place::Jumps,
    Place::Home,
    Place::Compare,
];
/// Where letters are text, only named keys move.
const NAMED: &[Place] = &[Place::Search, Place::Seek, Place::Palette, Place::Help, Place::Setting];
const SCREENS: &[Place] = &[
    Place::Interview,
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
];
/// Screens and lists that Esc leaves.
const BESIDE: &[Place] = &[
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
    Place::Why,
    Place::History,
    Place::Jumps,
    Place::Choose,
];
/// Where one line is written that Esc leaves.
const LINES: &[Place] =
    &[Place::Reason, Place::Because, Place::Search, Place::Seek, Place::Palette, Place::Help];
const WRITING: &[Place] = &[
    Place::Reason,
    Place::Note,
    Place::Because,
    Place::Setting,
    Place::Search,
    Place::Seek,
    Place::Palette,
    Place::Form,
    Place::Help,
];

fn writable(now: &Now<'_>) -> bool {
    now.writable
}

fn led(now: &Now<'_>) -> bool {
    now.led
}

fn unsaved(now: &Now<'_>) -> bool {
    now.unsaved
}

/// Every key there is.
pub static KEYS: &[Key] = &[
    key(HERE, "w", 1, "key-retry", |_| Msg::Retry).only(unsaved),
    key(HERE, "Level", 2, "key-level", |c| Msg::Interview(I::Level(c)))
        .called("key-level-full")
        .only(writable),
    key(HERE, "n", 3, "key-next-open", |_| Msg::Interview(I::Go(Go::NextOpen)))
        .called("key-next-open-full"),
    key(HERE, "N", 0, "key-previous-open", |_| Msg::Interview(I::Go(Go::PreviousOpen))),
    key(HERE, "x", 4, "key-not-applicable", |_| Msg::Interview(I::NotApplicable))
        .called("key-not-applicable-full")
        .only(writable),
    key(HERE, "e", 5, "key-no-evidence", |_| Msg::Interview(I::NoEvidence))
        .called("given-no-evidence")
        .only(writable),
    key(HERE, "c", 6, "key-note", |_| Msg::Interview(I::Note)).only(writable),
    key(HERE, "v", 0, "key-grade", |_| Msg::Interview(I::Grade)).only(writable),
    key(HERE, "o", 0, "key-confidence", |_| Msg::Interview(I::Confidence)).only(writable),
    key(HERE, "a", 0, "key-add", |_| Msg::Interview(I::Add)).called("key-add-full").only(writable),
    key(HERE, "S", 0, "key-session", |_| Msg::Interview(I::Session)).only(writable),
    key(HERE, "H", 0, "key-history", |_| Msg::Interview(I::History)),
    key(HERE, "m", 0, "key-mark", |_| Msg::Interview(I::Mark)).only(writable),
    key(HERE, "t", 0, "key-target", |_| Msg::Interview(I::Target)).only(writable),
    key(HERE, "Backspace Del", 0, "key-withdraw", |_| Msg::Interview(I::Withdraw)).only(writable),
    key(&[Place::Interview, Place::Plan], "u", 11, "key-undo", |_| Msg::Interview(I::Undo))
        .only(writable),
    key(&[Place::Interview, Place::Plan], "Ctrl-R", 0, "key-redo", |_| Msg::Interview(I::Redo))
        .only(writable),
    key(HERE, "R", 0, "key-reading", |_| Msg::Interview(I::Reading)),
    key(HERE, "]", 0, "key-next", |_| Msg::Interview(I::Go(Go::Next))),
    key(HERE, "[", 0, "key-previous", |_| Msg::Interview(I::Go(Go::Previous))),
    key(HERE, "Right l", 0, "key-next-topic", |_| Msg::Interview(I::Go(Go::NextTopic))),
    key(HERE, "Left h", 0, "key-previous-topic", |_| Msg::Interview(I::Go(Go::PreviousTopic))),
    key(HERE, "}", 0, "key-next-area", |_| Msg::Interview(I::Go(Go::NextArea))),
    key(HERE, "{", 0, "key-previous-area", |_| Msg::Interview(I::Go(Go::PreviousArea))),
    key(LISTS, "Down j", 0, "key-down", |_| Msg::Scroll(Scroll::Down)),
    key(LISTS, "Up k", 0, "key-up", |_| Msg::Scroll(Scroll::Up)),
    key(LISTS, "PgDn", 0, "key-page-down", |_| Msg::Scroll(Scroll::PageDown)),
    key(LISTS, "PgUp", 0, "key-page-up", |_| Msg::Scroll(Scroll::PageUp)),
    key(LISTS, "Home g", 0, "key-first", |_| Msg::Scroll(Scroll::First)),
    key(LISTS, "End G", 0, "key-last", |_| Msg::Scroll(Scroll::Last)),
    key(HERE, "Tab", 0, "key-next-pane", |_| Msg::Interview(I::Pane(true))),
    key(HERE, "Shift-Tab", 0, "key-previous-pane", |_| Msg::Interview(I::Pane(false))),
    key(HERE, "f", 0, "key-filter", |_| Msg::Interview(I::Filter)),
    key(HERE, "/", 0, "key-search", |_| Msg::Interview(I::Search)),
    key(HERE, "J", 0, "key-jumps", |_| Msg::Interview(I::Jumps)),
    key(HERE, "Ctrl-O", 0, "key-jump-back", |_| Msg::Interview(I::JumpBack)),
    key(SCREENS, ": Ctrl-P", 0, "key-palette", |_| Msg::Palette),
    key(SCREENS, "L", 0, "key-language", |_| Msg::Interview(I::Language)),
    key(&[Place::Interview, Place::Plan], "s", 9, "key-scores", |_| Msg::Open(Page::Scores)),
    key(&[Place::Interview, Place::Scores], "p", 10, "key-plan", |_| Msg::Open(Page::Plan)),
    key(&[Place::Interview, Place::Scores, Place::Plan], "r", 0, "key-report", |_| {
        Msg::Open(Page::Report)
    }),
    key(&[Place::Report], "w", 1, "key-report-write", |_| Msg::Report(R::Write)),
    key(&[Place::Report], "] Right l", 2, "key-next-section", |_| Msg::Report(R::Section(true))),
    key(&[Place::Report], "[ Left h", 3, "key-previous-section", |_| {
        Msg::Report(R::Section(false))
    }),
    key(&[Place::Report], "}", 0, "key-next-chapter", |_| Msg::Report(R::Chapter(true))),
    key(&[Place::Report], "{", 0, "key-previous-chapter", |_| Msg::Report(R::Chapter(false))),
    key(&[Place::Interview, Place::Scores, Place::Plan], "b", 0, "key-records", |_| {
        Msg::Open(Page::Records)
    }),
    key(HERE, "D", 0, "key-conflicts", |_| Msg::Open(Page::Conflicts)),
    key(HERE, "=", 0, "key-differences", |_| Msg::Open(Page::Differences)),
    key(&[Place::Conflicts], "0-9", 1, "key-decide", Msg::Pick).only(writable),
    key(&[Place::Conflicts], "Enter", 3, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Conflicts], "u", 4, "key-undo", |_| Msg::Interview(I::Undo)).only(writable),
    key(HERE, "d", 0, "key-director", |_| Msg::Open(Page::Director)),
    key(HERE, ".", 0, "key-skip", |_| Msg::Interview(I::Skip)).only(led),
    key(&[Place::Director], "Enter", 1, "key-lead", |_| Msg::Confirm),
    key(&[Place::Director], "Right l w", 2, "key-next-respondent", |_| Msg::Director(D::Who(true))),
    key(&[Place::Director], "Left h", 0, "key-previous-respondent", |_| {
        Msg::Director(D::Who(false))
    }),
    key(&[Place::Director], "+ =", 3, "key-more-minutes", |_| Msg::Director(D::Minutes(true))),
    key(&[Place::Director], "-", 4, "key-fewer-minutes", |_| Msg::Director(D::Minutes(false))),
    key(&[Place::Director], "x", 5, "key-stop-leading", |_| Msg::Director(D::Stop)).only(led),
    key(&[Place::Records], "Enter", 1, "key-change", |_| Msg::Confirm).only(writable),
    key(&[Place::Records], "a", 2, "key-add", |_| Msg::Records(Act::Add))
        .called("key-add-full")
        .only(writable),
    key(&[Place::Records], "Space", 3, "key-tick", |_| Msg::Records(Act::Tick)).only(writable),
    key(&[Place::Records], "l", 4, "key-link", |_| Msg::Records(Act::Link))
        .called("key-link-full")
        .only(writable),
    key(&[Place::Records], "o", 5, "key-to-question", |_| Msg::Records(Act::ToQuestion)),
    key(&[Place::Records], "Tab", 6, "key-narrow", |_| Msg::Records(Act::Narrow)),
    key(&[Place::Records], "Backspace Del", 0, "key-strike", |_| Msg::Records(Act::Strike))
        .only(writable),
    key(&[Place::Scores], "v", 2, "key-radar", |_| Msg::Chart),
    key(&[Place::Scores], "Enter", 1, "key-why", |_| Msg::Confirm),
    key(&[Place::Plan], "Enter", 1, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Plan], "w", 3, "key-what-if", |_| Msg::Plan(P::WhatIf)).called("key-what-if-full"),
    key(&[Place::Plan], "v Tab", 4, "key-gantt", |_| Msg::Plan(P::Turn)),
    key(&[Place::Plan], "Right l", 0, "key-quarter-later", |_| Msg::Plan(P::Aside(true))),
    key(&[Place::Plan], "Left h", 0, "key-quarter-earlier", |_| Msg::Plan(P::Aside(false))),
    key(&[Place::Plan], "x", 5, "key-plan-off", |_| Msg::Plan(P::Edit(Property::Off)))
        .only(writable),
    key(&[Place::Plan], "i", 0, "key-plan-own", |_| Msg::Plan(P::Own)).only(writable),
    key(&[Place::Plan], "e", 0, "key-plan-merge", |_| Msg::Plan(P::Edit(Property::Merged)))
        .only(writable),
    key(&[Place::Plan], "o", 0, "key-plan-owners", |_| Msg::Plan(P::Edit(Property::Owners)))
        .only(writable),
    key(&[Place::Plan], "m", 6, "key-plan-months", |_| Msg::Plan(P::Edit(Property::Months)))
        .only(writable),
    key(&[Place::Plan], "c", 0, "key-plan-cost", |_| Msg::Plan(P::Edit(Property::Cost)))
        .only(writable),
    key(&[Place::Plan], "f", 0, "key-plan-source", |_| Msg::Plan(P::Edit(Property::Source)))
        .only(writable),
    key(&[Place::Plan], "d", 0, "key-plan-start", |_| Msg::Plan(P::Edit(Property::Start)))
        .only(writable),
    key(&[Place::Plan], "a", 0, "key-plan-status", |_| Msg::Plan(P::Edit(Property::Status)))
        .only(writable),
    key(&[Place::Plan], "y +", 0, "key-plan-accept", |_| Msg::Plan(P::Answer(true))).only(writable),
    key(&[Place::Plan], "n -", 0, "key-plan-refuse", |_| Msg::Plan(P::Answer(false)))
        .only(writable),
    key(&[Place::Setting], "Enter", 1, "key-keep-setting", |_| Msg::Confirm).only(writable),
    key(&[Place::Setting], "Esc", 2, "key-back", |_| Msg::Back),
    key(&[Place::Choose], "0-9 A-Z a-z -", 0, "key-choose", Msg::Pick),
    key(NAMED, "Down", 0, "key-down", |_| Msg::Scroll(Scroll::Down)),
    key(NAMED, "Up", 0, "key-up", |_| Msg::Scroll(Scroll::Up)),
    key(NAMED, "PgDn", 0, "key-page-down", |_| Msg::Scroll(Scroll::PageDown)),
    key(NAMED, "PgUp", 0, "key-page-up", |_| Msg::Scroll(Scroll::PageUp)),
    key(&[Place::Search, Place::Jumps], "Enter", 1, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Palette], "Enter", 1, "key-do", |_| Msg::Confirm),
    key(&[Place::Form], "Tab", 1, "key-next-field", |_| Msg::Field(true)),
    key(&[Place::Form], "Shift-Tab", 0, "key-previous-field", |_| Msg::Field(false)),
    key(&[Place::Form], "Enter", 2, "key-next-field-or-done", |_| Msg::Confirm),
    key(&[Place::Form], "Ctrl-S", 3, "key-form-done", |_| Msg::Finish),
    key(&[Place::Form], "Esc", 4, "key-form-back", |_| Msg::Back),
    key(&[Place::Form, Place::Note, Place::Reason], "Ctrl-E", 5, "key-editor", |_| Msg::Elsewhere),
    key(&[Place::Home, Place::Seek], "Enter", 1, "key-open", |_| Msg::Confirm),
    key(&[Place::Home], "n", 2, "key-new", |_| Msg::Home(H::New)),
    key(&[Place::Home], "/", 3, "key-search", |_| Msg::Home(H::Search)),
    key(&[Place::Home], "s", 4, "key-home-scores", |_| Msg::Home(H::Scores)),
    key(&[Place::Home], "L", 0, "key-language", |_| Msg::Home(H::Language)),
    key(&[Place::Home], "Esc", 0, "key-back", |_| Msg::Back),
    key(&[Place::Compare], "Enter", 1, "key-compare-down", |_| Msg::Confirm)
        .called("key-compare-down-full"),
    key(&[Place::Compare], "v Tab", 2, "key-compare-turn", |_| Msg::Table(T::Turn))
        .called("key-compare-turn-full"),
    key(&[Place::Compare], "o", 3, "key-compare-order", |_| Msg::Table(T::Order))
        .called("key-compare-order-full"),
    key(&[Place::Compare], "f", 4, "key-compare-group", |_| Msg::Table(T::Group))
        .called("key-compare-group-full"),
    key(&[Place::Compare], "x", 0, "key-compare-only", |_| Msg::Table(T::Only)),
    key(&[Place::Compare], "= Space", 5, "key-compare-beside", |_| Msg::Table(T::Beside))
        .called("key-compare-beside-full"),
    key(&[Place::Compare], "p", 6, "key-compare-peers", |_| Msg::Table(T::Peers)),
    key(&[Place::Compare], "r", 0, "key-compare-rounds", |_| Msg::Table(T::Rounds)),
    key(&[Place::Compare], "Right l", 0, "key-compare-right", |_| Msg::Table(T::Aside(true))),
    key(&[Place::Compare], "Left h", 0, "key-compare-left", |_| Msg::Table(T::Aside(false))),
    key(&[Place::Compare], "L", 0, "key-language", |_| Msg::Table(T::Language)),
    key(&[Place::Compare], "Esc", 0, "key-back", |_| Msg::Back),
    key(&[Place::Compare], "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Compare], "T", 0, "key-theme", |_| Msg::Theme),
    key(&[Place::Compare], "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(&[Place::Reason, Place::Because], "Enter", 1, "key-confirm", |_| Msg::Confirm),
    key(&[Place::Note], "Esc Ctrl-S", 1, "key-note-done", |_| Msg::Back),
    key(LINES, "Esc", 2, "key-back", |_| Msg::Back),
    key(HERE, "Esc", 0, "key-all", |_| Msg::Back),
    key(BESIDE, "Esc", 2, "key-back", |_| Msg::Back),
    key(&[Place::Leaving], "w", 1, "key-retry", |_| Msg::Retry),
    key(&[Place::Leaving], "q", 2, "key-leave-anyway", |_| Msg::LeaveAnyway),
    key(&[Place::Leaving], "Esc", 3, "key-stay", |_| Msg::Back),
    key(SCREENS, "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Home], "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Home, Place::Interview], "T", 0, "key-theme", |_| Msg::Theme),
    key(&[Place::Home, Place::Interview], "M", 0, "key-mouse", |_| Msg::Mouse),
    key(&[Place::Why, Place::History, Place::Jumps], "q Ctrl-C", 0, "key-leave", |_| Msg::Leave),
    key(&[Place::Home], "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(SCREENS, "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(WRITING, "Ctrl-C", 0, "key-leave-keeping", |_| Msg::Leave),
];
