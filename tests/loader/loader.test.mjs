// What the loader decides by itself: when it fetches, in which order it does calls, what it says when it fails.
// Run with: node --test tests/loader/

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openPage, settled } from './page.mjs';

const IDS = { endpoint: '/chat/rest', 'organization-id': '00D', 'deployment-id': '572', 'button-id': '573' };
const KEY = 'chasitor:chat:00D.572.573';

const blocked = { Module: class { constructor() { throw new Error('forbidden by the policy'); } } };
const launcherOf = (chat) => chat.shadowRoot.childNodes.at(-1);
const cardOf = (chat) => chat.shadowRoot.childNodes.find((node) => node.className === 'card');

test('nothing is fetched before somebody acts', async () => {
  const page = openPage({ data: IDS });
  await page.window.Chasitor.configure({ strings: {} });
  await page.window.Chasitor.close();
  await page.window.Chasitor.end();
  await page.window.Chasitor.reset();
  await settled();
  assert.deepEqual(page.fetched, []);
  assert.equal(page.window.Chasitor.phase, 'idle');
  assert.equal(page.window.Chasitor.connection, 'online');
  assert.equal(page.window.Chasitor.unread, 0);
  assert.equal(page.window.Chasitor.queue, null);
});

test('the parts lie beside the script, and are fetched once for all elements', async () => {
  const page = openPage({ data: { auto: 'off' } });
  assert.equal(page.window.Chasitor, undefined);
  const [one, two] = [page.add('chasitor-chat', IDS), page.add('chasitor-chat', { 'button-id': 'other' })];
  await Promise.all([one.open(), two.open()]);
  assert.deepEqual(page.fetched, ['/some/folder/assets/chat_bg.wasm', '/some/folder/assets/chat.css']);
  assert.deepEqual(page.chats.map((chat) => chat.options.storageKey), [KEY, 'chasitor:chat:..other']);
});

test('data attributes become options, but neither code nor style', async () => {
  const page = openPage({ data: { ...IDS, style: 'color: red', onclick: 'alert(1)', language: 'de' } });
  await page.window.Chasitor.open();
  assert.deepEqual(page.chats[0].options.attributes, { ...IDS, language: 'de' });
});

test('kept calls are done in order, with one made in chat-ready at the end', async () => {
  const page = openPage({ data: IDS });
  const chat = page.window.Chasitor;
  chat.addEventListener('chat-ready', () => chat.send('last'));
  const outcomes = [chat.open(), chat.start({ name: 'A' }), chat.send('one'), chat.sendEvent('type', 'data'), chat.close()];
  assert.deepEqual(await Promise.all(outcomes), ['open', 'start', 'send', 'sendEvent', 'close']);
  await settled();
  const event = ['sendEvent', { type: 'type', data: 'data' }];
  assert.deepEqual(page.chats[0].calls, ['open', ['start', { name: 'A' }], ['send', 'one'], event, 'close', ['send', 'last']]);
});

test('configure collects before the start and goes to the chat after it', async () => {
  const page = openPage({ data: IDS });
  const chat = page.window.Chasitor;
  await chat.configure({ language: 'de' });
  await chat.configure({ theme: 'dark' });
  await chat.open();
  await chat.configure({ language: 'fr' });
  assert.equal(page.chats[0].options.configured.theme, 'dark');
  assert.deepEqual(page.chats[0].calls, ['open', ['configure', { language: 'fr' }]]);
});

test('a chat to resume is loaded at once', async () => {
  const page = openPage({ data: IDS, saved: { [KEY]: '{}' } });
  await page.window.Chasitor.ready;
  assert.equal(page.chats.length, 1);
});

test('forbidden storage means that there is no chat to resume', async () => {
  const saved = new Proxy({}, { get() { throw new Error('SecurityError'); } });
  const page = openPage({ data: IDS, saved });
  await settled();
  assert.equal(page.chats.length, 0);
  await page.window.Chasitor.open();
  assert.equal(page.chats.length, 1);
});

test('an inline chat has no launcher and is loaded at once', async () => {
  const page = openPage({ data: { ...IDS, layout: 'inline' } });
  await page.window.Chasitor.ready;
  assert.equal(page.chats[0].launcher, null);
  assert.equal(launcherOf(page.window.Chasitor).hidden, true);
});

test('a second start does nothing but warn', () => {
  const page = openPage({ data: IDS });
  const first = page.window.Chasitor;
  page.run();
  assert.equal(page.window.Chasitor, first);
  assert.equal(page.document.body.childNodes.length, 1);
  assert.equal(page.warnings.length, 1);
});

test('a blocked wasm names the missing word, fetches nothing and shows a link', async () => {
  const page = openPage({ data: IDS, wasm: blocked });
  const chat = page.window.Chasitor;
  const told = [];
  chat.addEventListener('chat-error', (event) => told.push(event));
  await assert.rejects(Promise.race([chat.ready, chat.open()]), /'wasm-unsafe-eval'/);
  await settled();
  assert.deepEqual(page.fetched, []);
  assert.equal(page.errors.length, 1);
  assert.match(page.errors[0], /^Chasitor: .*forbidden by the policy.*'wasm-unsafe-eval'/);
  assert.equal(told[0].detail.code, 'wasm-blocked');
  assert.equal(told[0].bubbles, true);
  const [words, link] = cardOf(chat).childNodes;
  assert.equal(cardOf(chat).role, 'alert');
  assert.match(words, /cannot start on this page/);
  assert.equal(link.href, 'https://shop.example/help?x=1');
  launcherOf(chat).onclick();
  assert.equal(cardOf(chat), undefined);
});

test('a file that is not there is named, and the next call tries again', async () => {
  let body = null;
  const page = openPage({ data: IDS, answer: (path) => (path.endsWith('.css') ? body : '') });
  const chat = page.window.Chasitor;
  await assert.rejects(chat.open(), /https:\/\/widget\.example\/some\/folder\/assets\/chat\.css \(Error: HTTP 404\)/);
  body = '';
  assert.equal(await chat.open(), 'open');
  assert.equal(await chat.ready, chat);
  assert.equal(cardOf(chat), undefined);
});

test('a failure that nobody asked about is told, but not shown', async () => {
  const page = openPage({ data: { ...IDS, load: 'eager' }, wasm: blocked });
  await assert.rejects(page.window.Chasitor.ready);
  assert.equal(page.errors.length, 1);
  assert.equal(cardOf(page.window.Chasitor), undefined);
});

test('pointing at the launcher fetches, and says nothing if that fails', async () => {
  const page = openPage({ data: IDS, answer: () => null });
  launcherOf(page.window.Chasitor).onpointerenter();
  await settled();
  assert.equal(page.fetched.length, 2);
  assert.deepEqual(page.errors, []);
});

test('moving the element keeps the chat, removing it ends it, putting it back mounts anew', async () => {
  const page = openPage({ data: IDS });
  const chat = page.window.Chasitor;
  await chat.open();
  page.document.body.append(chat);
  await settled();
  assert.equal(page.chats[0].alive, true);
  chat.remove();
  await settled();
  assert.equal(page.chats[0].alive, false);
  const kept = chat.send('later');
  page.document.body.append(chat);
  assert.equal(await kept, 'send');
  assert.equal(page.chats.length, 2);
});

test('the chat goes along into a new body, where it replaces its copy', async () => {
  const page = openPage({ data: IDS });
  const chat = page.window.Chasitor;
  await chat.open();
  const body = page.document.createElement('body');
  page.document.body = body;
  const copy = page.add('chasitor-chat', IDS);
  chat.disconnectedCallback();
  await settled();
  assert.deepEqual(body.childNodes, [chat]);
  assert.equal(page.chats[0].alive, true);
  assert.equal(copy.isConnected, false);
});

test('destroy removes everything and fails the calls that were kept', async () => {
  const page = openPage({ data: IDS });
  const chat = page.window.Chasitor;
  const kept = chat.open();
  await chat.destroy();
  await assert.rejects(kept, /destroyed/);
  await settled();
  assert.equal('Chasitor' in page.window, false);
  assert.deepEqual(page.document.body.childNodes, []);
  assert.equal(page.chats.length, 0);
});

test('the source keeps to what a strict policy allows', () => {
  const source = readFileSync(new URL('../../static/chasitor.js', import.meta.url), 'utf8');
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|\.style\b|'style'|localStorage|cookie/);
  for (const name of ['__GLUE__', '__WASM__', '__STYLE__']) assert.equal(source.split(name).length, 2, name);
});
