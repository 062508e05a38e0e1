//! Encrypted assessments: `tathmini encrypt` and `tathmini decrypt`, and how a
//! passphrase or an identity comes from whoever sits here.
//!
//! A passphrase is typed on the terminal or stands in a file; never on the
//! command line, which others can see, nor in the environment, which every
//! program started from here inherits.

use super::{Failure, Here, compare, files, folder, restore};
use crate::i18n::visible;
use crate::store::{Keys, Occasion, Passphrase, Recipient, SealedTo, StoreError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

// What opens encrypted assessments, for every command.
#[derive(Debug, Default, Clone, clap::Args)]
pub struct Access {
    /// A file whose first line is the passphrase of encrypted assessments [default:
    /// $TATHMINI_PASSPHRASE_FILE, else it is asked on the terminal]
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// An age identity file that opens encrypted assessments; may be given several
    /// times [default: $TATHMINI_IDENTITY]
    #[arg(long, global = true, value_name = "FILE")]
    identity: Vec<PathBuf>,
}

// To whom an assessment is encrypted.
#[derive(Debug, Clone, clap::Args)]
pub struct ToWhom {
    /// Also encrypt it to this public age key, for example that of headquarters; may be
    /// given several times
    #[arg(long, value_name = "age1…")]
    recipient: Vec<Recipient>,
    /// Encrypt it to the recipients alone
    #[arg(long, requires = "recipient")]
    no_passphrase: bool,
    /// A file whose first line is the new passphrase [default: that of --passphrase-file,
    /// else it is asked on the terminal]
    #[arg(long, value_name = "FILE", conflicts_with = "no_passphrase")]
    new_passphrase_file: Option<PathBuf>,
}

// What `encrypt` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini encrypt kenya-2026\n  \
    tathmini encrypt kenya-2026 --recipient age1… \n\n\
    Every entry and every evidence file is an age file (age-encryption.org), which age and rage \
    open too. Of an assessment that is encrypted already, the passphrase and the recipients are \
    changed: those given now replace those before.\n\
    A lost passphrase can't be found again: keep it where a second person finds it, or name a \
    recipient. What was on the disk before encrypting, in packs, reports and copies too, may \
    still be read: begin with `tathmini new --encrypt`.")]
pub struct EncryptArgs {
    /// The assessment's folder
    folder: PathBuf,
    #[command(flatten)]
    to: ToWhom,
}

// What `decrypt` is told.
#[derive(Debug, clap::Args)]
pub struct DecryptArgs {
    /// The assessment's folder
    folder: PathBuf,
}

pub fn encrypt(args: &EncryptArgs, here: &Here) -> Result<(), Failure> {
    let mut store = folder::open_to_seal(&args.folder, here)?;
    let to = args.to.asked(&args.folder, here)?;
    let was = store.is_sealed();
    store.encrypt(&to)?;
    // Readable snapshots go, and those that the passphrase before opens.
    restore::keep(&store, Occasion::Left, here);
    compare::forget(here);
    let folder = args.folder.display();
    let said = if was {
        format!("{folder} stays encrypted, to whom you named now")
    } else {
        format!("{folder} is encrypted; reports, packs and copies made before are not")
    };
    here.say(&visible(&said));
    Ok(())
}

pub fn decrypt(args: &DecryptArgs, here: &Here) -> Result<(), Failure> {
    let mut store = folder::open_to_seal(&args.folder, here)?;
    unlocked(&args.folder, here, |keys| store.decrypt(keys))?;
    restore::keep(&store, Occasion::Left, here);
    let said = format!("{} is not encrypted any more", args.folder.display());
    here.say(&visible(&said));
    Ok(())
}

impl ToWhom {
    /// Whether anything was said.
    pub fn is_silent(&self) -> bool {
        self.recipient.is_empty() && self.new_passphrase_file.is_none()
    }

    /// To whom, with the new passphrase asked for where it is not in a file.
    pub fn asked(&self, folder: &Path, here: &Here) -> Result<SealedTo, Failure> {
        let recipients = self.recipient.clone();
        if recipients.len() > SealedTo::MOST {
            return Err(Failure::Usage(
                format!(
                    "{} recipients are too many, {} the most",
                    recipients.len(),
                    SealedTo::MOST
                ),
                "let several people share one identity".to_owned(),
            ));
        }
        if self.no_passphrase {
            return Ok(SealedTo { passphrase: None, recipients });
        }
        let access = here.access();
        let file = self.new_passphrase_file.clone().or_else(|| access.passphrase_file());
        let passphrase = match &file {
            Some(file) => first_line(file)?,
            None => new_passphrase(folder, here)?,
        };
        if passphrase.is_short() {
            return Err(Failure::Usage(
                format!("the passphrase has fewer than {} characters", Passphrase::SHORTEST),
                "take five words that nobody would put together".to_owned(),
            ));
        }
        Ok(SealedTo { passphrase: Some(passphrase), recipients })
    }
}

impl Access {
    /// What the command line says, and the environment where it says nothing.
    pub fn or(mut self, passphrase_file: Option<PathBuf>, identity: Option<PathBuf>) -> Self {
        self.passphrase_file = self.passphrase_file.or(passphrase_file);
        if self.identity.is_empty() {
            self.identity.extend(identity);
        }
        self
    }

    fn passphrase_file(&self) -> Option<PathBuf> {
        self.passphrase_file.clone()
    }

    /// The keys that were given. Read when they are first needed.
    fn keys(&self) -> Result<Keys, Failure> {
        let mut keys = Keys::default();
        if let Some(file) = &self.passphrase_file {
            keys.add_passphrase(first_line(file)?);
        }
        for path in &self.identity {
            let text = files::read(path)?;
            if !keys.add_identities(&String::from_utf8_lossy(&text)) {
                return Err(Failure::Usage(
                    format!("{} is no age identity file", visible(&path.display().to_string())),
                    "`age-keygen` and `rage-keygen` make one: AGE-SECRET-KEY-1…".to_owned(),
                ));
            }
        }
        Ok(keys)
    }
}

/// What was given, and what was asked since: nothing is asked twice.
#[derive(Debug, Default)]
pub struct Ring(Mutex<Option<Keys>>);

impl Ring {
    fn with<T>(&self, access: &Access, run: impl FnOnce(&mut Keys) -> T) -> Result<T, Failure> {
        let mut ring = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = match ring.take() {
            Some(keys) => keys,
            None => access.keys()?,
        };
        Ok(run(ring.insert(keys)))
    }
}

/// How often a passphrase may be typed.
const TRIES: usize = 3;

/// Does something that may need a key, and asks for the passphrase where it is
/// needed and was not given.
pub fn unlocked<T>(
    path: &Path,
    here: &Here,
    run: impl FnMut(&mut Keys) -> Result<T, StoreError>,
) -> Result<T, Failure> {
    persuaded(here.ring(), here.access(), run, |wrong| {
        if let Some(wrong) = wrong {
            here.say(&visible(&format!("{wrong}")));
        }
        ask("seal-passphrase", path, here)
    })
}

/// The same with `typed` for what comes from the terminal: it is told why the
/// passphrase before was none. Each that opens nothing is forgotten, for every
/// opening that it is tried at costs a second.
fn persuaded<T>(
    ring: &Ring,
    access: &Access,
    mut run: impl FnMut(&mut Keys) -> Result<T, StoreError>,
    mut typed: impl FnMut(Option<&StoreError>) -> Option<Passphrase>,
) -> Result<T, Failure> {
    let mut tries = 0;
    loop {
        let failure = match ring.with(access, &mut run)? {
            Ok(done) => return Ok(done),
            Err(failure) => failure,
        };
        let asks = match &failure {
            StoreError::NeedsKey { passphrase, .. } | StoreError::WrongKey { passphrase, .. } => {
                *passphrase
            }
            _ => false,
        };
        if asks && tries > 0 {
            ring.with(access, Keys::drop_passphrase)?;
        }
        if !asks || tries == TRIES || access.passphrase_file.is_some() {
            return Err(failure.into());
        }
        let Some(passphrase) = typed((tries > 0).then_some(&failure)) else {
            return Err(failure.into());
        };
        tries += 1;
        ring.with(access, |keys| keys.add_passphrase(passphrase))?;
    }
}

/// Does something with the keys that cost nothing, and asks for none.
pub fn at_hand<T>(
    here: &Here,
    run: impl FnOnce(&mut Keys) -> Result<T, StoreError>,
) -> Result<T, Failure> {
    let mut keys = here.ring().with(here.access(), |keys| keys.at_hand())?;
    Ok(run(&mut keys)?)
}

/// Every key that was given or asked for; others are not asked for.
pub fn all(here: &Here) -> Result<Keys, Failure> {
    here.ring().with(here.access(), |keys| keys.clone())
}

fn new_passphrase(folder: &Path, here: &Here) -> Result<Passphrase, Failure> {
    let asked = ask("seal-new-passphrase", folder, here);
    let Some(passphrase) = asked else {
        return Err(Failure::Usage(
            "there is no passphrase".to_owned(),
            "type it in a terminal, or name a file: --passphrase-file".to_owned(),
        ));
    };
    if !passphrase.is_short()
        && !ask("seal-again", folder, here).is_some_and(|again| again.is(&passphrase))
    {
        let hint = "nothing was changed; try again".to_owned();
        return Err(Failure::Usage("the two passphrases differ".to_owned(), hint));
    }
    Ok(passphrase)
}

/// A passphrase typed on the terminal; `None` without one, or called off.
fn ask(phrase: &str, path: &Path, here: &Here) -> Option<Passphrase> {
    let folder = visible(&path.display().to_string()).into_owned();
    let prompt = here.phrases().fill(phrase, &[("folder", folder.into())]);
    let typed = here.unseen(&format!("{prompt} "))?;
    (!typed.is_empty()).then(|| Passphrase::new(typed))
}

/// The first line of a file.
fn first_line(path: &Path) -> Result<Passphrase, Failure> {
    let text = String::from_utf8_lossy(&files::read(path)?).into_owned();
    Ok(Passphrase::new(text.lines().next().unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Opens for whoever has typed these, and notes what each opening tried.
    fn opens_with(
        typed: &[&str],
        tried: &mut Vec<String>,
        opens_at: usize,
    ) -> Result<usize, Failure> {
        let ring = Ring::default();
        let mut typed = typed.iter();
        let run = |keys: &mut Keys| {
            tried.push(format!("{keys:?}"));
            let (path, passphrase) = (PathBuf::from("port"), true);
            match tried.len() {
                1 => Err(StoreError::NeedsKey { path, passphrase }),
                many if many < opens_at => Err(StoreError::WrongKey { path, passphrase }),
                many => Ok(many),
            }
        };
        let next =
            |_: Option<&StoreError>| typed.next().map(|it| Passphrase::new((*it).to_owned()));
        let opened = persuaded(&ring, &Access::default(), run, next);
        let left = ring.with(&Access::default(), |keys| format!("{keys:?}")).unwrap();
        tried.push(left);
        opened
    }

    #[test]
    fn a_wrong_passphrase_is_forgotten_before_the_next_one_is_tried() {
        let passphrases = |keys: &String| keys.matches("Passphrase").count();
        let mut tried = Vec::new();
        assert_eq!(opens_with(&["wrong", "wrong too", "right"], &mut tried, 4).unwrap(), 4);
        assert_eq!(tried.iter().map(passphrases).collect::<Vec<_>>(), [0, 1, 1, 1, 1]);

        // Called off, and wrong three times: nothing is kept.
        for many in [1, 3] {
            let mut tried = Vec::new();
            let all = ["wrong", "wrong too", "wrong again"];
            let refused = opens_with(&all[..many], &mut tried, 9).unwrap_err();
            assert!(matches!(refused, Failure::Store(StoreError::WrongKey { .. })));
            assert_eq!(tried.len(), many + 2);
            assert_eq!(passphrases(tried.last().unwrap()), 0);
        }
    }
}
