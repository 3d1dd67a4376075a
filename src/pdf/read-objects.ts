import { Dict, List, Name, Objects, Ref, Stream, Text, Unreadable, type Value } from "./objects.ts";
import { unpack } from "./streams.ts";
import { nameAt, numberAt } from "./values.ts";

/**
 * Reads the objects of a PDF from its beginning to its end, as readers of damaged files do: the table at its end is not
 * asked where they are. Of two objects of one number the later counts. What cannot be read is `Unreadable`.
 */
export function readObjects(bytes: Uint8Array): Objects {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const file = new Objects();
  const reader = new ValueReader(text, file);
  HEADER.lastIndex = 0;
  for (let found = HEADER.exec(text); found !== null; found = HEADER.exec(text)) {
    const [whole, number] = found;
    reader.seek(found.index + whole.length);
    if (number === undefined) readTrailer(reader, file);
    else readObject(reader, file, Number(number), bytes);
    HEADER.lastIndex = reader.at;
  }
  return file;
}

/** What begins an object, or the dictionary at the end. Digits are counted so that no file is searched twice. */
const HEADER = /(?<!\d)(\d{1,10})[\0\t\n\f\r ]{1,9}\d{1,5}[\0\t\n\f\r ]{1,9}obj|trailer/g;

const TRAILER = ["Root", "Encrypt", "Info", "ID"];

function takeTrailer(dict: Dict, file: Objects): void {
  for (const key of TRAILER) {
    const value = dict.written(key);
    if (value !== null) file.trailer.set(key, value);
  }
}

function readTrailer(reader: ValueReader, file: Objects): void {
  const { at } = reader;
  try {
    const dict = reader.value();
    if (dict instanceof Dict) takeTrailer(dict, file);
  } catch {
    reader.seek(at);
  }
}

function readObject(reader: ValueReader, file: Objects, number: number, bytes: Uint8Array): void {
  const start = reader.at;
  try {
    const value = reader.value();
    const object = value instanceof Dict ? (reader.streamOf(value, bytes) ?? value) : value;
    if (object instanceof Stream) {
      const type = nameAt(object.dict, "Type");
      if (type === "ObjStm") readPacked(object, file);
      else if (type === "XRef") takeTrailer(object.dict, file);
    }
    file.put(number, object);
  } catch {
    const end = reader.text.indexOf("endobj", start);
    reader.seek(end === -1 ? start : end);
    if (end !== -1) file.put(number, new Unreadable(bytes.subarray(start, end)));
  }
}

/** Reads the objects that are packed in a stream: pairs of a number and an offset, then the objects. */
function readPacked(stream: Stream, file: Objects): void {
  const bytes = unpack(stream);
  const [count, first] = [numberAt(stream.dict, "N"), numberAt(stream.dict, "First")];
  if (bytes === null || count === null || first === null) throw new Error("It cannot be unpacked.");
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const pairs = text.slice(0, first).trim().split(/\s+/).map(Number);
  const reader = new ValueReader(text, file);
  for (let at = 0; at + 1 < pairs.length && at < 2 * count; at += 2) {
    reader.seek(first + (pairs[at + 1] as number));
    file.put(pairs[at] as number, reader.value());
  }
}

/** The classes of bytes: 0 regular, 1 space, 2 delimiter. */
const CLASSES = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASSES[byte] = 1;
for (const sign of "()<>[]{}/%") CLASSES[sign.charCodeAt(0)] = 2;

/** Deeper than any file needs, and less than overflows the stack. */
const DEEPEST = 200;

/** Reads one value after another from a text in which each sign is a byte. It throws an Error at what is none. */
class ValueReader {
  readonly text: string;
  at = 0;
  private readonly file: Objects;
  private readonly names = new Map<string, Name>();
  private depth = 0;

  constructor(text: string, file: Objects) {
    this.text = text;
    this.file = file;
  }

  seek(at: number): void {
    if (!(at >= 0)) throw new Error("That is no place in a text.");
    this.at = at;
    this.depth = 0;
  }

  value(): Value {
    this.skipSpace();
    switch (this.text.charCodeAt(this.at)) {
      case 47:
        return this.name();
      case 60:
        return this.text.charCodeAt(this.at + 1) === 60 ? this.nested(() => this.dict()) : this.hex();
      case 91:
        return this.nested(() => this.list());
      case 40:
        return this.literal();
      default:
        return this.word();
    }
  }

  /** The stream that a dictionary begins; null if none follows it. */
  streamOf(dict: Dict, bytes: Uint8Array): Stream | null {
    this.skipSpace();
    const { text } = this;
    if (!text.startsWith("stream", this.at)) return null;
    let start = this.at + 6;
    if (text.charCodeAt(start) === 13) start++;
    if (text.charCodeAt(start) === 10) start++;
    const length = numberAt(dict, "Length") ?? -1;
    // A length below nothing would lead back to what was read before.
    this.at = length >= 0 ? start + length : text.length;
    this.skipSpace();
    let end = start + Math.max(0, length);
    if (!text.startsWith("endstream", this.at)) {
      // Its length is wrong, or stands further on in the file.
      this.at = text.indexOf("endstream", start);
      if (this.at === -1) throw new Error("A stream has no end.");
      end = this.at;
      if (text.charCodeAt(end - 1) === 10) end--;
      if (text.charCodeAt(end - 1) === 13) end--;
    }
    this.at += 9;
    return new Stream(dict, bytes.subarray(start, Math.max(start, end)));
  }

  private nested<Kind>(read: () => Kind): Kind {
    if (++this.depth > DEEPEST) throw new Error("It is nested too deeply.");
    const value = read();
    this.depth--;
    return value;
  }

  private skipSpace(): void {
    const { text } = this;
    for (;;) {
      while (CLASSES[text.charCodeAt(this.at)] === 1) this.at++;
      if (text.charCodeAt(this.at) !== 37) return;
      while (this.at < text.length && !/[\r\n]/.test(text[this.at] as string)) this.at++;
    }
  }

  private regular(): string {
    const from = this.at;
    while (CLASSES[this.text.charCodeAt(this.at)] === 0) this.at++;
    return this.text.slice(from, this.at);
  }

  private name(): Name {
    this.at++;
    const written = this.regular();
    const known = this.names.get(written);
    if (known !== undefined) return known;
    const text = written.replace(/#([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    const name = new Name(text);
    this.names.set(written, name);
    return name;
  }

  private dict(): Dict {
    this.at += 2;
    const entries = new Map<string, Value>();
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith(">>", this.at)) break;
      if (this.text.charCodeAt(this.at) !== 47) throw new Error("A key is no name.");
      const key = this.name();
      const value = this.value();
      if (value !== null) entries.set(key.text, value);
    }
    this.at += 2;
    return new Dict(this.file, entries);
  }

  private list(): List {
    this.at++;
    const items: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text.charCodeAt(this.at) === 93) break;
      items.push(this.value());
    }
    this.at++;
    return new List(this.file, items);
  }

  private hex(): Text {
    const end = this.text.indexOf(">", this.at);
    if (end === -1) throw new Error("A string has no end.");
    const written = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return new Text(written, true);
  }

  /** A string may hold brackets in pairs, and any byte after a backslash. */
  private literal(): Text {
    const { text } = this;
    let depth = 0;
    for (let at = this.at; at < text.length; at++) {
      const byte = text.charCodeAt(at);
      if (byte === 92) at++;
      else if (byte === 40) depth++;
      else if (byte === 41 && --depth === 0) {
        const written = text.slice(this.at + 1, at);
        this.at = at + 1;
        return new Text(written, false);
      }
    }
    throw new Error("A string has no end.");
  }

  /** A number, a reference, or one of the words that are values. */
  private word(): Value {
    const word = this.regular();
    const number = numberIn(word);
    if (number === null) {
      if (!WORDS.has(word)) throw new Error(`"${word}" is no value.`);
      return WORDS.get(word) ?? null;
    }
    REFERENCE.lastIndex = this.at;
    const found = Number.isInteger(number) && number >= 0 ? REFERENCE.exec(this.text) : null;
    if (found === null) return number;
    this.at = REFERENCE.lastIndex;
    return new Ref(number, Number(found[1]));
  }
}

const REFERENCE = /[\0\t\n\f\r ]{1,9}(\d{1,5})[\0\t\n\f\r ]{1,9}R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

const WORDS = new Map<string, Value>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Signs, digits and a point; several programs write two signs. Null for what is no number. */
function numberIn(word: string): number | null {
  const number = Number(word);
  if (word === "" || /[^-+.\d]/.test(word)) return null;
  if (!Number.isNaN(number)) return number;
  const mended = Number.parseFloat(word.replace(/^[-+]+(?=[-+])/, ""));
  return Number.isNaN(mended) ? 0 : mended;
}
