//! The JSON at the `config` address: what an answer is worth. The request itself is the runtime's.

use crate::protocol::{HttpOutcome, HttpRequest, Method};
use crate::wire::json::Json;

use super::faults::{OptionFault, described, quoted};
use super::sources::Object;

/// The request for it. Without credentials: the file is the same for everybody.
pub(super) fn request(address: &str) -> HttpRequest {
    HttpRequest { method: Method::Get, url: address.to_owned(), headers: Vec::new(), body: None, keepalive: false }
}

/// The object in an answer, or what is wrong with it.
pub(super) fn read(address: &str, outcome: &HttpOutcome) -> Result<Object, OptionFault> {
    let found = match outcome {
        HttpOutcome::NoAnswer(_) => "no answer".to_owned(),
        HttpOutcome::Response(response) if response.status != 200 => ["status ", &response.status.to_string()].concat(),
        HttpOutcome::Response(response) => match Json::parse(&response.body) {
            Some(Json::Object(object)) => return Ok(object),
            Some(other) => described(&other),
            None => ["no JSON: ", &quoted(response.body.trim_start())].concat(),
        },
    };
    let expected = ["a JSON object at ", address].concat();
    Err(OptionFault { option: "config".into(), expected, found })
}
