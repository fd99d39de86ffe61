//! One session with its interface, joined: snapshots go to the panel and the launcher, commands to
//! the session, news to the host page. It decides nothing.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use web_sys::{HtmlElement, ShadowRoot};
use yew::{AppHandle, Callback, Renderer};

use crate::runtime::{News, Runtime};
use crate::session::form::Form;
use crate::session::{Command, Config, Input, PostChatPolicy, Snapshot};
use crate::ui::{App, AppProps, Direction, Strings, Text, Theme, UiSettings};

use super::browser;
use super::call::{Answer, DONE};
use super::failure::{self, Watch};
use super::host_events;
use super::language::is_right_to_left;
use super::launcher::Launcher;
use super::options::{self, Layout, Options};

/// Where a chat stands on the page.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// The custom element.
    pub host: HtmlElement,
    /// The panel's place in the shadow root.
    pub root: HtmlElement,
    /// The launcher.
    pub launcher: Launcher,
    /// The key of the chat in the tab's storage.
    pub storage_key: String,
}

/// A session that runs, with its panel.
pub(super) struct Running {
    /// What it was made from.
    pub options: Rc<Options>,
    /// Those who wait for the end of the chat.
    pub until_over: RefCell<Vec<Answer>>,
    outdated: Box<dyn Fn()>,
    runtime: Runtime,
    site: Site,
    settings: Rc<UiSettings>,
    /// The panel's ear.
    listener: RefCell<Option<Callback<Snapshot>>>,
    was_open: Cell<bool>,
    app: RefCell<Option<AppHandle<App>>>,
    _watch: Watch,
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Running")
    }
}

impl Running {
    /// Makes a session from what the tab has stored; it begins and is drawn in the next turn.
    /// `outdated` is called when another page of the tab has taken the chat further.
    pub(super) fn start(site: Site, options: Rc<Options>, outdated: impl Fn() + 'static) -> Rc<Self> {
        let settings = Rc::new(settings(&options));
        let runtime = Runtime::new(config(&options, &settings.strings), browser::seed(), site.storage_key.clone());
        let watch = failure::watch(&site.root, runtime.stop_switch());
        let running = Rc::new(Self {
            options,
            outdated: Box::new(outdated),
            until_over: RefCell::default(),
            runtime,
            site,
            settings,
            listener: RefCell::default(),
            was_open: Cell::new(false),
            app: RefCell::default(),
            _watch: watch,
        });
        // Not from within `mount`: the loader must have the chat in hand before the page is told of
        // anything. And after the panel of a session before has taken its nodes away.
        let begun = running.clone();
        browser::later(move || begin(&begun));
        running
    }

    /// Hands a command to the session.
    pub(super) fn dispatch(&self, command: Command) {
        self.runtime.dispatch(Input::Command(command));
    }

    /// What the visitor sees now.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.runtime.snapshot()
    }

    /// True after [`Self::stop`], and after a panic.
    pub(super) fn is_stopped(&self) -> bool {
        self.runtime.is_stopped()
    }

    /// Lets go of everything at once, also in the middle of an event of its own. The panel's nodes go
    /// within the same task.
    pub(super) fn stop(&self) {
        self.runtime.stop();
        self.over();
        self.listener.take();
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    /// In the page's own flow there is nothing to close.
    pub(super) fn is_inline(&self) -> bool {
        self.settings.inline
    }

    fn over(&self) {
        for answer in self.until_over.take() {
            answer.settle(DONE);
        }
    }

    fn take(&self, news: News<'_>) {
        match news {
            News::Changed(snapshot) => self.show(snapshot),
            News::Host(event) => host_events::tell(&self.site.host, &self.settings.strings, &event),
            News::Outdated => (self.outdated)(),
            News::Redirect(url, new_tab) => self.redirect(url, new_tab),
        }
    }

    fn draw(self: &Rc<Self>) {
        if self.runtime.is_stopped() {
            return;
        }
        let snapshot = self.snapshot();
        self.show_launcher(&snapshot);
        let (feed, send) = (Rc::downgrade(self), Rc::downgrade(self));
        let props = AppProps {
            feed: Callback::from(move |listener| with(&feed, |running| running.listen(listener))),
            initial: snapshot,
            send: Callback::from(move |command| with(&send, |running| running.dispatch(command))),
            settings: self.settings.clone(),
        };
        let app = Renderer::<App>::with_root_and_props(self.site.root.clone().into(), props).render();
        self.app.replace(Some(app));
    }

    /// The panel is drawn some time after `draw`: what has changed meanwhile is told at once.
    fn listen(&self, listener: Callback<Snapshot>) {
        listener.emit(self.snapshot());
        self.listener.replace(Some(listener));
    }

    fn show(&self, snapshot: &Snapshot) {
        // Before the panel is drawn anew: afterwards the focus would be lost already.
        if self.was_open.get() && !snapshot.open && self.has_focus() {
            self.site.launcher.focus();
        }
        self.show_launcher(snapshot);
        if !snapshot.phase.is_live() {
            self.over();
        }
        // Cloned, because the panel may ask for another ear while it listens.
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener.emit(snapshot.clone());
        }
    }

    fn show_launcher(&self, snapshot: &Snapshot) {
        self.was_open.set(snapshot.open);
        self.site.launcher.set_open(snapshot.open);
        self.site.launcher.set_unread(snapshot.unread, &self.settings.strings);
    }

    fn has_focus(&self) -> bool {
        let shadow: Option<ShadowRoot> = self.site.host.shadow_root();
        let focused = shadow.and_then(|shadow| shadow.active_element());
        focused.is_some_and(|focused| self.site.root.contains(Some(&focused)))
    }
}

fn begin(running: &Rc<Running>) {
    let ear = Rc::downgrade(running);
    running.runtime.begin(Box::new(move |news| with(&ear, |running| running.take(news))));
    if running.is_inline() {
        running.dispatch(Command::Open);
    }
    running.draw();
}

fn with(running: &Weak<Running>, act: impl FnOnce(&Running)) {
    if let Some(running) = running.upgrade() {
        act(&running);
    }
}

fn config(options: &Options, strings: &Strings) -> Config {
    let standard = || Rc::new(Form::standard(&strings.get(Text::NameLabel), &strings.get(Text::QuestionLabel)));
    Config {
        form: options.form.clone().unwrap_or_else(standard),
        driver: options.driver.clone(),
        post_chat: PostChatPolicy { mode: options.post_chat, origins: options.post_chat_origins.clone() },
        client: browser::client_facts(),
        matches: browser::matches,
    }
}

impl Running {
    fn redirect(&self, url: &str, new_tab: bool) {
        if !host_events::may_redirect(&self.site.host, url) {
            self.dispatch(Command::StayHere);
        } else if let Some(window) = web_sys::window() {
            let gone = if new_tab {
                window.open_with_url_and_target_and_features(url, "_blank", "noopener").map(drop)
            } else {
                window.location().assign(url)
            };
            if gone.is_err() {
                // The page's policy forbids it; the link in the panel is left.
                self.dispatch(Command::StayHere);
            }
        }
    }
}

fn settings(options: &Options) -> UiSettings {
    let mut strings = Strings::default();
    for (key, text) in &options.strings {
        // Unknown keys are among the complaints, and not in this list.
        let _known = strings.set(key, text.clone());
    }
    UiSettings {
        strings,
        inline: options.layout == Layout::Inline,
        language: options.language.clone(),
        words: if options.strings.is_empty() { "en".to_owned() } else { options.language.clone() },
        direction: if is_right_to_left(&options.language) { Direction::Rtl } else { Direction::Ltr },
        theme: match options.theme {
            options::Theme::Auto => Theme::Auto,
            options::Theme::Light => Theme::Light,
            options::Theme::Dark => Theme::Dark,
        },
    }
}
