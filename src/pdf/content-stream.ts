/** What the bytes of a content stream are. Together all tokens are the whole stream, space and comments included. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  /** The offset after its last byte. */
  readonly end: number;
}

type Kind =
  | "space"
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

/** One operator with its operands. An image inside a stream is one, from BI to EI. */
export class Operation {
  readonly operator: string;
  /** Without space and comments; an array or a dictionary is several tokens. */
  readonly operands: readonly Token[];
  /** The offset of the first operand, or of the operator if it has none. */
  readonly start: number;
  readonly end: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, operator: string, operands: readonly Token[], end: number, start: number) {
    this.bytes = bytes;
    this.operator = operator;
    this.operands = operands;
    this.start = operands[0]?.start ?? start;
    this.end = end;
  }

  /** An operand as it is written; empty if there is none. */
  text(index: number): string {
    const token = this.operands.at(index);
    return token === undefined ? "" : textAt(this.bytes, token);
  }

  /** The operands as numbers; NaN for one that is none. */
  numbers(): number[] {
    return this.operands.map((token, index) =>
      token.kind === "number" ? Number(this.text(index)) : Number.NaN,
    );
  }

  /** The number of the marked content that this opens, of properties that are written here; null if there is none. */
  markedId(): number | null {
    if (this.operator !== "BDC") return null;
    const at = this.operands.findIndex(({ kind }, index) => kind === "name" && this.text(index) === "/MCID");
    return at > 0 && this.operands[at + 1]?.kind === "number" ? Number(this.text(at + 1)) : null;
  }
}

/** Reads a stream into tokens. What no PDF may hold is a word, so nothing is lost and nothing is thrown. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let last: Token | null = null;
  for (let start = 0; start < bytes.length; start = last.end) {
    last = tokenAfter(bytes, start, last);
    yield last;
  }
}

/** Reads a stream into operators. Operands that no operator follows come last, with an empty one. */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
  let operands: Token[] = [];
  let image: Token[] | null = null;
  let token: Token | null = null;
  for (let start = 0; start < bytes.length; ) {
    // Half of all tokens are space. It is passed over unless an image begins here, whose first byte is one.
    if (CLASSES[bytes[start] as number] === 1 && !isImageNext(bytes, token)) {
      start++;
      continue;
    }
    token = tokenAfter(bytes, start, token);
    const { kind, end } = token;
    const begin = start;
    start = end;
    if (kind === "comment") continue;
    const operator = kind === "word" ? textAt(bytes, token) : "";
    if (image !== null) {
      image.push(token);
      if (operator !== "EI") continue;
      yield new Operation(bytes, "BI", image, end, begin);
      image = null;
    } else if (operator === "BI") {
      image = [...operands, token];
      operands = [];
    } else if (operator === "" || VALUES.has(operator)) operands.push(token);
    else {
      yield new Operation(bytes, operator, operands, end, begin);
      operands = [];
    }
  }
  const rest = image ?? operands;
  const last = rest.at(-1);
  if (last !== undefined) yield new Operation(bytes, "", rest, last.end, last.start);
}

/** The token at a place, which depends on the one before it: after ID come the bytes of an image. */
function tokenAfter(bytes: Uint8Array, start: number, before: Token | null): Token {
  const end = isImageNext(bytes, before) ? endOfImage(bytes, start) : start;
  return end > start ? { kind: "image", start, end } : tokenAt(bytes, start);
}

const isImageNext = (bytes: Uint8Array, before: Token | null): boolean =>
  before?.kind === "word" && before.end - before.start === 2 && isWord(bytes, before.start, "ID");

/** Words that are operands. */
const VALUES = new Set(["true", "false", "null"]);

/** The operators that paint, by what they paint. A path ends with each of those in `endsPath`, painted or not. */
export const PAINTS: Readonly<Record<"path" | "text" | "whole", ReadonlySet<string>>> = {
  path: new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]),
  text: new Set(["Tj", "TJ", "'", '"']),
  whole: new Set(["Do", "sh", "BI"]),
};

function textAt(bytes: Uint8Array, { start, end }: Token): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** The classes of bytes: 0 regular, 1 space, 2 delimiter. */
const CLASSES = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASSES[byte] = 1;
for (const sign of "()<>[]{}/%") CLASSES[sign.charCodeAt(0)] = 2;

function tokenAt(bytes: Uint8Array, start: number): Token {
  const first = bytes[start] as number;
  if (CLASSES[first] === 1) return { kind: "space", start, end: endOf(bytes, start, 1) };
  if (CLASSES[first] === 0) {
    const end = endOf(bytes, start, 0);
    return { kind: isNumber(bytes, start, end) ? "number" : "word", start, end };
  }
  const isDouble = bytes[start + 1] === first;
  switch (String.fromCharCode(first)) {
    case "/":
      return { kind: "name", start, end: endOf(bytes, start + 1, 0) };
    case "(":
      return { kind: "string", start, end: endOfString(bytes, start) };
    case "%":
      return { kind: "comment", start, end: endOfLine(bytes, start) };
    case "<":
      return isDouble
        ? { kind: "open", start, end: start + 2 }
        : { kind: "hex", start, end: endAfter(bytes, start, ">") };
    case ">":
      return { kind: isDouble ? "close" : "word", start, end: start + (isDouble ? 2 : 1) };
    case "[":
      return { kind: "open", start, end: start + 1 };
    case "]":
      return { kind: "close", start, end: start + 1 };
    default:
      return { kind: "word", start, end: start + 1 };
  }
}

function endOf(bytes: Uint8Array, start: number, kind: 0 | 1): number {
  let end = start;
  while (end < bytes.length && CLASSES[bytes[end] as number] === kind) end++;
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
