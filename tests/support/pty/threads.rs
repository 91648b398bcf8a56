//! The threads that are between a test and a pseudo-terminal.

use rustix::process::{Pid, WaitOptions, WaitStatus, waitpid};
use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

/// A rest for the thread that reads.
#[derive(Debug, Default)]
pub(super) struct Pause {
    pub(super) wanted: AtomicBool,
    pub(super) taken: AtomicBool,
}

/// Reads all output in a thread of its own, save while a pause is wanted; then the thread is parked.
pub(super) fn read(
    mut from: Box<dyn Read + Send>,
    closing: Arc<AtomicBool>,
    pause: Arc<Pause>,
) -> (Receiver<Vec<u8>>, JoinHandle<()>) {
    let (sender, output) = mpsc::channel();
    let reading = thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() || closing.load(Ordering::SeqCst) {
                return;
            }
            while pause.wanted.load(Ordering::SeqCst) {
                pause.taken.store(true, Ordering::SeqCst);
                thread::park();
            }
            pause.taken.store(false, Ordering::SeqCst);
        }
    });
    (output, reading)
}

/// Writes in a thread of its own, since a program may take its time to read.
pub(super) fn write(mut to: Box<dyn Write + Send>) -> Sender<Vec<u8>> {
    let (sender, keys) = mpsc::channel::<Vec<u8>>();
    thread::spawn(move || {
        for bytes in keys {
            if to.write_all(&bytes).is_err() {
                return;
            }
        }
    });
    sender
}

/// Waits in a thread of its own for the program to end or stop.
pub(super) fn watch(child: Pid) -> (Receiver<WaitStatus>, JoinHandle<()>) {
    let (sender, states) = mpsc::channel();
    let waiting = thread::spawn(move || {
        loop {
            match waitpid(Some(child), WaitOptions::UNTRACED) {
                Ok(Some((_, state))) => {
                    // Whether anyone still listens or not, the program has to be waited for.
                    let _ = sender.send(state);
                    if !state.stopped() {
                        return;
                    }
                }
                Err(rustix::io::Errno::INTR) | Ok(None) => {}
                Err(_) => return,
            }
        }
    });
    (states, waiting)
}
