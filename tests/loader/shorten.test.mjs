// The names between glue and wasm: short afterwards, and still the same on both sides.
// Run with: node --test tests/loader/

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shorten } from '../../xtask/hooks/shorten.mjs';

const LONG = '__wbg_get_0123456789abcdef';

/** A module that imports one function `long` and exports it under two names. */
function module(long, exported) {
  const text = (word) => [word.length, ...Buffer.from(word)];
  const section = (id, bytes) => [id, bytes.length, ...bytes];
  return Buffer.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(2, [1, ...text('./glue.js'), ...text(long), 0, 0]),
    ...section(7, [2, ...text('mount'), 0, 0, ...text(exported), 0, 0]),
  ]);
}

test('a module works under the new names and keeps those that people chose', async () => {
  const glue = `export const imports = { ${LONG}: () => 7 }; export const call = (wasm) => wasm.invoke__h0123456789abcdef();`;
  const { glue: text, wasm } = shorten(glue, module(LONG, 'invoke__h0123456789abcdef'));
  const { imports, call } = await import('data:text/javascript,' + encodeURIComponent(text));
  const { instance } = await WebAssembly.instantiate(wasm, { './glue.js': imports });
  assert.equal(call(instance.exports), 7);
  assert.equal(instance.exports.mount(), 7);
  assert.ok(!wasm.includes(LONG) && !text.includes(LONG));
});

test('a name that the glue does not know stops the build', () => {
  assert.throws(() => shorten('export {};', module(LONG, 'mount2')), /the glue does not know/);
});
