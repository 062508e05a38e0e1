//! A journal without a disk, and what a busy week leaves in one.

use super::*;
use crate::assessment::Head;
use crate::tui::msg::Print;

/// A journal in memory: stamps what is to be saved, or refuses it.
#[derive(Default, Clone)]
pub(super) struct Journal {
    pub(super) entries: Vec<Entry>,
    pub(super) known: Assessment,
    pub(super) broken: bool,
}

impl Journal {
    pub(super) fn perform(&mut self, effect: Effect) -> Msg {
        let (changes, why) = match effect {
            Effect::Save { changes, why } => (changes, why),
            Effect::Keep(path) if path == "decree.pdf" => {
                return Msg::Kept { sha256: "5a".repeat(32), file: path };
            }
            Effect::Keep(path) => return Msg::Refused(format!("{path}: not found")),
            Effect::Edit(text) => return Msg::Edited(format!("{text}, edited")),
            Effect::Print(Print::LayOut { .. }) => return Msg::LaidOut { pages: 94 },
            Effect::Print(Print::Write) => {
                let path = "reports/exemplia.pdf".to_owned();
                return Msg::Printed { path, pages: 94, missing: Vec::new() };
            }
            other => panic!("{other:?} is not for an interview"),
        };
        assert!(!changes.is_empty());
        if self.broken {
            return Msg::NotSaved("the disk is full.".to_owned());
        }
        let stamped: Vec<Entry> =
            changes.into_iter().map(|change| self.stamp(change, why.clone())).collect();
        Msg::Saved(stamped)
    }

    pub(super) fn stamp(&mut self, change: Change, why: Option<String>) -> Entry {
        let seq = self.known.highest_seq() + 1;
        // Drafts are counted for themselves: how often one is kept hangs on the disk.
        let kind = |change: &Change| {
            if matches!(change, Change::Drafted { .. }) { "draft" } else { "entry" }
        };
        let own = kind(&change);
        let count = self.entries.iter().filter(|entry| kind(&entry.change) == own).count() + 1;
        let entry = Entry {
            id: EntryId::from(format!("{own}-{count}").as_str()),
            replica: ReplicaId::from("here"),
            seq,
            base: self.known.base_of(&change),
            at: "2026-03-02T14:05:00+01:00".to_owned(),
            by: "A. Diallo".to_owned(),
            why,
            change,
        };
        self.known.apply(entry.clone());
        self.entries.push(entry.clone());
        entry
    }
}

fn head() -> Head {
    Head {
        format: 1,
        assessment: "exemplia".to_owned(),
        questionnaire: INAMA.id.to_string(),
        version: INAMA.version.clone(),
        hash: String::new(),
        country: "XA".to_owned(),
        country_name: "Exemplia".to_owned(),
        administration: "Customs and Excise".to_owned(),
        language: "en".to_owned(),
        date: "2026-03-02".to_owned(),
    }
}

/// Some answers of every kind, as a week might leave them.
pub(super) fn busy() -> Journal {
    let mut journal = Journal::default();
    journal.stamp(Change::Created(head()), None);
    let mut app = open(Language::En, &journal.known);
    let keys =
        "21302e1123<esc>cThe decree is still a draft.<esc>0321xNo sea port.<enter>2121031221201132";
    type_keys(&mut app, &mut journal, keys);
    type_keys(&mut app, &mut journal, "gv1mcSeen: law 12/2019, without its decrees.<esc>R1");
    type_keys(&mut app, &mut journal, "g");
    for keys in [
        "asPort of Exemplia<tab><tab><tab>B. Okoro, legal adviser<c-s>",
        "adLaw 12/2019<tab>decree.pdf<tab><tab>Legal unit<tab><tab>4<tab>2<c-s>",
        "af<tab>The law is in force.<c-s>",
        "aqOn attend le décret.<tab><tab>Head of a border post<c-s>",
        "atSend the decree<tab>Legal unit<tab>Friday<c-s>",
    ] {
        type_keys(&mut app, &mut journal, keys);
    }
    journal
}
