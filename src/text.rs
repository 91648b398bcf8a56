//! Text that a terminal can be trusted with.
//!
//! Catalogs and plans are files that anyone may have written. What they hold is shown through
//! [`printable`], which makes the characters visible that a terminal would obey instead of draw. Where text has
//! to stay what it is, as in what programs read, [`escaped`] writes these characters in another way. This module
//! knows nothing of files or screens.

mod printable;
mod width;

pub use printable::{escaped, escaped_json, printable};
pub use width::{fitting, fitting_end, width, wrap};
