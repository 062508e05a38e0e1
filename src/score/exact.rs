//! Exact arithmetic: fractions of whole numbers without bound, so that no
//! machine rounds differently and nothing can overflow.

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// A fraction, always in lowest terms.
pub type Exact = BigRational;

/// The fraction `over / under`; zero where `under` is zero.
pub fn exact(over: i64, under: i64) -> Exact {
    if under == 0 {
        return Exact::from_integer(0.into());
    }
    Exact::new(over.into(), under.into())
}

/// The nearest floating-point number, for JSON and for drawing.
pub fn to_f64(value: &Exact) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// Decimal text with this many places, halves away from zero: the only place
/// where a figure is rounded.
pub fn rounded(value: &Exact, places: u32) -> String {
    let factor = Exact::from_integer(num_traits::pow(10.into(), places as usize));
    let digits = (value * factor).round().to_integer();
    let sign = if digits.is_negative() { "-" } else { "" };
    let digits = format!("{:0>width$}", digits.abs().to_string(), width = places as usize + 1);
    let (whole, part) = digits.split_at(digits.len() - places as usize);
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::{exact, rounded};

    #[test]
    fn halves_round_away_from_zero() {
        for (over, under, places, text) in [
            (3, 2, 0, "2"),
            (5, 4, 1, "1.3"),
            (1, 3, 1, "0.3"),
            (2, 3, 2, "0.67"),
            (-5, 4, 1, "-1.3"),
            (0, 1, 1, "0.0"),
            (1, 0, 1, "0.0"),
        ] {
            assert_eq!(rounded(&exact(over, under), places), text, "{over}/{under}");
        }
    }
}
