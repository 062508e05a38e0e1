//! Signatures that others' tools can check: ed25519 in minisign's format.
//!
//! The secret key is a file of its own, made by [`Key::make`] or by
//! `minisign -G`; it never comes near an assessment's folder.

use minisign::{KeyPair, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};
use std::io::Cursor;
use thiserror::Error;

/// Why a text is not signed, or a signature not believed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignatureFault {
    #[error("this is no secret key of minisign's form")]
    NotASecretKey,
    #[error("this is no public key of minisign's form")]
    NotAPublicKey,
    #[error("the secret key can't be opened: the password is wrong, or the file is damaged")]
    WrongPassword,
    #[error("there is no signature of minisign's form")]
    NotASignature,
    #[error("this key did not sign it, or it was changed since")]
    Forged,
    #[error("the system gives no random numbers: {0}")]
    Random(String),
}

/// A secret key, ready to sign.
pub struct Key(SecretKey);

impl Key {
    /// The key in this file; `password` is asked only where the key needs one.
    ///
    /// # Errors
    ///
    /// No such key, another password, or what `password` answers.
    pub fn open<E: From<SignatureFault>>(
        file: &str,
        password: impl FnOnce() -> Result<String, E>,
    ) -> Result<Self, E> {
        let key = SecretKeyBox::from(file.to_owned());
        let opened = if is_protected(file) {
            key.into_secret_key(Some(password()?)).map_err(|_| SignatureFault::WrongPassword)
        } else {
            key.into_unencrypted_secret_key().map_err(|_| SignatureFault::NotASecretKey)
        };
        Ok(Self(opened?))
    }

    /// Makes a key: the texts of the secret and of the public file. An empty
    /// password leaves the secret one unprotected.
    ///
    /// # Errors
    ///
    /// [`SignatureFault::Random`].
    pub fn make(password: &str) -> Result<(String, String), SignatureFault> {
        let made = if password.is_empty() {
            KeyPair::generate_unencrypted_keypair()
        } else {
            KeyPair::generate_encrypted_keypair(Some(password.to_owned()))
        };
        let written = made.and_then(|KeyPair { pk, sk }| {
            let secret = sk.to_box(Some("tathmini secret key"))?;
            Ok((secret.into_string(), pk.to_box()?.into_string()))
        });
        written.map_err(|error| SignatureFault::Random(error.to_string()))
    }

    /// Signs a text; `comment` is signed with it, in one line.
    ///
    /// # Errors
    ///
    /// [`SignatureFault::Random`].
    pub fn sign(&self, text: &str, comment: &str) -> Result<String, SignatureFault> {
        let from = Cursor::new(text.as_bytes());
        minisign::sign(None, &self.0, from, Some(comment), Some("signature by tathmini"))
            .map(SignatureBox::into_string)
            .map_err(|error| SignatureFault::Random(error.to_string()))
    }
}

/// Whether the holder of this public key signed this text.
///
/// # Errors
///
/// [`SignatureFault::Forged`] where not; no such key or signature.
pub fn signed_by(key: &str, text: &str, signature: &str) -> Result<(), SignatureFault> {
    let key = PublicKeyBox::from_string(key)
        .and_then(PublicKeyBox::into_public_key)
        .map_err(|_| SignatureFault::NotAPublicKey)?;
    let signature = Some(signature)
        .filter(|text| is_signature(text))
        .and_then(|text| SignatureBox::from_string(text).ok())
        .ok_or(SignatureFault::NotASignature)?;
    minisign::verify(&key, &signature, Cursor::new(text.as_bytes()), true, false, false)
        .map_err(|_| SignatureFault::Forged)
}

/// Whether a secret key needs a password. Its second line is base64, and
/// begins with the names of the algorithms: `EdSc` for ed25519 under scrypt.
fn is_protected(file: &str) -> bool {
    file.lines().nth(1).is_some_and(|line| line.starts_with("RWRTY"))
}

/// Whether a text has the lengths of a signature: the library takes them for granted.
fn is_signature(text: &str) -> bool {
    let long = |at: usize, digits: usize| {
        text.lines().nth(at).is_some_and(|line| line.trim().len() == digits)
    };
    // Two letters, the key's number and 64 bytes; the same 64 bytes alone.
    long(1, 100) && long(3, 88)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(file: &str, password: &str) -> Result<Key, SignatureFault> {
        Key::open(file, || Ok(password.to_owned()))
    }

    #[test]
    fn what_was_signed_is_known_and_nothing_else() {
        let (secret, public) = Key::make("").unwrap();
        let (_, other) = Key::make("").unwrap();
        let signature = open(&secret, "").unwrap().sign("state: 1", "approved").unwrap();
        assert_eq!(signed_by(&public, "state: 1", &signature), Ok(()));
        assert_eq!(signed_by(&public, "state: 2", &signature), Err(SignatureFault::Forged));
        assert_eq!(signed_by(&other, "state: 1", &signature), Err(SignatureFault::Forged));
        assert_eq!(signed_by("x", "state: 1", &signature), Err(SignatureFault::NotAPublicKey));
        let told = signature.replace("approved", "disproved");
        assert_eq!(signed_by(&public, "state: 1", &told), Err(SignatureFault::Forged));
        for cut in 0..signature.trim_end().len() {
            assert!(signed_by(&public, "state: 1", &signature[..cut]).is_err(), "cut at {cut}");
        }
        for at in 0..signature.trim_end().len() {
            let mut bytes = signature.clone().into_bytes();
            bytes[at] ^= 1;
            let told = String::from_utf8(bytes).unwrap();
            // The first line is a comment that nobody vouches for.
            let vouched = at > signature.find('\n').unwrap();
            assert!(!vouched || signed_by(&public, "state: 1", &told).is_err(), "changed at {at}");
        }
        assert!(open("", "").is_err() && open("a\nb\n", "").is_err());
    }

    #[test]
    fn a_protected_key_needs_its_password() {
        // Only its form: to compute one takes minutes without optimisation.
        assert!(is_protected("comment\nRWRTY0IyAAAA"));
        assert!(!is_protected(&Key::make("").unwrap().0));
    }
}
