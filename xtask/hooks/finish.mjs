// Trunk's post_build hook: puts the loader beside the hashed files it loads.
// Refuses to write a loader that names a file which is not there.
//
// In: <staging>/assets/chasitor-<hash>.js and _bg.wasm (Trunk), static/chasitor.js and static/chasitor.css.
// Out: <staging>/chasitor.js and assets/chasitor-<hash>.css; in release all JavaScript and CSS is minified.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { guard } from "./guard.mjs";
import { shorten } from "./shorten.mjs";

const staging = variable("TRUNK_STAGING_DIR");
const source = variable("TRUNK_SOURCE_DIR");
const release = variable("TRUNK_PROFILE") === "release";
const assets = join(staging, "assets");

const minify = release ? esbuild() : (text) => text;

const glue = onlyAsset(/^chasitor-[0-9a-f]+\.js$/, "the glue");
const wasm = onlyAsset(/^chasitor-[0-9a-f]+_bg\.wasm$/, "the wasm");
rewriteGlue();
const style = writeStyle();
writeLoader({ __GLUE__: `assets/${glue}`, __WASM__: `assets/${wasm}`, __STYLE__: `assets/${style}` });

/** In place: nothing but the loader refers to the two, and the loader does so by name. */
function rewriteGlue() {
  const [gluePath, wasmPath] = [join(assets, glue), join(assets, wasm)];
  let text = guard(readFileSync(gluePath, "utf8"));
  if (release) {
    const shorter = shorten(text, readFileSync(wasmPath));
    text = shorter.glue;
    writeFileSync(wasmPath, shorter.wasm);
  }
  writeFileSync(gluePath, minify(text, { loader: "js", format: "esm", sourcefile: glue }));
}

/** Returns the file name, which changes with the content. */
function writeStyle() {
  const css = minify(readStatic("chasitor.css"), { loader: "css", sourcefile: "static/chasitor.css" });
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 16);
  const name = `chasitor-${hash}.css`;
  writeFileSync(join(assets, name), css);
  return name;
}

function writeLoader(names) {
  let text = readStatic("chasitor.js");
  for (const [placeholder, name] of Object.entries(names)) {
    if (!text.includes(placeholder)) {
      fail(`static/chasitor.js does not contain ${placeholder}, so it would not load ${name}`);
    }
    text = text.replaceAll(placeholder, name);
  }
  writeFileSync(join(staging, "chasitor.js"), minify(text, { loader: "js", sourcefile: "static/chasitor.js" }));
}

function readStatic(name) {
  const path = join(source, "static", name);
  if (!existsSync(path)) {
    fail(`${path} is missing`);
  }
  return readFileSync(path, "utf8");
}

function onlyAsset(pattern, what) {
  const found = existsSync(assets) ? readdirSync(assets).filter((name) => pattern.test(name)) : [];
  if (found.length !== 1) {
    fail(
      `expected one file for ${what} like ${pattern} in ${assets}, found ${found.length ? found.join(", ") : "none"}; ` +
        'the link with data-trunk rel="rust" in index.html must carry data-target-path="assets"',
    );
  }
  return found[0];
}

/** ES2022: older targets would get helper functions, in a classic script as globals of the host page. */
function esbuild() {
  const tools = resolve(source, process.env.CHASITOR_TOOLS || ".tools");
  let transformSync;
  try {
    ({ transformSync } = createRequire(join(tools, "package.json"))("esbuild"));
  } catch (error) {
    fail(`a release build needs esbuild in ${tools} (${error.code ?? error.message}); install it with: cargo xtask setup`);
  }
  const common = { minify: true, target: ["es2022"], legalComments: "none", charset: "utf8", logLevel: "error" };
  return (text, options) => {
    try {
      return transformSync(text, { ...common, ...options }).code;
    } catch {
      fail(`${options.sourcefile} could not be minified; esbuild says above why`);
    }
  };
}

function variable(name) {
  const value = process.env[name];
  if (!value) {
    fail(`${name} is not set; this program is started by trunk (see Trunk.toml)`);
  }
  return value;
}

function fail(message) {
  console.error(`finish.mjs: ${message}.`);
  process.exit(1);
}
