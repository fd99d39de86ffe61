//! The whole way without a mouse.

use crate::support::{Key, LAUNCHER, Play, Role};

#[tokio::test]
async fn everything_can_be_done_by_the_keyboard() {
    Play::manual()
        .run(async |scene| {
            scene.find(Role::Button, LAUNCHER).await;
            scene.press(Key::Tab).await;
            assert_eq!(scene.focused().await.0, "link", "the page's own link comes first");
            scene.press(Key::Tab).await;
            scene.focus_on(Role::Button, LAUNCHER).await;
            scene.press(Key::Enter).await;

            scene.focus_on(Role::TextBox, "Name").await;
            scene.type_here("Ada").await;
            scene.press(Key::Tab).await;
            scene.focus_on(Role::TextBox, "How can we help?").await;
            scene.press(Key::Tab).await;
            scene.focus_on(Role::Button, "Start chat").await;
            scene.press(Key::Enter).await;
            scene.backstage.accept().await;
            scene.says(Role::Log, "Mira K joined the chat.").await;

            scene.focus_on(Role::TextBox, "Message").await;
            scene.type_here("One").await;
            scene.press(Key::ShiftEnter).await;
            scene.type_here("Two").await;
            scene.press(Key::Enter).await;
            scene.backstage.heard("One\nTwo").await;
            scene.focus_on(Role::TextBox, "Message").await;

            scene.press(Key::Escape).await;
            scene.gone(Role::Dialog, "Chat").await;
            scene.focus_on(Role::Button, LAUNCHER).await;
            scene.press(Key::Space).await;
            scene.focus_on(Role::TextBox, "Message").await;
        })
        .await;
}

#[tokio::test]
async fn the_menu_and_the_question_answer_to_the_keyboard() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.find(Role::TextBox, "Message").await.click().await;
            while scene.focused().await.1 != "Options" {
                scene.press(Key::ShiftTab).await;
            }
            scene.press(Key::Enter).await;
            scene.focus_on(Role::MenuItem, "End chat").await;
            scene.press(Key::ArrowDown).await;
            scene.focus_on(Role::MenuItem, "Save transcript").await;
            scene.press(Key::Escape).await;
            scene.gone(Role::MenuItem, "End chat").await;
            scene.focus_on(Role::Button, "Options").await;
            assert!(scene.has(Role::Dialog, "Chat").await, "only the menu was closed");

            scene.press(Key::Enter).await;
            scene.focus_on(Role::MenuItem, "End chat").await;
            scene.press(Key::Enter).await;
            scene.focus_on(Role::Button, "Keep chatting").await;
            scene.press(Key::Escape).await;
            scene.gone(Role::AlertDialog, "End this chat?").await;
            assert!(scene.has(Role::Dialog, "Chat").await, "only the question was closed");

            scene.press(Key::Enter).await;
            scene.focus_on(Role::MenuItem, "End chat").await;
            scene.press(Key::Enter).await;
            scene.focus_on(Role::Button, "Keep chatting").await;
            scene.press(Key::Tab).await;
            scene.focus_on(Role::Button, "End chat").await;
            scene.press(Key::Enter).await;
            scene.says(Role::Alert, "You have ended the chat.").await;
            scene.focus_on(Role::Button, "Options").await;
        })
        .await;
}

#[tokio::test]
async fn a_form_with_a_fault_puts_the_focus_on_it_and_says_what_is_wrong() {
    Play::manual()
        .run(async |scene| {
            scene.open().await;
            scene.fill("How can we help?", "No name").await;
            scene.click(Role::Button, "Start chat").await;
            scene.focus_on(Role::TextBox, "Name").await;
            let name = scene.find(Role::TextBox, "Name").await;
            assert_eq!(name.attribute("aria-invalid").await.as_deref(), Some("true"));
            assert!(name.description().await.contains("Please fill this in."), "{}", name.description().await);
            assert_eq!(scene.find(Role::TextBox, "How can we help?").await.value().await, "No name");
            assert!(scene.backstage.control().requests().is_empty());
        })
        .await;
}
