//! A ballot's seal: it binds whoever gave the ballot, and tells nobody else
//! what it says.
//!
//! The seal is the SHA-256 of a few lines of text with a secret number in them.
//! It goes into the journal when the ballot is given; level and secret number
//! follow at the reveal. From then on anybody can make the seal again, with
//! `sha256sum` alone (`docs/workshop.md`), and a ballot that was changed in
//! between has another one. Its first twelve digits are the code that the
//! participant notes.

use crate::questionnaire::QuestionId;
use sha2::{Digest, Sha256};

/// Digits of a seal that a participant notes.
const CODE: usize = 12;

/// What a ballot is cast on, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast<'a> {
    pub question: &'a QuestionId,
    /// From 1.
    pub round: u32,
    pub participant: u32,
}

impl Cast<'_> {
    /// The seal of a level, 64 hexadecimal digits. The nonce is a secret number
    /// that is used once: without it the few levels of a scale could be tried.
    pub fn seal(&self, level: i32, nonce: &str) -> String {
        let Self { question, round, participant } = self;
        let text =
            format!("tathmini ballot 1\n{question}\n{round}\n{participant}\n{level}\n{nonce}\n");
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The level under a seal, by trying those of the scale.
    pub fn level(
        &self,
        seal: &str,
        nonce: &str,
        levels: impl IntoIterator<Item = i32>,
    ) -> Option<i32> {
        levels.into_iter().find(|level| self.seal(*level, nonce) == seal)
    }
}

/// The code of a seal as a participant notes it: `7f3a-91c0-22be`.
pub fn code(seal: &str) -> String {
    let digits: Vec<char> = seal.chars().take(CODE).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as somebody types it: with or without its lines, in either case.
pub fn typed_code(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let sound = digits.len() == CODE && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then(|| code(&digits.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{Cast, code, typed_code};
    use crate::questionnaire::QuestionId;

    #[test]
    fn a_seal_is_what_sha256sum_prints_and_binds_the_level() {
        let question = QuestionId::from("LEG-01");
        let cast = Cast { question: &question, round: 1, participant: 7 };
        let nonce = "000102030405060708090a0b0c0d0e0f";
        // printf 'tathmini ballot 1\nLEG-01\n1\n7\n2\n0001…0e0f\n' | sha256sum
        let seal = cast.seal(2, nonce);
        assert_eq!(seal, "0354f0be6db3deaa0439211bf8223a2b52fb613ab3cd7b62508ebeeaa8eec7d2");
        assert_eq!(cast.level(&seal, nonce, 0..=3), Some(2));
        assert_eq!(cast.level(&seal, "0", 0..=3), None);
        assert_eq!(Cast { participant: 8, ..cast }.level(&seal, nonce, 0..=3), None);
        assert_eq!(Cast { round: 2, ..cast }.level(&seal, nonce, 0..=3), None);
    }

    #[test]
    fn codes_are_read_as_people_write_them() {
        let noted = code("7f3a91c022be5566");
        assert_eq!(noted, "7f3a-91c0-22be");
        for typed in ["7f3a-91c0-22be", "7F3A 91C0 22BE", "7f3a91c022be"] {
            assert_eq!(typed_code(typed).as_deref(), Some(noted.as_str()), "{typed}");
        }
        for typed in ["", "7f3a", "7f3a-91c0-22bz", "7f3a-91c0-22be-0", "…7f3a91c022be"] {
            assert_eq!(typed_code(typed), None, "{typed}");
        }
    }
}
