//! The comparison on paper: who is in it, how they are told apart, and that what is
//! not in it counts nowhere.

use crate::cli_report::{leaked, text_of};
use crate::program::{letters, run};
use std::fs;
use tempfile::TempDir;

/// Two administrations of XA (one in its second round) and one of XB in the North,
/// beside one with other questions; two more in the South.
fn assessed(earlier: bool) -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    let other = letters().replace("version: \"1\"", "version: \"2\"");
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    fs::write(at.join("other.yaml"), other).unwrap();
    fs::create_dir(at.join("all")).unwrap();
    let rounds = [
        ("xa-1", "XA", "Port", "2024-02-03", "letters.yaml", ["P-01=D", "P-02=C"]),
        ("xa-2", "XA", "Port", "2026-02-03", "letters.yaml", ["P-01=ne", "P-02=B"]),
        ("xa-3", "XA", "Zone", "2026-02-04", "letters.yaml", ["P-01=A", "P-02=A"]),
        ("xb-1", "XB", "Port", "2026-01-01", "letters.yaml", ["P-01=A", "P-02=A"]),
        ("xc-1", "XC", "Port", "2025-01-01", "other.yaml", ["P-01=A", "P-02=A"]),
        ("xd-1", "XD", "Port", "2026-01-01", "letters.yaml", ["P-01=D", "P-02=D"]),
        ("xe-1", "XE", "Port", "2026-01-01", "letters.yaml", ["P-01=D", "P-02=D"]),
    ];
    for (folder, country, administration, date, asked, answers) in
        rounds.into_iter().skip(usize::from(!earlier))
    {
        let folder = format!("all/{folder}");
        let new = ["new", &folder, "--country", country, "--administration", administration];
        let new: Vec<&str> =
            new.into_iter().chain(["--questionnaire", asked, "--date", date]).collect();
        run(at, &new).ends(0);
        run(at, &["answer", &folder, answers[0], answers[1]]).ends(0);
    }
    let regions = "country,region\nXA,North\nXB,North\nXC,North\nXD,South\nXE,South\n";
    fs::write(at.join("all/groups.csv"), regions).unwrap();
    home
}

/// The text of the report on the North, in a language; `None` without `pdftotext`.
fn north(home: &TempDir, language: &str) -> Option<String> {
    let cache = ["compare", "all", "--no-cache", "--filter", "region=North"];
    let report = ["--report", "out.pdf", "--language", language];
    run(home.path(), &[&cache[..], &report[..]].concat()).ends(0);
    text_of(&home.path().join("out.pdf"))
}

#[test]
fn every_language_reports_on_those_that_the_filter_keeps_and_on_nobody_else() {
    let home = assessed(true);
    for (language, improved, ahead) in [
        ("en", "Improved", "What others can ask about here"),
        ("fr", "En progrès", "Ce sur quoi les autres peuvent l’interroger"),
        ("pt", "Melhorou", "O que as outras lhe podem perguntar"),
        ("es", "Mejoró", "Sobre qué pueden preguntarle las demás"),
    ] {
        let Some(text) = north(&home, language) else { return };
        assert_eq!(leaked(&text), None, "{language}");
        for named in ["XA-1", "XA-2", "XB", "XC", improved] {
            assert!(text.contains(named), "{language}: {named}\n{text}");
        }
        for absent in ["XA-3", "XD", "XE"] {
            assert!(!text.contains(absent), "{language}: {absent}\n{text}");
        }
        // XB stands clearly above one of the two others, and above both of the South.
        assert!(!text.contains(ahead), "{language}\n{text}");
    }
}

#[test]
fn without_an_earlier_round_the_method_says_so_and_no_page_is_spent_on_it() {
    let Some(text) = north(&assessed(false), "en") else { return };
    assert_eq!(text.matches("No administration has been assessed before").count(), 1, "{text}");
    assert!(!text.contains("Change since the round before"), "{text}");
}

/// The report of one administration beside its earlier round.
#[test]
fn a_report_tells_what_changed_since_the_round_before_and_takes_nothing_else_for_one() {
    let home = assessed(true);
    let at = home.path();
    for (language, since, uncertain) in [
        ("en", "Change since the round of 3 February 2024", "Inside the uncertainty: 1"),
        ("fr", "Évolution depuis le cycle du 3 février 2024", "Dans la marge d’incertitude : 1"),
        (
            "pt",
            "Evolução desde o ciclo de 3 de Fevereiro de 2024",
            "Dentro da margem de incerteza: 1",
        ),
        (
            "es",
            "Evolución desde la ronda del 3 de febrero de 2024",
            "Dentro del margen de incertidumbre: 1",
        ),
    ] {
        let args = ["report", "all/xa-2", "--earlier", "all/xa-1", "--language", language];
        run(at, &[&args[..], &["-o", "out.pdf"]].concat()).ends(0);
        let Some(text) = text_of(&at.join("out.pdf")) else { return };
        for told in [since, uncertain] {
            assert!(text.contains(told), "{language}: {told}\n{text}");
        }
    }
    let told = run(at, &["report", "all/xa-2", "--earlier", "all/xa-1", "-o", "out.json"]);
    told.ends(0);
    let json = fs::read_to_string(at.join("out.json")).unwrap();
    assert!(json.contains("Questions that improved or regressed"), "{json}");
    // The later one is not the earlier one's earlier round, nor is another administration, nor itself.
    for (folder, earlier) in
        [("xa-1", "xa-2"), ("xa-3", "xa-1"), ("xa-2", "xa-2"), ("xa-2", "xb-1")]
    {
        let (folder, earlier) = (format!("all/{folder}"), format!("all/{earlier}"));
        let told = run(at, &["report", &folder, "--earlier", &earlier, "-o", "no.pdf"]).ends(2).err;
        assert!(told.contains(&format!("{earlier} is no earlier round of {folder}")), "{told}");
        assert!(!at.join("no.pdf").exists());
    }
    run(at, &["report", "all/xa-2", "-o", "alone.json"]).ends(0);
    assert!(!fs::read_to_string(at.join("alone.json")).unwrap().contains("Change since"));
}
