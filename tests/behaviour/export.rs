mod command;
mod csv;
mod html;
mod json;
mod json_schema;
mod markdown;
mod rudderstack;
mod segment;
