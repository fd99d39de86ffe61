//! The root: it takes snapshots in and shows a panel while that is open. It keeps no part of the chat.

use std::rc::Rc;

use yew::{Callback, Component, Context, Html, Properties};

use crate::session::{Command, Phase, Snapshot};

use super::clock::Clock;
use super::entered::Entered;
use super::message::Message;
use super::panel::Panel;
use super::settings::UiSettings;
use super::shared::Shared;

/// What the interface is mounted with.
#[derive(Properties)]
pub struct AppProps {
    /// Called once, after mounting, with what takes each new snapshot. A snapshot newer than
    /// `initial` is to be handed over at once.
    pub feed: Callback<Callback<Snapshot>>,
    /// What is shown first. If the panel is open in it, the page was loaded with it open, and the
    /// focus stays where it is.
    pub initial: Snapshot,
    /// Takes what the visitor wants.
    pub send: Callback<Command>,
    /// The owner's choices.
    pub settings: Rc<UiSettings>,
}

impl PartialEq for AppProps {
    /// By identity: the root is mounted once, and hears of changes by its ear.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.settings, &other.settings)
    }
}

/// The whole interface.
pub struct App {
    shared: Rc<Shared>,
    snapshot: Snapshot,
    /// Outlives the panel, so that closing it loses nothing.
    entered: Entered,
    /// While it is open.
    panel: Option<Panel>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { initial, send, settings, .. } = context.props();
        let shared = Rc::new(Shared {
            settings: settings.clone(),
            send: send.clone(),
            tell: context.link().callback(|message| message),
            clock: Clock::new(&settings.language),
        });
        Self {
            panel: initial.open.then(|| Panel::new(&shared, initial, false)),
            entered: Entered::new(initial.answers.clone()),
            snapshot: initial.clone(),
            shared,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match (message, &mut self.panel) {
            (Message::Show(snapshot), _) => self.show(snapshot),
            (message, Some(panel)) => return panel.update(message, &self.snapshot, &mut self.entered),
            (_, None) => return false,
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.panel.as_ref().map(|panel| panel.draw(&self.snapshot, &self.entered).into()).unwrap_or_default()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            context.props().feed.emit(self.shared.tell.reform(Message::Show));
        }
        if let Some(panel) = &mut self.panel
            && panel.drawn(&self.snapshot)
        {
            context.link().send_message(Message::Redraw);
        }
    }
}

impl App {
    fn show(&mut self, snapshot: Snapshot) {
        if snapshot.phase == Phase::Idle {
            self.entered = Entered::new(snapshot.answers.clone());
        } else {
            self.entered.follow(&snapshot.answers);
        }
        match &mut self.panel {
            Some(panel) if snapshot.open => panel.follow(&snapshot),
            None if snapshot.open => {
                self.panel = Some(Panel::new(&self.shared, &snapshot, !self.shared.settings.inline));
            }
            _ => self.panel = None,
        }
        self.snapshot = snapshot;
    }
}
