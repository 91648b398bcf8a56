//! Threads that are heard of when they panic.

use crate::session::{Burst, Input};
use std::io;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

/// Starts a thread. The session hears of it when the thread panics: it would wait for what nobody sends any
/// more, or go on with nobody who keeps the work.
///
/// # Errors
///
/// When the system refuses.
pub(crate) fn spawn<T: Send + 'static>(
    name: &str,
    to: &Sender<Burst>,
    run: impl FnOnce(&Sender<Burst>) -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    let last_word = LastWord(to.clone());
    thread::Builder::new().name(name.to_owned()).spawn(move || run(&last_word.0))
}

struct LastWord(Sender<Burst>);

impl Drop for LastWord {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(vec![Input::Panicked]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spawn;
    use crate::session::Input;
    use std::sync::mpsc;

    #[test]
    fn a_panic_is_heard_of() {
        let (sender, inputs) = mpsc::channel();
        let thread = spawn("test", &sender, |_| panic!("for the test's sake"));
        assert_eq!(inputs.recv(), Ok(vec![Input::Panicked]));
        assert!(thread.expect("a thread").join().is_err());
    }
}
