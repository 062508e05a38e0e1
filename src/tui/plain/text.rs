//! What the plain front end says: each screen as lines to be read one after
//! the other.

use crate::i18n::visible;
use crate::tui::app::App;
use crate::tui::desk::Desk;
use crate::tui::screen;
use crate::tui::theme;
use crate::tui::widget::form::Input;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use ratatui::text::Line;

/// Narrow enough for every column to stand alone.
pub const WIDTH: u16 = 74;
/// Enough for the longest list at once.
pub const HEIGHT: u16 = 1000;

/// What is open now, as text.
pub fn shown(desk: &Desk) -> String {
    match desk.interview() {
        Some(app) => interview(app),
        None if desk.is_at_table() => drawn(|frame| desk.view(frame)),
        None => plain(&desk.home_lines().join("\n")) + "\n",
    }
}

/// What was said about what was last done, and what was saved when.
pub fn told(desk: &Desk) -> String {
    let Some(app) = desk.interview() else { return String::new() };
    let mut said = Vec::new();
    said.extend(app.told.clone());
    match (app.saving.failure(), app.saving.clock()) {
        (Some(failure), _) => {
            let count = app.saving.open();
            let why = failure.to_owned();
            said.push(
                app.speech
                    .fill("status-not-saved", &[("count", count.into()), ("why", why.into())]),
            );
        }
        (None, Some(clock)) => {
            said.push(app.speech.fill("status-saved", &[("clock", clock.to_owned().into())]));
        }
        (None, None) => {}
    }
    if app.writing_lines() {
        said.push(app.say("plain-text"));
    }
    if said.is_empty() { String::new() } else { plain(&format!("{}\n", said.join(" · "))) }
}

/// The field that is asked for: its name, its choices and what it holds.
pub fn field(desk: &Desk) -> String {
    let Some(form) = desk.form() else { return String::new() };
    let Some(field) = form.fields().get(form.at()) else { return String::new() };
    let mut said = format!("{}{}", desk.say(field.label), if field.needed { " *" } else { "" });
    let numbered = |options: &[String], chosen: &dyn Fn(usize) -> bool| {
        let option = |(at, option): (usize, &String)| {
            format!("\n  {} {}{option}", at + 1, if chosen(at) { "* " } else { "" })
        };
        options.iter().enumerate().map(option).collect::<String>()
    };
    match &field.input {
        Input::Line(writer) if writer.text().is_empty() => {}
        Input::Line(writer) => said.push_str(&format!(" [{}]", writer.text())),
        Input::Text(writer) => {
            said.push_str(&format!(" ({})\n{}", desk.say("plain-text"), writer.text()));
        }
        Input::One { options, at } => said.push_str(&numbered(options, &|place| place == *at)),
        Input::Any { options, chosen, .. } => {
            said.push_str(&numbered(options, &|place| chosen.get(place).copied().unwrap_or(false)));
        }
    }
    said.push('\n');
    plain(&said)
}

fn interview(app: &App) -> String {
    let width = usize::from(WIDTH);
    match screen::plain_lines(app, width) {
        Some(lines) => {
            let lines: Vec<String> = lines.iter().map(Line::to_string).collect();
            plain(&format!("{}\n", lines.join("\n")))
        }
        None => drawn(|frame| app.view(frame)),
    }
}

/// A screen as it would be drawn, without its rules; the row with the focus
/// has a sign before it.
fn drawn(view: impl FnOnce(&mut ratatui::Frame<'_>)) -> String {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(WIDTH, HEIGHT));
    let Ok(_) = terminal.draw(view);
    let buffer = terminal.backend().buffer();
    let rows: Vec<String> = (0..buffer.area.height).map(|row| one_row(buffer, row)).collect();
    let mut said = String::new();
    for row in rows.iter().filter(|row| !row.trim().is_empty()) {
        said.push_str(row);
        said.push('\n');
    }
    plain(&said)
}

fn one_row(buffer: &Buffer, row: u16) -> String {
    let cells = (0..buffer.area.width).filter_map(|column| buffer.cell((column, row)));
    let chosen = buffer.cell((0, row)).is_some_and(|it| it.modifier.contains(Modifier::REVERSED));
    let text: String = cells.map(ratatui::buffer::Cell::symbol).collect();
    let text = text.replace('─', "").trim_end().to_owned();
    if chosen && row > 0 { format!("> {text}") } else { text }
}

/// Signs in their plain forms; letters of any language stay, and nothing steers
/// the terminal.
pub fn plain(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for c in text.split('\n').map(visible).collect::<Vec<_>>().join("\n").chars() {
        match c {
            c if c.is_alphanumeric() || c.is_ascii() => said.push(c),
            c => said.push_str(&theme::ascii(c.encode_utf8(&mut [0; 4]))),
        }
    }
    said.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
        + if said.ends_with('\n') { "\n" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_steers_the_terminal_and_letters_stay() {
        let said = plain("● Établi\u{1b}[2J\u{202e} – ✓ 象牙\n\u{7}│ b\n");
        assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "{said:?}");
        assert!(said.starts_with("* Établi") && said.contains("象牙"), "{said:?}");
        assert!(said.ends_with("| b\n"), "{said:?}");
    }
}
