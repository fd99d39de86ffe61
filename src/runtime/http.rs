//! Carries out requests. It repeats nothing, reads no body's meaning and follows no timer: each
//! request is answered exactly once, with what arrived or with why nothing did.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, AbortSignal, Headers, Request, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

use crate::protocol::{HttpOutcome, HttpRequest, HttpResponse, Method, NoAnswer, RequestId};

/// The requests in flight. Dropping it aborts them all, and nothing is reported any more.
#[derive(Debug, Default)]
#[must_use]
pub struct Requests {
    in_flight: Rc<RefCell<InFlight>>,
}

#[derive(Debug, Default)]
struct InFlight {
    /// One or two at a time: the poll and a POST.
    controllers: Vec<(RequestId, AbortController)>,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        for (_, controller) in &self.controllers {
            controller.abort();
        }
    }
}

impl Requests {
    /// Sends a request and hands its outcome to `report`, once. The report comes in the very task in
    /// which the body was read, so that a next poll leaves without a turn of the event loop between.
    pub fn send(&self, id: RequestId, request: &HttpRequest, report: impl FnOnce(HttpOutcome) + 'static) {
        self.carry_out(id, request, Box::new(report));
    }

    fn carry_out(&self, id: RequestId, request: &HttpRequest, report: Box<dyn FnOnce(HttpOutcome)>) {
        let controller = AbortController::new();
        let signal = controller.as_ref().ok().map(AbortController::signal);
        let built = build(request, signal.as_ref());
        if let Ok(controller) = controller {
            self.in_flight.borrow_mut().controllers.push((id, controller));
        }
        let in_flight = Rc::downgrade(&self.in_flight);
        spawn_local(async move {
            let arrived = match built {
                Ok(request) => read(request).await,
                Err(_) => None,
            };
            let Some(in_flight) = in_flight.upgrade() else { return };
            in_flight.borrow_mut().controllers.retain(|(other, _)| *other != id);
            drop(in_flight);
            report(outcome(arrived, signal));
        });
    }

    /// Aborts a request; it is still answered. Harmless when it is answered already.
    pub fn abort(&self, id: RequestId) {
        // Kept in the table until it is answered, and not borrowed while the browser tells others.
        let controller = self
            .in_flight
            .borrow()
            .controllers
            .iter()
            .find(|(other, _)| *other == id)
            .map(|(_, controller)| controller.clone());
        if let Some(controller) = controller {
            controller.abort();
        }
    }
}

fn build(request: &HttpRequest, signal: Option<&AbortSignal>) -> Result<Request, JsValue> {
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    });
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Follow);
    init.set_signal(signal);
    // web-sys does not know this member yet.
    Reflect::set(&init, &"keepalive".into(), &request.keepalive.into())?;
    let headers = Headers::new()?;
    for header in &request.headers {
        headers.set(header.name, &header.value)?;
    }
    if let Some(body) = &request.body {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&body.into());
    }
    init.set_headers(&headers);
    Request::new_with_str_and_init(&request.url, &init)
}

/// An answer that was complete before the abort is still an answer.
fn outcome(arrived: Option<HttpResponse>, signal: Option<AbortSignal>) -> HttpOutcome {
    let aborted = signal.is_some_and(|signal| signal.aborted());
    let nothing = || HttpOutcome::NoAnswer(if aborted { NoAnswer::Aborted } else { NoAnswer::Failed });
    arrived.map_or_else(nothing, HttpOutcome::Response)
}

/// Both promises are awaited here: gloo's own way panics where a page has put a `fetch` of its own in place that
/// fails with something else than an error.
async fn read(request: Request) -> Option<HttpResponse> {
    let answered = JsFuture::from(web_sys::window()?.fetch_with_request(&request)).await.ok()?;
    let response: web_sys::Response = answered.unchecked_into();
    let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let response = Response::from(response);
    Some(HttpResponse { status: response.status(), body, retry_after_seconds: retry_after(&response) })
}

/// Only the form in seconds; and only where the service exposes the header (§15).
fn retry_after(response: &Response) -> Option<u32> {
    response.headers().get("Retry-After")?.trim().parse().ok()
}
