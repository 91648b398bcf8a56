//! What only a real terminal shows: the program in a pseudo-terminal.

mod background;
mod colours;
mod edit;
mod frames;
mod given_back;
mod journey;
mod listen;
mod opening;
mod refused;
mod size;
mod stalled;
mod suspend;
mod tmux;
mod two_people;
mod unsaved;
