//! Where figures lie among each other: quantiles and places.
//!
//! Quantiles are interpolated linearly between neighbours: definition 7 of
//! Hyndman and Fan, *Sample Quantiles in Statistical Packages*, The American
//! Statistician 50 (1996) 361–365, the one that R, NumPy and spreadsheets use
//! unless told otherwise.

use super::Figure;

/// The quantile at `percent` of figures that are sorted upwards: the figure at
/// place (n − 1) × percent / 100, counted from zero, and between two places the
/// straight line between their figures. `None` without figures.
pub fn quantile(sorted: &[Figure], percent: u32) -> Option<Figure> {
    let last = sorted.len().checked_sub(1)?;
    let place = last * percent.min(100) as usize;
    let below = sorted.get(place / 100)?;
    let Some(above) = sorted.get(place / 100 + 1) else { return Some(below.clone()) };
    let part = i64::try_from(place % 100).unwrap_or(0);
    Some(if part == 0 { below.clone() } else { below.plus(&above.minus(below).times(part, 100)) })
}

/// How the figures of one column are spread over the assessments that have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quartiles {
    /// Assessments with a figure.
    pub count: usize,
    pub lowest: Figure,
    pub p10: Figure,
    pub lower: Figure,
    pub median: Figure,
    pub upper: Figure,
    pub p90: Figure,
    pub highest: Figure,
}

impl Quartiles {
    /// Of figures that are sorted upwards; `None` without any.
    pub fn of(sorted: &[Figure]) -> Option<Self> {
        let at = |percent| quantile(sorted, percent);
        Some(Self {
            count: sorted.len(),
            lowest: at(0)?,
            p10: at(10)?,
            lower: at(25)?,
            median: at(50)?,
            upper: at(75)?,
            p90: at(90)?,
            highest: at(100)?,
        })
    }
}

/// A figure's place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 1 for the highest; equal figures share a place.
    pub rank: usize,
    /// Figures strictly below.
    pub below: usize,
    /// Figures in all.
    pub of: usize,
}

/// The place of a figure among figures that are sorted upwards.
pub fn place_among(sorted: &[Figure], figure: &Figure) -> Place {
    let below = sorted.partition_point(|other| other < figure);
    let not_above = sorted.partition_point(|other| other <= figure);
    Place { rank: sorted.len() - not_above + 1, below, of: sorted.len() }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Place, Quartiles, place_among, quantile};

    fn whole(numbers: &[i64]) -> Vec<Figure> {
        numbers.iter().map(|number| Figure::whole(*number)).collect()
    }

    /// By hand: of 1, 2, 3, 4 the lower quartile stands at place 0.75, so it is
    /// 1 + 0.75 × (2 − 1).
    #[test]
    fn quantiles_by_hand() {
        for (numbers, percent, expected) in [
            (&[1, 2, 3, 4][..], 25, Some(Figure::of(7, 4))),
            (&[1, 2, 3, 4], 50, Some(Figure::of(5, 2))),
            (&[1, 2, 3, 4], 90, Some(Figure::of(37, 10))),
            (&[0, 10], 10, Some(Figure::whole(1))),
            (&[7], 75, Some(Figure::whole(7))),
            (&[1, 2, 9], 100, Some(Figure::whole(9))),
            (&[], 50, None),
        ] {
            assert_eq!(quantile(&whole(numbers), percent), expected, "{percent} of {numbers:?}");
        }
        let quartiles = Quartiles::of(&whole(&[0, 1, 2, 3, 4])).unwrap();
        assert_eq!(quartiles.median, Figure::whole(2));
        assert_eq!((quartiles.lower, quartiles.upper), (Figure::whole(1), Figure::whole(3)));
    }

    #[test]
    fn equal_figures_share_a_place() {
        let sorted = whole(&[1, 2, 2, 3]);
        for (number, rank, below) in [(3, 1, 3), (2, 2, 1), (1, 4, 0)] {
            let place = place_among(&sorted, &Figure::whole(number));
            assert_eq!(place, Place { rank, below, of: 4 }, "{number}");
        }
    }
}
