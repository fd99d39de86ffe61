//! `Visitor/…`: what a page may ask without a session (§3.18 to §3.21). Knows no session.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{Query, State as Shared};
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::bodies;
use crate::call::Call;
use crate::gate;
use crate::id;
use crate::settings::{Button, Settings};
use crate::world::World;

type Parameters = Query<HashMap<String, String>>;

/// `GET Visitor/Settings`.
pub(crate) async fn settings(Shared(world): Shared<World>, Query(query): Parameters, headers: HeaderMap) -> Answer {
    ask(&world, &headers, &query, |settings| {
        let wait = wants(&query, "Settings.needEstimatedWaitTime");
        let ids = ids(query.get("Settings.buttonIds"));
        let known = |id: &&str| settings.buttons.iter().find(|button| id::same(&button.id, id));
        let buttons: Vec<Value> =
            ids.iter().filter_map(|id| known(id).map(|button| describe(button, settings, wait))).collect();
        let rate = if settings.lower_case_ping_rate { "pingrate" } else { "pingRate" };
        let message = json!({rate: settings.ping_rate_ms, "contentServerUrl": "", "buttons": buttons});
        Answer::wrapped("Settings", &message)
    })
}

fn describe(button: &Button, settings: &Settings, wait: bool) -> Value {
    let mut entry = json!({"id": button.id, "type": "Standard", "language": button.language});
    add_availability(&mut entry, settings.available && button.available, settings, wait);
    entry
}

/// `GET Visitor/Availability`: a missing `isAvailable` means false.
pub(crate) async fn availability(Shared(world): Shared<World>, Query(query): Parameters, headers: HeaderMap) -> Answer {
    ask(&world, &headers, &query, |settings| {
        let wait = wants(&query, "Availability.needEstimatedWaitTime");
        let results: Vec<Value> = ids(query.get("Availability.ids"))
            .into_iter()
            .map(|wanted| {
                let mut result = json!({"id": wanted});
                add_availability(&mut result, reachable(wanted, settings), settings, wait);
                result
            })
            .collect();
        Answer::wrapped("Availability", &json!({"results": results}))
    })
}

fn reachable(wanted: &str, settings: &Settings) -> bool {
    let agent = settings.agents.iter().any(|agent| id::same(&agent.id, wanted));
    let button = settings.buttons.iter().any(|button| button.available && id::same(&button.id, wanted));
    settings.available && (agent || button)
}

fn add_availability(entry: &mut Value, available: bool, settings: &Settings, wait: bool) {
    if available {
        entry["isAvailable"] = json!(true);
        if wait {
            entry["estimatedWaitTime"] = json!(settings.wait_at(settings.queue_position));
        }
    }
}

/// `GET Visitor/VisitorId`: a tracking id, not a session id.
pub(crate) async fn visitor_id(Shared(world): Shared<World>, Query(query): Parameters, headers: HeaderMap) -> Answer {
    ask(&world, &headers, &query, |_| Answer::wrapped("VisitorId", &json!({"sessionId": id::uuid()})))
}

/// `POST Visitor/Breadcrumb`: no visible effect, because the headers name no session (§3.21).
pub(crate) async fn breadcrumb(Shared(world): Shared<World>, headers: HeaderMap, body: Bytes) -> Answer {
    #[derive(Deserialize)]
    struct Breadcrumb {
        #[serde(rename = "location")]
        _location: String,
    }
    let call = Call::read(&headers);
    world.look(|state| {
        let checked = gate::version(&state.settings, &call).and_then(|_| bodies::json::<Breadcrumb>(&body));
        checked.map_or_else(|refusal| refusal, |_| Answer::ok(state.settings.post_status))
    })
}

/// Header V and the two ids that every question names.
fn ask(
    world: &World,
    headers: &HeaderMap,
    query: &HashMap<String, String>,
    reply: impl FnOnce(&Settings) -> Answer,
) -> Answer {
    let call = Call::read(headers);
    world.look(|state| {
        if let Err(refusal) = gate::version(&state.settings, &call) {
            return refusal;
        }
        match ["org_id", "deployment_id"].into_iter().find(|name| query.get(*name).is_none_or(String::is_empty)) {
            Some(missing) => Answer::bad_request(&format!("{missing} is missing")),
            None => reply(&state.settings),
        }
    })
}

fn wants(query: &HashMap<String, String>, name: &str) -> bool {
    query.get(name).is_some_and(|value| value == "1" || value == "true")
}

/// A comma list, bare or in square brackets.
fn ids(list: Option<&String>) -> Vec<&str> {
    let list = list.map(|list| list.trim_start_matches('[').trim_end_matches(']')).unwrap_or_default();
    list.split(',').map(str::trim).filter(|id| !id.is_empty()).collect()
}
