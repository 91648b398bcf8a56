//! Kills, full disks, missing permissions: nothing is lost.

mod access;
mod faults_open;
mod faults_saving;
mod kills;
mod store;
