//! Where keys go.

/// Where keys go: the screen, or what is laid over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Home,
    Seek,
    Form,
    Interview,
    Scores,
    Plan,
    Help,
    Why,
    Choose,
    Reason,
    Note,
    Search,
    Leaving,
    Records,
    Conflicts,
    Differences,
    History,
    Because,
    Setting,
    Palette,
    Jumps,
    Director,
    Compare,
    Report,
}

impl Place {
    /// Every place, in the order of the help screen.
    pub const ALL: [Self; 24] = [
        Self::Interview,
        Self::Scores,
        Self::Plan,
        Self::Records,
        Self::Conflicts,
        Self::Differences,
        Self::Director,
        Self::Report,
        Self::Choose,
        Self::Reason,
        Self::Note,
        Self::Search,
        Self::Why,
        Self::History,
        Self::Because,
        Self::Setting,
        Self::Palette,
        Self::Jumps,
        Self::Help,
        Self::Leaving,
        Self::Form,
        Self::Home,
        Self::Seek,
        Self::Compare,
    ];

    /// The phrase that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Home => "place-home",
            Self::Seek => "place-search",
            Self::Form => "place-form",
            Self::Interview => "place-interview",
            Self::Scores => "place-scores",
            Self::Plan => "place-plan",
            Self::Help => "place-help",
            Self::Why => "place-why",
            Self::Choose => "place-choose",
            Self::Reason => "place-reason",
            Self::Note => "place-note",
            Self::Search => "place-search",
            Self::Leaving => "place-leaving",
            Self::Records => "place-records",
            Self::Conflicts => "place-conflicts",
            Self::Differences => "place-differences",
            Self::History => "place-history",
            Self::Because => "place-because",
            Self::Setting => "place-setting",
            Self::Palette => "place-palette",
            Self::Jumps => "place-jumps",
            Self::Director => "place-director",
            Self::Compare => "place-compare",
            Self::Report => "place-report",
        }
    }

    /// Whether letters are text here.
    pub const fn writes(self) -> bool {
        matches!(
            self,
            Self::Reason
                | Self::Note
                | Self::Search
                | Self::Seek
                | Self::Form
                | Self::Help
                | Self::Because
                | Self::Setting
                | Self::Palette
        )
    }
}
