//! How far the work on an item is.

use serde::Serialize;

/// In which environments the work on an item is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Progress {
    /// Done in the development environment.
    pub dev: bool,
    /// Done in production.
    pub prod: bool,
}

/// One of the two places where the work of a plan is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Development.
    Dev,
    /// Production.
    Prod,
}

impl Environment {
    /// Both, in the order of the work.
    pub const ALL: [Self; 2] = [Self::Dev, Self::Prod];

    /// The name that plans use: `dev` or `prod`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Prod => "prod",
        }
    }
}

impl Progress {
    /// Whether the work is done in `environment`.
    pub fn is_done(self, environment: Environment) -> bool {
        match environment {
            Environment::Dev => self.dev,
            Environment::Prod => self.prod,
        }
    }

    /// Says whether the work is done in `environment`.
    pub fn set(&mut self, environment: Environment, done: bool) {
        match environment {
            Environment::Dev => self.dev = done,
            Environment::Prod => self.prod = done,
        }
    }
}

/// How far the work on an event is: once for all, or for each of the sources that send it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EventProgress {
    /// Nobody says which sources send it.
    Once(Progress),
    /// For each source that sends it, of which there is at least one.
    PerSource {
        /// The sources, in the order of the file; no two have the same name.
        #[serde(rename = "sources")]
        sources: Vec<SourceProgress>,
    },
}

/// How far one source is with sending an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceProgress {
    /// The source's name, or its type where it has none.
    pub source: String,
    /// How far it is.
    #[serde(flatten)]
    pub progress: Progress,
}

impl Default for EventProgress {
    fn default() -> Self {
        Self::Once(Progress::default())
    }
}

impl From<Progress> for EventProgress {
    fn from(progress: Progress) -> Self {
        Self::Once(progress)
    }
}

impl EventProgress {
    /// The progress for each of `sources`, nothing done yet; once for all where they are none.
    pub fn of_sources(sources: impl IntoIterator<Item = String>) -> Self {
        let of = |source| SourceProgress { source, progress: Progress::default() };
        let sources: Vec<_> = sources.into_iter().map(of).collect();
        if sources.is_empty() { Self::default() } else { Self::PerSource { sources } }
    }

    /// How far the event is as a whole: done where every source that sends it has it.
    pub fn overall(&self) -> Progress {
        match self {
            Self::Once(progress) => *progress,
            Self::PerSource { sources } => Progress {
                dev: sources.iter().all(|it| it.progress.dev),
                prod: sources.iter().all(|it| it.progress.prod),
            },
        }
    }

    /// Whether anything is done anywhere.
    pub fn is_begun(&self) -> bool {
        let begun = |progress: Progress| progress != Progress::default();
        match self {
            Self::Once(progress) => begun(*progress),
            Self::PerSource { sources } => sources.iter().any(|it| begun(it.progress)),
        }
    }

    /// The sources that send it, where the plan says so.
    pub fn sources(&self) -> &[SourceProgress] {
        match self {
            Self::Once(_) => &[],
            Self::PerSource { sources } => sources,
        }
    }

    /// How far one source is; nothing where the plan does not name it.
    pub fn of(&self, source: &str) -> Option<Progress> {
        self.sources().iter().find(|it| it.source == source).map(|it| it.progress)
    }

    /// Says of one source whether it is done in `environment`; whether the plan names that source.
    pub fn set_source(&mut self, source: &str, environment: Environment, done: bool) -> bool {
        let Self::PerSource { sources } = self else { return false };
        let found = sources.iter_mut().find(|it| it.source == source);
        found.map(|it| it.progress.set(environment, done)).is_some()
    }

    /// Says of the event, and so of every source that sends it, whether it is done in `environment`.
    pub fn set(&mut self, environment: Environment, done: bool) {
        match self {
            Self::Once(progress) => progress.set(environment, done),
            Self::PerSource { sources } => {
                for it in sources {
                    it.progress.set(environment, done);
                }
            }
        }
    }

    /// Makes it say what `other` says, where the two name the same sources.
    pub fn carry(&mut self, other: &Self) {
        match (self, other) {
            (Self::PerSource { sources }, Self::Once(progress)) => {
                for it in sources {
                    it.progress = *progress;
                }
            }
            (Self::PerSource { sources }, other) => {
                for it in sources {
                    it.progress = other.of(&it.source).unwrap_or(it.progress);
                }
            }
            (this @ Self::Once(_), other) => *this = other.clone(),
        }
    }
}
