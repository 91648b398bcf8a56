//! The editions that come with the program.

use super::{
    Catalog, DestinationIndex, DestinationType, Edition, Event, EventIndex, Example, Goal, Origin,
    OriginIndex, Property, Recommended, SourceIndex, SourceType, UseCase, UseCaseIndex,
};
use serde::Deserialize;

const DRAFT: &str = include_str!("../../assets/catalogs/draft.toml");
const PUBLISHED: &str = include_str!("../../assets/catalogs/published.toml");

impl Catalog {
    /// The ids of the editions that come with the program, the default first.
    pub const BUILTIN: [&str; 2] = ["draft", "published"];

    /// The edition with this id that comes with the program.
    pub fn builtin(id: &str) -> Option<Self> {
        match id {
            "draft" => Some(Self::draft()),
            "published" => Some(Self::published()),
            _ => None,
        }
    }

    /// The draft of 2024-07-09, which is the default.
    pub fn draft() -> Self {
        read(DRAFT)
    }

    /// The edition published on 2024-10-08.
    pub fn published() -> Self {
        read(PUBLISHED)
    }
}

#[derive(Deserialize)]
struct File {
    id: String,
    title: String,
    edition: FileEdition,
    #[serde(default)]
    origins: Named,
    sources: Named,
    destinations: Named,
    event: Vec<FileEvent>,
    use_case: Vec<FileUseCase>,
    goal: Vec<FileGoal>,
}

#[derive(Deserialize)]
struct FileEdition {
    date: toml::value::Datetime,
    name: String,
}

type Named = toml::Table;

#[derive(Deserialize)]
struct FileEvent {
    name: String,
    description: String,
    spec_name: Option<String>,
    note: Option<String>,
    properties: Vec<FileProperty>,
}

#[derive(Deserialize)]
struct FileProperty {
    name: String,
    r#type: super::PropertyType,
    example: toml::Value,
    description: String,
    #[serde(default)]
    pii: bool,
}

#[derive(Deserialize)]
struct FileUseCase {
    title: String,
    summary: String,
    events: Vec<String>,
}

#[derive(Deserialize)]
struct FileGoal {
    title: String,
    summary: String,
    recommendation: Vec<FileRecommendation>,
}

#[derive(Deserialize)]
struct FileRecommendation {
    use_case: String,
    sources: Vec<String>,
    destinations: Vec<String>,
    origin: Option<String>,
}

fn kebab(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

fn json(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => format!("{text:?}"),
        toml::Value::Float(number) => format!("{number:?}"),
        toml::Value::Array(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(","))
        }
        toml::Value::Table(table) => {
            let fields: Vec<_> =
                table.iter().map(|(key, value)| format!("{key:?}:{}", json(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        other => other.to_string(),
    }
}

fn find(names: &[String], name: &str) -> u32 {
    let at = names.iter().position(|other| other == name).expect("a built-in catalog is whole");
    u32::try_from(at).expect("a built-in catalog is small")
}

fn read(text: &str) -> Catalog {
    let file: File = toml::from_str(text).expect("a built-in catalog is valid");
    let names = |named: &Named| named.keys().cloned().collect::<Vec<_>>();
    let (sources, destinations, origins) =
        (names(&file.sources), names(&file.destinations), names(&file.origins));
    let events: Vec<_> = file.event.iter().map(|event| event.name.clone()).collect();
    let use_cases: Vec<_> = file.use_case.iter().map(|it| kebab(&it.title)).collect();
    let text = |value: &toml::Value| value.as_str().unwrap_or_default().to_owned();
    Catalog {
        id: file.id,
        title: file.title,
        edition: Edition { date: file.edition.date.to_string(), name: file.edition.name },
        origins: file
            .origins
            .iter()
            .map(|(name, note)| Origin { name: name.clone(), note: text(note) })
            .collect(),
        source_types: file
            .sources
            .iter()
            .map(|(name, it)| SourceType { name: name.clone(), summary: text(it) })
            .collect(),
        destination_types: file
            .destinations
            .iter()
            .map(|(name, it)| DestinationType { name: name.clone(), summary: text(it) })
            .collect(),
        use_cases: file
            .use_case
            .into_iter()
            .map(|it| UseCase {
                id: kebab(&it.title),
                title: it.title,
                summary: it.summary,
                events: it.events.iter().map(|name| EventIndex(find(&events, name))).collect(),
            })
            .collect(),
        events: file
            .event
            .into_iter()
            .map(|it| Event {
                name: it.name,
                description: it.description,
                spec_name: it.spec_name,
                note: it.note,
                properties: it
                    .properties
                    .into_iter()
                    .map(|it| Property {
                        name: it.name,
                        kind: it.r#type,
                        description: it.description,
                        example: Example(json(&it.example)),
                        pii: it.pii,
                    })
                    .collect(),
            })
            .collect(),
        goals: file
            .goal
            .into_iter()
            .map(|goal| Goal {
                id: kebab(&goal.title),
                title: goal.title,
                summary: goal.summary,
                recommendations: goal
                    .recommendation
                    .into_iter()
                    .map(|it| Recommended {
                        use_case: UseCaseIndex(find(&use_cases, &it.use_case)),
                        sources: it.sources.iter().map(|name| SourceIndex(find(&sources, name))).collect(),
                        destinations: it
                            .destinations
                            .iter()
                            .map(|name| DestinationIndex(find(&destinations, name)))
                            .collect(),
                        origin: it.origin.map(|name| OriginIndex(find(&origins, &name))),
                    })
                    .collect(),
            })
            .collect(),
    }
}
