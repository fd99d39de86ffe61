// Says on the page of `trunk serve` whether a sandbox answers. It knows nothing of the widget, and the
// widget nothing of it: a visitor's page has its own words for a service that does not answer.
'use strict';

/** Milliseconds between two questions, as long as nobody answers. */
const PAUSE = 3_000;

const notice = document.getElementById('notice');
const { endpoint, organizationId, deploymentId, buttonId } = document.querySelector('script[data-endpoint]').dataset;

/** The cheapest question of the protocol that needs no chat. */
async function answers() {
  const query = new URLSearchParams({
    org_id: organizationId,
    deployment_id: deploymentId,
    'Settings.buttonIds': buttonId,
  });
  try {
    const response = await fetch(`${endpoint}/Visitor/Settings?${query}`, { headers: { 'X-LIVEAGENT-API-VERSION': '47' } });
    // A proxy without a sandbox behind it answers as well, with an error or with a page.
    return response.ok && Array.isArray((await response.json()).messages);
  } catch {
    return false; // no connection, or no JSON
  }
}

function say(state, ...words) {
  if (notice.dataset.state === state) return; // a screen reader would say it again
  notice.dataset.state = state;
  const line = document.createElement('p');
  line.className = state;
  line.append(...words);
  notice.replaceChildren(line);
}

function code(text) {
  const node = document.createElement('code');
  node.textContent = text;
  return node;
}

async function look() {
  if (await answers()) {
    say('running', 'The sandbox is running.');
    return;
  }
  say('missing', 'No sandbox is running, so a chat cannot begin. Start it with ', code('cargo run -p chasitor-sandbox'), '.');
  setTimeout(look, PAUSE);
}

look();
