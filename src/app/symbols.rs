//! The characters that the screen is drawn with, for terminals with and without box drawing.

/// The characters that the screen is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbols {
    /// A closed panel.
    pub closed: &'static str,
    /// An open panel.
    pub open: &'static str,
    /// Selected, or in the plan.
    pub selected: &'static str,
    /// Not selected, or taken out.
    pub unselected: &'static str,
    /// Where the cursor is.
    pub cursor: &'static str,
    /// A step that is behind.
    pub done: &'static str,
    /// The step where one is.
    pub current: &'static str,
    /// A step that is ahead.
    pub pending: &'static str,
    /// A horizontal line, one cell wide.
    pub horizontal: &'static str,
    /// A vertical line, one cell wide.
    pub vertical: &'static str,
    /// The part of a scrollbar that stands for what is seen.
    pub thumb: &'static str,
    /// The part of a progress bar that is done, one cell wide.
    pub filled: &'static str,
    /// The part of a progress bar that is left, one cell wide.
    pub unfilled: &'static str,
    /// Personal data.
    pub personal: &'static str,
    /// Before what comes into a plan.
    pub added: &'static str,
    /// Before what leaves a plan.
    pub gone: &'static str,
    /// Between two things in a line.
    pub dot: &'static str,
    /// Where text was cut.
    pub ellipsis: &'static str,
    /// The keys up, down, left and right.
    pub arrows: [&'static str; 4],
    /// A dash in a sentence.
    pub dash: &'static str,
}

impl Symbols {
    /// With box drawing and geometric shapes, all one cell wide.
    pub const UNICODE: Self = Self {
        closed: "▸",
        open: "▾",
        selected: "[x]",
        unselected: "[ ]",
        cursor: "▌",
        done: "✓",
        current: "●",
        pending: "○",
        horizontal: "─",
        vertical: "│",
        thumb: "┃",
        filled: "█",
        unfilled: "░",
        personal: "◆",
        added: "+",
        gone: "-",
        dot: "·",
        ellipsis: "…",
        arrows: ["↑", "↓", "←", "→"],
        dash: "–",
    };

    /// With ASCII alone.
    pub const ASCII: Self = Self {
        closed: "+",
        open: "-",
        selected: "[x]",
        unselected: "[ ]",
        cursor: ">",
        done: "[done]",
        current: "*",
        pending: "o",
        horizontal: "-",
        vertical: "|",
        thumb: "#",
        filled: "#",
        unfilled: ".",
        personal: "!",
        added: "+",
        gone: "-",
        dot: ".",
        ellipsis: "~",
        arrows: ["up", "down", "left", "right"],
        dash: "-",
    };
}
