//! Browsers that refuse: parts of the page replaced by ones that fail or wait, and put back.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Request;

#[wasm_bindgen(inline_js = r#"
const put_back = [];
const replace = (owner, name, descriptor) => {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, ...descriptor });
  put_back.push(() => (own ? Object.defineProperty(owner, name, own) : delete owner[name]));
};
export function restore() { while (put_back.length) put_back.pop()(); }

let calls = [];
let sent = () => {};
export function hold_fetches() {
  calls = [];
  replace(window, 'fetch', { value: (request) => new Promise((resolve, reject) => {
    calls.push({ request, resolve });
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
    sent();
  }) });
}
export async function fetch_of(part, from) {
  for (;;) {
    const index = calls.findIndex(({ request }, index) => index >= from && request.url.includes(part));
    if (index >= 0) return index;
    await new Promise((resolve) => { sent = resolve; });
  }
}
// The body is there at once. Gives the number of requests sent when the task in which it was read is over.
export function answer_and_count(index, body) {
  return new Promise((resolve) => {
    const response = new Response(null);
    response.text = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); resolve(calls.length); };
      port2.postMessage('');
      return Promise.resolve(body);
    };
    calls[index].resolve(response);
  });
}
export function fetches() { return calls.length; }
export function fetched(index) { return calls[index].request; }
export function answer(index, status, body, retry_after) {
  const headers = retry_after === undefined ? {} : { 'Retry-After': retry_after };
  calls[index].resolve(new Response(body, { status, headers }));
}
export async function sent_body(index) { return calls[index].request.clone().text(); }
export function keeps_alive(index) { return calls[index].request.keepalive; }

export function block_storage() {
  replace(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
}
export function fill_storage() {
  replace(Storage.prototype, 'setItem', { value() { throw new DOMException('full', 'QuotaExceededError'); } });
}
export function remove_locks() { replace(navigator, 'locks', { value: undefined }); }

const lines = { warn: [], error: [] };
export function watch_console(level) {
  lines[level] = [];
  replace(console, level, { value: (text) => lines[level].push(String(text)) });
}
export function console_lines(level) { return lines[level].filter((line) => line.startsWith('Chasitor')); }
"#)]
extern "C" {
    pub fn restore();
    pub fn hold_fetches();
    pub fn fetches() -> u32;
    pub fn fetched(index: u32) -> Request;
    pub fn answer(index: u32, status: u16, body: &str, retry_after: Option<String>);
    pub fn fetch_of(part: &str, from: u32) -> Promise;
    pub fn answer_and_count(index: u32, body: &str) -> Promise;
    pub fn sent_body(index: u32) -> Promise;
    pub fn keeps_alive(index: u32) -> bool;
    pub fn block_storage();
    pub fn fill_storage();
    pub fn remove_locks();
    pub fn watch_console(level: &str);
    pub fn console_lines(level: &str) -> Vec<String>;
}

/// Puts everything back when the test is over.
pub struct Restored;

impl Drop for Restored {
    fn drop(&mut self) {
        restore();
    }
}
