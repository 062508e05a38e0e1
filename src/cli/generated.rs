//! What is made from the program itself: schema, completions, man page.

use super::{Args, Failure, Here};
use clap::CommandFactory;

/// The JSON Schema (2020-12) of questionnaires.
pub fn schema(here: &Here) -> Result<(), Failure> {
    let mut text = serde_json::to_string_pretty(&crate::questionnaire::schema())
        .map_err(|error| Failure::Output(error.into()))?;
    text.push('\n');
    here.print(text.as_bytes())
}

/// Shell completions.
pub fn completions(shell: clap_complete::Shell, here: &Here) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "tathmini", &mut bytes);
    here.print(&bytes)
}

/// The man page.
pub fn man(here: &Here) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut bytes).map_err(Failure::Output)?;
    here.print(&bytes)
}
