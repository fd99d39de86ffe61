//! One load of the page: the session and the loop around it, as the runtime has it. One input in, all effects
//! drained, one timer. It asserts on the way that what a request depends on was saved before it left.

use chasitor::protocol::{Method, RequestId, Timestamp};
use chasitor::session::{Claim, Config, Effect, HostEvent, Input, Record, Saved, Session};

use super::http::Call;

/// A request as it left the page.
#[derive(Clone, Debug)]
pub struct Sent {
    pub at: u64,
    pub id: RequestId,
    pub call: Call,
    pub keepalive: bool,
}

/// What the page wants from the world around it.
#[derive(Clone, Debug)]
pub enum Wish {
    Send(Sent),
    Abort(RequestId),
    Claim { name: String, steal: bool },
    Release,
}

/// One load of the page.
pub struct Page {
    pub number: u64,
    pub config: Config,
    pub session: Session,
    /// What the host page was told.
    pub told: Vec<HostEvent>,
    pub redirects: Vec<(String, bool)>,
}

impl Page {
    /// Takes an input at `now`; wishes come back in order. `storage` is the tab's.
    pub fn take(&mut self, now: u64, input: Input, storage: &mut Saved) -> Vec<Wish> {
        self.session.handle(Timestamp(now), input);
        self.drain(now, storage)
    }

    /// Drains all effects.
    pub fn drain(&mut self, now: u64, storage: &mut Saved) -> Vec<Wish> {
        let mut wishes = Vec::new();
        while let Some(effect) = self.session.poll_effect() {
            match effect {
                Effect::Send(id, request) => {
                    let call = Call::read(&request);
                    self.assert_saved(now, &call, storage);
                    wishes.push(Wish::Send(Sent { at: now, id, call, keepalive: request.keepalive }));
                }
                Effect::Abort(id) => wishes.push(Wish::Abort(id)),
                Effect::Save(Record::Chat, text) => storage.chat = text,
                Effect::Save(Record::View, text) => storage.view = text,
                Effect::Claim { name, steal } => wishes.push(Wish::Claim { name, steal }),
                Effect::Release => wishes.push(Wish::Release),
                Effect::Tell(event) => self.told.push(event),
                Effect::Redirect { url, new_tab } => self.redirects.push((url, new_tab)),
            }
        }
        if let Some(deadline) = self.session.next_deadline() {
            assert!(deadline.0 > now, "a deadline that has passed ({}) is still armed at {now}", deadline.0);
        }
        wishes
    }

    /// §4.1: a number is written down before the POST goes out, so that no reload can give it to another body. A
    /// page that was loaded now would send the very same POST.
    fn assert_saved(&self, now: u64, call: &Call, storage: &Saved) {
        let Some(sequence) = call.sequence() else { return };
        let mut next = Session::new(self.config.clone(), 0, storage, Timestamp(now));
        next.handle(Timestamp(now), HELD);
        if next.snapshot().phase.is_over() {
            // So long without an answer that a new page gives up at once (§5.3).
            return;
        }
        let sent = std::iter::from_fn(|| next.poll_effect()).find_map(|effect| match effect {
            Effect::Send(_, request) if request.method == Method::Post => Some(Call::read(&request)),
            _ => None,
        });
        let sent = sent.map(|sent| (sent.path.clone(), sent.sequence(), sent.body));
        assert_eq!(sent, Some((call.path.clone(), Some(sequence), call.body.clone())), "left before it was saved");
    }
}

/// The answer that a claim gets when no other tab wants the chat.
pub const HELD: Input = Input::Claim(Claim::Held);
