//! Faults of the form: in words, at their field, with the focus on the first one.

use std::rc::Rc;

use chasitor::session::form::Kind;
use chasitor::session::{Answers, Fault, FaultKind, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::shown;
use super::snapshots::{field, form, form_of};

fn with_faults(mut snapshot: Snapshot, faults: &[(&str, FaultKind)]) -> Snapshot {
    let fault = |(field, kind): &(&str, FaultKind)| Fault { field: (*field).to_owned(), kind: kind.clone() };
    snapshot.faults = Rc::new(faults.iter().map(fault).collect());
    snapshot
}

#[wasm_bindgen_test]
async fn the_first_fault_gets_the_focus_and_says_what_to_do() {
    let shown = shown(form()).await;
    shown.click(&shown.button("Start chat")).await;
    shown.push(with_faults(form(), &[("name", FaultKind::Missing), ("question", FaultKind::TooShort(10))])).await;
    let name = shown.find("[name=name]");
    assert!(shown.has_focus(&name));
    assert_eq!(name.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(shown.text(&format!("#{}", name.get_attribute("aria-describedby").unwrap())), "Please fill this in.");
    let question = shown.find("[name=question]").get_attribute("aria-describedby").unwrap();
    assert_eq!(shown.text(&format!("#{question}")), "Please enter at least 10 characters.");
}

#[wasm_bindgen_test]
async fn the_same_fault_again_gets_the_focus_again() {
    let faulty = with_faults(form(), &[("name", FaultKind::Missing)]);
    let shown = shown(form()).await;
    shown.click(&shown.button("Start chat")).await;
    shown.push(faulty.clone()).await;
    let start = shown.button("Start chat");
    start.focus().unwrap();
    shown.click(&start).await;
    assert!(shown.has_focus(&shown.find("[name=name]")));
}

#[wasm_bindgen_test]
async fn a_fault_goes_when_its_answer_changes_and_nothing_is_lost() {
    let shown = shown(form_of(vec![field("mail", Kind::Email)])).await;
    shown.enter("[name=mail]", "lena").await;
    shown.click(&shown.button("Start chat")).await;
    let mut faulty = with_faults(form_of(vec![field("mail", Kind::Email)]), &[("mail", FaultKind::NotA(Kind::Email))]);
    faulty.answers = Rc::new(Answers::from_iter([("mail".to_owned(), "lena".to_owned())]));
    shown.push(faulty).await;
    assert_eq!(shown.text(".fault"), "Please enter an e-mail address, like name@example.com.");
    shown.enter("[name=mail]", "lena@example.com").await;
    assert_eq!(shown.count(".fault, [aria-invalid]"), 0);
    shown.enter("[name=mail]", "lena").await;
    assert_eq!(shown.count(".fault"), 1);
}

#[wasm_bindgen_test]
async fn help_and_fault_are_both_read_out() {
    let mut helped = field("mail", Kind::Email);
    helped.help = Some("Only for the transcript.".into());
    let shown = shown(with_faults(form_of(vec![helped]), &[("mail", FaultKind::Missing)])).await;
    let ids = shown.find("[name=mail]").get_attribute("aria-describedby").unwrap();
    let read: Vec<String> = ids.split(' ').map(|id| shown.text(&format!("#{id}"))).collect();
    assert_eq!(read, ["Only for the transcript.", "Please fill this in."]);
}

#[wasm_bindgen_test]
async fn a_fault_of_a_group_of_choices_leads_to_its_first_choice() {
    let group = || form_of(vec![field("one", Kind::Radio)]);
    let shown = shown(group()).await;
    shown.click(&shown.button("Start chat")).await;
    shown.push(with_faults(group(), &[("one", FaultKind::Missing)])).await;
    assert!(shown.has_focus(&shown.find("[value=a]")));
    assert_eq!(shown.text(".fault"), "Please choose one of these.");
}
