// A trap in the wasm reaches the chat's own failure card, and nothing else does.
// Run with: node --test tests/loader/

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { guard, guarded } from '../../xtask/hooks/guard.mjs';

/** Exports of which each does what its name says, and the number of traps that were told. */
function exportsThat() {
  const told = { traps: 0 };
  const trap = () => { throw new WebAssembly.RuntimeError('unreachable'); };
  const exports = { work: (a, b) => a + b, trap, fail: () => { throw new TypeError('no'); }, __wbindgen_malloc: trap, memory: {}, trapped: () => { told.traps += 1; } };
  return { told, exports: guarded(exports), memory: exports.memory };
}

test('a trap is told once and still thrown', () => {
  const { told, exports } = exportsThat();
  assert.throws(() => exports.trap(), WebAssembly.RuntimeError);
  assert.equal(told.traps, 1);
});

test('values and ordinary errors pass as they are', () => {
  const { told, exports, memory } = exportsThat();
  assert.equal(exports.work(3, 4), 7);
  assert.throws(() => exports.fail(), TypeError);
  assert.equal(exports.memory, memory);
  assert.equal(told.traps, 0);
});

test('glue that keeps its exports in another way stops the build', () => {
  assert.throws(() => guard('let wasm;'), /0 times, not once/);
  assert.match(guard('let wasm; wasm = instance.exports;'), /wasm = guarded\(instance\.exports\)/);
});
