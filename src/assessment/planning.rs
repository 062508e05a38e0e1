//! What people decide about a computed plan: overrides of single actions, and
//! the limits within which the plan is made. Each is one entry of the journal,
//! so that it has a reason and survives every re-computation.

use crate::questionnaire::ids;
use crate::questionnaire::{AreaId, OwnerId, PhaseId, QuestionId};
use serde::{Deserialize, Serialize};

ids! {
    /// An action of a plan: `LEG-04>2` takes LEG-04 to level 2; own actions have a name of their own.
    ActionId,
}

/// A month of the calendar, written `2027-04`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    /// Months since January of the year 0.
    count: u32,
}

impl Month {
    /// The month of a date or month in ISO 8601; what follows the month is ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let month = rest.get(..2).filter(|_| rest.len() == 2 || rest.as_bytes()[2] == b'-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let (year, month) = (Some(year).filter(|year| year.len() == 4 && digits(year))?, month);
        let month: u32 = Some(month).filter(|month| digits(month))?.parse().ok()?;
        let year: u32 = year.parse().ok()?;
        (1..=12).contains(&month).then_some(Self { count: year * 12 + month - 1 })
    }

    /// So many months later.
    #[must_use]
    pub fn plus(self, months: u32) -> Self {
        Self { count: self.count.saturating_add(months) }
    }

    /// Months from another one to this one; `None` if this one is earlier.
    pub fn since(self, other: Self) -> Option<u32> {
        self.count.checked_sub(other.count)
    }

    pub fn year(self) -> u32 {
        self.count / 12
    }

    /// January is 1.
    pub fn of_year(self) -> u32 {
        self.count % 12 + 1
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.of_year()))
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is not a month such as 2027-04"))
    }
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The administration's own budget.
    Own,
    /// A donor who has agreed.
    Donor,
    /// Nobody yet.
    Unfunded,
}

impl Source {
    /// Every source, in the order in which they are drawn on.
    pub const ALL: [Self; 3] = [Self::Own, Self::Donor, Self::Unfunded];

    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Donor => "donor",
            Self::Unfunded => "unfunded",
        }
    }
}

/// What an action costs, in whole units of the questionnaire's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub low: u64,
    /// `None`: open above.
    pub high: Option<u64>,
}

/// An action that the administration adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAction {
    pub text: String,
    /// The question it serves; its weight is that of the action.
    pub question: QuestionId,
    /// The first one leads.
    pub owners: Vec<OwnerId>,
    pub months: u32,
    pub cost: Cost,
    /// Actions that must end before it starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ActionId>,
}

/// How far an action has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    NotStarted,
    UnderWay,
    Done,
    Dropped,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::UnderWay, Self::Done, Self::Dropped];

    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// What is known about an action on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    pub stage: Stage,
    /// ISO 8601, or empty.
    pub date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// References of documents in the evidence register.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// A decision about one action. `None` gives it back to the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// Switched off.
    Off(bool),
    /// Done together with another action, as a part of it.
    Merged(Option<ActionId>),
    /// Added by the administration.
    Added(Option<OwnAction>),
    Owners(Option<Vec<OwnerId>>),
    Months(Option<u32>),
    Cost(Option<Cost>),
    /// What it costs in every year after the one in which it ends.
    Recurrent(Option<u64>),
    Source(Option<Source>),
    /// Must start in this month.
    Start(Option<Month>),
    FollowedUp(Option<FollowUp>),
    /// A text of the logical framework.
    Worded {
        column: FrameColumn,
        text: String,
    },
}

/// A column of the logical framework, or a row's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameColumn {
    /// What is done or aimed at.
    Text,
    Indicator,
    Verification,
    Assumption,
}

impl FrameColumn {
    pub const ALL: [Self; 4] = [Self::Text, Self::Indicator, Self::Verification, Self::Assumption];

    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Indicator => "indicator",
            Self::Verification => "verification",
            Self::Assumption => "assumption",
        }
    }
}

impl Ruling {
    /// Which of an action's properties it decides: one register each.
    pub const fn about(&self) -> &'static str {
        match self {
            Self::Off(_) => "off",
            Self::Merged(_) => "merged",
            Self::Added(_) => "added",
            Self::Owners(_) => "owners",
            Self::Months(_) => "months",
            Self::Cost(_) => "cost",
            Self::Recurrent(_) => "recurrent",
            Self::Source(_) => "source",
            Self::Start(_) => "start",
            Self::FollowedUp(_) => "status",
            Self::Worded { column, .. } => column.code(),
        }
    }
}

/// A limit within which the plan is made, or a figure it is told in. `None`
/// takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// The first month of the plan.
    Start(Option<Month>),
    /// The most that may be committed in a calendar year, by one source or by all.
    Budget { year: u32, source: Option<Source>, ceiling: Option<u64> },
    /// How many actions an owner can lead at once, in halves.
    Capacity { owner: OwnerId, halves: Option<u32> },
    /// An owner can do nothing from one month to the end of another.
    Absence { owner: OwnerId, from: Month, until: Month, away: bool },
    /// How many actions start in a phase, at most.
    Phase { phase: PhaseId, most: Option<u32> },
    /// The level aimed at in every question of an area for which none was set by itself.
    Target { area: AreaId, level: Option<i32> },
    /// Another currency: its units for one of the questionnaire's, in millionths, on a day.
    Rate { currency: String, millionths: Option<u64>, date: String },
    /// How much prices rise a year, in thousandths.
    Inflation(Option<u32>),
}

impl Limit {
    /// What it limits: one register each.
    pub fn about(&self) -> String {
        match self {
            Self::Start(_) => "start".to_owned(),
            Self::Budget { year, source: None, .. } => format!("budget.{year}"),
            Self::Budget { year, source: Some(source), .. } => {
                format!("budget.{year}.{}", source.code())
            }
            Self::Capacity { owner, .. } => format!("capacity.{owner}"),
            Self::Absence { owner, from, until, .. } => format!("away.{owner}.{from}..{until}"),
            Self::Phase { phase, .. } => format!("phase.{phase}"),
            Self::Target { area, .. } => format!("target.{area}"),
            Self::Rate { .. } => "rate".to_owned(),
            Self::Inflation(_) => "inflation".to_owned(),
        }
    }
}

impl Ruling {
    /// What was decided, as it is typed; `-` gives it back to the computation.
    pub fn in_words(&self) -> String {
        let ids = |ids: &[OwnerId]| ids.iter().map(OwnerId::as_str).collect::<Vec<_>>().join(",");
        match self {
            Self::Off(off) => if *off { "yes" } else { "no" }.to_owned(),
            Self::Merged(into) => shown(into.as_ref()),
            Self::Added(added) => shown(added.as_ref().map(|added| &added.text)),
            Self::Owners(owners) => shown(owners.as_ref().map(|owners| ids(owners))),
            Self::Months(months) => shown(*months),
            Self::Cost(cost) => shown(*cost),
            Self::Recurrent(cost) => shown(*cost),
            Self::Source(source) => shown(source.map(Source::code)),
            Self::Start(month) => shown(*month),
            Self::FollowedUp(known) => shown(known.as_ref().map(|known| {
                let date = if known.date.is_empty() { "" } else { "@" };
                format!("{}{date}{}", known.stage.code(), known.date)
            })),
            Self::Worded { text, .. } => shown(Some(text).filter(|text| !text.is_empty())),
        }
    }
}

impl Limit {
    /// What was set, as it is typed; `-` takes it back.
    pub fn in_words(&self) -> String {
        match self {
            Self::Start(month) => shown(*month),
            Self::Budget { ceiling, .. } => shown(*ceiling),
            Self::Capacity { halves, .. } => shown(halves.map(in_halves)),
            Self::Absence { away, .. } => if *away { "yes" } else { "no" }.to_owned(),
            Self::Phase { most, .. } => shown(*most),
            Self::Target { level, .. } => shown(*level),
            Self::Rate { currency, millionths: Some(units), date } => {
                format!("{currency} {}.{:06}@{date}", units / 1_000_000, units % 1_000_000)
            }
            Self::Rate { .. } => "-".to_owned(),
            Self::Inflation(percent) => {
                shown(percent.map(|percent| format!("{}.{:03}", percent / 1000, percent % 1000)))
            }
        }
    }
}

fn shown<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// A number of halves as people write it: 3 is 1.5.
pub fn in_halves(halves: u32) -> String {
    let half = if halves % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", halves / 2)
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{high}"),
            Some(high) => write!(f, "{}..{high}", self.low),
            None => write!(f, "{}..", self.low),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_from_dates_and_counted() {
        for (text, shown) in [
            ("2027-04", Some("2027-04")),
            ("2027-04-30", Some("2027-04")),
            ("2027-13", None),
            ("2027-00", None),
            ("27-04", None),
            ("2027-4", None),
            ("2027-0é", None),
            ("", None),
        ] {
            let month = Month::parse(text).map(|month| month.to_string());
            assert_eq!(month.as_deref(), shown, "{text}");
        }
        let april = Month::parse("2027-04").unwrap();
        assert_eq!(april.plus(9).to_string(), "2028-01");
        assert_eq!((april.plus(9).since(april), april.since(april.plus(1))), (Some(9), None));
    }
}
