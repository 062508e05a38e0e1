//! One HTML page of every answer, for a pack: it is read with any browser, also
//! when nobody has this program any more.
//!
//! Promises: the same state gives the same page; no script, no link out, and
//! nothing that was typed can become markup or hide text.

use crate::assessment::{Assessment, EntryId, Item, Reading};
use crate::i18n::{Phrases, visible};
use crate::questionnaire::{Question, Questionnaire};
use crate::words::Words;

const STYLE: &str = "body{font:16px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}\
table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.3em .5em;\
text-align:left;vertical-align:top}td p{margin:0 0 .3em}.small{color:#444;font-size:.9em}";

/// The page, in the language of the phrases.
pub fn answers_page(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    phrases: &Phrases,
) -> String {
    let page = Page { words: Words { questionnaire, phrases }, assessment };
    page.whole()
}

struct Page<'a> {
    words: Words<'a>,
    assessment: &'a Assessment,
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.words.phrases.say(key)
    }

    fn whole(&self) -> String {
        let Words { questionnaire, phrases } = self.words;
        let language = phrases.language();
        let head = self.assessment.head();
        let title = head.map_or_else(String::new, |head| head.administration.clone());
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{0}</title>\n<style>{STYLE}</style></head><body>\n<h1>{0}</h1>\n",
            text(&title)
        );
        if let Some(head) = head {
            let history = self.assessment.history();
            let day = history.last().map_or("", |entry| entry.at.get(..10).unwrap_or_default());
            let lines = [
                format!("{}, {}", head.country_name, head.date),
                phrases.fill("page-state", &[("date", day.into())]),
                self.words.status(self.assessment.status()),
                self.assessment.classification().to_owned(),
                format!("{} {}", questionnaire.title.get(language), questionnaire.version),
                questionnaire.notice.get(language).to_owned(),
            ];
            for line in lines.iter().filter(|line| !line.is_empty()) {
                html.push_str(&format!("<p>{}</p>\n", text(line)));
            }
        }
        for area in &questionnaire.areas {
            let heading = format!("{} {}", area.id, area.title.get(language));
            html.push_str(&format!("<h2>{}</h2>\n<table>\n", text(&heading)));
            let heads = ["column-question", "column-self", "column-validated"];
            let heads = heads.map(|key| format!("<th>{}</th>", text(&self.say(key))));
            html.push_str(&format!("<tr>{}</tr>\n", heads.concat()));
            area.questions().for_each(|question| html.push_str(&self.row(question)));
            html.push_str("</table>\n");
        }
        html.push_str(&self.lists());
        html.push_str("</body></html>\n");
        html
    }

    fn row(&self, question: &Question) -> String {
        let language = self.words.phrases.language();
        let mut first =
            vec![format!("<strong>{}</strong> {}", question.id, text(question.text.get(language)))];
        if self.assessment.is_marked(&question.id) {
            first.push(text(&self.say("said-marked")));
        }
        first.extend(self.said_about(question).iter().map(|line| small(line)));
        let cells = Reading::ALL.map(|reading| cell(&self.reading(question, reading)));
        format!("<tr>{}{}</tr>\n", cell(&first), cells.concat())
    }

    fn reading(&self, question: &Question, reading: Reading) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(given) = self.assessment.given(&question.id, reading) {
            lines.push(text(&self.words.answer(&question.id, given.answer)));
        }
        if let Some(grade) = self.assessment.grade(&question.id, reading) {
            lines.push(text(&self.words.grade(grade)));
        }
        if let Some(confidence) = self.assessment.confidence(&question.id, reading) {
            lines.push(text(&self.words.confidence(confidence)));
        }
        for note in self.assessment.notes(&question.id, reading) {
            lines.push(small(&self.words.phrases.fill("page-note", &[("text", note.into())])));
        }
        lines
    }

    /// Findings and quotes about a question.
    fn said_about(&self, question: &Question) -> Vec<String> {
        let listed = self.assessment.listed().into_iter();
        listed
            .filter(|listed| matches!(listed.item, Item::Finding { .. } | Item::Quote(_)))
            .filter(|listed| listed.item.question() == Some(&question.id))
            .map(|listed| self.words.item(listed.item))
            .collect()
    }

    fn lists(&self) -> String {
        let listed = self.assessment.listed();
        let supports = |name: &EntryId| -> String {
            let links = listed.iter().filter_map(|listed| match listed.item {
                Item::Link { document, question, .. } if document == name => {
                    Some(question.as_str())
                }
                _ => None,
            });
            links.collect::<Vec<_>>().join(", ")
        };
        let mut html = String::new();
        for title in ["annex-documents", "annex-visits", "annex-persons"] {
            let wanted = |item: &Item| match item {
                Item::Document(_) => title == "annex-documents",
                Item::Visit(_) => title == "annex-visits",
                Item::Person(_) => title == "annex-persons",
                _ => false,
            };
            let items: Vec<_> = listed.iter().filter(|listed| wanted(listed.item)).collect();
            if items.is_empty() {
                continue;
            }
            html.push_str(&format!("<h2>{}</h2>\n<ul>\n", text(&self.say(title))));
            for listed in items {
                let mut lines = vec![text(&self.words.item(listed.item))];
                if let Item::Document(document) = listed.item
                    && !document.sha256.is_empty()
                {
                    let name = format!("{} → evidence/{}", document.file, document.sha256);
                    let filled = [("name", name.as_str().into())];
                    lines.push(small(&self.words.phrases.fill("page-file", &filled)));
                }
                let supports = supports(listed.id);
                lines.extend((!supports.is_empty()).then(|| small(&supports)));
                html.push_str(&format!("<li>{}</li>\n", lines.join("<br>")));
            }
            html.push_str("</ul>\n");
        }
        html
    }
}

fn cell(lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
    format!("<td>{lines}</td>")
}

fn small(line: &str) -> String {
    format!("<span class=\"small\">{}</span>", text(line))
}

/// Text that can't be markup, line by line, with nothing in it that hides or reorders.
fn text(text: &str) -> String {
    let lines = text.lines().map(|line| {
        visible(line)
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    });
    lines.collect::<Vec<_>>().join("<br>")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_was_typed_is_never_markup() {
        assert_eq!(
            text("<script>\"a\" & b</script>\nc\u{202e}d\u{1b}[2J"),
            "&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;<br>c⟨U+202E⟩d␛[2J"
        );
    }
}
