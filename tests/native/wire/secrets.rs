//! A session key never shows in a log, a test's output or an error.

use chasitor::wire::Secret;
use chasitor::wire::live_agent::event::Event;
use chasitor::wire::live_agent::messages::decode_messages;
use chasitor::wire::live_agent::response::{decode_reconnect_session, decode_session_id};
use proptest::prelude::*;
use serde_json::json;

/// Long and random enough not to stand in a message by chance.
const SECRET: &str = "[0-9a-zA-Z!+/=]{12,60}";

proptest! {
    #[test]
    fn no_debug_output_shows_a_secret(key in SECRET, token in SECRET) {
        let hidden = |shown: String| prop_assert_hidden(&shown, &[&key, &token]);
        hidden(format!("{:?}", Secret::new(key.clone())))?;

        let body = json!({"id": "i", "key": key, "affinityToken": token}).to_string();
        let session = decode_session_id(&body).unwrap();
        prop_assert_eq!(session.key.expose(), &key);
        hidden(format!("{session:?} {session:#?}"))?;

        let event = json!({"type": "ReconnectSession", "message": {"affinityToken": token}});
        hidden(format!("{:?}", Event::decode(&event.to_string())))?;
        let poll = json!({"messages": [event], "sequence": 0}).to_string();
        hidden(format!("{:?}", decode_messages(&poll)))?;
        hidden(format!("{:?}", decode_reconnect_session(&poll)))?;
    }

    #[test]
    fn no_fault_repeats_the_body_it_is_about(key in SECRET, cut in 0.0..1.0_f64) {
        let body = json!({"affinityToken": key, "key": key, "id": "i"}).to_string();
        let part = &body[..(body.len() as f64 * cut) as usize];
        for wrong in [part.to_owned(), body.replace("\"key\"", "\"other\""), key.clone(), json!([key]).to_string()] {
            let fault = decode_session_id(&wrong).unwrap_err();
            prop_assert!(fault.found.len() <= 80);
            prop_assert_hidden(&format!("{fault} {fault:?}"), &[&key])?;
        }
    }
}

fn prop_assert_hidden(shown: &str, secrets: &[&String]) -> Result<(), TestCaseError> {
    for secret in secrets {
        prop_assert!(!shown.contains(secret.as_str()), "{} is shown in {}", secret, shown);
    }
    Ok(())
}
