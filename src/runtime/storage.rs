//! The tab's storage, which a browser may forbid, fill or take away at any moment. It never fails and
//! never keeps a chat from going on: what cannot be stored is kept in memory until the page is left.

use std::cell::{Cell, RefCell};

use web_sys::{Storage, console};

use crate::session::Record;

/// The records of one chat in this tab.
#[derive(Debug)]
pub struct TabStorage {
    /// The key of the chat's record. Begins with `chasitor:` (embed contract).
    key: String,
    /// What could not be stored, for each record. Counts over what is stored, which is older.
    memory: RefCell<[Option<Option<String>>; 2]>,
    /// What the tab's storage held when it was used last, for each record.
    known: RefCell<[Option<String>; 2]>,
    warned: Cell<bool>,
}

impl TabStorage {
    /// The records under `key`, the key of the chat's own record.
    #[must_use]
    pub fn new(key: String) -> Self {
        Self { key, memory: RefCell::default(), known: RefCell::default(), warned: Cell::new(false) }
    }

    /// A record, if there is one.
    #[must_use]
    pub fn load(&self, record: Record) -> Option<String> {
        if let Some(kept) = &self.memory.borrow()[record as usize] {
            return kept.clone();
        }
        let stored = self.stored(record);
        self.known.borrow_mut()[record as usize].clone_from(&stored);
        stored
    }

    /// True if another page of this tab has written a record since this one has used it last.
    #[must_use]
    pub fn was_written_elsewhere(&self) -> bool {
        [Record::Chat, Record::View].into_iter().any(|record| {
            let is_stored = self.memory.borrow()[record as usize].is_none();
            is_stored && self.stored(record) != self.known.borrow()[record as usize]
        })
    }

    /// Writes a record, or removes it.
    pub fn save(&self, record: Record, text: Option<String>) {
        let key = self.key_of(record);
        let written = self.storage().is_some_and(|storage| match &text {
            Some(text) => storage.set_item(&key, text).is_ok(),
            None => storage.remove_item(&key).is_ok(),
        });
        if written {
            self.known.borrow_mut()[record as usize] = text;
            self.memory.borrow_mut()[record as usize] = None;
        } else {
            self.warn();
            self.memory.borrow_mut()[record as usize] = Some(text);
        }
    }

    fn stored(&self, record: Record) -> Option<String> {
        let storage = self.storage()?;
        storage.get_item(&self.key_of(record)).unwrap_or_else(|_| {
            self.warn();
            None
        })
    }

    fn key_of(&self, record: Record) -> String {
        match record {
            Record::Chat => self.key.clone(),
            Record::View => [&self.key, ":view"].concat(),
        }
    }

    /// Reading the property alone throws where storage is forbidden.
    fn storage(&self) -> Option<Storage> {
        let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
        if storage.is_none() {
            self.warn();
        }
        storage
    }

    fn warn(&self) {
        if !self.warned.replace(true) {
            console::warn_1(
                &"Chasitor: sessionStorage is blocked or full. The chat works, but it will not survive a reload of this page.".into(),
            );
        }
    }
}
