import { createHash } from "node:crypto";
import { Dict, List, Name, type Objects, Ref, Stream, Text, Unreadable, type Value } from "./objects.ts";
import { pack } from "./streams.ts";

/**
 * Writes a PDF of objects: streams alone, and all else packed in streams of objects, with a table at the end. The same
 * objects give the same bytes on every machine. Its identifier is a digest of everything in it.
 */
export function writeObjects(objects: Objects): Uint8Array {
  const writer = new Writer();
  const packed: [number: number, object: Value][] = [];
  for (const [number, object] of objects.all()) {
    if (object instanceof Stream || object instanceof Unreadable) writer.alone(number, object);
    else packed.push([number, object]);
  }
  let next = Math.max(0, ...objects.all().map(([number]) => number)) + 1;
  for (let at = 0; at < packed.length; at += IN_ONE) {
    writer.together(next, packed.slice(at, at + IN_ONE), objects);
    next++;
  }
  return writer.end(next, objects);
}

/** How many objects are packed in a stream. The more there are, the smaller is the file, and the slower is one of them found. */
const IN_ONE = 200;

/** The kind of an entry, and two numbers: PDF 1.7, 7.5.8.3. */
type Entry = readonly [kind: 0 | 1 | 2, where: number, which: number];

class Writer {
  private readonly pieces: Uint8Array[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\n", "latin1")];
  private length = (this.pieces[0] as Uint8Array).length;
  private readonly entries = new Map<number, Entry>([[0, [0, 0, 65_535]]]);

  alone(number: number, object: Stream | Unreadable): void {
    this.entries.set(number, [1, this.length, 0]);
    this.text(`${number} 0 obj\n`);
    if (object instanceof Unreadable) this.bytes(object.bytes);
    else {
      this.text(`${written(object.dict)}\nstream\n`);
      this.bytes(object.bytes);
      this.text("\nendstream");
    }
    this.text("\nendobj\n\n");
  }

  together(number: number, some: readonly [number: number, object: Value][], objects: Objects): void {
    let [heads, bodies] = ["", ""];
    for (const [at, [own, object]] of some.entries()) {
      this.entries.set(own, [2, number, at]);
      heads += `${own} ${bodies.length} `;
      bodies += `${written(object)}\n`;
    }
    const dict = objects.dict({ Type: new Name("ObjStm"), N: some.length, First: heads.length });
    this.alone(number, pack(Buffer.from(heads + bodies, "latin1"), dict));
  }

  end(number: number, objects: Objects): Uint8Array {
    const start = this.length;
    this.entries.set(number, [1, start, 0]);
    // Offsets of four bytes are enough for files of 4 GB.
    const rows = Buffer.alloc(7 * (number + 1));
    for (let at = 0; at <= number; at++) {
      const [kind, where, which] = this.entries.get(at) ?? [0, 0, 0];
      rows.writeUInt8(kind, 7 * at);
      rows.writeUInt32BE(where, 7 * at + 1);
      rows.writeUInt16BE(which, 7 * at + 5);
    }
    const { trailer } = objects;
    const dict = objects.dict({
      Type: new Name("XRef"),
      Size: number + 1,
      W: objects.list([1, 4, 2]),
      Root: trailer.written("Root"),
      ...(trailer.written("Info") === null ? {} : { Info: trailer.written("Info") }),
      ID: objects.list([NO_ID, NO_ID]),
    });
    this.alone(number, pack(rows, dict));
    this.text(`startxref\n${start}\n%%EOF`);
    const file = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      file.set(piece, at);
      at += piece.length;
    }
    identify(Buffer.from(file.buffer), start);
    return file;
  }

  private text(text: string): void {
    this.bytes(Buffer.from(text, "latin1"));
  }

  private bytes(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.length += bytes.length;
  }
}

/** Stands for the identifier until all else is written. */
const NO_ID = new Text("0".repeat(32), true);

function identify(file: Buffer, from: number): void {
  const id = createHash("sha256").update(file).digest("hex").slice(0, 32);
  for (let times = 0, at = from; times < 2; times++, at++) {
    at = file.indexOf(`<${NO_ID.written}>`, at);
    file.write(id, at + 1, "latin1");
  }
}

/** A value as it is written, each sign of which is a byte. */
function written(value: Value): string {
  if (typeof value === "number") return numeral(value);
  if (value instanceof Name) return named(value.text);
  if (value instanceof Ref) return `${value.number} ${value.generation} R`;
  if (value instanceof Text) return value.isHex ? `<${value.written}>` : `(${value.written})`;
  if (value instanceof List) return `[${value.items.map(written).join(" ")}]`;
  if (value instanceof Dict) {
    let text = "<<";
    for (const [key, own] of value.entries) text += `${named(key)} ${written(own)}\n`;
    return `${text}>>`;
  }
  if (typeof value === "boolean" || value === null) return String(value);
  throw new Error("A stream stands in another object.");
}

/** A number is written without an exponent. */
const numeral = (number: number): string =>
  Number.isInteger(number)
    ? String(number)
    : String(number).includes("e")
      ? number.toFixed(10)
      : String(number);

const named = (name: string): string =>
  /^[!-~]*$/.test(name) && !/[#()<>[\]{}/%]/.test(name)
    ? `/${name}`
    : `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
