//! Messages held against a plan.

mod judge;
mod sdks;
mod text;
