//! How roles look: the only place that names a colour, and the only one that names a drawing character.

use crate::app::Symbols;
use ratatui::style::{Color, Modifier, Style};

/// A look for every role on the screen, on the terminal's own background.
///
/// Nothing is said by colour alone: every state also has a mark, and the mono theme is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What stands out: where one is, what is selected.
    pub accent: Style,
    /// Headings.
    pub heading: Style,
    /// What matters less.
    pub dim: Style,
    /// The row under the cursor.
    pub cursor: Style,
    /// The characters that a filter matched.
    pub matched: Style,
    /// Personal data, and what asks for care.
    pub care: Style,
    /// Something that went wrong.
    pub error: Style,
    /// The lines between the parts of the screen.
    pub rule: Style,
    /// The key in a hint such as `space select`.
    pub key: Style,
    /// What was taken out.
    pub struck: Style,
    /// The characters to draw with.
    pub symbols: Symbols,
}

/// Which theme a person asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Choice {
    /// What the environment tells; else a palette that is right on dark and light.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours at all.
    Mono,
}

/// What the environment tells about colours, so that the terminal need not be asked.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Whether `NO_COLOR` is set and not empty, see <https://no-color.org>.
    pub no_color: bool,
    /// `COLORFGBG`, which some terminals set to their foreground and background: `15;0`.
    pub colorfgbg: Option<String>,
}

impl Theme {
    /// The theme for what was asked and what the environment tells.
    pub fn choose(choice: Choice, hints: &Hints, symbols: Symbols) -> Self {
        let choice = match choice {
            Choice::Auto if hints.no_color => Choice::Mono,
            Choice::Auto => hints.background(),
            // Even a theme that was asked for cannot have colours here: with NO_COLOR, crossterm writes
            // colour sequences that are empty and reset bold and reverse.
            _ if hints.no_color => Choice::Mono,
            _ => choice,
        };
        let look = match choice {
            Choice::Auto => {
                Self::coloured(Color::Indexed(30), Color::Indexed(243), Color::Indexed(130), None)
            }
            Choice::Dark => {
                let bar = Some(Color::Indexed(237));
                Self::coloured(Color::Indexed(80), Color::Indexed(246), Color::Indexed(215), bar)
            }
            Choice::Light => {
                let bar = Some(Color::Indexed(254));
                Self::coloured(Color::Indexed(24), Color::Indexed(242), Color::Indexed(130), bar)
            }
            Choice::Mono => Self::mono(),
        };
        Self { symbols, ..look }
    }

    /// No colours; states are told by marks, bold, underline and reverse.
    pub fn mono() -> Self {
        let plain = Style::new();
        Self {
            accent: plain.add_modifier(Modifier::BOLD),
            heading: plain.add_modifier(Modifier::BOLD),
            dim: plain,
            cursor: plain.add_modifier(Modifier::REVERSED),
            matched: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            care: plain.add_modifier(Modifier::BOLD),
            error: plain.add_modifier(Modifier::BOLD),
            rule: plain,
            key: plain.add_modifier(Modifier::BOLD),
            struck: plain,
            symbols: Symbols::UNICODE,
        }
    }

    /// One accent colour, greys, and a warm colour for what asks for care. `bar` is the background of the
    /// row under the cursor; where the terminal's own is unknown, there is none and the row turns bold.
    fn coloured(accent: Color, grey: Color, warm: Color, bar: Option<Color>) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            accent: plain.fg(accent),
            heading: bold,
            dim: plain.fg(grey),
            cursor: bar.map_or(bold, |bar| bold.bg(bar)),
            matched: plain.fg(accent).add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            care: plain.fg(warm),
            error: plain.fg(warm).add_modifier(Modifier::BOLD),
            rule: plain.fg(grey),
            key: plain.fg(accent).add_modifier(Modifier::BOLD),
            struck: plain.fg(grey),
            symbols: Symbols::UNICODE,
        }
    }
}

impl Hints {
    /// The background as far as `COLORFGBG` tells: its last field is the background's number, of which 7
    /// and 15 are the light ones.
    fn background(&self) -> Choice {
        let last = self.colorfgbg.as_deref().and_then(|value| value.rsplit(';').next());
        match last.map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => Choice::Light,
            Some(Ok(_)) => Choice::Dark,
            _ => Choice::Auto,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Hints, Symbols, Theme};
    use ratatui::style::{Color, Style};

    fn hints(colorfgbg: &str) -> Hints {
        Hints { no_color: false, colorfgbg: Some(colorfgbg.to_owned()) }
    }

    fn choose(choice: Choice, hints: &Hints) -> Theme {
        Theme::choose(choice, hints, Symbols::UNICODE)
    }

    #[test]
    fn the_environment_tells_dark_from_light() {
        let none = Hints::default();
        assert_eq!(choose(Choice::Auto, &hints("15;0")), choose(Choice::Dark, &none));
        assert_eq!(choose(Choice::Auto, &hints("0;default;15")), choose(Choice::Light, &none));
        assert_eq!(choose(Choice::Auto, &hints("rubbish")), choose(Choice::Auto, &none));
        assert_ne!(choose(Choice::Auto, &none), choose(Choice::Dark, &none));
    }

    #[test]
    fn no_color_means_no_colour_whatever_is_asked_for() {
        let hints = Hints { no_color: true, colorfgbg: Some("15;0".to_owned()) };
        for choice in [Choice::Auto, Choice::Dark, Choice::Light, Choice::Mono] {
            assert_eq!(choose(choice, &hints), Theme::mono());
        }
    }

    #[test]
    fn the_mono_theme_names_no_colour() {
        let Theme { accent, heading, dim, cursor, matched, care, error, rule, key, struck, symbols: _ } =
            Theme::mono();
        for style in [accent, heading, dim, cursor, matched, care, error, rule, key, struck] {
            let colours = [style.fg, style.bg];
            assert!(colours.iter().all(|colour| matches!(colour, None | Some(Color::Reset))));
        }
        assert_ne!(cursor, Style::new());
    }
}
