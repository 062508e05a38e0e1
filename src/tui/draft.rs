//! Texts that are being written: kept at every pause, so that a power cut
//! costs seconds; found again when the same text is opened anew.
//!
//! A draft is a change of its own and counts nowhere. It is taken away together
//! with the change that finishes the text.

use super::app::App;
use super::msg::Effect;
use crate::assessment::{Change, Reading, Register};
use crate::questionnaire::QuestionId;

/// The name of a form that each reading has its own of.
pub fn form_of(form: &str, reading: Reading) -> String {
    format!("{form}-{}", reading.code())
}

impl App {
    /// The fields of a text begun earlier: on its way to disk, or on it.
    pub(super) fn draft_of(&self, question: &QuestionId, form: &str) -> Vec<String> {
        let register = Register::Draft(question.clone(), form.to_owned());
        match self.saving.on_its_way(&register) {
            Some(Change::Drafted { fields, .. }) => fields.clone(),
            _ => self.assessment.draft(question, form).to_vec(),
        }
    }

    /// Takes the draft of a finished text away; `None` where there is none.
    pub(super) fn no_draft(&self, question: &QuestionId, form: &str) -> Option<Change> {
        (!self.draft_of(question, form).is_empty()).then(|| Change::Drafted {
            question: question.clone(),
            form: form.to_owned(),
            fields: Vec::new(),
        })
    }

    /// A draft, unless it is kept already or holds nothing.
    pub(super) fn draft(
        &self,
        question: &QuestionId,
        form: &str,
        fields: Vec<String>,
    ) -> Option<Change> {
        let fields = if fields.iter().all(String::is_empty) { Vec::new() } else { fields };
        (self.draft_of(question, form) != fields).then(|| Change::Drafted {
            question: question.clone(),
            form: form.to_owned(),
            fields,
        })
    }

    /// Keeps what is being written, at a pause; what is to be done once all is
    /// saved stands.
    pub(super) fn keep_draft(&mut self) -> Option<Effect> {
        let draft = self.overlay.draft(self)?;
        self.keep(vec![draft], self.saving.then())
    }
}
