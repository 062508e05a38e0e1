//! Clocks that are wrong: what an assessment says never hangs on them, and the
//! order of its entries is not theirs.

use crate::outside::tool;
use crate::program::{port, run};
use std::path::Path;
use std::process::Command;

/// Runs the program with this clock, in this time zone; what it said and whether it ended well.
fn at_clock(
    faketime: &Path,
    home: &Path,
    clock: &str,
    zone: &str,
    args: &[&str],
) -> (bool, String) {
    let mut command = Command::new(faketime);
    command.current_dir(home).args(["-f", clock, env!("CARGO_BIN_EXE_tathmini")]).args(args);
    command.env("TZ", zone).env("TATHMINI_ASSESSOR", "Ada");
    command.env("XDG_STATE_HOME", crate::program::state());
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn no_clock_changes_what_is_said_and_none_stops_the_work() {
    let Some(faketime) = tool("faketime") else { return };
    let (home, _) = port();
    let at = home.path();
    run(at, &["answer", "port", "P-01=B"]).ends(0);
    let lines: [&[&str]; 4] =
        [&["show", "port"], &["history", "port"], &["plan", "port"], &["verify", "port"]];
    let expected = lines.map(|line| run(at, line).ends(0).out);
    for (number, (clock, zone)) in [
        ("@1969-12-31 23:59:59", "UTC"),
        ("@2038-01-19 03:14:08", "America/St_Johns"),
        ("@2025-10-26 02:30:00", "Europe/Berlin"),
        ("@9999-12-31 23:59:59", "Pacific/Apia"),
        ("-400d", "Asia/Kathmandu"),
    ]
    .into_iter()
    .enumerate()
    {
        for (line, expected) in lines.iter().zip(&expected) {
            let (well, said) = at_clock(&faketime, at, clock, zone, line);
            assert!(well && said == *expected, "{clock} {zone} {line:?}: {said}");
        }
        let (pack, folder) = (format!("{number}.zip"), format!("u{number}"));
        let lines: [&[&str]; 4] = [
            &["pack", "port", "-o", &pack],
            &["unpack", &pack, &folder],
            &["answer", &folder, "P-02=A"],
            &["merge", &folder, "port"],
        ];
        for line in lines {
            let (well, said) = at_clock(&faketime, at, clock, zone, line);
            assert!(well, "{clock} {zone} {line:?}: {said}");
        }
        run(at, &["verify", &folder]).ends(0);
    }
}

#[test]
fn a_clock_that_goes_back_a_year_leaves_the_order() {
    let Some(faketime) = tool("faketime") else { return };
    let (home, _) = port();
    let at = home.path();
    for (clock, answer) in [("+0d", "P-01=B"), ("-365d", "P-01=A"), ("-800d", "P-01=C")] {
        let (well, said) = at_clock(&faketime, at, clock, "UTC", &["answer", "port", answer]);
        assert!(well, "{said}");
    }
    let export = run(at, &["export", "port"]).ends(0).out;
    assert!(export.lines().nth(1).is_some_and(|row| row.contains(",C,")), "{export}");
    run(at, &["verify", "port"]).ends(0);
}
