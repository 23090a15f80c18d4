//! A bounded queue between the callers and the store's threads.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::Error;
use crate::work::Work;

/// Work that waits, in order of arrival.
pub(crate) struct Queue {
    state: Mutex<State>,
    ready: Condvar,
    capacity: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Box<dyn Work>>,
    /// Threads that sleep until there is work. Nobody is woken while all of them are busy.
    sleeping: usize,
    closed: bool,
}

impl Queue {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            state: Mutex::default(),
            ready: Condvar::new(),
            capacity,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds work at the end, or refuses it at once.
    pub(crate) fn push(&self, work: Box<dyn Work>) -> Result<(), Error> {
        let mut state = self.state();
        if state.closed {
            return Err(Error::Unavailable("the store is closed".to_owned()));
        }
        if state.waiting.len() >= self.capacity {
            return Err(Error::Busy);
        }
        state.waiting.push_back(work);
        let wake = state.sleeping > 0;
        drop(state);
        if wake {
            self.ready.notify_one();
        }
        Ok(())
    }

    /// The next work, waiting for it; nothing once the queue is closed and empty.
    pub(crate) fn pop(&self) -> Option<Box<dyn Work>> {
        let mut state = self.state();
        loop {
            if let Some(work) = state.waiting.pop_front() {
                return Some(work);
            }
            if state.closed {
                return None;
            }
            state.sleeping += 1;
            state = self
                .ready
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
            state.sleeping -= 1;
        }
    }

    /// The next work if some waits already.
    pub(crate) fn try_pop(&self) -> Option<Box<dyn Work>> {
        self.state().waiting.pop_front()
    }

    /// How much work waits.
    pub(crate) fn len(&self) -> usize {
        self.state().waiting.len()
    }

    /// Takes no more work; what waits is still done.
    pub(crate) fn close(&self) {
        self.state().closed = true;
        self.ready.notify_all();
    }
}
