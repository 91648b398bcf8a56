mod check;
mod diff;
mod edit;
mod hostile;
mod listen;
mod plan;
mod set;
mod verify;
