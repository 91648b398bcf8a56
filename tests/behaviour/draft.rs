mod any;
mod kept;
mod unsaved;
