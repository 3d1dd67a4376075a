/** A piece of a content stream. What no PDF may hold is a word, so nothing is lost and nothing is thrown. */
interface Token {
  readonly kind: Kind;
  readonly start: number;
  /** The offset after its last byte. */
  readonly end: number;
}

export type Kind =
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
 * One operator with its operands. An image inside a stream is one, from BI to EI. So is a run of glyphs. A page has thousands, so
 * there is one object for all of a stream, which is each of them in its turn.
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
  private run: readonly number[] = [];

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

  /**
   * The numbers of the glyphs of a run, which is shown as most text of a browser is: strings of glyphs of two bytes, each string moved
   * along the line. The operands are those of the first. Empty for any other operation.
   */
  get glyphs(): readonly number[] {
    return this.run;
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
  finish(operator: string, start: number, end: number, run: readonly number[] = NONE): this {
    this.operator = operator;
    this.run = run;
    this.start = this.count > 0 ? (this.starts[0] as number) : start;
    this.end = end;
    return this;
  }

  forget(): void {
    this.count = 0;
  }

  /** Whether there is one operand, and where it begins; -1 if there are several or none. */
  get only(): number {
    return this.count === 1 ? (this.starts[0] as number) : -1;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  get lastEnd(): number {
    return this.ends[this.count - 1] as number;
  }
}

const NONE: readonly number[] = [];
const ZERO = 48;

function textAt(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
