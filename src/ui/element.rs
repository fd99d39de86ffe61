//! Elements, written step by step. It is no template language: whoever draws says what goes in, in order.
//!
//! In the place of `html!`, which puts all that is needed to make an element into each place where one
//! is made: here that is there once, and a place costs one small call for each attribute and child.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Callback, Html, NodeRef};

/// An element that is being written. It becomes [`Html`] by `into()`, or as a child.
pub(super) struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

/// An element without anything.
pub(super) fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag: VTag::new(tag),
        names: Vec::new(),
        values: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }))
}

/// A button that hands in no form.
pub(super) fn button(class: &'static str, act: Callback<Event>) -> Element {
    element("button").attr("type", "button").class(class).on("click", act)
}

/// A text node.
pub(super) fn text(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// Parts one after the other. Those that all have a key are told apart by it, the others by their place.
pub(super) fn list(parts: Vec<Html>) -> Html {
    VList::with_children(parts, None).into()
}

impl Element {
    /// The `class`.
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// An attribute that is always the same.
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.set(name, AttrValue::Static(value))
    }

    /// An attribute.
    pub fn set(self, name: &'static str, value: AttrValue) -> Self {
        self.maybe(name, Some(value))
    }

    /// An attribute with this value, or none.
    pub fn attr_if(self, condition: bool, name: &'static str, value: &'static str) -> Self {
        self.maybe(name, condition.then_some(AttrValue::Static(value)))
    }

    /// An attribute, or none.
    pub fn maybe(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// The value of an `input` or a `textarea`, set anew each time.
    pub fn value(mut self, value: AttrValue) -> Self {
        self.0.tag.set_value(Some(value));
        self
    }

    /// Whether an `input` is chosen, set anew each time.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// What tells it apart among others.
    pub fn key(mut self, key: u64) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Where to find it once it is drawn.
    pub fn place(mut self, place: &NodeRef) -> Self {
        self.0.tag.node_ref = place.clone();
        self
    }

    /// Hears the events of this name.
    pub fn on(mut self, event: &'static str, act: Callback<Event>) -> Self {
        self.0.listeners.push(Some(Rc::new(Ear { event, act })));
        self
    }

    /// Something inside.
    pub fn child(self, child: impl Into<Html>) -> Self {
        self.push(child.into())
    }

    /// An element inside, or nothing in its place.
    pub fn child_if(self, child: Option<Element>) -> Self {
        self.push(child.map(Html::from).unwrap_or_default())
    }

    /// A text inside.
    pub fn text(self, words: AttrValue) -> Self {
        self.push(text(words))
    }

    fn push(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        let Parts { mut tag, names, values, listeners, mut children } = *element.0;
        tag.set_attributes(Attributes::Dynamic { keys: shape(&names), values: values.into() });
        tag.set_listeners(listeners.into());
        if let Some(inside) = tag.children_mut() {
            *inside = if children.len() > 1 { list(children) } else { children.pop().unwrap_or_default() };
        }
        tag.into()
    }
}

thread_local! {
    static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The one list with these names: Yew compares two elements quickest if their names are the very same
/// list. There are no more of them than places in the code that write elements.
fn shape(names: &[&'static str]) -> &'static [&'static str] {
    SHAPES.with_borrow_mut(|shapes| {
        let known = shapes.iter().find(|shape| **shape == names).copied();
        known.unwrap_or_else(|| {
            let shape: &'static [&'static str] = Box::leak(names.into());
            shapes.push(shape);
            shape
        })
    })
}

/// One listener for all kinds of events.
struct Ear {
    event: &'static str,
    act: Callback<Event>,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(Cow::Borrowed(self.event))
    }

    fn handle(&self, event: Event) {
        self.act.emit(event);
    }

    fn passive(&self) -> bool {
        self.event == "scroll"
    }
}
