//! The open panel. It keeps nothing of the chat: what it shows is the snapshot, screen by screen.

use std::rc::Rc;

use yew::{AttrValue, Html, NodeRef};

use crate::session::{Command, Composer, Snapshot};

use super::banner::banner;
use super::composer::{self, composer};
use super::confirm::confirm;
use super::element::{Element, element, list};
use super::elsewhere::elsewhere;
use super::end_keeper::{self, EndKeeper};
use super::entered::Entered;
use super::focus;
use super::header::header;
use super::keys::{Layer, on_key, stay_inside};
use super::menu::Menu;
use super::message::Message;
use super::over::over;
use super::post_chat::post_chat;
use super::pre_chat::{FAULTY, pre_chat};
use super::question::Question;
use super::queue::queue;
use super::screen::{KeptFocus, Screen};
use super::settings::UiSettings;
use super::shared::Shared;
use super::strings::Text;
use super::transcript::conversation;
use super::typing::typing;

/// What lasts as long as the panel is open.
pub(super) struct Panel {
    shared: Rc<Shared>,
    node: NodeRef,
    focus: KeptFocus,
    menu: Menu,
    question: Question,
    /// True if the form was handed in, and its faults have not been shown yet.
    handed_in: bool,
    /// As long as the transcript is there.
    end: Option<EndKeeper>,
    /// What the composer holds, as long as it is there.
    written: Option<String>,
}

impl Panel {
    /// A panel that shows this first. `takes_focus` if the visitor has opened it, and is to find the
    /// keyboard inside.
    pub fn new(shared: &Rc<Shared>, snapshot: &Snapshot, takes_focus: bool) -> Self {
        let mut panel = Self {
            shared: shared.clone(),
            node: NodeRef::default(),
            focus: KeptFocus::new(takes_focus),
            menu: Menu::default(),
            question: Question::default(),
            handed_in: false,
            end: None,
            written: None,
        };
        panel.follow(snapshot);
        panel
    }

    /// Before the snapshot is shown: what it has no place for is forgotten.
    pub fn follow(&mut self, snapshot: &Snapshot) {
        let screen = Screen::of(snapshot);
        // A chat that has ended meanwhile takes the question with it.
        self.question.is_open &= snapshot.can_end;
        self.menu.is_open &= Menu::is_of_use(snapshot);
        self.handed_in &= screen == Screen::Form;
        match screen {
            Screen::Form | Screen::Elsewhere => self.end = None,
            _ => {
                self.end.get_or_insert_with(|| EndKeeper::new(snapshot.scroll));
            }
        }
        if screen == Screen::Talking {
            self.written.get_or_insert_with(|| snapshot.draft.to_string());
        } else {
            self.written = None;
        }
    }

    /// Does what a message asks for. False if there is nothing new to be seen.
    pub fn update(&mut self, message: Message, snapshot: &Snapshot, entered: &mut Entered) -> bool {
        match message {
            // For those who hold the snapshot.
            Message::Show(_) | Message::Redraw => {}
            Message::ToggleMenu => self.menu.is_open = !self.menu.is_open,
            Message::CloseMenu => self.menu.close(&self.node),
            Message::LeaveMenu => self.menu.is_open = false,
            Message::Save => {
                self.menu.close(&self.node);
                self.menu.save(&self.shared, &snapshot.transcript);
            }
            Message::Ask(button) => self.ask(button, snapshot),
            Message::Answer(end) => {
                self.question.is_open = false;
                if end {
                    self.shared.send.emit(Command::End);
                }
            }
            Message::Entered(name, value) => entered.set(&name, value),
            Message::HandIn => {
                self.handed_in = true;
                self.shared.send.emit(Command::Start(entered.hand_in()));
            }
            Message::Written(text) => {
                self.written = Some(text.clone());
                self.shared.send.emit(Command::Draft(text));
            }
            Message::Send => self.send(snapshot),
            Message::Scrolled => return self.scrolled(),
            Message::ToEnd => end_keeper::go(&self.node),
        }
        true
    }

    fn ask(&mut self, button: &'static str, snapshot: &Snapshot) {
        if self.menu.is_open {
            self.menu.close(&self.node);
        }
        if snapshot.can_end {
            self.question.ask(button);
        }
    }

    fn send(&mut self, snapshot: &Snapshot) {
        focus::move_to(&self.node, composer::BOX);
        let can_send = snapshot.composer == Composer::Ready;
        if let Some(text) = self.written.as_mut().filter(|text| can_send && composer::can_be_sent(text)) {
            self.shared.send.emit(Command::Send(std::mem::take(text)));
        }
    }

    fn scrolled(&mut self) -> bool {
        let Some(end) = &mut self.end else { return false };
        let was_behind = end.is_behind;
        if let Some(place) = end.scrolled(&self.node) {
            self.shared.send.emit(Command::Scrolled(place));
        }
        end.is_behind != was_behind
    }

    /// After each drawing. True if it is to be drawn once more.
    pub fn drawn(&mut self, snapshot: &Snapshot) -> bool {
        self.menu.drawn(&self.node);
        self.question.drawn(&self.node);
        if self.handed_in && focus::move_to(&self.node, FAULTY) {
            self.handed_in = false;
        }
        let again = self.end.as_mut().is_some_and(|end| end.drawn(&self.node, &snapshot.transcript));
        self.focus.drawn(&self.node, Screen::of(snapshot), &mut self.question);
        again
    }

    /// The whole panel.
    pub fn draw(&self, snapshot: &Snapshot, entered: &Entered) -> Element {
        self.focus.look(&self.node);
        let shared = &self.shared;
        let UiSettings { theme, inline, words, direction, .. } = &*shared.settings;
        let (layout, role) = if *inline { (" inline", "region") } else { (" floating", "dialog") };
        let asks = self.question.is_open;
        let inner = element("div")
            .class("inner")
            .attr_if(asks, "inert", "")
            .child(header(shared, snapshot, &self.menu))
            .child(banner(shared, snapshot.connection))
            .child(self.content(snapshot, entered));
        element("section")
            .set("class", ["panel ", theme.class(), layout].concat().into())
            .attr("part", "panel")
            .attr("role", role)
            .set("aria-label", shared.text(Text::Panel))
            .attr("tabindex", "-1")
            .set("lang", AttrValue::from(words.clone()))
            .attr("dir", direction.attribute())
            .place(&self.node)
            .on("keydown", on_key(shared, &self.node, self.layer()))
            .on("keyup", stay_inside())
            .on("keypress", stay_inside())
            .child(inner)
            .child_if(asks.then(|| confirm(shared)))
    }

    fn layer(&self) -> Layer {
        match (self.question.is_open, self.menu.is_open) {
            (true, _) => Layer::Question,
            (_, true) => Layer::Menu,
            _ => Layer::Panel,
        }
    }

    /// What stands below the head.
    fn content(&self, snapshot: &Snapshot, entered: &Entered) -> Html {
        let shared = &self.shared;
        match Screen::of(snapshot) {
            Screen::Form => pre_chat(shared, snapshot, entered).into(),
            Screen::Elsewhere => elsewhere(shared).into(),
            Screen::Waiting | Screen::Talking | Screen::Over => self.talk(snapshot),
        }
    }

    fn talk(&self, snapshot: &Snapshot) -> Html {
        let shared = &self.shared;
        let behind = self.end.as_ref().is_some_and(|end| end.is_behind);
        let locked = snapshot.composer == Composer::Locked;
        let part = |part: Option<Element>| part.map(Html::from).unwrap_or_default();
        list(vec![
            conversation(shared, &snapshot.transcript, snapshot.phase.is_over(), behind).into(),
            part(queue(shared, snapshot)),
            typing(shared, snapshot.typing.as_ref()).into(),
            part(over(shared, &snapshot.phase, post_chat(shared, snapshot.post_chat.as_ref()))),
            part(self.written.as_ref().map(|text| composer(shared, text, locked))),
        ])
    }
}
