//! The key of an encrypted folder, and what is sealed with it: the entries of
//! its journal, one by one, and its evidence.
//!
//! Promises: everything sealed is an ordinary age file (age-encryption.org/v1)
//! to one X25519 recipient, the folder's own; what does not open, or opens to
//! other bytes than those that were sealed, is told from what does; nothing
//! that comes from outside costs more than its size. No cryptography is done
//! here but through the `age` crate.

use super::hash::sha256;
use age::secrecy::ExposeSecret;
use age::stream::{StreamReader, StreamWriter};
use age::x25519::{Identity, Recipient};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use std::io::{self, Chain, Cursor, Read, Write};

/// The longest header of an age file that is believed: ours have about 400
/// bytes, one of a hundred recipients 20,000. The parser of `age` starts anew
/// with each line of a header, so a long one must not reach it.
const LONGEST_HEADER: usize = 32 << 10;

/// The folder's own key.
#[derive(Clone)]
pub struct Seal {
    identity: Identity,
    recipient: Recipient,
}

/// Says nothing of the key.
impl fmt::Debug for Seal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Seal({})", self.recipient)
    }
}

impl Seal {
    /// A new key.
    pub(super) fn generate() -> Self {
        Self::of(Identity::generate())
    }

    /// The key in the words of an identity file, `AGE-SECRET-KEY-1…`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self::of)
    }

    fn of(identity: Identity) -> Self {
        Self { recipient: identity.to_public(), identity }
    }

    /// The key in the words of an identity file, with its newline.
    pub(super) fn identity_file(&self) -> age::secrecy::SecretString {
        format!("{}\n", self.identity.to_string().expose_secret()).into()
    }

    /// The record of an entry's bytes: a JSON text, the base64 of an age file.
    pub(super) fn close(&self, json: &[u8]) -> io::Result<Vec<u8>> {
        let sealed = age::encrypt(&self.recipient, json).map_err(unsealable)?;
        Ok(format!("\"{}\"", STANDARD.encode(sealed)).into_bytes())
    }

    /// The entry's bytes of a record, if it was sealed with this key.
    pub(super) fn open(&self, record: &[u8]) -> Option<Vec<u8>> {
        let text = record.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
        let sealed = STANDARD.decode(text).ok()?;
        let mut json = Vec::new();
        self.reader(sealed.as_slice()).ok()?.read_to_end(&mut json).ok()?;
        Some(json)
    }

    /// What is written here goes sealed to `to`; whole only after `finish`.
    pub(super) fn writer<W: Write>(&self, to: W) -> io::Result<StreamWriter<W>> {
        let recipients = std::iter::once(&self.recipient as &dyn age::Recipient);
        age::Encryptor::with_recipients(recipients).map_err(unsealable)?.wrap_output(to)
    }

    /// What is read here was sealed in `from`; an error, also at the end, where
    /// it is not what was sealed, or not with this key.
    pub(super) fn reader<R: Read>(&self, from: R) -> io::Result<StreamReader<impl Read>> {
        let identities = std::iter::once(&self.identity as &dyn age::Identity);
        let opened = decryptor(from)?.decrypt(identities);
        opened.map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// The name of an evidence file whose content has this hash. Not the hash
    /// itself: it would tell whoever holds the same document that it is here.
    pub(super) fn evidence_name(&self, content: &str) -> String {
        let secret = sha256(self.identity.to_string().expose_secret().as_bytes());
        sha256(format!("tathmini evidence {secret} {content}").as_bytes())
    }
}

/// The age file that begins here, if its header is within bounds.
pub(super) fn decryptor<R: Read>(
    mut from: R,
) -> io::Result<age::Decryptor<Chain<Cursor<Vec<u8>>, R>>> {
    let mut start = Vec::new();
    from.by_ref().take(LONGEST_HEADER as u64).read_to_end(&mut start)?;
    if !start.windows(5).any(|window| window == b"\n--- ") {
        return Err(io::ErrorKind::InvalidData.into());
    }
    age::Decryptor::new(Cursor::new(start).chain(from))
        .map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Whether an error says that what was read is not what was sealed with the key.
pub(super) fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}

fn unsealable(error: age::EncryptError) -> io::Error {
    match error {
        age::EncryptError::Io(error) => error,
        _ => io::ErrorKind::Other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_with_its_key_alone_and_every_change_is_noticed() {
        let (seal, other) = (Seal::generate(), Seal::generate());
        let record = seal.close(b"{\"seq\":1}").unwrap();
        assert_eq!(seal.open(&record).unwrap(), b"{\"seq\":1}");
        assert!(other.open(&record).is_none());
        assert!(serde_json::from_slice::<String>(&record).is_ok(), "a record is JSON");
        let text = String::from_utf8(record).unwrap();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << (at % 7);
            assert!(seal.open(&bytes).is_none(), "byte {at}");
            assert!(seal.open(&bytes[..at]).is_none(), "cut at {at}");
        }
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test of how long something takes")]
    fn a_long_header_is_refused_at_once() {
        let seal = Seal::generate();
        let mut hostile = b"age-encryption.org/v1\n".to_vec();
        hostile.extend(b"-> X25519 a\nAAAA\n".repeat(1 << 17));
        let began = std::time::Instant::now();
        assert!(seal.reader(hostile.as_slice()).is_err());
        assert!(began.elapsed().as_secs() < 2);
    }

    #[test]
    fn a_key_says_nothing_of_itself() {
        let seal = Seal::generate();
        let secret = seal.identity_file();
        assert!(!format!("{seal:?}").contains("SECRET"));
        let again = Seal::parse(secret.expose_secret()).unwrap();
        assert_eq!(again.recipient.to_string(), seal.recipient.to_string());
        assert_eq!(again.evidence_name("ab"), seal.evidence_name("ab"));
        assert_ne!(Seal::generate().evidence_name("ab"), seal.evidence_name("ab"));
    }
}
