//! The options of the embed contract: which source counts, what is complete after one parse, and
//! that every fault is named.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::rc::Rc;

use chasitor::embed::address::Page;
use chasitor::embed::faults::OptionFault;
use chasitor::embed::options::{Checks, Layout, Options, Theme, config_address, fallback_of, parse};
use chasitor::embed::sources::{Attributes, Object, Sources};
use chasitor::protocol::DriverConfig;
use chasitor::protocol::live_agent;
use chasitor::session::PostChatMode;
use chasitor::session::form::{Form, Kind};
use chasitor::wire::json::Json;
use serde_json::{Value, json};

const REQUIRED: [(&str, &str); 4] = [
    ("endpoint", "https://chat.example.com/chat/rest"),
    ("organization-id", "00D7Q000003xTgA"),
    ("deployment-id", "5727Q000000Kd3X"),
    ("button-id", "5737Q000000Pw2R"),
];

fn page() -> Page {
    Page { origin: "https://shop.example.com".into(), path: "/help/index.html".into(), language: "en-GB".into() }
}

fn checks() -> Checks {
    // Natively nobody knows regular expressions; one wrong pattern stands for all.
    Checks { is_pattern: |text| text != "(", is_string: |key| key == "launcher" }
}

fn attributes(list: &[(&str, &str)]) -> Attributes {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn object(value: &Value) -> Object {
    Json::parse(&value.to_string()).unwrap().as_object().unwrap().clone()
}

struct Given {
    attributes: Attributes,
    configured: Object,
    document: Object,
}

/// The required attributes, and these.
fn with(list: &[(&str, &str)]) -> Given {
    let mut attributes = attributes(&REQUIRED);
    attributes.extend(self::attributes(list));
    Given { attributes, configured: Object::default(), document: Object::default() }
}

fn configured(value: &Value) -> Given {
    Given { configured: object(value), ..with(&[]) }
}

impl Given {
    fn parse(&self) -> Result<Options, Vec<OptionFault>> {
        parse(self.sources(), &page(), checks())
    }

    fn sources(&self) -> Sources<'_> {
        Sources { attributes: &self.attributes, configured: &self.configured, document: &self.document }
    }

    fn options(&self) -> Options {
        self.parse().unwrap()
    }

    /// The faults: the option's name and what was found.
    fn faults(&self) -> Vec<(String, String)> {
        let faults = self.parse().map_or_else(|faults| faults, |options| options.complaints);
        faults.into_iter().map(|fault| (fault.option, fault.found)).collect()
    }

    fn faulty(&self) -> Vec<String> {
        self.faults().into_iter().map(|(option, _)| option).collect()
    }
}

#[test]
fn a_wrong_wish_costs_the_wish_and_not_the_chat() {
    let wrong = configured(&json!({ "theme": "blue", "layout": 7, "strings": { "lancher": "x" }, "colour": "red" }));
    let options = wrong.options();
    assert_eq!((options.theme, options.layout), (Theme::Auto, Layout::Floating));
    assert_eq!(wrong.faulty().len(), 4);
    for needed in
        [json!({ "buttonId": "57 3" }), json!({ "preChat": { "fields": 1 } }), json!({ "endpoint": "ftp://x" })]
    {
        assert!(configured(&needed).parse().is_err(), "{needed}");
    }
}

fn live_agent(options: &Options) -> &live_agent::Config {
    let DriverConfig::LiveAgent(config) = &options.driver;
    config
}

fn form(pre_chat: &Value) -> Rc<Form> {
    configured(&json!({ "preChat": pre_chat })).options().form.unwrap()
}

fn form_faults(pre_chat: &Value) -> Vec<String> {
    configured(&json!({ "preChat": pre_chat })).faulty()
}

#[test]
fn four_attributes_are_enough_and_everything_else_has_its_default() {
    let options = with(&[]).options();
    let config = live_agent(&options);
    assert_eq!(config.endpoint.as_str(), "https://chat.example.com/chat/rest");
    assert_eq!(config.button_id, "5737Q000000Pw2R");
    assert_eq!(config.api_version, live_agent::API_VERSION);
    assert_eq!(options.language, "en-GB");
    assert_eq!(options.layout, Layout::Floating);
    assert_eq!(options.post_chat, PostChatMode::Redirect);
    assert_eq!(options.post_chat_origins, ["https://shop.example.com"]);
    assert_eq!(options.form, None);
}

#[test]
fn configure_counts_over_attributes_and_these_over_the_document() {
    let given = Given {
        attributes: attributes(&[REQUIRED[0], REQUIRED[1], ("deployment-id", "572A"), ("button-id", "573A")]),
        configured: object(&json!({ "buttonId": "573C" })),
        document: object(&json!({ "buttonId": "573D", "deploymentId": "572D", "theme": "dark" })),
    };
    let options = given.options();
    assert_eq!(live_agent(&options).button_id, "573C");
    assert_eq!(live_agent(&options).deployment_id, "572A");
    assert_eq!(options.theme, Theme::Dark);
}

#[test]
fn null_and_blank_count_as_not_given() {
    let mut given = with(&[("theme", "  "), ("agent-id", "")]);
    given.configured = object(&json!({ "layout": null, "buttonId": null }));
    let options = given.options();
    assert_eq!(live_agent(&options).button_id, "5737Q000000Pw2R");
    assert_eq!(live_agent(&options).agent_id, None);
    assert_eq!(options.theme, Theme::Auto);
}

#[test]
fn all_missing_options_are_named_at_once() {
    let nothing =
        Given { attributes: Attributes::default(), configured: Object::default(), document: Object::default() };
    let faults = nothing.faults();
    let names: Vec<&str> = faults.iter().map(|(option, _)| option.as_str()).collect();
    assert_eq!(names, ["endpoint", "organization-id", "deployment-id", "button-id"]);
    assert!(faults.iter().all(|(_, found)| found == "nothing"));
}

#[test]
fn faults_of_all_kinds_come_together_with_what_was_found() {
    let mut given = with(&[("endpoint", "ftp://chat.example.com"), ("theme", "pink"), ("do-fallback", "maybe")]);
    given.configured = object(&json!({ "apiVersion": -3, "layout": 7, "postChatOrigins": [1], "buttonId": "573 …" }));
    let found = given.faults();
    let expected = [
        ("endpoint", "\"ftp://chat.example.com\""),
        ("button-id", "\"573 …\""),
        ("do-fallback", "\"maybe\""),
        ("api-version", "-3"),
        ("layout", "7"),
        ("theme", "\"pink\""),
        ("post-chat-origins", "a list"),
    ];
    assert_eq!(found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn a_service_of_another_build_is_said_to_be_absent() {
    let faults = with(&[("protocol", "liveperson")]).parse().unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].option, "protocol");
    assert!(faults[0].found.contains("not in this build"), "{:?}", faults[0]);
    assert_eq!(with(&[("protocol", "smoke-signals")]).faulty(), ["protocol"]);
}

#[test]
fn an_unknown_name_in_configure_is_a_fault_and_a_foreign_attribute_is_not() {
    assert_eq!(configured(&json!({ "buttonID": "573A" })).faulty(), ["buttonID"]);
    assert!(
        with(&[("class", "x"), ("data-turbo-temporary", ""), ("_ngcontent-x", ""), ("lang", "de")]).parse().is_ok()
    );
}

#[test]
fn the_endpoint_may_be_a_bare_host_or_relative_to_the_page() {
    let endpoint = |text| live_agent(&with(&[("endpoint", text)]).options()).endpoint.as_str().to_owned();
    assert_eq!(endpoint("chat.example.com"), "https://chat.example.com/chat/rest");
    assert_eq!(endpoint("/proxy"), "https://shop.example.com/proxy/chat/rest");
    assert_eq!(endpoint("./chat"), "https://shop.example.com/help/chat/rest");
    assert_eq!(endpoint("../chat/rest"), "https://shop.example.com/chat/rest");
    assert_eq!(endpoint("//chat.example.com/"), "https://chat.example.com/chat/rest");
}

#[test]
fn lists_are_separated_by_commas_or_spaces_and_flags_may_be_bare() {
    let options = with(&[
        ("post-chat-origins", "https://A.example.com:443, http://b.example.com/ https://c.example.com:8443"),
        ("button-overrides", "573A,005B"),
        ("do-fallback", ""),
        ("button-id", ""),
    ])
    .options();
    assert_eq!(
        options.post_chat_origins,
        ["https://a.example.com", "http://b.example.com", "https://c.example.com:8443"]
    );
    assert_eq!(live_agent(&options).button_overrides, ["573A", "005B"]);
    assert_eq!(live_agent(&options).do_fallback, Some(true));
}

#[test]
fn an_origin_with_a_path_or_of_another_scheme_is_a_fault() {
    for origin in ["https://a.example.com/x", "javascript:alert(1)", "a.example.com", "*", "https://"] {
        assert_eq!(with(&[("post-chat-origins", origin)]).faulty(), ["post-chat-origins"], "{origin}");
    }
}

#[test]
fn a_fallback_that_runs_script_is_refused() {
    for url in ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "JavaScript:x"] {
        let given = with(&[("fallback-url", url)]);
        assert_eq!(given.faulty(), ["fallback-url"], "{url}");
        assert_eq!(fallback_of(given.sources()), None);
    }
    for url in ["/contact", "mailto:help@example.com", "tel:+4420", "https://example.com/a:b", "contact?x=a:b"] {
        assert!(with(&[("fallback-url", url)]).parse().is_ok(), "{url}");
    }
}

#[test]
fn unknown_texts_are_named_and_known_ones_kept() {
    let options = with(&[("strings", r#"{"launcher": "Hello"}"#)]).options();
    assert_eq!(options.strings, [("launcher".to_owned(), "Hello".to_owned())]);
    let faulty = configured(&json!({ "strings": { "launcher": 1, "lancher": "x" } })).faulty();
    assert_eq!(faulty, ["strings.lancher", "strings.launcher"]);
    assert_eq!(with(&[("strings", "{")]).faulty(), ["strings"]);
}

#[test]
fn the_address_of_the_document_is_resolved_against_the_page() {
    let given = with(&[("config", "/chat.json")]);
    assert_eq!(
        config_address(&given.attributes, &given.configured, &page()).as_deref(),
        Some("https://shop.example.com/chat.json")
    );
}

#[test]
fn a_field_with_a_name_alone_is_a_text_that_the_agent_sees() {
    let form = form(&json!({ "fields": [{ "name": "city" }] }));
    assert_eq!(form.fields[0].label, "city");
    assert_eq!(form.fields[0].kind, Kind::Text);
    assert!(form.fields[0].display_to_agent);
    assert!(!form.fields[0].required);
}

#[test]
fn a_field_with_everything_is_read_whole() {
    let form = form(&json!({ "fields": [
        { "name": "kind", "label": "Kind", "type": "select", "options": ["a", { "value": "b", "label": "Bee" }, 3], "value": "b" },
        { "name": "order", "label": "Order", "type": "number", "required": true, "pattern": "[0-9]+", "minLength": 2,
          "maxLength": 9, "placeholder": "12", "autocomplete": "off", "help": "On the invoice",
          "showIf": { "field": "kind", "equals": ["a", "b"] }, "transcriptFields": ["Order__c"],
          "displayToAgent": false, "visitorName": true, "firstMessage": true },
        { "name": "news", "type": "checkbox", "value": true, "showIf": { "field": "kind", "equals": "a" } },
    ] }));
    let [kind, order, news] = &form.fields[..] else { panic!("three fields") };
    assert_eq!(kind.options[1].label, "Bee");
    assert_eq!(kind.options[2].value, "3");
    assert_eq!(order.show_if.as_ref().unwrap().equals, ["a", "b"]);
    assert_eq!((order.min_length, order.max_length), (Some(2), Some(9)));
    assert_eq!(order.transcript_fields, ["Order__c"]);
    assert!(order.visitor_name && order.first_message && !order.display_to_agent);
    assert_eq!(news.value, "true");
}

#[test]
fn every_wrong_shape_is_named_by_its_path() {
    let faulty = form_faults(&json!({
        "fields": [
            { "name": "a", "type": "colour", "labell": "A", "pattern": "(" },
            { "label": 5, "required": "yes", "options": "x", "transcriptFields": [1] },
            { "name": "a", "type": "radio", "minLength": 5, "maxLength": 2, "showIf": { "field": "b", "equals": {} } },
            7,
            { "name": "c", "type": "select", "options": ["x"], "value": "y", "showIf": { "field": "c", "equals": "x" } },
        ],
        "consent": { "url": "javascript:alert(1)" },
        "entity": [],
    }));
    assert_eq!(
        faulty,
        [
            "preChat.entity",
            "preChat.fields[0].labell",
            "preChat.fields[0].type",
            "preChat.fields[0].pattern",
            "preChat.fields[1].name",
            "preChat.fields[1].label",
            "preChat.fields[1].required",
            "preChat.fields[1].options",
            "preChat.fields[1].transcriptFields",
            "preChat.fields[2].options",
            "preChat.fields[2].showIf.equals",
            "preChat.fields[2].minLength",
            "preChat.fields[3]",
            "preChat.fields[4].value",
            "preChat.consent.text",
            "preChat.consent.url",
            "preChat.fields[2].name",
            "preChat.fields[3].showIf.field",
        ]
    );
}

fn entities(links: &[(&str, Option<&str>)]) -> Value {
    let entity = |(name, link): &(&str, Option<&str>)| {
        json!({ "entityName": name, "linkToEntityName": link, "linkToEntityField": link.map(|_| "Field__c"),
                "entityFieldsMaps": [{ "fieldName": "Email", "label": "E-mail", "doFind": true, "isExactMatch": true }] })
    };
    let list: Vec<Value> = links.iter().map(entity).collect();
    json!({ "fields": [{ "name": "mail", "label": "E-mail", "type": "email" }], "entities": list })
}

#[test]
fn records_are_read_with_their_fields() {
    let form = form(&entities(&[("Contact", Some("Case")), ("Case", None)]));
    assert_eq!(form.entities[0].link_to_entity_name.as_deref(), Some("Case"));
    assert_eq!(form.entities[0].entity_fields_maps[0].field_name, "Email");
    assert!(form.entities[0].entity_fields_maps[0].do_find);
}

#[test]
fn links_in_a_circle_are_refused() {
    let faulty =
        form_faults(&entities(&[("Contact", Some("Case")), ("Case", Some("Account")), ("Account", Some("Contact"))]));
    assert_eq!(
        faulty,
        [
            "preChat.entities[0].linkToEntityName",
            "preChat.entities[1].linkToEntityName",
            "preChat.entities[2].linkToEntityName"
        ]
    );
    assert_eq!(form_faults(&entities(&[("Case", Some("Case"))])), ["preChat.entities[0].linkToEntityName"]);
    // A link into a circle is not the circle's fault, and the search for it comes to an end.
    let faulty =
        form_faults(&entities(&[("Lead", Some("Contact")), ("Contact", Some("Case")), ("Case", Some("Contact"))]));
    assert_eq!(faulty, ["preChat.entities[1].linkToEntityName", "preChat.entities[2].linkToEntityName"]);
}

#[test]
fn a_record_that_asks_for_an_unknown_label_is_refused() {
    let mut pre_chat = entities(&[("Contact", None)]);
    pre_chat["entities"][0]["entityFieldsMaps"][0]["label"] = json!("e-mail");
    assert_eq!(form_faults(&pre_chat), ["preChat.entities[0].entityFieldsMaps[0].label"]);
}

#[test]
fn right_to_left_follows_language_and_script() {
    use chasitor::embed::language::is_right_to_left;
    for tag in ["ar", "he-IL", "FA", "ur_PK", "az-Arab-AZ"] {
        assert!(is_right_to_left(tag), "{tag}");
    }
    for tag in ["en", "de-CH", "pa-Guru", "ar-Latn", ""] {
        assert!(!is_right_to_left(tag), "{tag}");
    }
}
