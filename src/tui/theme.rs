//! How roles look: the only place that names a colour, and the only one that names a drawing character.

use crate::app::Symbols;
use ratatui::style::{Color, Modifier, Style};

/// A look for every role on the screen, on the terminal's own background.
///
/// Nothing shows by colour alone: every state also has a mark, and the mono theme is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What stands out: where one is, what is selected.
    pub accent: Style,
    /// Headings.
    pub heading: Style,
    /// What matters less.
    pub muted: Style,
    /// The row under the cursor.
    pub cursor: Style,
    /// The characters that a filter matched.
    pub matched: Style,
    /// Personal data, and what asks for care.
    pub warning: Style,
    /// Something that went wrong.
    pub error: Style,
    /// The lines between the parts of the screen.
    pub border: Style,
    /// The key in a hint such as `space select`.
    pub key: Style,
    /// What was taken out.
    pub declined: Style,
    /// The characters to draw with.
    pub symbols: Symbols,
}

/// Which theme a person asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// Ask the environment, then the terminal
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours at all.
    Mono,
}

impl ThemeChoice {
    /// Whether the terminal's background decides on the theme.
    pub fn is_decided_by_terminal(self, hints: &Hints) -> bool {
        self == Self::Auto && !hints.no_color
    }
}

/// What the environment says about colours, so that the terminal need not be asked.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Whether `NO_COLOR` is set and not empty, see <https://no-color.org>.
    pub no_color: bool,
    /// `COLORFGBG`, which some terminals set to their foreground and background: `15;0`.
    pub colorfgbg: Option<String>,
}

impl Theme {
    /// The theme for what was asked for and what the environment says.
    pub fn choose(choice: ThemeChoice, hints: &Hints, symbols: Symbols) -> Self {
        let choice = match choice {
            ThemeChoice::Auto if hints.no_color => ThemeChoice::Mono,
            ThemeChoice::Auto => hints.background(),
            // Even a theme that was asked for cannot have colours here: with NO_COLOR, crossterm writes
            // colour sequences that are empty and reset bold and reverse.
            _ if hints.no_color => ThemeChoice::Mono,
            _ => choice,
        };
        let look = match choice {
            ThemeChoice::Auto => Self::undecided(),
            ThemeChoice::Dark => {
                let bar = Color::Indexed(237);
                Self::coloured(Color::Indexed(80), Color::Indexed(249), Color::Indexed(215), bar)
            }
            ThemeChoice::Light => {
                let bar = Color::Indexed(254);
                Self::coloured(Color::Indexed(24), Color::Indexed(240), Color::Indexed(124), bar)
            }
            ThemeChoice::Mono => Self::mono(),
        };
        Self { symbols, ..look }
    }

    /// The theme for a terminal that has reported its background.
    pub fn on(&self, is_light: bool) -> Self {
        let choice = if is_light { ThemeChoice::Light } else { ThemeChoice::Dark };
        Self::choose(choice, &Hints::default(), self.symbols)
    }

    /// For a background that is not known: no text colour can be read on all. Only the row under the cursor has
    /// one, on a bar of its own.
    fn undecided() -> Self {
        let bar = Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(24));
        Self { cursor: bar.add_modifier(Modifier::BOLD), ..Self::mono() }
    }

    /// No colours; states show by marks, bold, underline and reverse.
    pub fn mono() -> Self {
        let plain = Style::new();
        Self {
            accent: plain.add_modifier(Modifier::BOLD),
            heading: plain.add_modifier(Modifier::BOLD),
            muted: plain,
            cursor: plain.add_modifier(Modifier::REVERSED),
            matched: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            warning: plain.add_modifier(Modifier::BOLD),
            error: plain.add_modifier(Modifier::BOLD),
            border: plain,
            key: plain.add_modifier(Modifier::BOLD),
            declined: plain,
            symbols: Symbols::UNICODE,
        }
    }

    /// One accent colour, greys, and a warm colour for what asks for care. `bar` is the background of the
    /// row under the cursor.
    fn coloured(accent: Color, grey: Color, warm: Color, bar: Color) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            accent: plain.fg(accent),
            heading: bold,
            muted: plain.fg(grey),
            cursor: bold.bg(bar),
            matched: plain.fg(accent).add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            warning: plain.fg(warm),
            error: plain.fg(warm).add_modifier(Modifier::BOLD),
            border: plain.fg(grey),
            key: plain.fg(accent).add_modifier(Modifier::BOLD),
            declined: plain.fg(grey),
            symbols: Symbols::UNICODE,
        }
    }
}

impl Hints {
    /// The background by `COLORFGBG`: its last field is the background's number, of which 7
    /// and 15 are the light ones.
    fn background(&self) -> ThemeChoice {
        let last = self.colorfgbg.as_deref().and_then(|value| value.rsplit(';').next());
        match last.map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => ThemeChoice::Light,
            Some(Ok(_)) => ThemeChoice::Dark,
            _ => ThemeChoice::Auto,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hints, Symbols, Theme, ThemeChoice};
    use crate::tui::background::{channels, luminance};
    use ratatui::style::{Color, Modifier, Style};

    fn hints(colorfgbg: &str) -> Hints {
        Hints { no_color: false, colorfgbg: Some(colorfgbg.to_owned()) }
    }

    fn choose(choice: ThemeChoice, hints: &Hints) -> Theme {
        Theme::choose(choice, hints, Symbols::UNICODE)
    }

    #[test]
    fn the_environment_tells_dark_from_light() {
        let none = Hints::default();
        assert_eq!(choose(ThemeChoice::Auto, &hints("15;0")), choose(ThemeChoice::Dark, &none));
        assert_eq!(choose(ThemeChoice::Auto, &hints("0;default;15")), choose(ThemeChoice::Light, &none));
        assert_eq!(choose(ThemeChoice::Auto, &hints("rubbish")), choose(ThemeChoice::Auto, &none));
        assert_ne!(choose(ThemeChoice::Auto, &none), choose(ThemeChoice::Dark, &none));
    }

    #[test]
    fn no_color_means_no_colour_whatever_is_asked_for() {
        let hints = Hints { no_color: true, colorfgbg: Some("15;0".to_owned()) };
        for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
            assert_eq!(choose(choice, &hints), Theme::mono());
        }
    }

    /// Backgrounds that people use: black, white, and those of Dark+, One Dark, Dracula, Nord, Gruvbox, Solarized
    /// and One Light.
    const DARK: [[u8; 3]; 7] = [
        [0x00, 0x00, 0x00],
        [0x1e, 0x1e, 0x1e],
        [0x28, 0x2c, 0x34],
        [0x28, 0x2a, 0x36],
        [0x2e, 0x34, 0x40],
        [0x28, 0x28, 0x28],
        [0x00, 0x2b, 0x36],
    ];
    const LIGHT: [[u8; 3]; 5] = [
        [0xff, 0xff, 0xff],
        [0xfa, 0xfa, 0xfa],
        [0xfb, 0xf1, 0xc7],
        [0xfd, 0xf6, 0xe3],
        [0xf2, 0xf2, 0xf2],
    ];

    fn light([red, green, blue]: [u8; 3]) -> f64 {
        let channel = |value: u8| f64::from(value) / 255.0;
        luminance(channel(red), channel(green), channel(blue))
    }

    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The styles of all roles but the cursor, which is a bar behind the others.
    fn text_styles(theme: &Theme) -> [Style; 9] {
        let Theme {
            accent,
            heading,
            muted,
            cursor: _,
            matched,
            warning,
            error,
            border,
            key,
            declined,
            symbols: _,
        } = *theme;
        [accent, heading, muted, matched, warning, error, border, key, declined]
    }

    #[test]
    fn every_role_can_be_read_on_usual_backgrounds_and_on_the_bar() {
        for (choice, backgrounds) in [(ThemeChoice::Dark, &DARK[..]), (ThemeChoice::Light, &LIGHT[..])] {
            let theme = choose(choice, &Hints::default());
            let luminance_of =
                |color| channels(color).map(|[red, green, blue]| luminance(red, green, blue));
            let bar = theme.cursor.bg.and_then(luminance_of).expect("a bar");
            for style in text_styles(&theme) {
                let Some(text) = style.fg.and_then(luminance_of) else { continue };
                for background in backgrounds.iter().map(|rgb| light(*rgb)).chain([bar]) {
                    let contrast = contrast(text, background);
                    assert!(contrast >= 4.5, "{style:?} of {choice:?}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn the_row_under_the_cursor_is_marked_in_every_theme() {
        for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
            let cursor = choose(choice, &Hints::default()).cursor;
            assert!(cursor.bg.is_some() || cursor.add_modifier.contains(Modifier::REVERSED), "{choice:?}");
        }
    }

    #[test]
    fn the_mono_theme_names_no_colour() {
        let theme = Theme::mono();
        for style in text_styles(&theme).into_iter().chain([theme.cursor]) {
            let colours = [style.fg, style.bg];
            assert!(colours.iter().all(|colour| matches!(colour, None | Some(Color::Reset))));
        }
        assert_ne!(theme.cursor, Style::new());
    }
}
