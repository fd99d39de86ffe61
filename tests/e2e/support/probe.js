// Runs in each page before anything of the page. It changes nothing there: it counts renderings and
// events, so that a test can wait for the next one, and writes every fault of the page into the console,
// which the test reads at its end.
(() => {
  if (window.__probe) return;

  const TOLD = ['ready', 'open', 'close', 'phase', 'queue', 'message', 'unread', 'agent-event', 'end', 'redirect', 'error'];
  const FELT = ['load', 'DOMContentLoaded', 'input', 'click', 'focusin', 'focusout', 'keydown', 'online', 'offline', 'scroll'];
  const EVERYTHING = { subtree: true, childList: true, attributes: true, characterData: true };

  const probe = { count: 0, waiting: [], events: [] };
  Object.defineProperty(window, '__probe', { value: probe });

  const happened = () => {
    probe.count += 1;
    for (const wake of probe.waiting.splice(0)) wake();
  };

  const roots = new WeakSet();
  const observer = new MutationObserver(() => {
    lookIntoChats();
    happened();
  });
  const lookIntoChats = () => {
    for (const { shadowRoot } of document.querySelectorAll('chasitor-chat')) {
      if (!shadowRoot || roots.has(shadowRoot)) continue;
      roots.add(shadowRoot);
      observer.observe(shadowRoot, EVERYTHING);
    }
  };
  observer.observe(document, EVERYTHING);
  customElements.whenDefined('chasitor-chat').then(() => {
    lookIntoChats();
    happened();
  });

  for (const name of FELT) addEventListener(name, happened, { capture: true, passive: true });
  for (const name of TOLD) {
    addEventListener(`chat-${name}`, ({ type, detail, target }) => {
      const chats = [...document.querySelectorAll('chasitor-chat')];
      probe.events.push({ type, detail: structuredClone(detail), chat: chats.indexOf(target) });
      happened();
    });
  }

  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) console.error('page error: ' + event.message);
  });
  addEventListener('unhandledrejection', ({ reason }) => console.error('unhandled rejection: ' + reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    console.error(`policy violation: ${effectiveDirective} blocked ${blockedURI}`);
  });
})();
