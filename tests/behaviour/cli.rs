mod check;
mod diff;
mod edit;
mod hostile;
mod plan;
