//! One administration among others: where it stands, and who is clearly ahead,
//! so that it knows whom to ask.

use super::{Comparison, Movement, Property, Quartiles, movement};

/// An assessment beside those of other administrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// The row whose peers these are.
    pub row: usize,
    /// The last assessment of every other administration that has the same
    /// value of the property, if one was named.
    pub rows: Vec<usize>,
    /// One a column.
    pub columns: Vec<AmongPeers>,
}

/// Where one figure lies among those of the peers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmongPeers {
    /// Of the peers alone; `None` where none has a figure.
    pub quartiles: Option<Quartiles>,
    /// Peers whose whole interval lies above.
    pub ahead: Vec<usize>,
    /// Peers whose whole interval lies below.
    pub behind: Vec<usize>,
}

impl Comparison {
    /// The last assessment of a country, by its code, case ignored; or the
    /// assessment with this id.
    pub fn latest_of(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let named = |at: &usize| {
            let about = &self.rows[*at].about;
            about.country.eq_ignore_ascii_case(name) && self.is_latest(*at)
        };
        let by_id = || self.rows.iter().position(|row| &*row.about.id == name);
        (0..self.rows.len()).rev().find(named).or_else(by_id)
    }

    /// The peers of a row: all other administrations, or those that share a property.
    pub fn peers(&self, row: usize, sharing: Option<&Property>) -> Peers {
        let own = &self.rows[row].about;
        let value = sharing.map(|property| property.of(own));
        let is_peer = |at: &usize| {
            let about = &self.rows[*at].about;
            let same = sharing.zip(value.as_ref()).is_none_or(|(it, own)| it.of(about) == *own);
            about.series() != own.series() && self.is_latest(*at) && same
        };
        let rows: Vec<usize> = (0..self.rows.len()).filter(is_peer).collect();
        let columns = (0..self.columns.len())
            .map(|column| {
                let way = |peer: &usize| movement(self.cell(row, column), self.cell(*peer, column));
                let ahead = |peer: &usize| way(peer) == Movement::Improved;
                let behind = |peer: &usize| way(peer) == Movement::Regressed;
                AmongPeers {
                    quartiles: self.quartiles(&rows, column),
                    ahead: rows.iter().copied().filter(ahead).collect(),
                    behind: rows.iter().copied().filter(behind).collect(),
                }
            })
            .collect();
        Peers { row, rows, columns }
    }
}
