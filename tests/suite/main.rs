//! The one test program: everything that needs more than one module.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod agreement;
mod architecture;
mod cli;
mod cli_answer;
mod cli_report;
mod cli_workshop;
mod exemplia;
mod exports;
mod faulty;
mod figures;
mod folder;
mod hostile;
mod inama;
mod journal;
mod journal_laws;
mod merge;
mod merge_laws;
mod merge_screen;
mod orthography;
mod outside;
mod pack;
mod paper;
mod program;
mod pseudo;
mod questionnaire_doc;
mod schedule;
mod scoring;
mod scripts;
mod sound;
mod terminal;
mod terms;
mod translated;
mod translating;
mod typed;
mod wall;
