//! The only place where randomness enters: names of entries, copies and assessments.

use super::hash::sha256_bytes;
use uuid::{Builder, Uuid};

/// A source of unique ids, in the form of version 4 UUIDs.
#[derive(Debug, Clone)]
pub struct Ids(Source);

#[derive(Debug, Clone)]
enum Source {
    Random,
    Counted { seed: String, next: u64 },
}

impl Ids {
    /// Unpredictable and unique: for every real assessment.
    pub fn random() -> Self {
        Self(Source::Random)
    }

    /// The same ids for the same seed, run after run: for the demonstration and
    /// for tests. Two copies that go separate ways need different seeds.
    pub fn counted(seed: &str) -> Self {
        Self(Source::Counted { seed: seed.to_owned(), next: 0 })
    }

    /// A secret number that is used once: 122 unpredictable bits in 32
    /// hexadecimal digits.
    pub fn nonce(&mut self) -> String {
        self.next().replace('-', "")
    }

    /// The next id.
    #[allow(clippy::disallowed_methods, reason = "the store makes ids, here and nowhere else")]
    pub(super) fn next(&mut self) -> String {
        let id = match &mut self.0 {
            Source::Random => Uuid::new_v4(),
            Source::Counted { seed, next } => {
                let hash = sha256_bytes(format!("{next} {seed}").as_bytes());
                *next += 1;
                let mut bytes = [0; 16];
                bytes.copy_from_slice(&hash[..16]);
                Builder::from_random_bytes(bytes).into_uuid()
            }
        };
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn counted_ids_repeat_and_differ() {
        let take = |mut ids: Ids| [ids.next(), ids.next()];
        let [first, second] = take(Ids::counted("demo"));
        assert_ne!(first, second);
        assert_eq!(take(Ids::counted("demo")), [first.clone(), second]);
        assert_ne!(take(Ids::counted("other"))[0], first);
        assert_ne!(take(Ids::random()), take(Ids::random()));
        assert_eq!(first.as_bytes()[14], b'4', "{first} has the form of a version 4 UUID");
    }
}
