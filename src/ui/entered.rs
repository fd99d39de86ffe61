//! What stands in the form's controls. It judges nothing, and it outlives a closed panel.

use std::rc::Rc;

use crate::session::{Answers, Fault, FaultKind};

/// The answers as they stand, with what is needed to tell when they are out of date.
pub(super) struct Entered {
    now: Answers,
    /// What the session gave last; when it gives something else, that counts.
    given: Rc<Answers>,
    /// What was handed in last.
    handed_in: Option<Answers>,
}

impl Entered {
    /// Begins with what the session gives.
    pub fn new(given: Rc<Answers>) -> Self {
        Self { now: (*given).clone(), given, handed_in: None }
    }

    /// Takes over what the session gives if that is new.
    pub fn follow(&mut self, given: &Rc<Answers>) {
        if self.given != *given {
            self.now = (**given).clone();
            self.given = given.clone();
        }
    }

    /// All answers.
    pub fn answers(&self) -> &Answers {
        &self.now
    }

    /// One answer.
    pub fn answer(&self, name: &str) -> &str {
        answer(&self.now, name)
    }

    /// The visitor has entered this.
    pub fn set(&mut self, name: &str, value: String) {
        self.now.insert(name.to_owned(), value);
    }

    /// The answers, to be handed in.
    pub fn hand_in(&mut self) -> Answers {
        self.handed_in = Some(self.now.clone());
        self.now.clone()
    }

    /// The fault of this answer, until the visitor has changed it.
    pub fn fault<'a>(&self, faults: &'a [Fault], name: &str) -> Option<&'a FaultKind> {
        let fault = faults.iter().find(|fault| fault.field == name)?;
        let is_the_same = self.handed_in.as_ref().is_none_or(|before| answer(before, name) == self.answer(name));
        is_the_same.then_some(&fault.kind)
    }
}

/// An answer that is not there is an empty one.
fn answer<'a>(answers: &'a Answers, name: &str) -> &'a str {
    answers.get(name).map_or("", String::as_str)
}
