//! A form of the owner's own.

use serde_json::{Value, json};

use crate::support::{Play, Role};

fn form() -> Value {
    json!({"preChat": {
        "fields": [
            {"name": "mail", "label": "E-mail", "type": "email", "required": true},
            {"name": "who", "label": "Your name", "type": "text", "visitorName": true},
            {"name": "topic", "label": "Topic", "type": "select", "required": true,
             "options": [{"value": "order", "label": "An order"}, {"value": "return", "label": "A return"}]},
            {"name": "number", "label": "Order number", "type": "text", "pattern": "[A-Z]-[0-9]{5}",
             "showIf": {"field": "topic", "equals": "order"}},
            {"name": "source", "label": "Source", "type": "hidden", "value": "shop", "displayToAgent": false},
        ],
        "consent": {"text": "You may keep what I write", "required": true},
    }})
}

#[tokio::test]
async fn an_owners_form_is_checked_and_reaches_the_agent() {
    Play::manual()
        .run(async |scene| {
            scene.call("configure", vec![form()]).await.unwrap();
            scene.open().await;
            scene.click(Role::Button, "Start chat").await;
            scene.focus_on(Role::TextBox, "E-mail").await;
            scene.fill("E-mail", "ada").await;
            scene.fill("Your name", "Ada").await;
            assert!(!scene.has(Role::TextBox, "Order number").await, "asked only for an order");
            scene.find(Role::ComboBox, "Topic").await.type_text("An order").await;
            scene.fill("Order number", "10077").await;
            scene.click(Role::Button, "Start chat").await;

            let mail = scene.find(Role::TextBox, "E-mail").await;
            scene
                .until_true("a fault at the address", async || mail.description().await.contains("e-mail address"))
                .await;
            let number = scene.find(Role::TextBox, "Order number").await;
            assert!(number.description().await.contains("format"), "{}", number.description().await);
            let consent = scene.find(Role::CheckBox, "You may keep what I write").await;
            assert!(consent.description().await.contains("tick"), "{}", consent.description().await);
            assert!(scene.backstage.control().requests().is_empty());

            mail.type_text("@example.com").await;
            scene.fill_anew("Order number", "A-10077").await;
            consent.click().await;
            scene.click(Role::Button, "Start chat").await;
            scene.says(Role::Status, "Your place in the queue: 2").await;
            let session = scene.backstage.until("the request", |view| view.session("latest")).await;
            assert_eq!(session.visitor_name, "Ada");
            let pairs: Vec<_> =
                session.details.as_array().unwrap().iter().map(|d| (d["label"].clone(), d["value"].clone())).collect();
            let expected =
                [("E-mail", "ada@example.com"), ("Your name", "Ada"), ("Topic", "order"), ("Order number", "A-10077")];
            assert_eq!(pairs, expected.map(|(label, value)| (json!(label), json!(value))), "{}", session.details);
        })
        .await;
}
