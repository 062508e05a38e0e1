//! The table of records and fields. The order here is the order in the
//! reference and the one an author should write in.

use super::Kind::{
    Choice, Draft, Format, Id, Level, Line, List, Named, Record as One, Text, Thousandths, Whole,
    YesNo,
};
use super::{Field, Record, Variants};

/// Characters of a title and of a text.
const TITLE: usize = 400;
const TEXT: usize = 4000;
const ID: usize = 40;
/// Weights in thousandths: positive, at most a thousand.
const WEIGHT: super::Kind = Thousandths(1, 1_000_000);
/// The largest number that JSON carries exactly.
const AMOUNT: super::Kind = Whole(0, 9_007_199_254_740_991);
const IDS: super::Kind = Id(ID);
const TEXTS: super::Kind = Text(TEXT);
const TITLES: super::Kind = Line(TITLE);

const fn need(name: &'static str, kind: super::Kind, help: &'static str) -> Field {
    Field { name, kind, needed: true, help }
}

const fn may(name: &'static str, kind: super::Kind, help: &'static str) -> Field {
    Field { name, kind, needed: false, help }
}

const fn plain(name: &'static str, help: &'static str, fields: &'static [Field]) -> Record {
    Record { name, help, fields, variants: Variants::None }
}

/// A definition file.
pub(in super::super) static QUESTIONNAIRE: Record = plain(
    "a questionnaire",
    "The file as a whole.",
    &[
        need("tathmini", Format(1), "The version of this format: 1."),
        need("id", IDS, "A short name that stays the same across versions, for example `inama`."),
        need("version", Line(40), "Your version, for example `\"1.0\"`."),
        need("language", Id(8), "The language of the texts: en, fr, pt or es."),
        need("title", TITLES, "The full title."),
        may("notice", TEXTS, "What readers must know about its origin; printed in every report."),
        need("currency", Line(8), "The currency of all amounts, three capital letters (ISO 4217)."),
        need("scales", List(&One(&SCALE), true), "The scales; areas are shown in the first one."),
        may("scoring", One(&SCORING), "How areas become the whole; without it, a weighted mean."),
        need("owners", List(&One(&OWNER), true), "Who can own an action."),
        need("cost_bands", List(&One(&COST_BAND), true), "Planning ranges of cost."),
        need("phases", List(&One(&PHASE), true), "The phases of the plan, first to last."),
        may("instruments", List(&One(&INSTRUMENT), false), "Laws, conventions and tools."),
        may("threats", List(&One(&THREAT), false), "What a country may rate to raise actions."),
        need("areas", List(&One(&AREA), true), "Areas with their topics and questions."),
        may("checks", List(&One(&CHECK), false), "Consistency checks: they warn, never score."),
        may("migrations", List(&One(&MIGRATION), false), "What became of earlier versions."),
        may(
            "mappings",
            List(&One(&MAPPING), false),
            "How other questionnaires relate to this one.",
        ),
    ],
);

static SCALE: Record = plain(
    "a scale",
    "What answers are measured on.",
    &[
        need("id", IDS, "Its name, for `scale` of a question."),
        need("levels", List(&One(&LEVEL), true), "At least two levels, lowest first."),
    ],
);

static LEVEL: Record = plain(
    "a level",
    "One level of a scale.",
    &[
        need("value", Whole(-1000, 1000), "The number it counts as; values rise by one."),
        may("code", Level, "What is typed and printed, for example A; without it, the value."),
        need("label", Line(60), "One word, for example Established."),
        need("meaning", TEXTS, "What the level means in general."),
    ],
);

const RULES: super::Kind = Choice(&["weighted_mean", "mean", "weakest_link", "gate", "table"]);

static RULE_FORMS: &[(&str, &[Field])] = &[
    ("weighted_mean", &[]),
    ("mean", &[]),
    ("weakest_link", &[]),
    ("gate", &[need("pass", Level, "The level (first scale) that a part must reach.")]),
    ("table", &[need("table", List(&One(&STEP), true), "The conversion table, rising.")]),
];

const fn ruled(name: &'static str, help: &'static str, fields: &'static [Field]) -> Record {
    Record { name, help, fields, variants: Variants::ByWord("rule", RULE_FORMS) }
}

static SCORING: Record = ruled(
    "the scoring",
    "How the areas become one score, and what evidence may limit.",
    &[
        may("rule", RULES, "How areas become the whole; without it, weighted_mean."),
        may("evidence_ceiling", One(&CEILING), "What evidence a level needs before it counts."),
    ],
);

static CEILING: Record = plain(
    "the evidence ceiling",
    "Limits of level by evidence.",
    &[
        need("applies", YesNo, "Whether scores are limited; the limits are listed either way."),
        need("needs", List(&One(&NEED), false), "One limit a level, lowest level first."),
    ],
);

const GRADES: super::Kind = Choice(&["E0", "E1", "E2", "E3"]);

static NEED: Record = plain(
    "a limit",
    "A level and the evidence it needs.",
    &[
        need("level", Level, "The level, of the first scale."),
        need("grade", GRADES, "The weakest evidence grade that it accepts: E0, E1, E2 or E3."),
    ],
);

static STEP: Record = plain(
    "a step",
    "One step of a conversion table, in levels of the first scale.",
    &[
        may("parts", Whole(1, 10_000), "Only where exactly this many parts count."),
        need("from", Thousandths(-1_000_000, 1_000_000), "From this mean on"),
        need("gives", Thousandths(-1_000_000, 1_000_000), "the score is this."),
    ],
);

static OWNER: Record = plain(
    "an owner",
    "Somebody who can own an action.",
    &[
        need("id", IDS, "Its short name, for `owners` and `ask`."),
        need("role", TITLES, "The role or unit in words."),
        may("partner", YesNo, "`true`: outside the administration assessed."),
    ],
);

static COST_BAND: Record = plain(
    "a cost band",
    "A planning range of cost.",
    &[
        need("id", IDS, "Its short name, for `cost_band` of an action."),
        need("label", TITLES, "The range in words."),
        need("low", AMOUNT, "The lowest amount, whole units of the currency."),
        may("high", AMOUNT, "The highest amount; without it, open above."),
    ],
);

static PHASE: Record = plain(
    "a phase",
    "A phase of the plan; it begins where the one before ends.",
    &[
        need("id", IDS, "Its short name."),
        need("title", TITLES, "Its title."),
        need("until", Whole(1, 600), "The month it ends in, counted from the plan's start."),
        need("max_actions", Whole(1, 10_000), "At most so many actions start in it."),
    ],
);

static INSTRUMENT: Record = plain(
    "an instrument",
    "A law, convention or tool.",
    &[
        need("id", IDS, "Its short name, for `instruments` of a question."),
        need("title", TITLES, "Its title."),
        may("note", TEXTS, "A note for the author and the reader."),
        need(
            "checked",
            YesNo,
            "`true`: title confirmed at its source; else printed with an asterisk.",
        ),
    ],
);

static THREAT: Record = plain(
    "a threat",
    "A danger that an assessment may rate: the actions against it then come sooner.",
    &[
        need("id", IDS, "Its short name, for `threats` of a question."),
        need("title", TITLES, "Its title, for example Trade through the seaport."),
    ],
);

static AREA: Record = ruled(
    "an area",
    "A few topics that are scored together.",
    &[
        need("id", IDS, "Its short name."),
        need("title", TITLES, "Its title."),
        need("intent", TEXTS, "The question that the area as a whole answers."),
        may(
            "objective",
            TEXTS,
            "What holds once its targets are reached: its row of the logical framework; without it, the intent.",
        ),
        may("weight", WEIGHT, "Its weight in the whole; without it, 1."),
        may("rule", RULES, "How its topics become its score; without it, weighted_mean."),
        may("gate", Level, "The level it stands for, where the whole is scored by gate."),
        need("topics", List(&One(&TOPIC), true), "Its topics."),
    ],
);

static TOPIC: Record = ruled(
    "a topic",
    "A few questions that are scored together.",
    &[
        need("id", IDS, "Its short name."),
        need("title", TITLES, "Its title."),
        may("weight", WEIGHT, "Its weight in the area; without it, the sum of its questions'."),
        may("rule", RULES, "How its questions become its score; without it, weighted_mean."),
        may("gate", Level, "The level it stands for, where its area is scored by gate."),
        need("questions", List(&One(&QUESTION), true), "Its questions."),
    ],
);

static QUESTION: Record = plain(
    "a question",
    "A question with everything an interview needs.",
    &[
        need("id", IDS, "Its short name, for example `LEG-01`."),
        need(
            "kind",
            KINDS,
            "What it rests on: expert (judgement), process (a document exists), data.",
        ),
        may(
            "tier",
            Choice(&["core", "extended"]),
            "Whether a short assessment asks it; without it, core.",
        ),
        may("weight", WEIGHT, "Its weight in the topic; without it, 1."),
        may("scale", IDS, "Its scale; without it, the first one."),
        may(
            "when",
            One(&CONDITION),
            "Asked only if this holds; it looks at earlier questions only.",
        ),
        need("text", TEXTS, "The question."),
        need("why", TEXTS, "Why it matters."),
        need("levels", List(&TEXTS, true), "One text per level of its scale, lowest first."),
        may("probes", List(&TEXTS, false), "What an experienced interviewer asks next."),
        may("evidence", List(&TEXTS, false), "What to ask to see."),
        may("ask", List(&IDS, false), "Whom to ask: ids of owners."),
        may("not_applicable", TEXTS, "When *not applicable* is allowed, in words."),
        may("target", Level, "The level aimed at when nobody sets another."),
        may("gate", Level, "The level it stands for, where its topic is scored by gate."),
        may("prerequisites", List(&One(&PREREQUISITE), false), "What should be in place first."),
        may("instruments", List(&IDS, false), "Instruments it refers to."),
        may("threats", List(&IDS, false), "Threats that it helps against."),
        may("themes", List(&TITLES, false), "Words under which it can be found."),
        may("actions", List(&One(&ACTION), false), "One action per step up, lowest first."),
    ],
);

const KINDS: super::Kind = Choice(&["expert", "process", "data"]);

static PREREQUISITE: Record = plain(
    "a prerequisite",
    "Raising the question is normally pointless before this one has its level.",
    &[
        need("question", IDS, "The other question."),
        need("min_level", Level, "The level it should have first."),
    ],
);

static ACTION: Record = plain(
    "an action",
    "One step up of one question.",
    &[
        need("to", Level, "The level it reaches."),
        need("text", TEXTS, "What to do."),
        need("owners", List(&IDS, true), "The first one leads; the others support."),
        need("months", Whole(1, 240), "Calendar months from the decision."),
        need("cost_band", IDS, "Its cost band."),
        may("indicator", TEXTS, "What shows that it is done."),
        may("verification", TEXTS, "Where that is seen."),
        may("assumption", TEXTS, "What must hold for it to work."),
    ],
);

static CONDITION: Record = Record {
    name: "a condition",
    help: "Over earlier answers. What is not answered satisfies nothing.",
    fields: &[],
    variants: Variants::ByField(&[
        (
            "question",
            &[
                need("question", IDS, "This question has a level"),
                may("at_least", Level, "of at least this"),
                may("at_most", Level, "and of at most this."),
            ],
        ),
        ("not_applicable", &[need("not_applicable", IDS, "This question is *not applicable*.")]),
        (
            "any_of_kind",
            &[
                need("any_of_kind", KINDS, "In checks only: some question of this kind"),
                need("at_least", Level, "has at least this level of the first scale."),
            ],
        ),
        ("all", &[need("all", List(&One(&CONDITION), true), "All of these hold.")]),
        ("any", &[need("any", List(&One(&CONDITION), true), "At least one of these holds.")]),
        ("not", &[need("not", One(&CONDITION), "This does not hold.")]),
    ]),
};

static CHECK: Record = Record {
    name: "a check",
    help: "A consistency check: it warns and never changes a score.",
    fields: &[
        need("id", IDS, "Its short name."),
        need(
            "rule",
            Choice(&[
                "prerequisite",
                "contradiction",
                "spread",
                "evidence",
                "uniform",
                "no_extremes",
                "readings_differ",
                "not_applicable_share",
            ]),
            "Which kind of check.",
        ),
        need("message", TEXTS, "What the assessor reads when it strikes."),
    ],
    variants: Variants::ByWord(
        "rule",
        &[
            (
                "prerequisite",
                &[need(
                    "above",
                    Level,
                    "Strikes above this level (first scale) if a prerequisite is unmet.",
                )],
            ),
            (
                "contradiction",
                &[need("when", One(&CONDITION), "The combination that contradicts itself.")],
            ),
            (
                "spread",
                &[
                    need("questions", List(&IDS, true), "Two or more questions"),
                    need("at_least", Whole(1, 1000), "that lie at least so many levels apart."),
                ],
            ),
            (
                "evidence",
                &[
                    need("level", Level, "An answer at this level (first scale)"),
                    need("grade", GRADES, "with a weaker evidence grade than this."),
                ],
            ),
            ("uniform", &[]),
            ("no_extremes", &[]),
            (
                "readings_differ",
                &[
                    need(
                        "levels",
                        Whole(1, 1000),
                        "Self above validated by so many levels in a question",
                    ),
                    need(
                        "area_mean",
                        Thousandths(1, 1_000_000),
                        "or by so much in the mean of an area.",
                    ),
                ],
            ),
            (
                "not_applicable_share",
                &[need("percent", Whole(0, 100), "More than this share of an area's questions.")],
            ),
        ],
    ),
};

static MIGRATION: Record = plain(
    "a migration",
    "What became of the questions of one earlier version; what no move names stayed as it was.",
    &[
        need("from", Line(40), "The earlier version."),
        need("moves", List(&One(&MOVE), true), "One move for each question that did not stay."),
    ],
);

static MOVE: Record = Record {
    name: "a move",
    help: "What became of a question of an earlier version.",
    fields: &[],
    variants: Variants::ByField(&[
        (
            "rename",
            &[
                need("rename", IDS, "This question has another id now:"),
                need("to", IDS, "its id in this file."),
            ],
        ),
        (
            "split",
            &[
                need("split", IDS, "What this question asked is asked by several:"),
                need("into", List(&IDS, true), "their ids in this file."),
            ],
        ),
        (
            "merge",
            &[
                need("merge", List(&IDS, true), "What these questions asked is asked by one:"),
                need("to", IDS, "its id in this file."),
                need("by", Choice(&["lowest", "highest"]), "Which of their levels it takes."),
            ],
        ),
        (
            "rescale",
            &[
                need("rescale", IDS, "This question has other levels now."),
                may("to", IDS, "Its id in this file, where that is another too."),
                need("levels", List(&One(&BECAME), true), "What each level became."),
            ],
        ),
        (
            "retire",
            &[
                need("retire", IDS, "Nobody asks this question any more,"),
                need("why", TEXTS, "for this reason."),
            ],
        ),
    ]),
};

static BECAME: Record = plain(
    "a level that became another",
    "One level of the earlier version; one that is left out needs a person.",
    &[
        need("was", Whole(-1000, 1000), "The number it counted as"),
        need("is", Level, "and the level that it is now."),
    ],
);

static MAPPING: Record = plain(
    "a mapping",
    "How the questions of another questionnaire relate to these.",
    &[
        need("questionnaire", IDS, "The id of the other questionnaire."),
        may("version", Line(40), "Its version; without it, any."),
        need("relations", List(&One(&RELATION), true), "One a pair of questions."),
    ],
);

static RELATION: Record = plain(
    "a relation",
    "One question of this file and one of the other questionnaire.",
    &[
        need("own", IDS, "The question of this file."),
        need(
            "relation",
            Choice(&["equal", "part_of", "overlaps"]),
            "Both ask the same; this asks a part of that; each asks something the other does not.",
        ),
        need("theirs", IDS, "The question of the other one."),
        need("strength", Choice(&["strong", "moderate", "weak"]), "How sure you are of it."),
    ],
);

/// A translation file.
pub(in super::super) static TRANSLATION: Record = plain(
    "a translation",
    "A file beside the questionnaire with its texts in another language.",
    &[
        need("tathmini_translation", Format(1), "The version of this format: 1."),
        need("questionnaire", IDS, "The id of the questionnaire."),
        need("language", Id(8), "The language of these texts: en, fr, pt or es."),
        need("texts", Named(&TRANSLATED), "The texts, each under its key."),
    ],
);

static TRANSLATED: Record = plain(
    "a translated text",
    "One text in the other language.",
    &[
        need("of", Id(8), "The first 8 hex digits of the SHA-256 of the text it translates."),
        need("text", Draft(TEXT), "The translation; empty: not yet translated."),
    ],
);
