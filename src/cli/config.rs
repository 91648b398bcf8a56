//! `segue config`: what a person chose once for all, and where that is written.

use super::catalog::library;
use super::{Exit, Failure, Output};
use crate::diagnostic::{did_you_mean, quoted};
use crate::export::CodeLanguage;
use crate::text::printable;
use crate::tui::theme::ThemeChoice;
use clap::{Args, ValueEnum};
use serde::Deserialize;
use serde_json::json;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  segue config
  segue config --format json | jq .theme.value

The file config.toml may say:
  theme = \"light\"        auto, dark, light or mono
  ascii = true           draw without box characters
  mouse = true           take clicks and the wheel
  catalog = \"published\"  the catalog that the wizard starts with
  code_language = \"node\" browser, node, python or curl: what `y` and --format code give

SEGUE_THEME and SEGUE_CATALOG go before the file, options of a command before both.";

/// Show the settings of the wizard and where they come from
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ConfigArgs {
    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: ConfigFormat,
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ConfigFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    theme: Option<String>,
    ascii: Option<bool>,
    mouse: Option<bool>,
    catalog: Option<String>,
    code_language: Option<String>,
}

/// A value, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Configured<T> {
    pub(super) value: T,
    said_by: &'static str,
}

/// What holds where no option says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Config {
    pub(super) theme: Configured<ThemeChoice>,
    pub(super) ascii: Configured<bool>,
    pub(super) mouse: Configured<bool>,
    pub(super) catalog: Configured<String>,
    pub(super) code_language: Configured<CodeLanguage>,
    /// What is wrong with the settings, a sentence each.
    problems: Vec<String>,
}

const FILE: &str = "config.toml";
const DEFAULT: &str = "default";

impl Config {
    /// What the environment and the file say. What is wrong in them is left out, and reported by [`Config::tell`].
    pub(super) fn load() -> Self {
        let mut problems = Vec::new();
        let file = read_file(&mut problems);
        let variable = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
        Self::of(file, variable("SEGUE_THEME"), variable("SEGUE_CATALOG"), problems)
    }

    fn of(
        file: ConfigFile,
        theme: Option<String>,
        catalog: Option<String>,
        mut problems: Vec<String>,
    ) -> Self {
        let said = [("SEGUE_THEME", theme), (FILE, file.theme)];
        let themes = said.into_iter().filter_map(|(by, name)| Some((by, name?)));
        let mut theme = Configured { value: ThemeChoice::Auto, said_by: DEFAULT };
        for (said_by, name) in themes {
            match ThemeChoice::from_str(&name, false) {
                Ok(value) if theme.said_by == DEFAULT => theme = Configured { value, said_by },
                Ok(_) => {}
                Err(_) => problems.push(no_theme(said_by, &name)),
            }
        }
        let flag = |said: Option<bool>| Configured {
            value: said.unwrap_or_default(),
            said_by: if said.is_some() { FILE } else { DEFAULT },
        };
        let catalog = match (catalog, file.catalog) {
            (Some(value), _) => Configured { value, said_by: "SEGUE_CATALOG" },
            (None, Some(value)) => Configured { value, said_by: FILE },
            (None, None) => Configured { value: "draft".to_owned(), said_by: DEFAULT },
        };
        let code_language = match file.code_language.map(|name| name.parse().map_err(|()| name)) {
            Some(Ok(value)) => Configured { value, said_by: FILE },
            wrong => {
                problems.extend(wrong.and_then(Result::err).map(|name| no_language(&name)));
                Configured { value: CodeLanguage::default(), said_by: DEFAULT }
            }
        };
        let (ascii, mouse) = (flag(file.ascii), flag(file.mouse));
        Self { theme, ascii, mouse, catalog, code_language, problems }
    }

    /// Reports on standard error what is wrong with the settings. It never keeps anything from running.
    pub(super) fn tell(&self) {
        for problem in &self.problems {
            // Where this cannot be printed, there is nowhere left to report it.
            let _ = writeln!(std::io::stderr(), "warning: {}", printable(problem));
        }
    }
}

fn no_language(name: &str) -> String {
    let known = CodeLanguage::ALL.map(CodeLanguage::name);
    let help = did_you_mean(name, known).unwrap_or_else(|| format!("write {}", known.join(", ")));
    format!("{FILE} has no code_language {}; {help}", quoted(name))
}

fn no_theme(said_by: &str, name: &str) -> String {
    let known = ["auto", "dark", "light", "mono"];
    let help = did_you_mean(name, known).unwrap_or_else(|| format!("write {}", known.join(", ")));
    format!("{said_by} has no theme {}; {help}", quoted(name))
}

/// Where the file is.
fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "segue").map(|it| it.config_dir().join(FILE))
}

fn read_file(problems: &mut Vec<String>) -> ConfigFile {
    let Some(path) = path() else { return ConfigFile::default() };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return ConfigFile::default(),
        Err(error) => {
            problems.push(format!("{} cannot be read: {error}", path.display()));
            return ConfigFile::default();
        }
    };
    toml::from_str(&text).unwrap_or_else(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        problems.push(format!("{}:{line}: {message}; nothing of the file is used", path.display()));
        ConfigFile::default()
    })
}

pub(super) fn run(arguments: &ConfigArgs) -> Result<Exit, Failure> {
    let config = Config::load();
    config.tell();
    let theme = config.theme.value.to_possible_value();
    let theme = theme.as_ref().map_or("auto", |it| it.get_name());
    let rows = [
        ("theme", theme.to_owned(), config.theme.said_by),
        ("ascii", config.ascii.value.to_string(), config.ascii.said_by),
        ("mouse", config.mouse.value.to_string(), config.mouse.said_by),
        ("catalog", config.catalog.value.clone(), config.catalog.said_by),
        ("code_language", config.code_language.value.name().to_owned(), config.code_language.said_by),
    ];
    let file = path().map(|it| it.to_string_lossy().into_owned());
    let catalogs = library().folder().map(|it| it.to_string_lossy().into_owned());
    let mut output = Output::stdout();
    match arguments.format {
        ConfigFormat::Json => {
            let rows =
                rows.into_iter().map(|(key, value, by)| (key, json!({ "value": value, "from": by })));
            let mut all: serde_json::Map<_, _> = rows.map(|(key, value)| (key.to_owned(), value)).collect();
            all.insert("file".to_owned(), json!(file));
            all.insert("catalogs".to_owned(), json!(catalogs));
            output.json(&all)?;
        }
        ConfigFormat::Text => {
            for (key, value, by) in rows {
                writeln!(output, "{key:<15}{:<12}{by}", printable(&value))?;
            }
            for (key, path) in [("file", file), ("catalogs", catalogs)] {
                writeln!(output, "{key:<15}{}", printable(&path.unwrap_or_else(|| "none".to_owned())))?;
            }
        }
    }
    output.finish()?;
    Ok(if config.problems.is_empty() { Exit::Done } else { Exit::Problem })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> ConfigFile {
        toml::from_str(text).expect("a configuration")
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let said = "theme = \"dark\"\ncatalog = \"published\"\nmouse = true";
        let config = Config::of(file(said), Some("light".into()), None, vec![]);
        assert_eq!((config.theme.value, config.theme.said_by), (ThemeChoice::Light, "SEGUE_THEME"));
        assert_eq!((&*config.catalog.value, config.catalog.said_by), ("published", FILE));
        assert_eq!((config.mouse.value, config.ascii.said_by), (true, DEFAULT));
    }

    #[test]
    fn what_is_no_theme_is_told_and_the_next_one_holds() {
        let config = Config::of(file("theme = \"dark\""), Some("lihgt".into()), None, vec![]);
        assert_eq!(config.theme.value, ThemeChoice::Dark);
        assert_eq!(config.problems, ["SEGUE_THEME has no theme `lihgt`; did you mean `light`?"]);
    }
}
