//! What an assessment says, in words of one language: for screens, for pages
//! and for comparisons alike, so that one thing is called by one name.

use crate::assessment::{
    Answer, Change, Confidence, Difference, Direction, Document, Item, Matter, Rating, Reading,
    Side, Status,
};
use crate::i18n::Phrases;
use crate::questionnaire::{Grade, QuestionId, Questionnaire};

/// The phrase for a status.
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::Draft => "status-draft",
        Status::SelfAssessed => "status-self-assessed",
        Status::Validated => "status-validated",
        Status::Approved => "status-approved",
        Status::Superseded => "status-superseded",
    }
}

/// The words for one questionnaire in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub questionnaire: &'a Questionnaire,
    pub phrases: &'a Phrases,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    fn fill(&self, key: &str, filling: &[(&str, &str)]) -> String {
        let filling: Vec<_> = filling.iter().map(|(name, text)| (*name, (*text).into())).collect();
        self.phrases.fill(key, &filling)
    }

    /// Code and label of a question's level.
    pub fn level(&self, question: &QuestionId, value: i32) -> String {
        let known = self.questionnaire.question(question);
        let level = known.and_then(|known| self.questionnaire.scale_of(known).level(value));
        level.map_or_else(
            || value.to_string(),
            |level| format!("{} {}", level.code, level.label.get(self.phrases.language())),
        )
    }

    /// An answer.
    pub fn answer(&self, question: &QuestionId, answer: &Answer) -> String {
        match answer {
            Answer::Level(value) => self.level(question, *value),
            Answer::NoEvidence => self.say("said-no-evidence"),
            Answer::NotApplicable { reason, lead_decision } => {
                let key =
                    if *lead_decision { "said-not-applicable-lead" } else { "said-not-applicable" };
                self.fill(key, &[("reason", reason)])
            }
        }
    }

    /// An evidence grade with what it means.
    pub fn grade(&self, grade: Grade) -> String {
        format!("{} {}", grade.code(), self.say(&format!("grade-{}", grade.code().to_lowercase())))
    }

    /// How sure the assessor is.
    pub fn confidence(&self, confidence: Confidence) -> String {
        self.say(match confidence {
            Confidence::Low => "said-confidence-low",
            Confidence::Medium => "said-confidence-medium",
            Confidence::High => "said-confidence-high",
        })
    }

    /// How far the assessment has come.
    pub fn status(&self, status: Status) -> String {
        self.say(match status {
            Status::Draft => "status-draft",
            Status::SelfAssessed => "status-self-assessed",
            Status::Validated => "status-validated",
            Status::Approved => "status-approved",
            Status::Superseded => "status-superseded",
        })
    }

    /// Whose answer it is.
    pub fn reading(&self, reading: Reading) -> String {
        self.say(match reading {
            Reading::Own => "reading-self",
            Reading::Validated => "reading-validated",
        })
    }

    /// What a change of one value set it to.
    pub fn value(&self, change: &Change) -> String {
        match change {
            Change::Answered { question, answer, .. } => self.answer(question, answer),
            Change::Withdrawn { .. } => self.say("said-withdrawn"),
            Change::Graded { grade: Some(grade), .. } => self.grade(*grade),
            Change::Trusted { confidence: Some(confidence), .. } => self.confidence(*confidence),
            Change::Targeted { question, target: Some(target) } => self.level(question, *target),
            Change::Targeted { .. } => self.say("said-target-default"),
            Change::Rated { rating: Some(rating), .. } => self.say(match rating {
                Rating::Low => "said-rating-low",
                Rating::Medium => "said-rating-medium",
                Rating::High => "said-rating-high",
            }),
            Change::Decided { question, consensus, .. } => self.answer(question, &consensus.answer),
            Change::Became { status } | Change::Reopened { status } => self.status(*status),
            Change::Approved(_) => self.status(Status::Approved),
            Change::Classified { line } if !line.is_empty() => line.clone(),
            _ => self.say("said-nothing"),
        }
    }

    /// What a change of one value is about.
    pub fn about(&self, change: &Change) -> String {
        let matter = self.say(match change {
            Change::Rated { .. } => "matter-rating",
            Change::Decided { .. } => "matter-consensus",
            change => return self.about_matter(change, &self.matter(Self::matter_of(change))),
        });
        self.about_matter(change, &matter)
    }

    fn about_matter(&self, change: &Change, matter: &str) -> String {
        let about = match change {
            Change::Rated { threat, .. } => threat.as_str(),
            change => match change.question() {
                Some(question) => question.as_str(),
                None => return matter.to_owned(),
            },
        };
        let mut filling = vec![("question", about), ("matter", matter)];
        let reading = change.reading().map(|reading| self.reading(reading));
        if let Some(reading) = &reading {
            filling.push(("reading", reading));
            return self.fill("about-line", &filling);
        }
        self.fill("about-plain", &filling)
    }

    /// The matter that a change of one value belongs to.
    pub const fn matter_of(change: &Change) -> Matter {
        match change {
            Change::Graded { .. } => Matter::Grade,
            Change::Trusted { .. } => Matter::Confidence,
            Change::Noted { .. } => Matter::Note,
            Change::Targeted { .. } => Matter::Target,
            Change::Became { .. } | Change::Approved(_) | Change::Reopened { .. } => Matter::Status,
            Change::Classified { .. } => Matter::Classification,
            _ => Matter::Answer,
        }
    }

    /// What a difference stands under.
    pub fn heading(&self, difference: &Difference<'_>) -> String {
        match difference.question {
            Some(id) => {
                let question = self.questionnaire.question(id);
                let text = question.map_or("", |it| it.text.get(self.phrases.language()));
                format!("{id} {text}")
            }
            None => self.say(match difference.matter {
                Matter::Document | Matter::Visit | Matter::Person | Matter::Session => "diff-lists",
                _ => "diff-whole",
            }),
        }
    }

    /// A member of a list.
    pub fn item(&self, item: &Item) -> String {
        match item {
            Item::Finding { direction, text, .. } => {
                let key = match direction {
                    Direction::Strength => "said-strength",
                    Direction::Weakness => "said-weakness",
                };
                self.fill(key, &[("text", text)])
            }
            Item::Quote(quote) => {
                self.fill("said-quote", &[("text", &quote.text), ("speaker", &quote.speaker)])
            }
            Item::Task(task) => {
                let done = if task.done { self.say("said-done") } else { String::new() };
                together(&[&task.text, &task.who, &task.until, &done])
            }
            Item::Signatory(signatory) => together(&[&signatory.name, &signatory.function]),
            Item::Session(session) => together(&[&session.date, &session.place]),
            Item::Document(document) => self.document(document),
            Item::Link { page, .. } => self.fill("said-page", &[("page", page)]),
            Item::Visit(visit) => together(&[&visit.date, &visit.place, &visit.purpose]),
            Item::Person(person) => {
                together(&[&person.name, &person.function, &person.organisation, &person.date])
            }
        }
    }

    /// A document by its reference and title.
    pub fn document(&self, document: &Document) -> String {
        together(&[&document.reference, &document.title, &document.received_from, &document.date])
    }

    /// What a difference is about.
    pub fn matter(&self, matter: Matter) -> String {
        self.say(match matter {
            Matter::Begun => "matter-begun",
            Matter::Questionnaire => "matter-questionnaire",
            Matter::Status => "matter-status",
            Matter::Classification => "matter-classification",
            Matter::Answer => "matter-answer",
            Matter::Grade => "matter-grade",
            Matter::Confidence => "matter-confidence",
            Matter::Note => "matter-note",
            Matter::Target => "matter-target",
            Matter::Mark => "matter-mark",
            Matter::Finding => "matter-finding",
            Matter::Quote => "matter-quote",
            Matter::Link => "matter-link",
            Matter::Document => "matter-document",
            Matter::Visit => "matter-visit",
            Matter::Person => "matter-person",
            Matter::Task => "matter-task",
            Matter::Session => "matter-session",
            Matter::Signatory => "matter-signatory",
        })
    }

    /// A difference in one sentence; the two sides by these names.
    pub fn difference(&self, difference: &Difference<'_>, names: (&str, &str)) -> String {
        let mut matter = self.matter(difference.matter);
        if let Some(reading) = difference.reading {
            matter = format!("{matter} ({})", self.reading(reading));
        }
        let side = |sides: &[Side<'_>]| -> String {
            let said = sides.iter().map(|side| self.side(side, difference.question));
            self.phrases.listed(&said.collect::<Vec<_>>())
        };
        let (left, right) = (side(&difference.left), side(&difference.right));
        match (left.is_empty(), right.is_empty()) {
            (false, true) => {
                self.fill("diff-only", &[("matter", &matter), ("name", names.0), ("what", &left)])
            }
            (true, _) => {
                self.fill("diff-only", &[("matter", &matter), ("name", names.1), ("what", &right)])
            }
            _ => self.fill(
                "diff-both",
                &[
                    ("matter", matter.as_str()),
                    ("left", names.0),
                    ("right", names.1),
                    ("one", &left),
                    ("other", &right),
                ],
            ),
        }
    }

    fn side(&self, side: &Side<'_>, question: Option<&QuestionId>) -> String {
        match side {
            Side::Text(text) => (*text).to_owned(),
            Side::Answer(answer) => question.map_or_else(String::new, |id| self.answer(id, answer)),
            Side::Grade(grade) => self.grade(*grade),
            Side::Confidence(confidence) => self.confidence(*confidence),
            Side::Target(level) => {
                question.map_or_else(|| level.to_string(), |id| self.level(id, *level))
            }
            Side::Status(status) => self.status(*status),
            Side::Marked => self.say("said-marked"),
            Side::Item(item) => self.item(item),
            Side::Link { document, page } => {
                let document = document.map_or_else(String::new, |it| self.document(it));
                if page.is_empty() {
                    return document;
                }
                together(&[&document, &self.fill("said-page", &[("page", page)])])
            }
        }
    }
}

/// What is there of these, in one line.
fn together(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
