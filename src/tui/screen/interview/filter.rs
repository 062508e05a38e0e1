//! Which questions the interview goes through.

use super::{after, before, land};
use crate::tui::app::App;
use crate::tui::facts::Fact;

/// Which questions are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    #[default]
    All,
    Unanswered,
    Marked,
    NoEvidence,
    Differs,
    BelowTarget,
}

impl Filter {
    const ALL: [Self; 6] = [
        Self::All,
        Self::Unanswered,
        Self::Marked,
        Self::NoEvidence,
        Self::Differs,
        Self::BelowTarget,
    ];

    /// The phrase that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "filter-all",
            Self::Unanswered => "filter-unanswered",
            Self::Marked => "filter-marked",
            Self::NoEvidence => "filter-no-evidence",
            Self::Differs => "filter-differs",
            Self::BelowTarget => "filter-below-target",
        }
    }

    /// Whether a question is gone through.
    pub const fn passes(self, fact: &Fact) -> bool {
        match self {
            Self::All => true,
            Self::Unanswered => fact.asked && !fact.answered,
            Self::Marked => fact.marked,
            Self::NoEvidence => fact.no_evidence,
            Self::Differs => fact.differs,
            Self::BelowTarget => fact.below,
        }
    }
}

/// The next filter that lets something through.
pub fn turn(app: &mut App) {
    let at = Filter::ALL.iter().position(|filter| *filter == app.interview.filter).unwrap_or(0);
    let turns = Filter::ALL.iter().cycle().skip(at + 1).take(Filter::ALL.len());
    let lets = |filter: &Filter| app.facts.iter().any(|fact| filter.passes(fact));
    let filter = turns.copied().find(lets).unwrap_or_default();
    app.interview.filter = filter;
    let here = app.facts.get(app.interview.at).is_some_and(|fact| filter.passes(fact));
    let passes = |fact: &Fact| filter.passes(fact);
    if !here && let Some(place) = after(app, passes).or_else(|| before(app, passes)) {
        land(app, place);
    }
    let (name, count) =
        (app.say(filter.word()), app.facts.iter().filter(|fact| passes(fact)).count());
    app.tell("told-filter", &[("filter", name.into()), ("count", count.into())]);
}
