//! Questionnaires that were checked before, in the user's cache: the second
//! opening need not check what has not changed since the first.
//!
//! Promises: a form is believed only where its name is the SHA-256 of the very
//! bytes that are opened, this very build of the program made it, and its own
//! checksum is right. Anything else is as if nothing were there; the folder
//! may be deleted at any time; and nothing that fails here is a failure.

use super::{Here, files};
use crate::store::{checksum, write_file};
use std::path::PathBuf;

/// More forms than these are not kept: all go, and come back as they are needed.
const MOST_FORMS: usize = 64;

/// The forms that are kept.
#[derive(Clone)]
pub struct Checked {
    /// `None` where there is no place for them.
    folder: Option<PathBuf>,
    program: String,
}

impl Checked {
    pub fn at(here: &Here) -> Self {
        let cache = here.cache_folder().map(|cache| cache.join("checked"));
        match (here.program(), cache) {
            (Some(program), Some(folder)) => Self { folder: Some(folder), program },
            _ => Self::nowhere(),
        }
    }

    /// No form is kept.
    pub const fn nowhere() -> Self {
        Self { folder: None, program: String::new() }
    }

    /// The form of the file with this SHA-256, of this kind: the one that is kept,
    /// else one that is made and kept.
    pub fn form<E>(
        &self,
        kind: &str,
        hash: &str,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let Some(folder) = &self.folder else { return make() };
        let path = folder.join(format!("{hash}.{kind}"));
        if let Some(form) = files::read(&path).ok().and_then(|kept| self.opened(kept)) {
            return Ok(form);
        }
        let form = make()?;
        files::keep_few(folder, MOST_FORMS);
        let _ = write_file(&path, &[self.head(&form).as_bytes(), &form].concat());
        Ok(form)
    }

    /// Who made a form, its length and its checksum: the first line. The checksum is
    /// there for a disk's faults; whoever can write here could write any other, too.
    fn head(&self, form: &[u8]) -> String {
        format!("{} {} {:08x}\n", self.program, form.len(), checksum(form))
    }

    /// What stands below the head of a form that is ours and whole.
    fn opened(&self, mut kept: Vec<u8>) -> Option<Vec<u8>> {
        let end = kept.iter().position(|&byte| byte == b'\n')? + 1;
        let ours = kept.get(..end)? == self.head(kept.get(end..)?).as_bytes();
        kept.drain(..end);
        ours.then_some(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::{Checked, write_file};
    use std::path::Path;

    fn checked(folder: &Path, program: &str) -> Checked {
        Checked { folder: Some(folder.join("cache")), program: program.to_owned() }
    }

    fn form(checked: &Checked, hash: &str, make: &str) -> String {
        let made = checked.form("definition", hash, || Ok::<_, ()>(make.as_bytes().to_vec()));
        String::from_utf8(made.unwrap()).unwrap()
    }

    #[test]
    fn a_form_is_used_again_only_by_who_made_it_of_these_bytes_and_only_whole() {
        let home = tempfile::tempdir().unwrap();
        let ours = checked(home.path(), "1.0");
        assert_eq!(form(&ours, "a", "first"), "first");
        assert_eq!(form(&ours, "a", "second"), "first", "it is kept");
        assert_eq!(form(&ours, "b", "other"), "other", "other bytes, another form");
        assert_eq!(form(&checked(home.path(), "1.1"), "a", "newer"), "newer");
        assert_eq!(form(&ours, "a", "third"), "third", "the other program's is not believed");

        // One damaged byte anywhere, a cut, or nothing at all: it is made anew.
        let file =
            std::fs::read_dir(home.path().join("cache")).unwrap().map(|it| it.unwrap().path());
        let file = file.into_iter().find(|path| std::fs::read(path).unwrap().ends_with(b"third"));
        let file = file.unwrap();
        let whole = std::fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            write_file(&file, &damaged).unwrap();
            assert_eq!(form(&ours, "a", "again"), "again", "byte {at}");
            write_file(&file, &whole[..at]).unwrap();
            assert_eq!(form(&ours, "a", "again"), "again", "cut at {at}");
        }
    }

    #[test]
    fn without_a_place_and_after_a_failure_nothing_is_kept() {
        let none = Checked::nowhere();
        assert_eq!(form(&none, "a", "first"), "first");
        assert_eq!(form(&none, "a", "second"), "second");
        let home = tempfile::tempdir().unwrap();
        let ours = checked(home.path(), "1.0");
        assert_eq!(ours.form("definition", "a", || Err("faulty")), Err("faulty"));
        assert!(!home.path().join("cache").exists());
        // A file stands where the folder would be.
        write_file(&home.path().join("cache"), b"").unwrap();
        assert_eq!(form(&ours, "a", "first"), "first");
    }
}
