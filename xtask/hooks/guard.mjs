// Makes a panic known. In the small release build a panic is a bare trap: no message and no hook, so the
// glue has to see it and to tell the chat, which then shows its card.
// Refuses to guess: a trap is ours only if it comes out of a call into our own wasm.

/** The line of wasm-bindgen's glue that keeps the exports. */
const KEPT = "wasm = instance.exports;";

/** Helpers of the glue itself: no code of the chat runs in them. */
const HELPER = /^__wbindgen/;

/** Returns the glue with guarded exports. */
export function guard(glue) {
  const parts = glue.split(KEPT);
  if (parts.length !== 2) throw Error(`the glue has "${KEPT}" ${parts.length - 1} times, not once`);
  return `${parts.join("wasm = guarded(instance.exports);")}\n${guarded}\nconst HELPER = ${HELPER};\n`;
}

/** The exports, of which those that run the chat's code report a trap to `trapped` before it goes on. */
export function guarded(exports) {
  const all = { ...exports };
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== "function" || HELPER.test(name) || name === "trapped") continue;
    all[name] = (...values) => {
      try {
        return value(...values);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) exports.trapped();
        throw error;
      }
    };
  }
  return all;
}
