// Prints what a visitor downloads, file by file, and fails above the budget.
// Refuses to count an unfinished dist: each kind of file must be there exactly once.
//
// Usage: node size.mjs <dist folder>

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes after brotli at quality 11. */
const BUDGET = { loader: 2_500, total: 120_000 };

const dist = process.argv[2];
if (!dist) {
  fail("which folder? usage: node size.mjs <dist folder>");
}

const rows = [
  measure("loader", "", /^chasitor\.js$/),
  measure("glue", "assets", /^chasitor-[0-9a-f]+\.js$/),
  measure("wasm", "assets", /^chasitor-[0-9a-f]+_bg\.wasm$/),
  measure("style", "assets", /^chasitor-[0-9a-f]+\.css$/),
];
rows.push({ name: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") });

console.log(line("", "raw", "gzip -9", "brotli 11", "budget"));
for (const { name, raw, gzip, brotli } of rows) {
  console.log(line(name, raw, gzip, brotli, BUDGET[name] ?? ""));
}

const over = rows.filter(({ name, brotli }) => brotli > (BUDGET[name] ?? Infinity));
if (over.length > 0) {
  const texts = over.map(
    ({ name, brotli }) => `${name} is ${brotli} bytes, ${brotli - BUDGET[name]} above its ${BUDGET[name]}`,
  );
  fail(`over budget after brotli: ${texts.join("; ")}`);
}

function measure(name, folder, pattern) {
  const path = join(dist, folder);
  const found = existsSync(path) ? readdirSync(path).filter((file) => pattern.test(file)) : [];
  if (found.length !== 1) {
    fail(`expected one ${name} like ${pattern} in ${path}, found ${found.length}; build first: cargo xtask build`);
  }
  const bytes = readFileSync(join(path, found[0]));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: quality }).length,
  };
}

function sum(column) {
  return rows.reduce((total, row) => total + row[column], 0);
}

function line(name, ...cells) {
  return "      " + name.padEnd(8) + cells.map((cell) => cell.toLocaleString("en").padStart(11)).join("");
}

function fail(message) {
  console.error(`size.mjs: ${message}.`);
  process.exit(1);
}
