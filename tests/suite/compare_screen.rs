//! The comparison on a screen, as it is lived with: the real program in a real
//! terminal, down from a cell to the answer and up again.
#![cfg(unix)]

use crate::program::{letters, run};
use crate::terminal::Terminal;
use tempfile::TempDir;

/// Two rounds of XA, one of XB and XC, in two regions.
fn missions() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    std::fs::write(at.join("letters.yaml"), letters()).unwrap();
    let rows = "country,date,question,answer,note\n\
        XA,2024-02-03,P-01,D,\nXA,2024-02-03,P-02,C,\nXA,2026-02-03,P-01,B,two berths\n\
        XA,2026-02-03,P-02,A,\nXB,2026-01-01,P-01,A,\nXB,2026-01-01,P-02,D,\n\
        XC,2026-01-01,P-01,C,\nXC,2026-01-01,P-02,C,\n";
    std::fs::write(at.join("a.csv"), rows).unwrap();
    let import = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "all"];
    run(at, &import).ends(0);
    let groups = "country,region\nXA,North\nXB,North\nXC,South\n";
    std::fs::write(at.join("all/groups.csv"), groups).unwrap();
    home
}

/// The places of these texts on the screen, from above.
fn lines(terminal: &Terminal, texts: &[&str]) -> Vec<Option<usize>> {
    let screen = terminal.screen();
    let place = |text: &&str| screen.lines().position(|line| line.contains(text));
    texts.iter().map(place).collect()
}

#[test]
fn rows_are_sorted_grouped_filtered_and_set_beside_each_other_by_keys() {
    let home = missions();
    let args = ["compare", "all", "--screen", "--no-cache"];
    for size in [(80, 24), (120, 40)] {
        let mut terminal = Terminal::start_with(home.path(), &args, &[], size);
        terminal.sees("3 assessments");
        let all = ["XA 2026", "XB 2026", "XC 2026", "Median"];
        assert!(lines(&terminal, &all).is_sorted(), "by country\n{}", terminal.screen());
        // The lowest of the column first: XB 1.75, XC 2, XA 3.75.
        terminal.keys("oo");
        terminal.becomes("by score", |_| {
            lines(&terminal, &["XB 2026", "XC 2026", "XA 2026"]).is_sorted()
        });
        terminal.keys("o");
        terminal.keys("ffff");
        terminal.sees("South");
        let regions = ["North", "XA 2026", "XB 2026", "South", "XC 2026"];
        assert!(lines(&terminal, &regions).is_sorted(), "{}", terminal.screen());
        terminal.keys("x");
        terminal.becomes("one region", |screen| !screen.contains("South"));
        terminal.keys("x");
        terminal.sees("South");
        terminal.keys("r");
        terminal.sees("XA 2024-02-03");
        terminal.keys("r");
        terminal.becomes("the last rounds", |screen| !screen.contains("XA 2024-02-03 #1"));
        terminal.keys("q");
        assert_eq!(terminal.end(), 0);
        terminal.is_sane();
    }
}

#[test]
fn from_a_cell_it_goes_down_to_the_answer_and_up_again() {
    let home = missions();
    let args = ["compare", "all", "--screen", "--no-cache"];
    let mut terminal = Terminal::start_with(home.path(), &args, &[], (120, 40));
    terminal.sees("By area");
    terminal.keys("\r");
    terminal.sees("By topic");
    terminal.keys("\r");
    terminal.sees("By question");
    terminal.keys("\r");
    // The answer itself, with what was said of it.
    terminal.sees("Is P-01 there?");
    terminal.sees("two berths");
    terminal.keys("q");
    terminal.sees("By question");
    terminal.keys("p");
    terminal.sees("among the others");
    terminal.sees("ahead of it");
    terminal.keys("\x1b");
    terminal.sees("By question");
    terminal.keys("=");
    terminal.keys("j=");
    terminal.sees("the second is");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 0);
    terminal.is_sane();
}
