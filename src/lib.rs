//! Institutional assessments, from interview to capacity-building plan.
//!
//! The road of one answer runs in one direction through these modules; see
//! `docs/architecture.md`. The pure ones (`i18n`, `questionnaire`,
//! `assessment`, `score`, `plan`, `report`) know no file, clock, terminal or
//! randomness: `tests/suite/architecture.rs` holds the walls.

pub mod assessment;
pub mod cli;
pub mod compare;
pub mod export;
pub mod i18n;
pub mod mask;
pub mod plan;
pub mod questionnaire;
pub mod report;
pub mod schedule;
pub mod score;
pub mod sheet;
pub mod store;
pub mod tui;
pub mod words;
pub mod workshop;
