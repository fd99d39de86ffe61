// Gives the names between glue and wasm one or two letters. wasm-bindgen joins the two by long names with
// hashes, once in each file, and hashes do not compress.
// Refuses to touch a name that is not a whole word of the glue, or that stands for two things.

const IMPORTS = 2;
const EXPORTS = 7;

/** Names that wasm-bindgen makes up: its own imports, and exports with a hash at the end. */
const MADE_UP = /^__wb|__h?[0-9a-f]{16}$|_[0-9a-f]{16}$/;

/** Returns glue (text) and wasm (bytes) with shorter names. */
export function shorten(glue, wasm) {
  const names = new Map();
  const short = (name) => {
    if (!MADE_UP.test(name)) return name;
    if (!names.has(name)) names.set(name, letters(names.size));
    return names.get(name);
  };
  const shorter = rewrite(wasm, short);
  const seen = new Set();
  const text = glue.replace(/[A-Za-z_$][\w$]*/g, (word) => {
    if (!names.has(word)) return word;
    seen.add(word);
    return names.get(word);
  });
  const lost = [...names.keys()].filter((name) => !seen.has(name));
  if (lost.length > 0) throw Error(`the glue does not know ${lost.join(", ")}, which the wasm names`);
  return { glue: text, wasm: shorter };
}

/** `$a`, `$b`, … `$10`: the glue has no names of its own that begin so. */
function letters(index) {
  return "$" + index.toString(36);
}

function rewrite(wasm, short) {
  const parts = [wasm.subarray(0, 8)];
  const reader = new Reader(wasm, 8);
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const body = reader.bytes(reader.number());
    const section =
      id === IMPORTS ? importSection(new Reader(body, 0), short) : id === EXPORTS ? exportSection(new Reader(body, 0), short) : body;
    parts.push(Buffer.from([id]), number(section.length), section);
  }
  return Buffer.concat(parts);
}

function importSection(reader, short) {
  const count = reader.number();
  const parts = [number(count)];
  for (let index = 0; index < count; index++) {
    parts.push(name(reader.name()), name(short(reader.name())), reader.description());
  }
  return Buffer.concat(parts);
}

function exportSection(reader, short) {
  const count = reader.number();
  const parts = [number(count)];
  for (let index = 0; index < count; index++) {
    parts.push(name(short(reader.name())), Buffer.from([reader.byte()]), number(reader.number()));
  }
  return Buffer.concat(parts);
}

/** Reads the binary format of WebAssembly, as far as names are concerned. */
class Reader {
  constructor(data, at) {
    this.data = data;
    this.at = at;
  }

  byte() {
    return this.data[this.at++];
  }

  bytes(length) {
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  name() {
    return this.bytes(this.number()).toString("utf8");
  }

  /** What is imported, left as it is. */
  description() {
    const start = this.at;
    const kind = this.byte();
    if (kind === 0) this.number();
    else if (kind === 1) this.bytes(1), this.limits();
    else if (kind === 2) this.limits();
    else if (kind === 3) this.bytes(2);
    else throw Error(`an import of kind ${kind}, which this program does not know`);
    return this.data.subarray(start, this.at);
  }

  limits() {
    const hasMaximum = this.byte() & 1;
    this.number();
    if (hasMaximum) this.number();
  }
}

function number(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) + (rest > 0 ? 128 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

function name(text) {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([number(bytes.length), bytes]);
}
