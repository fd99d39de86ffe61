//! The panel's head: who is there, and the ways out. It ends nothing itself.

use crate::session::{Agent, Command, Phase, Snapshot};

use super::avatar::avatar;
use super::element::{Element, button, element};
use super::icon::Icon;
use super::menu::Menu;
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;

/// The head.
pub(super) fn header(shared: &Shared, snapshot: &Snapshot, menu: &Menu) -> Element {
    let end = || button("end", shared.tells(Message::Ask(".end"))).text(shared.text(Text::EndChat));
    let close = || {
        let close = button("tool", shared.sends(Command::Close)).set("aria-label", shared.text(Text::Close));
        close.child(Icon::Close.draw())
    };
    let tools = element("div")
        .class("tools")
        .child_if(snapshot.can_end.then(end))
        .child_if(Menu::is_of_use(snapshot).then(|| menu.draw(shared, snapshot)))
        .child_if((!shared.settings.inline).then(close));
    element("header")
        .class("header")
        .attr("part", "header")
        .child(element("slot").attr("name", "header").child(title(shared, &snapshot.phase)))
        .child(tools)
}

/// The agent's name once there is one.
fn title(shared: &Shared, phase: &Phase) -> Element {
    let (name, role) = match phase {
        Phase::Chatting(Agent { name, is_bot }) => {
            (name.as_deref(), Some(if *is_bot { Text::BotHere } else { Text::AgentHere }))
        }
        _ => (None, None),
    };
    let title = match (name, role) {
        (Some(name), _) => name.to_owned().into(),
        (None, Some(_)) => shared.text(Text::Agent),
        (None, None) => shared.text(Text::Panel),
    };
    let names = element("div")
        .class("names")
        .child(element("h2").child(element("bdi").text(title)))
        .child_if(role.map(|role| element("p").text(shared.text(role))));
    element("div").class("title").child(avatar(name)).child(names)
}
