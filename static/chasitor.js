/*
 * The loader: the one file that a website names in its script tag.
 *
 * It never draws the chat, speaks to a chat service, reads an answer, or writes outside its own
 * element. It defines <chasitor-chat>, shows the launcher, keeps the calls that the page makes,
 * and fetches the chat itself (glue, wasm, stylesheet) when somebody wants it. If that fails, it
 * says so in words. Everything holds under a strict Content-Security-Policy with trusted types:
 * no inline style, no markup from strings, no eval.
 *
 * A classic script on purpose: it works wherever a tag manager puts it, also twice. It is held
 * below 2,500 bytes (minified, brotli), so what can wait for the wasm is not here.
 */
(() => {
  'use strict';

  const TAG = 'chasitor-chat';
  if (customElements.get(TAG)) return console.warn('Chasitor: included twice, ignored');

  // Filled in by the build: where the parts lie, seen from this file.
  const GLUE = '__GLUE__';
  const WASM = '__WASM__';
  const STYLE = '__STYLE__';

  // `currentScript` is only there now, while the script runs for the first time. It is missing when
  // something else than a plain script tag runs this file; then the tag is looked for by its name.
  const script = document.currentScript ?? document.querySelector('[src*="chasitor.js"]');

  /* ---- Looks ------------------------------------------------------------------------------- */

  // Only the launcher and the failure card; the panel brings its own sheet. `!important` inside a
  // shadow root wins over the page, so that a page's `body > *` rules cannot move the launcher.
  // A transparent border becomes visible in forced colours. Logical sides make right-to-left free.
  // The backslashes keep the line ends out of the text.
  const LAUNCHER_CSS = `\
:host{all:initial;display:block;color-scheme:light dark;font:16px/1.5 var(--chasitor-font,system-ui,sans-serif)}\
:host(:not([layout=inline])){position:fixed!important;margin:0!important;inset-block-end:max(var(--chasitor-offset-y,20px),env(safe-area-inset-bottom));inset-inline-end:var(--chasitor-offset-x,20px);z-index:var(--chasitor-z,2147483000)}\
[hidden],:host([hidden]){display:none!important}\
.launcher{all:unset;position:relative;display:grid;place-items:center;margin-inline-start:auto;inline-size:56px;block-size:56px;border:2px solid transparent;border-radius:50%;color:var(--chasitor-accent-text,#fff);background:var(--chasitor-accent,#3157d5);box-shadow:0 4px 16px #0005;cursor:pointer}\
.launcher:hover{filter:brightness(1.1)}\
.launcher[aria-busy=true]{opacity:.6;transition:opacity .5s;cursor:progress}\
.launcher:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px var(--chasitor-accent,#3157d5)}\
.launcher i{inline-size:26px;border:2px solid;border-radius:9px;border-end-start-radius:0;font:11px/20px sans-serif;text-align:center}\
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;padding:0 7px;border:1px solid;border-radius:16px;color:#fff;background:#b91c1c;font-size:12px}\
.card{margin-block-end:12px;max-inline-size:240px;padding:16px;border:1px solid;border-radius:16px;background:Canvas}`;

  const sheetOf = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  };
  const launcherSheet = sheetOf(LAUNCHER_CSS);

  /** Makes one node; the only way in which this file draws anything. */
  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  /* ---- Fetching ---------------------------------------------------------------------------- */

  /** Does `work` with the address of a part; an error then names the file and what to look at. */
  const part = async (path, work) => {
    const url = new URL(path, script.src);
    try {
      return await work(url);
    } catch (cause) {
      throw Error(`cannot load ${url} (${cause}). Check script-src and connect-src.`);
    }
  };

  const get = async (url) => {
    const response = await fetch(url);
    if (response.ok) return response;
    throw Error('HTTP ' + response.status);
  };

  const fetchAll = async () => {
    try {
      // The smallest module there is (magic number and version). A policy that forbids wasm forbids
      // this one too, so nothing is fetched in vain and the cause is known for certain.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch (cause) {
      throw Object.assign(
        Error(`WebAssembly is blocked (${cause}). Add 'wasm-unsafe-eval' to script-src.`),
        { code: 'wasm-blocked' },
      );
    }
    const [glue, wasm, css] = await Promise.all([
      part(GLUE, (url) => import(url)),
      part(WASM, get),
      part(STYLE, async (url) => (await get(url)).text()),
    ]);
    // The answer is handed over while its body is still on the way: it is compiled as it comes.
    await part(WASM, () => glue.default({ module_or_path: wasm }));
    return [glue, sheetOf(css)];
  };

  let loading;

  /** One instance per page, however many elements; only a failure is forgotten and tried again. */
  const load = () =>
    (loading ??= fetchAll().catch((error) => {
      loading = null;
      throw error;
    }));

  /* ---- The element ------------------------------------------------------------------------- */

  class ChasitorChat extends HTMLElement {
    #shadow = this.attachShadow({ mode: 'open' });
    #configured = {}; // what `configure` was given, all calls merged
    #wanted; // the chat is to be there whenever the element is in a page
    #asked; // … because a visitor or the page asked, who must see a failure
    #mounting;
    #chat; // the wasm side, as long as it is mounted
    #panel; // nothing is drawn as long as there is none
    #launcher;
    #card; // there after a failure, until it is put away
    #ready;
    #settle;

    constructor() {
      super();
      this.#renewReady();
    }

    /* What the page calls; see the embed contract for each. */

    static {
      for (const method of ['open', 'toggle', 'start', 'send', 'close', 'end', 'reset']) {
        this.prototype[method] = function (argument) {
          return this.#call(method, argument);
        };
      }
    }
    sendEvent(type, data) {
      return this.#call('sendEvent', { type, data });
    }
    /** Before the chat is there this only collects: configuring a page costs no download. */
    configure(options) {
      Object.assign(this.#configured, options);
      // These concern the loader too, which knows them from the attributes.
      for (const name of ['layout', 'load']) {
        if (options?.[name]) this.setAttribute(name, options[name]);
      }
      if (this.#panel) this.#arrange();
      return this.#chat ? this.#call('configure', options) : Promise.resolve();
    }

    async destroy() {
      if (window.Chasitor === this) delete window.Chasitor;
      this.remove();
      this.#unmount();
      this.#wanted = false;
      this.#renewReady(Error('destroyed'));
    }

    get phase() {
      return this.#chat?.phase ?? 'idle';
    }
    get connection() {
      return this.#chat?.connection ?? 'online';
    }
    get unread() {
      return this.#chat?.unread ?? 0;
    }
    get queue() {
      return this.#chat?.queue ?? null;
    }
    get ready() {
      return this.#ready;
    }

    /* What the browser calls. */

    connectedCallback() {
      if (this.#panel) return; // it was only moved
      this.#draw();
      this.#arrange();
    }

    disconnectedCallback() {
      // Moving an element removes it and puts it back in one go, so look again once that is over.
      queueMicrotask(() => {
        if (this.isConnected) return;
        if (window.Chasitor === this && this.matches('body>*')) this.#follow();
        else this.#unmount();
      });
    }

    /** Turbo and its like put a whole new body in place: the chat of the script tag goes along. */
    #follow() {
      // A body out of their cache holds a copy of it.
      for (const copy of document.querySelectorAll(TAG)) if (copy.isEqualNode(this)) copy.remove();
      document.body.append(this);
    }

    /* The launcher, and the time to load. */

    #draw() {
      this.#panel = make('div', { className: 'chasitor' });
      const launcher = (this.#launcher = make(
        'button',
        {
          part: 'launcher',
          className: 'launcher',
          type: 'button',
          ariaExpanded: false,
          ariaHasPopup: 'dialog',
          ariaLabel: 'Chat with us',
        },
        make('slot', { name: 'launcher-icon' }, make('i', {}, '•••')),
        make('span', { className: 'badge', hidden: true }),
      ));
      launcher.onclick = () => (this.#card ? this.#hideCard() : this.toggle());
      // Somebody is about to click. A failure is told at the click, when there is something to say.
      launcher.onpointerenter = launcher.onfocus = () => load().catch(() => {});
      this.#shadow.adoptedStyleSheets = [launcherSheet];
      this.#shadow.append(this.#panel, launcher);
    }

    #arrange() {
      const mode = this.getAttribute('load');
      this.#launcher.hidden = this.#isInline;
      if (this.#wanted || this.#isInline || mode === 'eager' || this.#isSaved) this.#mount();
      else if (mode === 'idle') (window.requestIdleCallback ?? setTimeout)(() => this.#mount());
    }

    get #isInline() {
      return this.getAttribute('layout') === 'inline';
    }

    get #storageKey() {
      const ids = ['organization', 'deployment', 'button'].map((id) => this.getAttribute(id + '-id'));
      return 'chasitor:chat:' + ids.join('.');
    }

    /** True if this tab has a chat to resume. Storage may be forbidden, which then means no. */
    get #isSaved() {
      try {
        return sessionStorage[this.#storageKey];
      } catch {}
    }

    /* The chat itself. */

    /** Calls are links in one chain behind `ready`: kept until then, done in order, failing with it. */
    #call(method, argument) {
      // These mean nothing as long as there is no chat, and must not fetch one.
      if (!this.#wanted && /^(close|end|reset)/.test(method)) return Promise.resolve();
      this.#asked = true;
      this.#mount();
      const done = this.#ready.then(() => this.#chat.call(method, argument));
      // Faults are told in the console and by `chat-error`. A page that does not look at the outcome
      // gets no error of its own on top.
      done.catch(() => {});
      return done;
    }

    async #mount() {
      this.#wanted = true;
      if (this.#chat || !this.isConnected) return;
      this.#hideCard();
      const launcher = this.#launcher;
      launcher.ariaBusy = !!this.#asked;
      if (this.#mounting) return;
      this.#mounting = true;
      try {
        const [glue, sheet] = await load();
        // It may have left the page meanwhile; its calls wait until it is back.
        if (this.isConnected) this.#begin(glue, sheet);
      } catch (error) {
        this.#fail(error);
      }
      launcher.ariaBusy = this.#mounting = this.#asked = false;
    }

    #begin(glue, sheet) {
      const attributes = {};
      for (const { name, value } of this.attributes) attributes[name] = value;
      this.#shadow.adoptedStyleSheets = [launcherSheet, sheet];
      this.#chat = glue.mount(this, this.#panel, this.#isInline ? null : this.#launcher, {
        attributes,
        configured: this.#configured,
        storageKey: this.#storageKey,
      });
      this.#settle.resolve(this);
      this.#tell('chat-ready');
    }

    #unmount() {
      if (this.#chat) {
        this.#chat.destroy();
        this.#renewReady();
      }
      this.#chat = this.#panel = this.#card = null;
      this.#shadow.replaceChildren();
    }

    /* Failing in words. */

    #fail(error) {
      const { code = 'load-failed', message } = error;
      console.error('Chasitor: ' + message);
      this.#wanted = false; // a further call tries again
      this.#renewReady(error);
      if (this.#panel && (this.#asked || this.#isInline)) this.#showCard();
      this.#tell('chat-error', { code, message });
    }

    #showCard() {
      const href = this.getAttribute('fallback-url');
      const link = make('a', { href }, 'Contact us another way');
      if (!href || !/^(https?|mailto|tel):/.test(link.protocol)) {
        link.href = location.href.split('#')[0]; // with its fragment the link would only scroll
        link.textContent = 'Reload this page';
      }
      this.#card = make('div', { className: 'card', role: 'alert' }, 'The chat cannot start on this page. ', link);
      this.#launcher.before(this.#card);
      this.#launcher.ariaExpanded = true;
    }

    #hideCard() {
      this.#card?.remove();
      this.#card = null;
      this.#launcher.ariaExpanded = false;
    }

    /** Puts a new promise in place; the old one fails unless it was kept. */
    #renewReady(error) {
      this.#settle?.reject(error);
      this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
      this.#ready.catch(() => {}); // a page that does not look at `ready` gets no error from it
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
    }
  }

  /* ---- The start --------------------------------------------------------------------------- */

  customElements.define(TAG, ChasitorChat);

  if (script.dataset.auto !== 'off') {
    const chat = (window.Chasitor = document.createElement(TAG));
    for (const { name, value } of script.attributes) {
      // Neither code nor inline style can come in by this way.
      const option = name.replace(/^data-(?!auto|style|on)/, '');
      if (option !== name) chat.setAttribute(option, value);
    }
    const add = () => {
      if (window.Chasitor === chat) document.body.append(chat); // else it was destroyed meanwhile
    };
    if (document.body) add();
    else addEventListener('DOMContentLoaded', add);
  }
})();
