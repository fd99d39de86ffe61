//! The open panel. It keeps nothing of the chat: what it shows is the snapshot, screen by screen.

use yew::prelude::*;

use crate::session::{Composer as ComposerState, Snapshot};

use super::banner::banner;
use super::composer::Composer;
use super::confirm::confirm;
use super::elsewhere::elsewhere;
use super::entered::Kept;
use super::header::header;
use super::keys::{on_key, stay_inside};
use super::menu::use_menu;
use super::over::over;
use super::post_chat::post_chat;
use super::pre_chat::PreChat;
use super::question::use_question;
use super::queue::queue;
use super::screen::{Screen, use_kept_focus};
use super::settings::UiSettings;
use super::shared::Shared;
use super::strings::Text;
use super::transcript::Conversation;
use super::typing::typing;

#[derive(Properties, PartialEq)]
pub(super) struct PanelProps {
    pub shared: Shared,
    pub snapshot: Snapshot,
    pub kept: Kept,
    /// True if the visitor has opened it, and is to find the keyboard inside.
    pub takes_focus: bool,
}

#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let PanelProps { shared, snapshot, .. } = props;
    let UiSettings { theme, inline, language, direction, .. } = &*shared.settings;
    let node = use_node_ref();
    let menu = use_menu(&node);
    let (ask, question) = use_question(shared, &node, snapshot.can_end);
    let screen = Screen::of(snapshot);
    use_kept_focus(&node, screen, props.takes_focus, &question);
    let onkeydown = on_key(shared, &node, &question, &menu);

    html! {
        <section class={classes!("panel", theme.class(), if *inline { "inline" } else { "floating" })} part="panel"
            role={if *inline { "region" } else { "dialog" }} aria-label={shared.text(Text::Panel)} tabindex="-1"
            lang={language.clone()} dir={direction.attribute()} ref={node}
            {onkeydown} onkeyup={stay_inside()} onkeypress={stay_inside()}>
            <div class="inner" inert={question.is_open} aria-hidden={question.is_open.then_some("true")}>
                { header(shared, snapshot, &ask, &menu) }
                { banner(shared, snapshot.connection) }
                { content(props, screen) }
            </div>
            if question.is_open { { confirm(shared, &question.answer) } }
        </section>
    }
}

/// What stands below the head.
fn content(props: &PanelProps, screen: Screen) -> Html {
    let PanelProps { shared, snapshot, kept, .. } = props;
    match screen {
        Screen::Form => html! {
            <PreChat shared={shared.clone()} form={snapshot.form.clone()} answers={snapshot.answers.clone()}
                faults={snapshot.faults.clone()} kept={kept.clone()} />
        },
        Screen::Elsewhere => elsewhere(shared),
        Screen::Waiting | Screen::Talking | Screen::Over => html! {
            <>
                <Conversation shared={shared.clone()} transcript={snapshot.transcript.clone()} start={snapshot.scroll} />
                { queue(shared, snapshot) }
                { typing(shared, snapshot.typing.as_ref()) }
                { over(shared, &snapshot.phase, post_chat(shared, snapshot.post_chat.as_ref())) }
                if screen == Screen::Talking {
                    <Composer shared={shared.clone()} draft={snapshot.draft.clone()} locked={snapshot.composer == ComposerState::Locked} />
                }
            </>
        },
    }
}
