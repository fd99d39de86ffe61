//! Every visible word. It joins no sentences: each text is whole, so that it can be put into any language.
//!
//! A text has one placeholder at most, in braces. What the braces hold is a hint for whoever writes
//! the text; the value goes in its place, whatever its name.

use std::fmt;

use yew::{AttrValue, Html};

use super::element::{self, list};

macro_rules! texts {
    ($($text:ident = $english:literal,)*) => {
        /// The name of a text. In the `strings` option the key is this name in camelCase.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $(#[doc = concat!("“", $english, "”")] $text,)*
        }

        const KEYS: &[&str] = &[$(stringify!($text)),*];
        const ENGLISH: [AttrValue; KEYS.len()] = [$(AttrValue::Static($english)),*];
    };
}

texts! {
    Launcher = "Chat with us",
    LauncherUnreadOne = "Chat with us, 1 unread message",
    LauncherUnread = "Chat with us, {count} unread messages",

    Panel = "Chat",
    Close = "Close",
    Options = "Options",
    EndChat = "End chat",
    SaveTranscript = "Save transcript",
    TranscriptFile = "chat.txt",
    AgentHere = "Here to help",
    BotHere = "Automated assistant",
    EndQuestion = "End this chat?",
    EndWarning = "You cannot go on with this conversation afterwards.",
    KeepChatting = "Keep chatting",

    Form = "Before we start",
    FormIntro = "Tell us a little, and we will find the right person for you.",
    NameLabel = "Name",
    QuestionLabel = "How can we help?",
    Optional = "optional",
    Choose = "Please choose",
    ConsentLink = "Read more",
    StartChat = "Start chat",
    FaultMissing = "Please fill this in.",
    FaultUnchosen = "Please choose one of these.",
    FaultUnticked = "Please tick this box to go on.",
    FaultEmail = "Please enter an e-mail address, like name@example.com.",
    FaultTel = "Please enter a telephone number, like +44 20 7946 0000.",
    FaultNumber = "Please enter a number.",
    FaultDate = "Please enter a date.",
    FaultUrl = "Please enter a web address, like https://example.com.",
    FaultKind = "Please check this entry.",
    FaultShort = "Please enter at least {count} characters.",
    FaultLong = "Please enter at most {count} characters.",
    FaultPattern = "Please enter this in the format asked for.",

    Connecting = "Connecting…",
    Waiting = "Waiting for an agent…",
    TransferWaiting = "Waiting for another agent…",
    Place = "Your place in the queue: {position}",
    Next = "You are next",
    WaitNow = "An agent will be with you any moment now",
    WaitSeconds = "Estimated wait: less than a minute",
    WaitMinute = "Estimated wait: about 1 minute",
    WaitMinutes = "Estimated wait: about {count} minutes",
    WaitHint = "You can write already. Your message is sent as soon as an agent is here.",

    Conversation = "Conversation",
    You = "You",
    Agent = "Agent",
    Bot = "Bot",
    Said = "{name} said:",
    YouSaid = "You said:",
    Sending = "Sending…",
    Sent = "Sent",
    NotSent = "Not sent",
    TryAgain = "Try again",
    NewMessages = "New messages",
    Typing = "{name} is typing",
    Joined = "{name} joined the chat.",
    Transferred = "{name} has taken over the chat.",
    Resumed = "{name} is back in the chat.",
    AgentLeft = "The agent has left. We are looking for another one.",
    BeingTransferred = "You are being transferred to another agent.",
    Left = "{name} left the chat.",

    Message = "Message",
    MessageHint = "Write a message…",
    Send = "Send",
    CharactersLeft = "Characters left: {count}",
    CharactersOver = "Characters too many: {count}",

    Reconnecting = "Reconnecting…",
    Offline = "You are offline",
    Elsewhere = "This chat is open in another tab.",
    ContinueHere = "Continue here",

    EndedVisitor = "You have ended the chat.",
    EndedAgent = "The agent has ended the chat.",
    EndedIdle = "The chat has ended because nothing was written for a while.",
    EndedAgentsGone = "The chat has ended because no agent is available any more.",
    Ended = "The chat has ended.",
    Lost = "The chat has ended because the connection was lost.",
    RefusedUnavailable = "No agents are available right now.",
    RefusedBlocked = "This chat cannot be offered to you.",
    RefusedFault = "The chat service had a problem and found no agent.",
    Refused = "Your chat could not be taken right now.",
    FailedUnreachable = "The chat service cannot be reached. Please check your connection.",
    FailedAnswer = "The chat service does not answer as it should. Please try again later.",
    FailedStatus = "The chat service answered with error {status}. Please try again later.",
    StartNew = "Start a new chat",

    Leaving = "You are being taken to {address}",
    StayHere = "Stay here",
    Follow = "Continue to {address}",
}

/// No text has this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownText(
    /// The key as it was given.
    pub String,
);

impl fmt::Display for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no text is called \"{}\"", self.0)
    }
}

/// All texts in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Strings([AttrValue; KEYS.len()]);

impl Default for Strings {
    fn default() -> Self {
        Self(ENGLISH)
    }
}

impl Strings {
    /// Replaces one text.
    ///
    /// # Errors
    ///
    /// If no text has this key.
    pub fn set(&mut self, key: &str, text: String) -> Result<(), UnknownText> {
        let index = KEYS.iter().position(|known| is_key_of(key, known)).ok_or_else(|| UnknownText(key.to_owned()))?;
        self.0[index] = text.into();
        Ok(())
    }

    /// A text without a placeholder.
    #[must_use]
    pub fn get(&self, text: Text) -> AttrValue {
        self.0[text as usize].clone()
    }

    /// A text with `value` in the place of its placeholder. A text without one says nothing of the value.
    #[must_use]
    pub fn fill(&self, text: Text, value: &str) -> String {
        match self.halves(text) {
            Some((before, after)) => [before, value, after].concat(),
            None => self.get(text).to_string(),
        }
    }

    /// As [`Strings::fill`], around a part of the page.
    pub(super) fn around(&self, text: Text, part: Html) -> Html {
        match self.halves(text) {
            Some((before, after)) => list(vec![words(before), part, words(after)]),
            None => element::text(self.get(text)),
        }
    }

    /// What stands before and after the placeholder.
    fn halves(&self, text: Text) -> Option<(&str, &str)> {
        let (before, rest) = self.0[text as usize].split_once('{')?;
        let (_, after) = rest.split_once('}')?;
        Some((before, after))
    }
}

fn words(half: &str) -> Html {
    element::text(half.to_owned().into())
}

/// True if `key` is `known` with a small first letter.
fn is_key_of(key: &str, known: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.eq_ignore_ascii_case(known)
        && key.get(1..) == known.get(1..)
}
