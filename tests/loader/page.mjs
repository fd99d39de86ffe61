// A page for the loader without a browser: as much of the DOM as the loader touches, and nothing of layout,
// styles or policies, which only the end-to-end tests can show.

import { readFileSync } from 'node:fs';

const SOURCE = readFileSync(new URL('../../static/chasitor.js', import.meta.url), 'utf8');

class FakeNode extends EventTarget {
  childNodes = [];
  parentNode = null;
  localName = '';
  page = FakeNode.page;
  static page;
  #attributes = new Map();

  get attributes() {
    return [...this.#attributes].map(([name, value]) => ({ name, value }));
  }
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }
  get isConnected() {
    return this.parentNode === this.page.document.body || (this.parentNode?.isConnected ?? false);
  }
  append(...children) {
    for (const child of children) {
      if (typeof child === 'string') {
        this.childNodes.push(child);
        continue;
      }
      child.remove();
      this.childNodes.push(child);
      child.parentNode = this;
      if (child.isConnected) child.connectedCallback?.();
    }
  }
  before(node) {
    node.parentNode = this.parentNode;
    this.parentNode.childNodes.splice(this.parentNode.childNodes.indexOf(this), 0, node);
  }
  remove() {
    const was = this.isConnected;
    if (this.parentNode) this.parentNode.childNodes = this.parentNode.childNodes.filter((child) => child !== this);
    this.parentNode = null;
    if (was) this.disconnectedCallback?.();
  }
  replaceChildren() {
    this.childNodes = [];
  }
  attachShadow() {
    return (this.shadowRoot = this.page.document.createElement('#shadow-root'));
  }
  matches() {
    return this.parentNode?.localName === 'body';
  }
  isEqualNode(other) {
    return JSON.stringify(this.attributes) === JSON.stringify(other.attributes);
  }
}

/** Opens a page with one script tag. `answer(path)` stands for the network; a thrown error is a network error. */
export function openPage({ data = {}, saved = {}, wasm = WebAssembly, answer = () => '' } = {}) {
  const page = { chats: [], fetched: [], errors: [], warnings: [], classes: new Map() };
  FakeNode.page = page;
  const script = new FakeNode();
  script.src = 'https://widget.example/some/folder/chasitor.js';
  script.dataset = { auto: data.auto };
  for (const [name, value] of Object.entries(data)) script.setAttribute('data-' + name, value);

  page.document = {
    currentScript: script,
    createElement(name) {
      const Class = page.classes.get(name) ?? FakeNode;
      const node = new Class();
      node.localName = name;
      return node;
    },
    querySelectorAll: () => page.document.body.childNodes.filter((child) => child.localName === 'chasitor-chat'),
  };
  page.document.body = page.document.createElement('body');
  page.window = {};
  const names = {
    document: page.document,
    window: page.window,
    HTMLElement: FakeNode,
    WebAssembly: wasm,
    sessionStorage: saved,
    location: { href: 'https://shop.example/help?x=1#part' },
    customElements: { get: (name) => page.classes.get(name), define: (name, Class) => page.classes.set(name, Class) },
    console: { error: (text) => page.errors.push(text), warn: (text) => page.warnings.push(text) },
    CSSStyleSheet: class {
      replaceSync() {}
    },
    CustomEvent: class extends Event {
      constructor(type, init) {
        super(type, init);
        this.detail = init.detail ?? null;
      }
    },
    async fetch(url) {
      const path = url.pathname;
      page.fetched.push(path);
      const body = answer(path);
      return { ok: body !== null, status: body === null ? 404 : 200, text: async () => body };
    },
  };
  page.mount = (host, root, launcher, options) => {
    const chat = { host, root, launcher, options, calls: [], phase: 'pre-chat', alive: true };
    chat.call = async (method, argument) => {
      chat.calls.push(argument === undefined ? method : [method, argument]);
      return method;
    };
    chat.destroy = () => (chat.alive = false);
    page.chats.push(chat);
    return chat;
  };
  page.run = () => new Function(...Object.keys(names), withParts(page))(...Object.values(names));
  page.add = (name, attributes) => {
    const node = page.document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    page.document.body.append(node);
    return node;
  };
  page.run();
  return page;
}

/** The loader with its placeholders filled; the glue is a module in an address of its own. */
function withParts(page) {
  const id = 'page' + Math.random();
  globalThis[id] = page;
  const glue = `export default async () => {}; export const mount = (...given) => globalThis['${id}'].mount(...given);`;
  return SOURCE.replace('__GLUE__', `data:text/javascript,${encodeURIComponent(glue).replaceAll("'", '%27')}`)
    .replace('__WASM__', 'assets/chat_bg.wasm')
    .replace('__STYLE__', 'assets/chat.css');
}

/** All promises that could go on have gone on. */
export const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));
