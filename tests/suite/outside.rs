//! Programs of other makers that tests ask for a second opinion.
//!
//! A machine without them still gets a green run, and is told what was
//! skipped; with `TATHMINI_TEST_ALL=1` (the project's own runs) absence fails.

use std::path::PathBuf;

/// The program's path, or `None` where it is not installed and may be absent.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .flat_map(|folder| [folder.join(name), folder.join(format!("{name}.exe"))])
        .find(|file| file.is_file());
    if found.is_none() {
        let all = std::env::var_os("TATHMINI_TEST_ALL").is_some_and(|value| value == "1");
        assert!(!all, "{name} is not installed, and TATHMINI_TEST_ALL=1 asks for it");
        eprintln!("skipped: {name} is not installed");
    }
    found
}
