//! What may be entered into the form: one table for each kind, and nothing is lost by a fault.

use std::rc::Rc;

use chasitor::session::form::{CONSENT, Choice, Condition, Consent, Field, Kind};
use chasitor::session::{Answers, Command, FaultKind, Form, Phase};

use crate::sim::World;

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn form(fields: Vec<Field>) -> Form {
    Form { fields, entities: Vec::new(), consent: None }
}

fn field(kind: Kind) -> Field {
    Field { name: "f".to_owned(), label: "F".to_owned(), kind, ..Field::default() }
}

/// The fault of one value in one field.
fn fault(field: &Field, value: &str) -> Option<FaultKind> {
    let matches = crate::sim::world::config().matches;
    form(vec![field.clone()]).check(&answers(&[("f", value)]), matches).pop().map(|fault| fault.kind)
}

#[test]
fn each_kind_takes_what_it_should() {
    let table: [(Kind, &[&str], &[&str]); 5] = [
        (
            Kind::Email,
            &["a@b", "lena@example.test", "a.b+c@d.co"],
            &["a", "@b", "a@", "a@b@c", "a b@c", "a@.b", "a@b."],
        ),
        (
            Kind::Number,
            &["0", "-1.5", "42", "1e3", ".5", "-2E-3"],
            &["a", "1,5", "1.", "--1", "0x1", "-", "e5", "1e", "∞"],
        ),
        (
            Kind::Date,
            &["2026-01-31", "1999-12-01"],
            &["31.01.2026", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-32", "0000-01-01", "+026-01-01"],
        ),
        (
            Kind::Url,
            &["https://a.example", "HTTP://a/b?c", "https://müller.example/ä"],
            &["a.example", "javascript:x", "https://", "https:///x", "ftp://a", "https://a b"],
        ),
        (Kind::Tel, &["+49 (0)30 123", "x"], &[]),
    ];
    for (kind, good, bad) in table {
        for value in good {
            assert_eq!(fault(&field(kind), value), None, "{kind:?} {value}");
        }
        for value in bad {
            assert_eq!(fault(&field(kind), value), Some(FaultKind::NotA(kind)), "{kind:?} {value}");
        }
    }
}

#[test]
fn a_choice_must_be_one_of_the_choices() {
    for kind in [Kind::Select, Kind::Radio] {
        let options = ["sales", "help"].map(|value| Choice { value: value.to_owned(), label: value.to_uppercase() });
        let field = Field { options: options.into(), ..field(kind) };
        assert_eq!(fault(&field, "help"), None);
        assert_eq!(fault(&field, ""), None, "not required");
        assert_eq!(fault(&field, "HELP"), Some(FaultKind::NotAChoice));
    }
}

#[test]
fn what_is_required_must_be_filled_and_a_box_ticked() {
    for kind in [Kind::Text, Kind::Email, Kind::Number, Kind::Select, Kind::Checkbox, Kind::Textarea] {
        let required = Field { required: true, ..field(kind) };
        for blank in ["", "  ", "\n"] {
            assert_eq!(fault(&required, blank), Some(FaultKind::Missing), "{kind:?}");
            assert_eq!(fault(&field(kind), blank), None, "{kind:?}");
        }
    }
    let required = Field { required: true, ..field(Kind::Checkbox) };
    assert_eq!(fault(&required, "false"), Some(FaultKind::Missing));
    assert_eq!(fault(&required, "true"), None);
}

#[test]
fn lengths_count_characters_and_patterns_are_asked_last() {
    let short = Field { min_length: Some(2), max_length: Some(3), ..field(Kind::Text) };
    let cases =
        [("ä", Some(FaultKind::TooShort(2))), ("äö", None), ("äöü", None), ("äöüß", Some(FaultKind::TooLong(3)))];
    for (value, expected) in cases {
        assert_eq!(fault(&short, value), expected, "{value}");
    }
    assert_eq!(fault(&short, ""), None, "an empty field is not too short");
    let digits = Field { pattern: Some("[0-9]+".to_owned()), ..field(Kind::Text) };
    assert_eq!((fault(&digits, "12"), fault(&digits, "1a")), (None, Some(FaultKind::Pattern)));
}

#[test]
fn a_field_that_is_not_shown_is_not_asked_for() {
    let condition = Condition { field: "topic".to_owned(), equals: vec!["return".to_owned()] };
    let order = Field { name: "order".to_owned(), required: true, show_if: Some(condition), ..Field::default() };
    let topic = Field { name: "topic".to_owned(), ..Field::default() };
    let form = form(vec![topic, order]);
    let matches = crate::sim::world::config().matches;
    assert!(form.check(&answers(&[("topic", "other")]), matches).is_empty());
    assert_eq!(form.check(&answers(&[("topic", "return")]), matches).len(), 1);
    let hidden = answers(&[("topic", "other"), ("order", "A-1")]);
    assert_eq!(form.request(&hidden, &crate::sim::world::config().client).details.len(), 1);
}

#[test]
fn consent_must_be_given_where_it_is_required() {
    for (required, answer, faults) in [(true, "", 1), (true, "false", 1), (true, "true", 0), (false, "", 0)] {
        let consent = Consent { text: "I agree".to_owned(), url: None, required };
        let form = Form { consent: Some(consent), ..form(Vec::new()) };
        let found = form.check(&answers(&[(CONSENT, answer)]), crate::sim::world::config().matches);
        assert_eq!(found.len(), faults, "{required} {answer}");
        assert!(found.iter().all(|fault| fault.field == CONSENT));
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_form_and_nothing_is_lost() {
    let mut world = World::new();
    world.command(Command::Open);
    let too_long = "x".repeat(1_001);
    world.command(Command::Start(answers(&[("name", " "), ("question", &too_long), ("other", "kept")])));
    let snapshot = world.snapshot();
    assert_eq!(snapshot.phase, Phase::PreChat);
    let faults: Vec<(&str, &FaultKind)> =
        snapshot.faults.iter().map(|fault| (fault.field.as_str(), &fault.kind)).collect();
    assert_eq!(faults, [("name", &FaultKind::Missing), ("question", &FaultKind::TooLong(1_000))]);
    for (field, value) in [("name", " "), ("question", too_long.as_str()), ("other", "kept")] {
        assert_eq!(snapshot.answers.get(field).map(String::as_str), Some(value));
    }
    assert!(world.sent.is_empty());
    world.start("short");
    assert!(world.snapshot().faults.is_empty());
}

#[test]
fn answers_of_the_host_page_skip_the_form_if_they_are_complete() {
    let mut world = World::with(1, |config| {
        let name = Field { name: "name".to_owned(), required: true, visitor_name: true, ..Field::default() };
        let plan = Field {
            name: "plan".to_owned(),
            kind: Kind::Hidden,
            value: "gold".to_owned(),
            label: "Plan".to_owned(),
            ..Field::default()
        };
        config.form = Rc::new(form(vec![name, plan]));
    });
    world.command(Command::Start(answers(&[("name", "Lena")])));
    world.run_for(1_000);
    let request = world.desk().requests[0].clone();
    assert_eq!((world.phase(), request["visitorName"].as_str()), ("queued", Some("Lena")));
    assert_eq!(request["prechatDetails"][1]["value"], "gold");
}
