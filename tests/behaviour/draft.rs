mod any;
mod kept;
