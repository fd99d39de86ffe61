//! The scripted agent: accepts, greets, answers by keyword, hands over, says goodbye. Stops for good when the
//! chat ends or somebody switches to the manual agent.

mod answers;

use std::time::Duration;

use tokio::time::sleep;

use crate::agent_action::AgentAction;
use crate::control::Control;
use crate::desk::Who;
use crate::phase::PhaseName;
use crate::script::answers::{Next, Reply};
use crate::session_view::SessionView;
use crate::settings::{AgentMode, Settings};
use crate::world::World;

/// Sends the agent to every queued chat that has none yet.
pub(crate) fn start_new(world: &World) {
    for id in world.change(|state| {
        let queued = state.sessions.iter_mut().filter(|s| s.phase.name() == PhaseName::Queued && !s.scripted);
        queued.map(|session| (session.scripted = true, session.id.clone()).1).collect::<Vec<_>>()
    }) {
        let agent = Script { control: Control::new(world.clone()), session: id };
        tokio::spawn(async move {
            // `None` only says that the chat is over, or taken over by a human.
            let _: Option<()> = agent.play().await;
        });
    }
}

struct Script {
    control: Control,
    session: String,
}

impl Script {
    async fn play(&self) -> Option<()> {
        self.queue().await?;
        self.act(AgentAction::accept())?;
        let session = self.session()?;
        self.say(answers::greeting(&session)).await?;
        let mut unknown = 0;
        if let Some(question) = answers::question(&session.details) {
            self.answer(&question, &mut unknown).await?;
        }
        for heard in 0.. {
            let text = self.next_text(heard).await?;
            self.answer(&text, &mut unknown).await?;
        }
        Some(())
    }

    /// Shows each place in the queue for a while.
    async fn queue(&self) -> Option<()> {
        let session = self.session()?;
        let updates = self.control.look(|_| session.queue_position);
        for place in (0..updates).rev() {
            self.pause(|settings| settings.queue_step_ms).await?;
            let wait = self.control.look(|view| view.settings().wait_at(place));
            self.act(AgentAction::QueueUpdate { position: place, estimated_wait_time: Some(wait) })?;
        }
        self.pause(|settings| settings.queue_step_ms).await
    }

    /// The visitor's text number `index`; nothing when the chat is over.
    async fn next_text(&self, index: usize) -> Option<String> {
        let step = |session: SessionView| {
            let mut texts = session.transcript.iter().filter(|line| line.who == Who::Visitor);
            match texts.nth(index) {
                Some(line) => Some(Some(line.text.clone())),
                None if matches!(session.phase, PhaseName::Ended | PhaseName::Gone) => Some(None),
                None => None,
            }
        };
        self.control
            .until(|view| match view.session(self.session.as_str()) {
                Some(session) if view.settings().agent == AgentMode::Scripted => step(session),
                _ => Some(None),
            })
            .await
    }

    async fn answer(&self, text: &str, unknown: &mut usize) -> Option<()> {
        let Reply { text, next } = answers::reply(text, *unknown, self.colleague().is_some());
        *unknown += usize::from(next == Next::AskBack);
        let colleague = self.colleague().unwrap_or_default();
        self.say(text.replace("{colleague}", &colleague)).await?;
        match next {
            Next::Stay | Next::AskBack => Some(()),
            Next::HandOver => self.hand_over(colleague).await,
            Next::End => {
                self.pause(|settings| settings.think_ms).await?;
                self.act(AgentAction::end())
            }
        }
    }

    async fn hand_over(&self, colleague: String) -> Option<()> {
        self.pause(|settings| settings.typing_ms).await?;
        self.act(AgentAction::Transfer { name: Some(colleague) })?;
        let session = self.session()?;
        self.say(answers::taking_over(&session)).await
    }

    /// Somebody else to hand over to.
    fn colleague(&self) -> Option<String> {
        let session = self.session()?;
        self.control.look(|view| {
            let first = view.settings().agents.first()?;
            let second = view.settings().agents.get(1)?;
            (session.agent.as_deref() == Some(&first.name)).then(|| second.name.clone())
        })
    }

    /// Thinks, types, says it.
    async fn say(&self, text: String) -> Option<()> {
        self.pause(|settings| settings.think_ms).await?;
        self.act(AgentAction::Typing)?;
        self.pause(|settings| settings.typing_ms).await?;
        self.act(AgentAction::Batch { actions: vec![AgentAction::say(text), AgentAction::NotTyping] })
    }

    /// `None` when the script has no say in this chat any more.
    fn act(&self, action: AgentAction) -> Option<()> {
        self.session()?;
        self.control.act(self.session.as_str(), action).ok()
    }

    fn session(&self) -> Option<SessionView> {
        self.control.look(|view| {
            let scripted = view.settings().agent == AgentMode::Scripted;
            view.session(self.session.as_str()).filter(|_| scripted)
        })
    }

    async fn pause(&self, length: impl FnOnce(&Settings) -> u64) -> Option<()> {
        let milliseconds = self.control.look(|view| length(view.settings()));
        if milliseconds > 0 {
            sleep(Duration::from_millis(milliseconds)).await;
        }
        self.session().map(|_| ())
    }
}
