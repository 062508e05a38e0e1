//! From a source without a fault to the definition that is never doubted again.
//!
//! Called only when nothing was told against the source, so every value that
//! must be there is. What is absent all the same becomes empty, never a panic.

use super::check::{Known, Steps};
use super::migration::{Mapping, Merging, Migration, Move, Relates, Relation, Strength};
use super::source::{self, Number, Said, Source, Text, Texts};
use super::translation::Merge;
use super::{
    Action, Area, Check, CheckRule, Condition, ConversionStep, CostBand, EvidenceCeiling, Grade,
    Instrument, Kind, Level, Owner, Phase, Prerequisite, Question, Questionnaire, Rule, Scale,
    Scoring, Threat, Tier, Topic, Weight,
};
use crate::i18n::{Language, LocalText};
use std::collections::BTreeMap;

/// Builds the definition, with the texts that `merge` gives.
pub(super) fn build(source: &Source, merge: &mut Merge) -> Questionnaire {
    let known = Known::of(source);
    let language = source.language.as_ref().and_then(|code| Language::from_code(&code.is));
    let language = language.unwrap_or(Language::En);
    let mut languages = vec![language];
    languages.extend(merge.languages());
    let mut build = Build { known: &known, merge };
    let areas: Vec<_> = source.areas.iter().map(|area| build.area(area)).collect();
    Questionnaire {
        id: word(&source.id).into(),
        version: word(&source.version).to_owned(),
        title: build.text("title", &source.title),
        notice: build.text("notice", &source.notice),
        language,
        languages,
        currency: word(&source.currency).to_owned(),
        scales: source.scales.iter().map(|scale| build.scale(scale)).collect(),
        scoring: build.scoring(&source.scoring),
        owners: source.owners.iter().map(|owner| build.owner(owner)).collect(),
        cost_bands: source.cost_bands.iter().map(|band| build.cost_band(band)).collect(),
        instruments: source.instruments.iter().map(|one| build.instrument(one)).collect(),
        threats: source.threats.iter().map(|one| build.threat(one)).collect(),
        phases: source.phases.iter().map(|phase| build.phase(phase)).collect(),
        checks: source.checks.iter().map(|check| build.check(check)).collect(),
        migrations: source.migrations.iter().map(|one| build.migration(one)).collect(),
        mappings: source.mappings.iter().map(mapping).collect(),
        places: places(&areas),
        areas,
    }
}

/// Where each question stands.
pub(super) fn places(areas: &[Area]) -> BTreeMap<super::QuestionId, (usize, usize, usize)> {
    let mut places = BTreeMap::new();
    for (a, area) in areas.iter().enumerate() {
        for (t, topic) in area.topics.iter().enumerate() {
            for (q, question) in topic.questions.iter().enumerate() {
                places.insert(question.id.clone(), (a, t, q));
            }
        }
    }
    places
}

fn word(said: &Text) -> &str {
    said.as_ref().map_or("", |said| said.is.as_str())
}

fn number<T: TryFrom<i64> + Default>(said: &Number) -> T {
    said.as_ref().and_then(|said| T::try_from(said.is).ok()).unwrap_or_default()
}

fn weight(said: &Number) -> Option<Weight> {
    said.as_ref().and_then(|said| u32::try_from(said.is).ok()).map(Weight::from_thousandths)
}

fn ids<T: for<'a> From<&'a str>>(texts: &Texts) -> Vec<T> {
    texts.iter().flat_map(|texts| &texts.is).map(|id| T::from(id.is.as_str())).collect()
}

fn kind(said: &Text) -> Kind {
    match word(said) {
        "process" => Kind::Process,
        "data" => Kind::Data,
        _ => Kind::Expert,
    }
}

fn grade(said: &Text) -> Grade {
    Grade::from_code(word(said)).unwrap_or(Grade::E0)
}

struct Build<'a> {
    known: &'a Known<'a>,
    merge: &'a mut Merge,
}

impl Build<'_> {
    fn text(&mut self, key: &str, said: &Text) -> LocalText {
        self.merge.text(key, said.as_ref())
    }

    /// Several texts under one key, counted from 1.
    fn texts(&mut self, key: &str, said: &Texts) -> Vec<LocalText> {
        let texts = said.iter().flat_map(|texts| &texts.is).enumerate();
        texts.map(|(at, text)| self.merge.text(&format!("{key}.{}", at + 1), Some(text))).collect()
    }

    fn main(&self, said: &Text) -> i32 {
        level(self.known.main(), said).unwrap_or_default()
    }

    fn scale(&mut self, scale: &source::Scale) -> Scale {
        let id = word(&scale.id);
        let levels = scale.levels.iter().map(|one| {
            let value = number(&one.value);
            let code = one.code.as_ref().map_or_else(|| i32::to_string(&value), |c| c.is.clone());
            let key = format!("scales.{id}.levels.{code}");
            Level {
                value,
                label: self.text(&format!("{key}.label"), &one.label),
                meaning: self.text(&format!("{key}.meaning"), &one.meaning),
                code,
            }
        });
        Scale { levels: levels.collect(), id: id.into() }
    }

    fn rule(&self, rule: &source::Rule) -> Rule {
        match word(&rule.word) {
            "mean" => Rule::Mean,
            "weakest_link" => Rule::WeakestLink,
            "gate" => Rule::Gate { pass: self.main(&rule.pass) },
            "table" => Rule::Table(
                rule.table
                    .iter()
                    .map(|step| ConversionStep {
                        parts: step.parts.as_ref().and_then(|parts| usize::try_from(parts.is).ok()),
                        from: number(&step.from),
                        gives: number(&step.gives),
                    })
                    .collect(),
            ),
            _ => Rule::WeightedMean,
        }
    }

    fn scoring(&self, scoring: &source::Scoring) -> Scoring {
        let needs = scoring.needs.iter().map(|need| (self.main(&need.level), grade(&need.grade)));
        Scoring {
            rule: self.rule(&scoring.rule),
            ceiling: EvidenceCeiling { applies: scoring.ceiling_applies, needs: needs.collect() },
        }
    }

    fn owner(&mut self, owner: &source::Owner) -> Owner {
        let id = word(&owner.id);
        Owner {
            id: id.into(),
            role: self.text(&format!("owners.{id}.role"), &owner.role),
            partner: owner.partner,
        }
    }

    fn cost_band(&mut self, band: &source::CostBand) -> CostBand {
        let id = word(&band.id);
        CostBand {
            id: id.into(),
            label: self.text(&format!("cost_bands.{id}.label"), &band.label),
            low: number(&band.low),
            high: band.high.as_ref().and_then(|high| u64::try_from(high.is).ok()),
        }
    }

    fn instrument(&mut self, one: &source::Instrument) -> Instrument {
        let id = word(&one.id);
        Instrument {
            id: id.into(),
            title: self.text(&format!("instruments.{id}.title"), &one.title),
            note: self.text(&format!("instruments.{id}.note"), &one.note),
            checked: one.checked,
        }
    }

    fn threat(&mut self, one: &source::Threat) -> Threat {
        let id = word(&one.id);
        Threat { id: id.into(), title: self.text(&format!("threats.{id}.title"), &one.title) }
    }

    fn phase(&mut self, phase: &source::Phase) -> Phase {
        let id = word(&phase.id);
        Phase {
            id: id.into(),
            title: self.text(&format!("phases.{id}.title"), &phase.title),
            until: number(&phase.until),
            max_actions: number(&phase.max_actions),
        }
    }

    fn area(&mut self, area: &source::Area) -> Area {
        let id = word(&area.id);
        Area {
            id: id.into(),
            title: self.text(&format!("areas.{id}.title"), &area.title),
            intent: self.text(&format!("areas.{id}.intent"), &area.intent),
            objective: self.text(&format!("areas.{id}.objective"), &area.objective),
            weight: weight(&area.weight).unwrap_or(Weight::ONE),
            rule: self.rule(&area.rule),
            gate: level(self.known.main(), &area.gate),
            topics: area.topics.iter().map(|topic| self.topic(topic)).collect(),
        }
    }

    fn topic(&mut self, topic: &source::Topic) -> Topic {
        let id = word(&topic.id);
        Topic {
            id: id.into(),
            title: self.text(&format!("topics.{id}.title"), &topic.title),
            weight: weight(&topic.weight),
            rule: self.rule(&topic.rule),
            gate: level(self.known.main(), &topic.gate),
            questions: topic.questions.iter().map(|one| self.question(one)).collect(),
        }
    }

    fn question(&mut self, one: &source::Question) -> Question {
        let id = word(&one.id);
        let scale = self.known.scale_of(one).unwrap_or_default();
        let steps = self.known.steps(Some(scale));
        let mut actions: Vec<_> =
            one.actions.iter().map(|action| self.action(id, action, steps)).collect();
        actions.sort_by_key(|action| action.to);
        Question {
            id: id.into(),
            kind: kind(&one.kind),
            text: self.text(&format!("{id}.text"), &one.text),
            why: self.text(&format!("{id}.why"), &one.why),
            scale,
            levels: self.level_texts(id, &one.levels, steps),
            probes: self.texts(&format!("{id}.probes"), &one.probes),
            evidence: self.texts(&format!("{id}.evidence"), &one.evidence),
            ask: ids(&one.ask),
            weight: weight(&one.weight).unwrap_or(Weight::ONE),
            when: one.when.as_ref().map(|when| self.condition(when)),
            not_applicable: one
                .not_applicable
                .as_ref()
                .map(|said| self.merge.text(&format!("{id}.not_applicable"), Some(said))),
            target: level(steps, &one.target),
            gate: level(self.known.main(), &one.gate),
            prerequisites: one.prerequisites.iter().map(|one| self.prerequisite(one)).collect(),
            tier: if word(&one.tier) == "extended" { Tier::Extended } else { Tier::Core },
            instruments: ids(&one.instruments),
            threats: ids(&one.threats),
            themes: self.texts(&format!("{id}.themes"), &one.themes),
            actions,
        }
    }

    fn level_texts(&mut self, id: &str, texts: &Texts, steps: Option<&Steps>) -> Vec<LocalText> {
        let texts: &[Said<String>] = texts.as_ref().map_or(&[], |texts| &texts.is);
        let codes = steps.into_iter().flat_map(Steps::codes);
        codes
            .zip(texts)
            .map(|((_, code), text)| self.merge.text(&format!("{id}.levels.{code}"), Some(text)))
            .collect()
    }

    fn action(&mut self, id: &str, action: &source::Action, steps: Option<&Steps>) -> Action {
        let to = level(steps, &action.to).unwrap_or_default();
        let mut codes = steps.into_iter().flat_map(Steps::codes);
        let code = codes.find(|(value, _)| *value == to).map_or("", |(_, code)| code);
        let key = |name: &str| format!("{id}.actions.{code}.{name}");
        Action {
            to,
            text: self.text(&key("text"), &action.text),
            owners: ids(&action.owners),
            months: number(&action.months),
            cost_band: word(&action.cost_band).into(),
            indicator: self.text(&key("indicator"), &action.indicator),
            verification: self.text(&key("verification"), &action.verification),
            assumption: self.text(&key("assumption"), &action.assumption),
        }
    }

    /// The levels of the scale of another question.
    fn steps_of(&self, question: &Text) -> Option<&Steps> {
        let place = self.known.questions.get(word(question))?;
        self.known.steps(place.scale)
    }

    fn prerequisite(&self, one: &source::Prerequisite) -> Prerequisite {
        Prerequisite {
            question: word(&one.question).into(),
            min_level: level(self.steps_of(&one.question), &one.min_level).unwrap_or_default(),
        }
    }

    fn condition(&self, one: &source::Condition) -> Condition {
        let parts = |parts: &[source::Condition]| {
            parts.iter().map(|part| self.condition(part)).collect::<Vec<_>>()
        };
        match &one.says {
            source::Says::All(all) => Condition::All(parts(all)),
            source::Says::Any(any) => Condition::Any(parts(any)),
            source::Says::Not(part) => Condition::Not(Box::new(self.condition(part))),
            source::Says::NotApplicable { question } => {
                Condition::NotApplicable { question: word(question).into() }
            }
            source::Says::AnyOfKind { kind: said, at_least } => {
                Condition::AnyOfKind { kind: kind(said), at_least: self.main(at_least) }
            }
            source::Says::Level { question, at_least, at_most } => {
                let steps = self.steps_of(question);
                Condition::Level {
                    question: word(question).into(),
                    at_least: level(steps, at_least),
                    at_most: level(steps, at_most),
                }
            }
            source::Says::Unclear => Condition::Any(Vec::new()),
        }
    }

    fn migration(&mut self, migration: &source::Migration) -> Migration {
        let from = word(&migration.from);
        let moves = migration.moves.iter().map(|one| self.one_move(from, one)).collect();
        Migration { from: from.to_owned(), moves }
    }

    fn one_move(&mut self, from: &str, one: &source::Move) -> Move {
        let to = || word(&one.to).into();
        if one.rename.is_some() {
            Move::Rename { question: word(&one.rename).into(), to: to() }
        } else if one.split.is_some() {
            Move::Split { question: word(&one.split).into(), into: ids(&one.into) }
        } else if one.merge.is_some() {
            let by = if word(&one.by) == "highest" { Merging::Highest } else { Merging::Lowest };
            Move::Merge { questions: ids(&one.merge), to: to(), by }
        } else if one.rescale.is_some() {
            let to = one.to.as_ref().or(one.rescale.as_ref()).cloned();
            let steps = self.steps_of(&to);
            let became = one
                .levels
                .iter()
                .filter_map(|became| Some((number(&became.was), level(steps, &became.is)?)));
            let levels = became.collect();
            Move::Rescale { question: word(&one.rescale).into(), to: word(&to).into(), levels }
        } else {
            let id = word(&one.retire);
            let why = self.text(&format!("migrations.{from}.{id}.why"), &one.why);
            Move::Retire { question: id.into(), why }
        }
    }

    fn check(&mut self, check: &source::Check) -> Check {
        let id = word(&check.id);
        let when = || check.when.as_ref().map(|when| self.condition(when));
        let rule = match word(&check.rule) {
            "prerequisite" => CheckRule::Prerequisite { above: self.main(&check.above) },
            "contradiction" => CheckRule::Contradiction {
                when: when().unwrap_or_else(|| Condition::Any(Vec::new())),
            },
            "spread" => CheckRule::Spread {
                questions: ids(&check.questions),
                at_least: number(&check.at_least),
            },
            "evidence" => {
                CheckRule::Evidence { level: self.main(&check.level), grade: grade(&check.grade) }
            }
            "no_extremes" => CheckRule::NoExtremes,
            "readings_differ" => CheckRule::ReadingsDiffer {
                levels: number(&check.levels),
                area_mean: number(&check.area_mean),
            },
            "not_applicable_share" => {
                CheckRule::NotApplicableShare { percent: number(&check.percent) }
            }
            _ => CheckRule::Uniform,
        };
        Check {
            id: id.into(),
            message: self.text(&format!("checks.{id}.message"), &check.message),
            rule,
        }
    }
}

fn mapping(mapping: &source::Mapping) -> Mapping {
    let relation = |one: &source::Relation| Relation {
        own: word(&one.own).into(),
        is: match word(&one.relation) {
            "equal" => Relates::Equal,
            "part_of" => Relates::PartOf,
            _ => Relates::Overlaps,
        },
        theirs: word(&one.theirs).into(),
        strength: match word(&one.strength) {
            "strong" => Strength::Strong,
            "moderate" => Strength::Moderate,
            _ => Strength::Weak,
        },
    };
    Mapping {
        questionnaire: word(&mapping.questionnaire).into(),
        version: mapping.version.as_ref().map(|version| version.is.clone()),
        relations: mapping.relations.iter().map(relation).collect(),
    }
}

fn level(steps: Option<&Steps>, said: &Text) -> Option<i32> {
    steps?.value(&said.as_ref()?.is)
}
