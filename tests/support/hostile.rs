//! Texts that a terminal would obey, or that a layout may stumble over.

/// The texts, with what they are.
pub const HOSTILE: &[(&str, &str)] = &[
    ("escape sequences", "a\u{1b}[2J\u{1b}]52;c;cGFzdGU=\u{7}\u{9b}31m\u{90}q"),
    ("line breaks", "one\r\ntwo\u{85}three\u{2028}four\tfive\u{b}six\u{c}seven"),
    ("bidirectional overrides", "\u{202e}drowssap\u{202c} \u{2066}left\u{2069} \u{200f}right \u{61c}"),
    ("zero width", "s\u{200b}e\u{200c}g\u{2060}u\u{feff}e\u{ad}"),
    ("tags", "x\u{e0041}\u{e0042}\u{e007f}y"),
    ("wide characters", "日本語のタイトル、全角文字だけでできている長い題名と説明文"),
    ("combining characters", "e\u{301}\u{302}\u{303}\u{304}\u{305} Z\u{334}\u{335}\u{336}\u{337}algo"),
    ("a joined emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 🇩🇪 👍🏽"),
    ("only a combining character", "\u{301}"),
    ("right to left", "שלום עולם مرحبا بالعالم"),
    ("nearly a hint", "space select   q quit"),
    ("a wide character at every edge", "漢"),
];

/// Whether a terminal would obey the character rather than draw it.
pub fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{ad}' | '\u{180e}' | '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
