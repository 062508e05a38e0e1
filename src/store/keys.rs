//! Who may open an encrypted folder: its own key lies beside the journal,
//! sealed to a passphrase, to recipients, or to both.
//!
//! Promises: each key file is an ordinary age file that holds an age identity;
//! a wrong passphrase, a lost key and a damaged key file are three different
//! errors; a key file that asks for more work than ours do is refused before
//! the work begins.

use super::error::StoreError;
use super::file;
use super::folder::read_bounded;
use super::hash::{is_sha256, sha256};
use super::line;
use super::seal::{Seal, decryptor};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, x25519};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;

/// The folder's key, sealed to a passphrase.
const TO_PASSPHRASE: &str = "key.passphrase.age";
/// The folder's key, sealed to recipients.
const TO_RECIPIENTS: &str = "key.recipients.age";
/// The SHA-256 of both, as `sha256sum` writes them: a passphrase that does not
/// open a damaged file may be right.
const CHECKS: &str = "key.check";
/// Every file of the key, in the order in which they are taken away: checks
/// alone would look like a lost key.
pub(super) const KEY_FILES: [&str; 3] = [CHECKS, TO_PASSPHRASE, TO_RECIPIENTS];
/// The longest of them that is believed.
pub(super) const LARGEST_KEY: u64 = 64 << 10;

/// The work of guessing a passphrase once: scrypt with N = 2^18, as the `age`
/// program has it; 256 MiB of memory and about a second. More is not believed.
const WORK: u8 = 18;

/// The files of a folder's key, by name.
pub(super) type KeyFiles = BTreeMap<&'static str, Vec<u8>>;

/// A passphrase; wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// The shortest that is taken for a new folder, in characters.
    pub const SHORTEST: usize = 8;

    pub fn new(typed: String) -> Self {
        Self(typed.into())
    }

    /// Whether it is too short to protect anything.
    pub fn is_short(&self) -> bool {
        self.0.expose_secret().chars().count() < Self::SHORTEST
    }

    /// Whether both are the same text.
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase")
    }
}

/// Somebody to whom a folder's key is sealed, by a public age key (`age1…`).
#[derive(Clone)]
pub struct Recipient(x25519::Recipient);

impl std::str::FromStr for Recipient {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        typed.trim().parse().map(Self).map_err(|_| "a recipient is a public age key, age1…")
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// To whom a folder is sealed.
#[derive(Debug, Clone, Default)]
pub struct SealedTo {
    pub passphrase: Option<Passphrase>,
    pub recipients: Vec<Recipient>,
}

impl SealedTo {
    /// The most recipients: a key file with so many is believed when it is read.
    pub const MOST: usize = 200;

    /// The key's files. Without anybody there are none, and that is an error,
    /// as are so many that their file would not be believed.
    pub(super) fn files(&self, seal: &Seal) -> io::Result<KeyFiles> {
        let mut files = KeyFiles::new();
        let secret = seal.identity_file();
        if let Some(passphrase) = &self.passphrase {
            let mut to = age::scrypt::Recipient::new(passphrase.0.clone());
            to.set_work_factor(WORK);
            files.insert(TO_PASSPHRASE, sealed(&[&to], secret.expose_secret())?);
        }
        if !self.recipients.is_empty() {
            let to: Vec<&dyn age::Recipient> =
                self.recipients.iter().map(|one| &one.0 as &dyn age::Recipient).collect();
            files.insert(TO_RECIPIENTS, sealed(&to, secret.expose_secret())?);
        }
        if files.is_empty() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let believed = |bytes: &Vec<u8>| {
            bytes.len() as u64 <= LARGEST_KEY && decryptor(bytes.as_slice()).is_ok()
        };
        if !files.values().all(believed) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "too many recipients"));
        }
        let checks: String =
            files.iter().map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes))).collect();
        files.insert(CHECKS, checks.into_bytes());
        Ok(files)
    }
}

fn sealed(to: &[&dyn age::Recipient], secret: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let encryptor =
        age::Encryptor::with_recipients(to.iter().copied()).map_err(|_| io::ErrorKind::Other)?;
    let mut writer = encryptor.wrap_output(&mut bytes)?;
    writer.write_all(secret.as_bytes())?;
    writer.finish()?;
    Ok(bytes)
}

/// What somebody can open folders with. The keys of folders that were opened
/// are kept, so that a passphrase is worked on once.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    passphrases: Vec<Passphrase>,
    identities: Vec<Identity>,
    seals: Vec<Seal>,
}

#[derive(Clone)]
struct Identity(x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.to_public())
    }
}

impl Keys {
    /// A passphrase to try.
    pub fn add_passphrase(&mut self, passphrase: Passphrase) {
        self.passphrases.push(passphrase);
    }

    /// Forgets the passphrase that was added last: it opens nothing.
    pub fn drop_passphrase(&mut self) {
        self.passphrases.pop();
    }

    /// The keys that open without a second of work: those of folders that were
    /// opened, and identities.
    #[must_use]
    pub fn at_hand(&self) -> Self {
        Self { passphrases: Vec::new(), ..self.clone() }
    }

    /// The identities in an identity file of `age`: one a line, `#` begins a
    /// remark. `false` where it holds none, or anything else.
    pub fn add_identities(&mut self, text: &str) -> bool {
        let lines = text.lines().map(str::trim);
        let found: Option<Vec<Identity>> = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.parse().ok().map(Identity))
            .collect();
        let Some(found) = found.filter(|found| !found.is_empty()) else { return false };
        self.identities.extend(found);
        true
    }

    /// Keys that open what this one was sealed with.
    pub(super) fn holding(seal: Option<&Seal>) -> Self {
        Self { seals: seal.cloned().into_iter().collect(), ..Self::default() }
    }

    /// The key of this journal; `None` where it is not encrypted. `path` is
    /// that of the folder or pack.
    ///
    /// # Errors
    ///
    /// [`StoreError::NeedsKey`], [`StoreError::WrongKey`],
    /// [`StoreError::KeyLost`], [`StoreError::KeyDamaged`], [`StoreError::KeyTooCostly`].
    pub(super) fn of_journal(
        &mut self,
        journal: &[u8],
        files: &KeyFiles,
        path: &Path,
    ) -> Result<Option<Seal>, StoreError> {
        let first = line::first(journal);
        // Beside a key, one sealed entry is enough: readable lines before it
        // must not make the folder readable.
        let record = match first.filter(|record| !line::is_sealed(record)) {
            Some(_) if files.is_empty() => return Ok(None),
            Some(_) => line::first_sealed(journal),
            None => first,
        };
        if record.is_none() && (first.is_some() || files.is_empty()) {
            return Ok(None);
        }
        let opens = |seal: &&Seal| record.is_some_and(|record| seal.open(record).is_some());
        if let Some(seal) = self.seals.iter().find(opens) {
            return Ok(Some(seal.clone()));
        }
        let seal = self.unlock(files, path)?;
        self.seals.push(seal.clone());
        Ok(Some(seal))
    }

    /// The key in these files.
    pub(super) fn unlock(&self, files: &KeyFiles, path: &Path) -> Result<Seal, StoreError> {
        let owned = || path.to_owned();
        let (to_recipients, to_passphrase) = (files.get(TO_RECIPIENTS), files.get(TO_PASSPHRASE));
        if to_recipients.is_none() && to_passphrase.is_none() {
            return Err(StoreError::KeyLost { path: owned() });
        }
        let mut wrong = false;
        let own =
            self.identities.iter().map(|one| Box::new(one.0.clone()) as Box<dyn age::Identity>);
        let typed = self.passphrases.iter().map(|one| {
            let mut identity = age::scrypt::Identity::new(one.0.clone());
            identity.set_max_work_factor(WORK);
            Box::new(identity) as Box<dyn age::Identity>
        });
        let ways = to_recipients.map(|bytes| (TO_RECIPIENTS, bytes, own.collect::<Vec<_>>()));
        let ways = ways
            .into_iter()
            .chain(to_passphrase.map(|bytes| (TO_PASSPHRASE, bytes, typed.collect())));
        let mut fault = None;
        for (name, bytes, identities) in ways {
            let damaged = || StoreError::KeyDamaged { path: path.join(name) };
            for identity in identities {
                match opened(bytes, &*identity) {
                    Ok(seal) => return Ok(seal),
                    Err(DecryptError::ExcessiveWork { required, .. }) => {
                        let path = path.join(name);
                        fault = Some(StoreError::KeyTooCostly { path, work: required, most: WORK });
                    }
                    Err(DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys)
                        if is_whole(files, name) =>
                    {
                        wrong = true;
                    }
                    Err(_) => fault = Some(damaged()),
                }
            }
        }
        Err(match fault {
            Some(fault) => fault,
            None if wrong && (to_passphrase.is_none() || !self.passphrases.is_empty()) => {
                StoreError::WrongKey { path: owned(), passphrase: to_passphrase.is_some() }
            }
            None => StoreError::NeedsKey { path: owned(), passphrase: to_passphrase.is_some() },
        })
    }
}

/// The folder's key, with one way to open its file.
fn opened(bytes: &[u8], identity: &dyn age::Identity) -> Result<Seal, DecryptError> {
    let mut secret = String::new();
    let decryptor = decryptor(bytes)?;
    decryptor.decrypt(std::iter::once(identity))?.read_to_string(&mut secret)?;
    let secret = SecretString::from(secret);
    Seal::parse(secret.expose_secret()).ok_or(DecryptError::InvalidHeader)
}

/// Whether a key file is as it was written: one of its checks is right. Without
/// any it is taken for that.
fn is_whole(files: &KeyFiles, name: &str) -> bool {
    let known = files.get(CHECKS).map(Vec::as_slice).unwrap_or_default();
    let known = String::from_utf8_lossy(known);
    let found = files.get(name).map(|bytes| sha256(bytes));
    let mut checks = known.lines().filter_map(|line| line.strip_suffix(name)).peekable();
    checks.peek().is_none() || checks.any(|check| found.as_deref() == Some(check.trim()))
}

/// The files of a key that are not as they were written.
pub(super) fn damaged(files: &KeyFiles) -> Vec<String> {
    let whole = |name: &str| match files.get(name) {
        Some(checks) if name == CHECKS => are_checks(checks),
        _ => is_whole(files, name),
    };
    files.keys().filter(|name| !whole(name)).map(|&name| name.to_owned()).collect()
}

/// Whether these are nothing but checks of a key's files: where a name is
/// damaged, its file would stand without any.
fn are_checks(bytes: &[u8]) -> bool {
    let names = || KEY_FILES.iter().filter(|&&name| name != CHECKS);
    let check = |line: &str| {
        let hash = names().find_map(|name| line.strip_suffix(name)?.strip_suffix("  "));
        hash.is_some_and(is_sha256)
    };
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.ends_with('\n') && text.split_terminator('\n').all(check))
}

/// The key of a folder whose journal has these bytes; `None` where it is not
/// encrypted.
///
/// # Errors
///
/// [`StoreError::NeedsKey`] and the others of a key.
pub fn key_of(folder: &Path, journal: &[u8], keys: &mut Keys) -> Result<Option<Seal>, StoreError> {
    keys.of_journal(journal, &read_files(folder)?, folder)
}

/// The files of a folder's key; none where it is not encrypted.
pub(super) fn read_files(folder: &Path) -> Result<KeyFiles, StoreError> {
    let mut files = KeyFiles::new();
    for name in KEY_FILES {
        let path = folder.join(name);
        if path.is_file() {
            files.insert(name, read_bounded(&path, LARGEST_KEY)?);
        }
    }
    Ok(files)
}

/// Whether a folder has a key, without reading it.
pub(super) fn are_in(folder: &Path) -> bool {
    KEY_FILES.iter().any(|name| folder.join(name).is_file())
}

/// Writes the key's files; those of an older one that has no successor go. In
/// between the checks are those of the old files and of the new ones.
pub(super) fn write_files(folder: &Path, files: &KeyFiles) -> Result<(), StoreError> {
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        file::write_whole(&path, bytes).map_err(StoreError::at(&path))
    };
    let checks = files.get(CHECKS).map(Vec::as_slice).unwrap_or_default();
    if let Some(old) = read_files(folder)?.get(CHECKS) {
        write(CHECKS, &[old, checks].concat())?;
    }
    for (name, bytes) in files.iter().filter(|(name, _)| **name != CHECKS) {
        write(name, bytes)?;
    }
    write(CHECKS, checks)?;
    remove_files(folder, |name| !files.contains_key(name))
}

/// Takes files of the key away.
pub(super) fn remove_files(folder: &Path, which: impl Fn(&str) -> bool) -> Result<(), StoreError> {
    for name in KEY_FILES.into_iter().filter(|name| which(name)) {
        let path = folder.join(name);
        if path.is_file() {
            file::remove(&path).map_err(StoreError::at(&path))?;
        }
    }
    Ok(())
}
