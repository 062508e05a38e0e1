//! A French report keeps French spaces: what stands before `: ; ! ?` and inside
//! « » is a no-break space, wherever a sentence or a list is put together.

use super::program::{inama, run};
use serde_json::Value;

/// Every text of a JSON value, in order.
fn texts(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::String(text) => said.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, said)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, said)),
        _ => {}
    }
}

#[test]
fn a_french_report_has_french_spaces() {
    let (home, folder) = inama("blanc", |id| match &id[id.len() - 2..] {
        "03" => format!("{id},ne,\n"),
        "05" => format!("{id},na:–,\n"),
        _ => format!("{id},{},\n", u8::from(id.ends_with('1'))),
    });
    let folder = folder.to_str().unwrap();
    let told =
        run(home.path(), &["report", folder, "--language", "fr", "--format", "json", "-o", "-"]);
    let mut said = Vec::new();
    texts(&told.ends(0).json(), &mut said);
    let text = said.join("\n");
    assert!(text.matches("\u{a0}:").count() > 100, "{}", text.len());
    let letters: Vec<char> = text.chars().collect();
    let tight = |three: &[char]| {
        let after = matches!(three[1], ':' | ';' | '!' | '?')
            && !matches!(three[0], '\u{a0}' | '\u{202f}' | '\n')
            && three[2].is_whitespace();
        let inside =
            three[1] == '«' && three[2] != '\u{a0}' || three[1] == '»' && three[0] != '\u{a0}';
        after || inside
    };
    let faults: Vec<String> = (1..letters.len() - 1)
        .filter(|&at| tight(&letters[at - 1..=at + 1]))
        .map(|at| letters[at.saturating_sub(30)..(at + 20).min(letters.len())].iter().collect())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}
