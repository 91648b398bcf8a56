//! A screen as a picture: an SVG that shows every cell as a terminal would.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// A cell, in units of the picture.
const CELL: (f32, f32) = (8.4, 18.0);
/// Between the frame of the window and the cells, in units of the picture.
const MARGIN: (f32, f32) = (14.0, 40.0);
const FOREGROUND: &str = "#d7dae0";
const BACKGROUND: &str = "#15171c";

/// Draws a screen in a dark window; `title` says what it shows to whoever cannot see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * MARGIN.0, rows * CELL.1 + MARGIN.1 + MARGIN.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" \
         aria-label=\"{title}\">\n<title>{title}</title>\n\
         <rect x=\"0.5\" y=\"0.5\" width=\"{:.1}\" height=\"{:.1}\" rx=\"10\" fill=\"{BACKGROUND}\" \
         stroke=\"#3a3f4b\"/>\n",
        width - 1.0,
        height - 1.0,
        title = escape(title),
    );
    for (index, colour) in ["#ff5f57", "#febc2e", "#28c840"].into_iter().enumerate() {
        let x = 20 + index * 18;
        let _ = writeln!(svg, "<circle cx=\"{x}\" cy=\"19\" r=\"5.5\" fill=\"{colour}\"/>");
    }
    svg.push_str(
        "<g font-family=\"ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', 'DejaVu Sans Mono', \
         Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
    );
    for row in 0..buffer.area.height {
        draw_row(&mut svg, buffer, row);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// Cells side by side that look the same.
struct Run {
    start: u16,
    cells: u16,
    text: String,
    cell: Cell,
}

fn draw_row(svg: &mut String, buffer: &Buffer, row: u16) {
    let runs = runs(buffer, row);
    let y = MARGIN.1 + f32::from(row) * CELL.1;
    for run in &runs {
        if let Some(colour) = colour(run.cell.bg) {
            rectangle(svg, (x(run.start), y), (f32::from(run.cells) * CELL.0, CELL.1), &colour);
        }
    }
    for run in &runs {
        draw_run(svg, run, y);
    }
}

fn runs(buffer: &Buffer, row: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let cells = cells(cell.symbol()).max(1);
        let like_the_last = runs.last().is_some_and(|run| {
            run.cell.style() == cell.style() && kind(run.cell.symbol()) == kind(cell.symbol())
        });
        if let Some(run) = runs.last_mut().filter(|_| like_the_last) {
            run.text.push_str(cell.symbol());
            run.cells += cells;
        } else {
            let text = cell.symbol().to_owned();
            runs.push(Run { start: column, cells, text, cell: cell.clone() });
        }
        column += cells;
    }
    runs
}

/// Lines and blocks are drawn, not written: fonts leave gaps between them.
#[derive(PartialEq)]
enum Kind {
    Text,
    Horizontal,
    /// A line or block of this width, of a cell's, in the middle of it or at its left.
    Vertical(&'static str),
}

fn kind(symbol: &str) -> Kind {
    match symbol {
        "─" => Kind::Horizontal,
        "│" => Kind::Vertical("│"),
        "┃" => Kind::Vertical("┃"),
        "▌" => Kind::Vertical("▌"),
        _ => Kind::Text,
    }
}

fn draw_run(svg: &mut String, run: &Run, y: f32) {
    let fill = colour(run.cell.fg).unwrap_or_else(|| FOREGROUND.to_owned());
    let width = f32::from(run.cells) * CELL.0;
    match kind(&run.text.chars().next().unwrap_or(' ').to_string()) {
        Kind::Horizontal => rectangle(svg, (x(run.start), y + CELL.1 / 2.0), (width, 1.0), &fill),
        Kind::Vertical("▌") => rectangle(svg, (x(run.start), y), (CELL.0 / 2.0, CELL.1), &fill),
        Kind::Vertical(symbol) => {
            let thick = if symbol == "┃" { 3.0 } else { 1.0 };
            let left = x(run.start) + (CELL.0 - thick) / 2.0;
            // A little taller than its cell, so that no gap shows between two.
            rectangle(svg, (left, y), (thick, CELL.1 + 0.4), &fill);
        }
        Kind::Text => draw_text(svg, run, y, &fill),
    }
}

/// Writes the words of a run, each group at its own place: a picture gathers blanks that are side by side.
fn draw_text(svg: &mut String, run: &Run, y: f32, fill: &str) {
    let mut column = run.start;
    for group in run.text.split("  ") {
        let words = group.trim();
        let before = cells(group) - cells(group.trim_start());
        if !words.is_empty() {
            write_words(svg, words, (x(column + before), y), fill, run.cell.modifier);
        }
        column += cells(group) + 2;
    }
}

fn write_words(svg: &mut String, words: &str, (x, y): (f32, f32), fill: &str, modifier: Modifier) {
    let bold = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{fill}\"{bold}{line}>{}</text>",
        y + 13.5,
        f32::from(cells(words)) * CELL.0,
        escape(words),
    );
}

fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).expect("the cells of a line")
}

fn rectangle(svg: &mut String, (x, y): (f32, f32), (width, height): (f32, f32), fill: &str) {
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"
    );
}

fn x(column: u16) -> f32 {
    MARGIN.0 + f32::from(column) * CELL.0
}

/// A colour of the terminal's palette of 256; nothing where it is the terminal's own.
fn colour(colour: Color) -> Option<String> {
    let Color::Indexed(index) = colour else {
        assert_eq!(colour, Color::Reset, "the theme uses the palette of 256 colours");
        return None;
    };
    let [red, green, blue] = match index {
        16..=231 => {
            [36, 6, 1].map(|unit| [0, 95, 135, 175, 215, 255][usize::from((index - 16) / unit % 6)])
        }
        232.. => [8 + 10 * (index - 232); 3],
        _ => panic!("colour {index} differs from terminal to terminal"),
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
