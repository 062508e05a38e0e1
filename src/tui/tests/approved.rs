//! The seal of an approval on the screen.

use super::*;
use crate::assessment::Approval;

#[test]
fn an_approved_assessment_shows_its_seal_and_says_why_nothing_changes() {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    let approval = Approval {
        name: "B. Wanjiru".into(),
        function: "Director General".into(),
        date: "2026-02-20".into(),
        state: String::new(),
        report: String::new(),
        signature: String::new(),
    };
    app.update(Msg::Saved(vec![journal.stamp(Change::Approved(approval), None)]));
    app.opening.read_only = true;
    let before = journal.entries.len();
    type_keys(&mut app, &mut journal, "2");
    assert_eq!(journal.entries.len(), before);
    let screen = screen(&mut app, 80, 24);
    assert!(screen.lines().next().unwrap().contains("APPROVED"), "{screen}");
    assert!(screen.contains("Approved by B. Wanjiru, 2026-02-20: nothing can be"), "{screen}");
}
