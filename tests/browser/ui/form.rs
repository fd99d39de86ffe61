//! The form before the chat: its controls, its conditions and what is handed in.

use std::rc::Rc;

use chasitor::session::form::{Condition, Consent, Field, Kind};
use chasitor::session::{Answers, Command, Form, Phase};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::shown::{Shown, shown};
use super::snapshots::{chat, closed, field, form, form_of};

fn handed_in(shown: &Shown) -> Answers {
    match shown.sent().pop() {
        Some(Command::Start(answers)) => answers,
        other => panic!("expected the answers, found {other:?}"),
    }
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[wasm_bindgen_test]
async fn the_form_hands_in_what_was_entered() {
    let shown = shown(form()).await;
    assert_eq!(shown.count("form[aria-label='Before we start']"), 1);
    shown.enter("[name=name]", "Lena").await;
    shown.enter("[name=question]", "Where is it?").await;
    shown.click(&shown.button("Start chat")).await;
    assert_eq!(handed_in(&shown), answers(&[("name", "Lena"), ("question", "Where is it?")]));
}

#[wasm_bindgen_test]
async fn each_kind_of_field_is_one_labelled_control() {
    let kinds = [
        (Kind::Text, "input[type=text]"),
        (Kind::Email, "input[type=email]"),
        (Kind::Tel, "input[type=tel]"),
        (Kind::Number, "input[type=number]"),
        (Kind::Date, "input[type=date]"),
        (Kind::Url, "input[type=url]"),
        (Kind::Textarea, "textarea"),
        (Kind::Select, "select"),
        (Kind::Checkbox, "input[type=checkbox]"),
    ];
    for (kind, selector) in kinds {
        let shown = shown(form_of(vec![field("one", kind)])).await;
        let control = shown.find(selector);
        let label = shown.find(&format!("label[for='{}']", control.id()));
        assert_eq!(label.text_content().as_deref(), Some("Label of one"), "{kind:?}");
        assert_eq!(shown.count("form input, form select, form textarea"), 1, "{kind:?}");
    }
}

#[wasm_bindgen_test]
async fn radio_buttons_stand_under_one_legend() {
    let shown = shown(form_of(vec![field("one", Kind::Radio)])).await;
    let group = shown.find("fieldset[role=radiogroup]");
    assert_eq!(shown.text(&format!("#{}", group.get_attribute("aria-labelledby").unwrap())), "Label of one");
    shown.click(&shown.find("[value=b]")).await;
    shown.click(&shown.button("Start chat")).await;
    assert_eq!(handed_in(&shown), answers(&[("one", "b")]));
}

#[wasm_bindgen_test]
async fn a_hidden_field_is_handed_in_unseen() {
    let hidden = Field { value: "shop".into(), ..field("source", Kind::Hidden) };
    let shown = shown(form_of(vec![hidden])).await;
    assert_eq!(shown.count("form input"), 0);
    shown.click(&shown.button("Start chat")).await;
    assert_eq!(handed_in(&shown), answers(&[("source", "shop")]));
}

#[wasm_bindgen_test]
async fn a_field_is_there_only_while_its_condition_holds() {
    let condition = Condition { field: "topic".into(), equals: vec!["b".into()] };
    let order = Field { show_if: Some(condition), ..field("order", Kind::Text) };
    let shown = shown(form_of(vec![field("topic", Kind::Select), order])).await;
    assert_eq!(shown.count("[name=order]"), 0);
    shown.enter("[name=topic]", "b").await;
    assert_eq!(shown.count("[name=order]"), 1);
    shown.enter("[name=topic]", "a").await;
    assert_eq!(shown.count("[name=order]"), 0);
}

#[wasm_bindgen_test]
async fn consent_is_a_box_with_a_link_that_is_safe_to_follow() {
    let consent = |url: &str| {
        let consent = Consent { text: "I agree.".into(), url: Some(url.into()), required: true };
        let mut snapshot = form_of(Vec::new());
        snapshot.form = Rc::new(Form { consent: Some(consent), ..(*snapshot.form).clone() });
        snapshot
    };
    let shown = shown(consent("https://example.com/privacy")).await;
    assert_eq!(shown.text("label"), "I agree.");
    assert_eq!(shown.find("form a").get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    shown.click(&shown.find("[type=checkbox]")).await;
    shown.click(&shown.button("Start chat")).await;
    assert_eq!(handed_in(&shown), answers(&[("consent", "true")]));
    shown.push(consent("javascript:alert(1)")).await;
    assert_eq!(shown.count("form a"), 0);
}

#[wasm_bindgen_test]
async fn closing_the_panel_loses_no_entry() {
    let shown = shown(form()).await;
    shown.enter("[name=name]", "Lena").await;
    shown.push(closed()).await;
    shown.push(form()).await;
    assert_eq!(shown.find("[name=name]").unchecked_into::<HtmlInputElement>().value(), "Lena");
}

#[wasm_bindgen_test]
async fn a_new_chat_begins_with_what_the_session_has_kept() {
    let shown = shown(form()).await;
    shown.enter("[name=name]", "Lena").await;
    shown.enter("[name=question]", "Where is it?").await;
    shown.click(&shown.button("Start chat")).await;
    shown.push(chat(&[])).await;
    let kept = answers(&[("name", "Lena"), ("question", "")]);
    shown.push(chasitor::session::Snapshot { phase: Phase::PreChat, answers: Rc::new(kept.clone()), ..form() }).await;
    shown.click(&shown.button("Start chat")).await;
    assert_eq!(handed_in(&shown), kept);
}
