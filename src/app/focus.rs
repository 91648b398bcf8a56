//! Where the keys go.

/// Which part of the screen the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The goals.
    Goals,
    /// The use cases.
    UseCases,
    /// The filter over the use cases, while it is typed.
    Filter,
    /// The merged plan.
    Review,
    /// A name or a note, while it is typed.
    Prompt,
    /// A text field of the last step.
    Field,
    /// A switch of the last step.
    SaveOptions,
    /// The list of catalogs.
    Catalogs,
    /// The list of keys.
    Help,
    /// The question whether to leave.
    Leave,
    /// The question whether to make a folder that is missing.
    MakeFolder,
    /// The work that a saved plan asks for.
    Checklist,
    /// The question whose changes of a plan stay.
    Conflict,
    /// The question whether to go on from an unfinished plan.
    Resume,
    /// The question what to do with the plan of the folder.
    FolderPlan,
    /// The question what to do with a plan that is where the new one is to go.
    Existing,
}

impl Focus {
    /// All parts, in the order in which help and README show them, with their titles.
    pub const TITLES: &[(&'static str, Self)] = &[
        ("Goal", Self::Goals),
        ("Use cases", Self::UseCases),
        ("Review", Self::Review),
        ("Save: name and path", Self::Field),
        ("Save: what to write", Self::SaveOptions),
        ("Save: missing folder", Self::MakeFolder),
        ("Checklist", Self::Checklist),
        ("Changed by someone else", Self::Conflict),
        ("Unfinished plan", Self::Resume),
        ("A plan in this folder", Self::FolderPlan),
        ("The file already holds a plan", Self::Existing),
        ("Typing a filter", Self::Filter),
        ("Typing a name or note", Self::Prompt),
        ("Catalogs", Self::Catalogs),
        ("All keys", Self::Help),
        ("Leaving", Self::Leave),
    ];

    /// Whether letters are typed into a text here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Filter | Self::Prompt | Self::Field | Self::Help)
    }
}
