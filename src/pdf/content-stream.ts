/** A piece of a content stream. What no PDF may hold is a word, so nothing is lost and nothing is thrown. */
interface Token {
  readonly kind: Kind;
  readonly start: number;
  /** The offset after its last byte. */
  readonly end: number;
}

type Kind =
  | "comment"
  | "number"
  | "name"
  | "string"
  | "hex"
  | "open"
  | "close"
  | "word"
  /** What stands between ID and EI of an image inside the stream, with the space before and after it. */
  | "image";

/**
 * One operator with its operands. An image inside a stream is one, from BI to EI. A page has a hundred thousand, so there is one
 * object for all of a stream, which is each of them in its turn.
 */
export class Operation {
  operator = "";
  /** The offset of the first operand, or of the operator if it has none. */
  start = 0;
  end = 0;
  private readonly bytes: Uint8Array;
  private count = 0;
  private readonly kinds: Kind[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Without space and comments; an array or a dictionary is several tokens. */
  get operands(): Token[] {
    return Array.from({ length: this.count }, (_, at) => ({
      kind: this.kinds[at] as Kind,
      start: this.starts[at] as number,
      end: this.ends[at] as number,
    }));
  }

  /** An operand as it is written; empty if there is none. */
  text(index: number): string {
    const at = index < 0 ? this.count + index : index;
    return at < 0 || at >= this.count
      ? ""
      : textAt(this.bytes, this.starts[at] as number, this.ends[at] as number);
  }

  /** An operand as a number; NaN for one that is none. */
  number(index: number): number {
    if (index >= this.count || this.kinds[index] !== "number") return Number.NaN;
    const start = this.starts[index] as number;
    const only = (this.bytes[start] as number) - ZERO;
    const isDigit = this.ends[index] === start + 1 && only >= 0 && only <= 9;
    return isDigit ? only : Number(this.text(index));
  }

  /** The operands as numbers; NaN for one that is none. */
  numbers(): number[] {
    return Array.from({ length: this.count }, (_, at) => this.number(at));
  }

  /** The only operand, where it is a hexadecimal string of two bytes, as most glyphs are written; -1 for any other. */
  glyph(): number {
    const start = this.starts[0] as number;
    if (this.count !== 1 || this.kinds[0] !== "hex" || this.ends[0] !== start + 6) return -1;
    let code = 0;
    for (let at = start + 1; at < start + 5; at++) {
      const digit = HEX.indexOf(this.bytes[at] as number);
      if (digit < 0) return -1;
      code = code * 16 + (digit < 16 ? digit : digit - 6);
    }
    return code;
  }

  /** The number of the marked content that this opens, of properties that are written here; null if there is none. */
  markedId(): number | null {
    if (this.operator !== "BDC") return null;
    for (let at = 1; at + 1 < this.count; at++) {
      if (this.kinds[at] === "name" && this.text(at) === "/MCID")
        return this.kinds[at + 1] === "number" ? this.number(at + 1) : null;
    }
    return null;
  }

  /** Takes one more operand of the next operation. */
  take(kind: Kind, start: number, end: number): void {
    const at = this.count++;
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Ends with an operator, which begins at `start`. */
  finish(operator: string, start: number, end: number): this {
    this.operator = operator;
    this.start = this.count > 0 ? (this.starts[0] as number) : start;
    this.end = end;
    return this;
  }

  forget(): void {
    this.count = 0;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  get lastEnd(): number {
    return this.ends[this.count - 1] as number;
  }
}

const ZERO = 48;
const HEX = [..."0123456789abcdefABCDEF"].map((digit) => digit.charCodeAt(0));

/**
 * Reads a stream into operators. Operands that no operator follows come last, with an empty one. Each is read before the next is
 * asked for, as it is the same object.
 */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
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
    yield operation.finish(isImage ? "BI" : operator, begin, end);
    operation.forget();
    isImage = false;
  }
  if (!operation.isEmpty) yield operation.finish("", 0, operation.lastEnd);
}

/** Words that are operands. */
const VALUES = new Set(["true", "false", "null"]);

/** The operators that paint, by what they paint. A path ends with each of those in `endsPath`, painted or not. */
export const PAINTS: Readonly<Record<"path" | "text" | "whole", ReadonlySet<string>>> = {
  path: new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]),
  text: new Set(["Tj", "TJ", "'", '"']),
  whole: new Set(["Do", "sh", "BI"]),
};

function textAt(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** Operators have one or two letters, nearly all. These are made once. */
const WORDS: (string | undefined)[] = [];

function wordAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 2) return textAt(bytes, start, end);
  const key = (bytes[start] as number) + (end - start === 2 ? 256 + 256 * (bytes[start + 1] as number) : 0);
  const word = WORDS[key] ?? textAt(bytes, start, end);
  WORDS[key] = word;
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
