//! The plan's reasons in words, the same on the screen, on the command line and
//! in a report.

use super::conflict::{Conflict, Demand, Limiting};
use super::planned::Planned;
use super::terms::Terms;
use super::whatif::{Moved, Unmet, WhatIf};
use super::why::Why;
use super::{Candidate, Origin, Override};
use crate::assessment::{ActionId, FollowUp, Rating, Source, Stage};
use crate::i18n::{Language, Phrases};
use crate::questionnaire::{OwnerId, PhaseId, QuestionId, Questionnaire};
use crate::score::rounded;

/// Says what a plan knows, in one language.
pub struct Words<'a> {
    pub questionnaire: &'a Questionnaire,
    pub terms: &'a Terms,
    pub phrases: &'a Phrases,
    /// The language of the questionnaire's texts.
    pub language: Language,
}

/// The phrase for how far an action has come.
pub const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::NotStarted => "plan-stage-not-started",
        Stage::UnderWay => "plan-stage-under-way",
        Stage::Done => "plan-stage-done",
        Stage::Dropped => "plan-stage-dropped",
    }
}

impl Words<'_> {
    fn owner(&self, id: &OwnerId) -> String {
        let owner = self.questionnaire.owner(id);
        owner.map_or_else(|| id.to_string(), |owner| owner.role.get(self.language).to_owned())
    }

    fn phase(&self, id: &PhaseId) -> String {
        let phase = self.questionnaire.phases.iter().find(|phase| phase.id == *id);
        phase.map_or_else(|| id.to_string(), |phase| phase.title.get(self.language).to_owned())
    }

    fn code(&self, question: &QuestionId, value: i32) -> String {
        let question = self.questionnaire.question(question);
        let level = question.and_then(|one| self.questionnaire.scale_of(one).level(value));
        level.map_or_else(|| value.to_string(), |level| level.code.clone())
    }

    /// Who pays.
    pub fn source(&self, source: Source) -> String {
        self.phrases.say(match source {
            Source::Own => "plan-source-own",
            Source::Donor => "plan-source-donor",
            Source::Unfunded => "plan-source-unfunded",
        })
    }

    /// How far an action has come.
    pub fn stage(&self, stage: Stage) -> String {
        self.phrases.say(stage_key(stage))
    }

    /// A report on an action: how far it has come, the day it was told, the note.
    pub fn reported(&self, report: &FollowUp) -> String {
        let mut told = self.stage(report.stage);
        if !report.date.is_empty() {
            told = format!("{told} ({})", report.date);
        }
        if report.note.is_empty() { told } else { self.phrases.named(&told, &report.note) }
    }

    fn rating(&self, rating: Rating) -> String {
        self.phrases.say(match rating {
            Rating::Low => "plan-rating-low",
            Rating::Medium => "plan-rating-medium",
            Rating::High => "plan-rating-high",
        })
    }

    /// Why not earlier.
    pub fn why(&self, why: &Why) -> String {
        let fill =
            |key: &str, name: &str, value: String| self.phrases.fill(key, &[(name, value.into())]);
        match why {
            Why::AtOnce => self.phrases.say("plan-why-at-once"),
            Why::After(action) => fill("plan-why-after", "action", action.to_string()),
            Why::Busy { owner, .. } => fill("plan-why-busy", "owner", self.owner(owner)),
            Why::Budget { year, source } => self.budget("plan-why-budget", *year, *source),
            Why::Full(phase) => {
                let most = self.terms.phases.iter().find(|known| known.phase == *phase);
                let most = ("most", most.map_or(0, |known| known.most).into());
                self.phrases.fill("plan-why-full", &[("phase", self.phase(phase).into()), most])
            }
            Why::Fixed(month) => fill("plan-why-fixed", "month", month.to_string()),
            Why::Begun(month) => fill("plan-why-begun", "month", month.to_string()),
            Why::Waits(action) => fill("plan-why-waits", "action", action.to_string()),
            Why::Horizon => self.phrases.say("plan-why-horizon"),
        }
    }

    fn budget(&self, key: &str, year: u32, source: Option<Source>) -> String {
        let year = ("year", year.to_string().into());
        match source {
            None => self.phrases.fill(key, &[year]),
            Some(source) => {
                let source = ("source", self.source(source).into());
                self.phrases.fill(&format!("{key}-source"), &[year, source])
            }
        }
    }

    /// Why it is in the plan: gap and weight, threat, what it opens the way for,
    /// and what was decided about it.
    pub fn because(&self, planned: &Planned<'_>) -> Vec<String> {
        let candidate = &planned.candidate;
        let mut because = vec![self.origin(candidate)];
        because.extend(candidate.unseen.then(|| self.phrases.say("plan-unseen-first")));
        because.extend(candidate.quick.then(|| self.phrases.say("plan-quick")));
        if let Some((threat, rating)) = &candidate.priority.threat {
            let title = self.questionnaire.threat(threat).map(|one| one.title.get(self.language));
            let filling = [
                ("rating", self.rating(*rating).into()),
                ("threat", title.unwrap_or(threat.as_str()).to_owned().into()),
            ];
            because.push(self.phrases.fill("plan-in-threat", &filling));
        }
        if !planned.unlocks.is_empty() {
            let actions =
                planned.unlocks.iter().map(ActionId::as_str).collect::<Vec<_>>().join(", ");
            because.push(self.phrases.fill("plan-in-unlocks", &[("actions", actions.into())]));
        }
        because.extend(self.decisions(candidate));
        because
    }

    /// What was decided about it, with the reasons.
    pub fn decisions(&self, candidate: &Candidate<'_>) -> Vec<String> {
        candidate.overrides.iter().map(|one| self.decided(one)).collect()
    }

    fn origin(&self, candidate: &Candidate<'_>) -> String {
        match candidate.origin {
            Origin::Own => self.phrases.say("plan-in-own"),
            Origin::Following => self.phrases.say("plan-in-following"),
            Origin::Next => {
                let weight = rounded(&candidate.priority.weight, 3);
                let weight = weight.trim_end_matches('0').trim_end_matches('.').to_owned();
                let filling = [("gap", candidate.priority.gap.into()), ("weight", weight.into())];
                self.phrases.fill("plan-in-gap", &filling)
            }
        }
    }

    fn decided(&self, one: &Override) -> String {
        let (about, value) = (("about", one.about.into()), ("value", one.value.as_str().into()));
        if one.why.is_empty() {
            self.phrases.fill("plan-override", &[about, value])
        } else {
            let why = ("why", one.why.as_str().into());
            self.phrases.fill("plan-override-why", &[about, value, why])
        }
    }

    /// How an action moves.
    pub fn moved(&self, moved: &Moved) -> String {
        let why = moved.why.as_ref().map_or_else(String::new, |why| self.why(why));
        let month = moved.after.map_or_else(String::new, |month| month.to_string());
        let months = moved.by().unwrap_or(0);
        let filling = [
            ("action", moved.id.as_str().into()),
            ("months", months.abs().into()),
            ("month", month.into()),
            ("why", why.into()),
            ("host", moved.within.as_ref().map_or("", ActionId::as_str).into()),
        ];
        let key = match (moved.before, moved.after) {
            (_, None) if moved.within.is_some() => "plan-moved-merged",
            (_, None) if moved.why.is_none() => "plan-moved-off",
            (_, None) => "plan-moved-out",
            (None, Some(_)) => "plan-moved-in",
            (Some(_), Some(_)) if months > 0 => "plan-moved-later",
            _ => "plan-moved-earlier",
        };
        self.phrases.fill(key, &filling)
    }

    fn missed(&self, unmet: &Unmet) -> String {
        let filling = [
            ("question", unmet.question.as_str().into()),
            ("reached", self.code(&unmet.question, unmet.reached).into()),
            ("target", self.code(&unmet.question, unmet.target).into()),
        ];
        self.phrases.fill("plan-missed", &filling)
    }

    /// A demand that can't be met, then each limit that makes it so.
    pub fn conflict(&self, conflict: &Conflict) -> Vec<String> {
        let demand = match &conflict.demand {
            Demand::Reach { question, target } => self.phrases.fill(
                "plan-demand-reach",
                &[
                    ("question", question.as_str().into()),
                    ("target", self.code(question, *target).into()),
                ],
            ),
            Demand::Start { action, month } => self.phrases.fill(
                "plan-demand-start",
                &[("action", action.as_str().into()), ("month", month.to_string().into())],
            ),
        };
        let limits = conflict.limits.iter().map(|limit| self.limit(limit));
        let more = (!conflict.certain).then(|| self.phrases.say("plan-limits-perhaps-fewer"));
        std::iter::once(demand).chain(limits).chain(more).collect()
    }

    fn limit(&self, limit: &Limiting) -> String {
        let fill =
            |key: &str, name: &str, value: String| self.phrases.fill(key, &[(name, value.into())]);
        match limit {
            Limiting::Order(action) => fill("plan-limit-order", "action", action.to_string()),
            Limiting::Owner(owner) => fill("plan-limit-owner", "owner", self.owner(owner)),
            Limiting::Budget { year, source } => self.budget("plan-limit-budget", *year, *source),
            Limiting::Phase(phase) => fill("plan-limit-phase", "phase", self.phase(phase)),
            Limiting::Start(action) => fill("plan-limit-start", "action", action.to_string()),
            Limiting::Off(action) => fill("plan-limit-off", "action", action.to_string()),
        }
    }

    /// Everything that another plan changes, a line each; indented what explains a line.
    pub fn what_if(&self, what_if: &WhatIf<'_>) -> Vec<String> {
        let mut lines: Vec<String> = what_if.moved.iter().map(|moved| self.moved(moved)).collect();
        lines.extend(what_if.missed.iter().map(|unmet| self.missed(unmet)));
        lines.extend(what_if.gained.iter().map(|question| {
            self.phrases.fill("plan-gained", &[("question", question.as_str().into())])
        }));
        if lines.is_empty() {
            lines.push(self.phrases.say("plan-unchanged"));
        }
        for conflict in &what_if.conflicts {
            let mut said = self.conflict(conflict).into_iter();
            lines.extend(said.next());
            lines.extend(said.map(|limit| format!("  {limit}")));
        }
        lines
    }
}
