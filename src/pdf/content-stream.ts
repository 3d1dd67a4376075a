import { type Kind, Operation } from "./operation.ts";

/**
 * Reads a stream into operators. Operands that no operator follows come last, with an empty one. Each is read before the next is
 * asked for, as it is the same object.
 * @param apart whether the glyphs of a run, and the moves between them, come one by one.
 */
export function* operationsOf(bytes: Uint8Array, apart = false): Generator<Operation> {
  const operation = new Operation(bytes);
  let isImage = false;
  let isNext = false;
  for (let start = 0; start < bytes.length; ) {
    // Half of all tokens are space. It is passed over unless an image begins here, whose first byte is one.
    if (CLASSES[bytes[start] as number] === 1 && !isNext) {
      start++;
      continue;
    }
    const begin = start;
    const kind: Kind = isNext ? "image" : kindAt(bytes, begin);
    const end: number = kind === "image" ? endOfImage(bytes, begin) : endAt(bytes, begin, kind);
    start = end;
    isNext = kind === "word" && end - begin === 2 && isWord(bytes, begin, "ID");
    if (kind === "comment") continue;
    const operator = kind === "word" ? wordAt(bytes, begin, end) : "";
    if (isImage ? operator !== "EI" : operator === "" || operator === "BI" || VALUES.has(operator)) {
      isImage ||= operator === "BI";
      operation.take(kind, begin, end);
      continue;
    }
    if (isImage) operation.take(kind, begin, end);
    const run: number[] | undefined = operator === "Tj" && !apart ? [] : undefined;
    if (run !== undefined) start = readRun(bytes, operation.only, end, run);
    yield operation.finish(isImage ? "BI" : operator, begin, start, run);
    operation.forget();
    isImage = false;
  }
  if (!operation.isEmpty) yield operation.finish("", 0, operation.lastEnd);
}

/**
 * Reads a run of glyphs: `<00120034> Tj`, then `7.5 0 Td <0056> Tj` any number of times. Half of a page is made of these.
 * @param first where the operand of the first Tj begins, of which `end` is the end.
 * @returns the end of the run, which is that of the first Tj where it shows no glyphs of two bytes.
 */
function readRun(bytes: Uint8Array, first: number, end: number, run: number[]): number {
  if (first < 0 || readGlyphs(bytes, first, run) < 0) return end;
  let known = end;
  for (;;) {
    let at = known;
    if (CLASSES[bytes[at++] as number] !== 1) return known;
    const number = at;
    while (isOfNumber(bytes[at] as number)) at++;
    if (!isNumber(bytes, number, at) || !isText(bytes, at, STEP)) return known;
    const before = run.length;
    at = readGlyphs(bytes, at + STEP.length, run);
    const isShown = at >= 0 && isText(bytes, at, SHOW) && !isRegular(bytes, at + SHOW.length);
    if (!isShown) {
      run.length = before;
      return known;
    }
    known = at + SHOW.length;
  }
}

const [STEP, SHOW] = [Buffer.from(" 0 Td "), Buffer.from(" Tj")];

/**
 * Adds the glyphs of a hexadecimal string to a run, each of two bytes: `<00120034>`.
 * @returns the end of the string; -1, and adds none, where something else stands.
 */
function readGlyphs(bytes: Uint8Array, start: number, run: number[]): number {
  const before = run.length;
  if (bytes[start] !== LESS) return -1;
  let at = start + 1;
  for (; bytes[at] !== MORE; at += 4) {
    const code = hexAt(bytes, at);
    if (code < 0) {
      run.length = before;
      return -1;
    }
    run.push(code);
  }
  return run.length > before ? at + 1 : -1;
}

/** The number of four hexadecimal digits; negative for anything else. */
const hexAt = (bytes: Uint8Array, at: number): number =>
  (digitAt(bytes, at) << 12) |
  (digitAt(bytes, at + 1) << 8) |
  (digitAt(bytes, at + 2) << 4) |
  digitAt(bytes, at + 3);

const digitAt = (bytes: Uint8Array, at: number): number =>
  at < bytes.length ? (HEX[bytes[at] as number] as number) : -1;

const HEX = new Int8Array(256).fill(-1);
for (const digit of "0123456789abcdefABCDEF") HEX[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

/** A digit, a point or a sign. */
const isOfNumber = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || byte === 46 || byte === 45 || byte === 43;

const isRegular = (bytes: Uint8Array, at: number): boolean =>
  at < bytes.length && CLASSES[bytes[at] as number] === 0;

function isText(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[start + at] !== text[at]) return false;
  return true;
}

/** Words that are operands. */
const VALUES = new Set(["true", "false", "null"]);

/** The operators that paint, by what they paint. A path ends with each of those in `endsPath`, painted or not. */
export const PAINTS: Readonly<Record<"path" | "text" | "whole", ReadonlySet<string>>> = {
  path: new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]),
  text: new Set(["Tj", "TJ", "'", '"']),
  whole: new Set(["Do", "sh", "BI"]),
};

/**
 * Operators have one or two letters, nearly all. These are made once, and found by the first byte and the second. The room is
 * there before they are: an array with gaps is slow.
 */
const room = <T>(length: number): (T | undefined)[] => new Array<T | undefined>(length).fill(undefined);
const WORDS = room<(string | undefined)[]>(256);
const NO_SECOND = 256;

function wordAt(bytes: Uint8Array, start: number, end: number): string {
  const read = (): string => Buffer.from(bytes.subarray(start, end)).toString("latin1");
  if (end - start > 2) return read();
  const first = bytes[start] as number;
  const second = end - start === 2 ? (bytes[start + 1] as number) : NO_SECOND;
  const words = WORDS[first] ?? room<string>(NO_SECOND + 1);
  WORDS[first] = words;
  const word = words[second] ?? read();
  words[second] = word;
  return word;
}

/** The classes of bytes: 0 regular, 1 space, 2 delimiter. */
const CLASSES = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASSES[byte] = 1;
for (const sign of "()<>[]{}/%") CLASSES[sign.charCodeAt(0)] = 2;

function kindAt(bytes: Uint8Array, start: number): Kind {
  const first = bytes[start] as number;
  if (CLASSES[first] === 0) {
    const isLetter = first > 57;
    return !isLetter && isNumber(bytes, start, endOfWord(bytes, start)) ? "number" : "word";
  }
  const isDouble = bytes[start + 1] === first;
  switch (String.fromCharCode(first)) {
    case "/":
      return "name";
    case "(":
      return "string";
    case "%":
      return "comment";
    case "<":
      return isDouble ? "open" : "hex";
    case ">":
      return isDouble ? "close" : "word";
    case "[":
      return "open";
    case "]":
      return "close";
    default:
      return "word";
  }
}

/** The offset after a token of a kind that begins at a place. */
function endAt(bytes: Uint8Array, start: number, kind: Kind): number {
  const first = bytes[start] as number;
  if (CLASSES[first] === 0) return endOfWord(bytes, start);
  switch (kind) {
    case "name":
      return endOfWord(bytes, start + 1);
    case "string":
      return endOfString(bytes, start);
    case "comment":
      return endOfLine(bytes, start);
    case "hex":
      return endAfter(bytes, start, ">");
    default:
      return start + (bytes[start + 1] === first && (first === LESS || first === MORE) ? 2 : 1);
  }
}

const [LESS, MORE] = [60, 62];

function endOfWord(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && CLASSES[bytes[end] as number] === 0) end++;
  return end;
}

/** Signs, digits and a point, with a digit somewhere. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let [digits, points] = [0, 0];
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) digits++;
    else if (byte === 46) points++;
    else if (at > start || (byte !== 43 && byte !== 45)) return false;
  }
  return digits > 0 && points <= 1;
}

/** A string may hold brackets in pairs, and any byte after a backslash. */
function endOfString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === 92) at++;
    else if (bytes[at] === 40) depth++;
    else if (bytes[at] === 41 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function endOfLine(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
  return end;
}

function endAfter(bytes: Uint8Array, start: number, sign: string): number {
  const at = bytes.indexOf(sign.charCodeAt(0), start);
  return at === -1 ? bytes.length : at + 1;
}

const isWord = (bytes: Uint8Array, at: number, word: string): boolean =>
  bytes[at] === word.charCodeAt(0) && bytes[at + 1] === word.charCodeAt(1);

/** The offset of the EI that ends an image: between spaces, and followed by what is text. The data may hold one by chance. */
function endOfImage(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at + 1 < bytes.length; at++) {
    if (!isWord(bytes, at, "EI") || CLASSES[bytes[at - 1] as number] !== 1) continue;
    const after = bytes.subarray(at + 2, at + 18);
    const isText = after.every((byte) => CLASSES[byte] === 1 || (byte >= 32 && byte < 127));
    if (isText && (after.length === 0 || CLASSES[after[0] as number] === 1)) return at;
  }
  return bytes.length;
}
