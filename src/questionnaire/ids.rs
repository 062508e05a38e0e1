//! Names of things in a questionnaire. Each kind of thing has its own type, so
//! that an owner's id can't be looked up among the instruments.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    )*};
}

pub(crate) use ids;

ids! {
    /// A questionnaire, stable across its versions.
    QuestionnaireId,
    /// A scale.
    ScaleId,
    /// An area, for example `LEG`.
    AreaId,
    /// A topic of an area, for example `LEG-A`.
    TopicId,
    /// A question, for example `LEG-04`.
    QuestionId,
    /// An owner of actions, for example `DG`.
    OwnerId,
    /// A cost band.
    CostBandId,
    /// An instrument (law, convention, tool).
    InstrumentId,
    /// A threat that a country may rate.
    ThreatId,
    /// A phase of the plan.
    PhaseId,
    /// A consistency check.
    CheckId,
}
