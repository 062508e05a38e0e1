//! Names that nobody should read, and groups that are too small to be shown.
//!
//! Promises: the same key and name give the same alias, and without the key no
//! list of names helps to undo one (HMAC with SHA-256, RFC 2104); what is
//! hidden in a column that has a total cannot be computed from what is shown.
//! `docs/exchange.md` says what joining several exports can still teach.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// Bytes of a block of SHA-256, and the fewest that make a key.
const BLOCK: usize = 64;
const SHORTEST: usize = 16;
/// Hexadecimal digits of an alias: among a thousand names two are alike once in
/// two million keys, and then one of them gets more.
const DIGITS: usize = 10;

/// A secret from which aliases are made.
#[derive(Clone)]
pub struct Key([u8; BLOCK]);

/// A key says nothing of itself.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A key of these bytes; `None` where they are too few to be a secret.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        if bytes.len() < SHORTEST {
            return None;
        }
        Some(Self(block(bytes)))
    }

    /// The HMAC of a message.
    fn hmac(&self, message: &[u8]) -> [u8; 32] {
        let padded = |with: u8| self.0.map(|byte| byte ^ with);
        let inner = Sha256::new().chain_update(padded(0x36)).chain_update(message).finalize();
        Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
    }

    /// The aliases of these names, all different. `kind` keeps a country and an
    /// administration of one name apart; its first letter begins the alias.
    pub fn aliases<'n>(
        &self,
        kind: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> BTreeMap<String, String> {
        let letter = kind.chars().next().unwrap_or('x').to_ascii_uppercase();
        let mut whole: BTreeMap<String, String> = BTreeMap::new();
        for name in names {
            let digits = || {
                let hash = self.hmac(format!("{kind}\0{name}").as_bytes());
                hash.iter().map(|byte| format!("{byte:02x}")).collect()
            };
            whole.entry(name.to_owned()).or_insert_with(digits);
        }
        // The most alike stand beside each other.
        let mut sorted: Vec<(&String, &String)> =
            whole.iter().map(|(name, digits)| (digits, name)).collect();
        sorted.sort_unstable();
        let alike = |one: &str, two: usize| {
            let other = sorted.get(two).map_or("", |(digits, _)| digits.as_str());
            one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
        };
        let alias = |(at, (digits, name)): (usize, &(&String, &String))| {
            let length = alike(digits, at.wrapping_sub(1)).max(alike(digits, at + 1)) + 1;
            let short = digits.get(..length.max(DIGITS)).unwrap_or(digits);
            ((*name).clone(), format!("{letter}-{short}"))
        };
        sorted.iter().enumerate().map(alias).collect()
    }
}

/// A key of a block's length: a longer one is hashed first (RFC 2104).
fn block(bytes: &[u8]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    if bytes.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(bytes));
    } else {
        block[..bytes.len()].copy_from_slice(bytes);
    }
    block
}

/// One group of a column that has a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Group {
    /// Administrations in it.
    pub size: usize,
    /// Levels that were added up.
    pub answers: usize,
    /// What they add up to above the lowest: from 0 to `highest`.
    pub sum: usize,
    /// What they would add up to, were each the highest.
    pub highest: usize,
}

/// Which groups are hidden, so that none smaller than `least` is shown and none
/// can be computed from a total. The columns of a table are about the same
/// groups in the same order (a group that a column has nothing of is empty in
/// it), so a group is hidden in all of them or in none: what one column shows of
/// its size would tell on another. With the small ones the next smallest is
/// hidden, until at least two are, with `least` assessments together, and until
/// what the totals give back of them leaves each open.
pub fn hidden(columns: &[Vec<Group>], least: usize) -> Vec<bool> {
    let count = columns.iter().map(Vec::len).max().unwrap_or(0);
    let sizes =
        |at: usize| columns.iter().filter_map(move |column| column.get(at)).map(|group| group.size);
    let smallest = |at: usize| sizes(at).filter(|size| *size > 0).min();
    let mut hidden: Vec<bool> =
        (0..count).map(|at| smallest(at).is_some_and(|size| size < least)).collect();
    while !shows_totals(columns, &hidden, least) {
        let shown = (0..count).filter(|at| !hidden[*at]);
        let Some((_, next)) = shown.filter_map(|at| Some((smallest(at)?, at))).min() else { break };
        hidden[next] = true;
    }
    hidden
}

/// Whether the columns can show their totals although these groups are hidden.
pub fn shows_totals(columns: &[Vec<Group>], hidden: &[bool], least: usize) -> bool {
    columns.iter().all(|column| {
        let of = column.iter().zip(hidden).filter(|(group, hidden)| **hidden && group.size > 0);
        let of: Vec<&Group> = of.map(|(group, _)| group).collect();
        of.is_empty() || !is_given_away(&of, least)
    })
}

/// Whether total less shown tells something of a single one of the hidden groups.
fn is_given_away(of: &[&Group], least: usize) -> bool {
    let total = |part: fn(&Group) -> usize| of.iter().map(|group| part(group)).sum::<usize>();
    let (size, answers) = (total(|it| it.size), total(|it| it.answers));
    let (sum, highest) = (total(|it| it.sum), total(|it| it.highest));
    let few = of.len() < 2 || size < least;
    // As many as there are groups: each has one. All the lowest, or all the
    // highest: so is each.
    few || size <= of.len() || answers <= of.len() || sum == 0 || sum == highest
}

#[cfg(test)]
mod tests {
    use super::{Group, Key, hidden, shows_totals};
    use proptest::prelude::*;

    /// The cases 1, 2 and 6 of RFC 4231, the first two with their keys padded by
    /// hand: we refuse keys as short as `Jefe`.
    #[test]
    fn the_hmac_is_that_of_the_standard() {
        for (key, message, begins) in [
            (vec![0x0b; 20], &b"Hi There"[..], "b0344c61d8db38535ca8afceaf0bf12b"),
            (
                b"Jefe\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c7",
            ),
            (
                vec![0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f",
            ),
        ] {
            let hash = Key::new(&key).unwrap().hmac(message);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(hash.starts_with(begins), "{hash}");
        }
        assert!(Key::new(b"short").is_none());
    }

    #[test]
    fn aliases_are_stable_different_and_of_their_key() {
        let (one, other) = (Key::new(&[1; 32]).unwrap(), Key::new(&[2; 32]).unwrap());
        let names = ["KE", "UG", "KE"];
        let aliases = one.aliases("country", names);
        assert_eq!(aliases.len(), 2);
        assert_ne!(aliases["KE"], aliases["UG"]);
        assert!(aliases["KE"].starts_with("C-") && aliases["KE"].len() == 12);
        assert_eq!(aliases["KE"], one.aliases("country", ["KE"])["KE"]);
        assert_ne!(aliases["KE"], other.aliases("country", ["KE"])["KE"]);
        assert_ne!(aliases["KE"][2..], one.aliases("administration", ["KE"])["KE"][2..]);
    }

    #[test]
    fn a_small_group_goes_with_the_next_smallest() {
        let sized = |size| Group { size, answers: size * 9, sum: size * 5, highest: size * 27 };
        for (sizes, gone) in [
            (&[20, 12, 30][..], &[][..]),
            (&[20, 3, 30], &[0, 1]),
            (&[20, 2, 2, 30], &[0, 1, 2]),
            (&[20, 4, 4, 30], &[1, 2]),
            (&[0, 20, 30], &[]),
            (&[3], &[0]),
        ] {
            let groups = [sizes.iter().copied().map(sized).collect::<Vec<_>>()];
            let hidden = hidden(&groups, 5);
            let told: Vec<usize> = (0..hidden.len()).filter(|at| hidden[*at]).collect();
            assert_eq!(told, gone, "{sizes:?}");
            assert_eq!(shows_totals(&groups, &hidden, 5), sizes != [3], "{sizes:?}");
        }
    }

    #[test]
    fn a_group_is_hidden_in_every_column_or_in_none() {
        let sized = |size| Group { size, answers: size * 9, sum: size * 5, highest: size * 27 };
        let columns = [vec![sized(9), sized(8), sized(20)], vec![sized(9), sized(3), sized(0)]];
        assert_eq!(hidden(&columns, 5), [true, true, false]);
    }

    /// Every value that a hidden group can have, by trying all that fit the
    /// residue and what is known of groups: at least one assessment each, and no
    /// level outside of its scale.
    fn possible(residue: usize, bounds: &[(usize, usize)], at: usize) -> Vec<usize> {
        let others = bounds.iter().enumerate().filter(|(place, _)| *place != at);
        let (low, high) = others.fold((0, 0), |(low, high), (_, (l, h))| (low + l, high + h));
        (bounds[at].0..=bounds[at].1)
            .filter(|value| {
                residue.checked_sub(*value).is_some_and(|rest| (low..=high).contains(&rest))
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn nothing_hidden_can_be_computed_from_the_total(
            sizes in prop::collection::vec((1_usize..12, 0_usize..=100), 1..9),
            least in 2_usize..8,
        ) {
            let groups: Vec<Group> = sizes
                .iter()
                .map(|(size, share)| {
                    let highest = size * 4 * 3;
                    Group { size: *size, answers: size * 4, sum: highest * share / 100, highest }
                })
                .collect();
            let hidden = hidden(std::slice::from_ref(&groups), least);
            for (group, gone) in groups.iter().zip(&hidden) {
                prop_assert!(*gone || group.size >= least, "shown although small");
            }
            if !hidden.contains(&true) || !shows_totals(std::slice::from_ref(&groups), &hidden, least) {
                return Ok(());
            }
            let of: Vec<&Group> =
                groups.iter().zip(&hidden).filter(|(_, gone)| **gone).map(|(it, _)| it).collect();
            let size: usize = of.iter().map(|it| it.size).sum();
            let sum: usize = of.iter().map(|it| it.sum).sum();
            let sizes = vec![(1, size); of.len()];
            // Even who knows how many answers each hidden group has.
            let sums: Vec<(usize, usize)> = of.iter().map(|it| (0, it.highest)).collect();
            for at in 0..of.len() {
                prop_assert!(possible(size, &sizes, at).len() > 1, "{groups:?}");
                prop_assert!(possible(sum, &sums, at).len() > 1, "{groups:?}");
            }
        }
    }
}
