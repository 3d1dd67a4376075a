import { operationsOf } from "../../pdf/content-stream.ts";
import { type Dict, List } from "../../pdf/objects.ts";
import type { Operation } from "../../pdf/operation.ts";
import { unpack } from "../../pdf/streams.ts";
import { stringBytes } from "../../pdf/texts.ts";
import { dictAt, dictOf, listAt, nameAt, numberOf, valueAt } from "../../pdf/values.ts";
import { shorten } from "../../text/words.ts";

/** Where a glyph is shown. */
interface Shown {
  readonly page: number;
  /** The text that it belongs to; null for an artifact. */
  readonly runs: readonly { readonly font: Font | null; readonly codes: readonly number[] }[] | null;
}

/** A font, and what pages show of it. */
export class Font {
  readonly dict: Dict;
  /** What glyphs are drawn by: the descendant of a composite font, or the font itself. */
  readonly own: Dict;
  readonly isComposite: boolean;
  readonly name: string;
  /** The code of each glyph that a page shows, with where it is first. */
  readonly shown = new Map<number, Shown>();
  private unicode: ReadonlyMap<number, string> | null | undefined;

  constructor(dict: Dict) {
    this.dict = dict;
    this.isComposite = nameAt(dict, "Subtype") === "Type0";
    this.own = (this.isComposite ? dictOf(listAt(dict, "DescendantFonts")[0]) : null) ?? dict;
    this.name = (nameAt(dict, "BaseFont") ?? nameAt(dict, "Name") ?? "without a name").replace(
      /^[A-Z]{6}\+/,
      "",
    );
  }

  /** Whether a code is the number of a glyph, as it is in every font that a browser writes. */
  get isByGlyph(): boolean {
    const map = valueAt(this.own, "CIDToGIDMap");
    return (
      this.isComposite &&
      nameAt(this.dict, "Encoding") === "Identity-H" &&
      (map === null || nameAt(this.own, "CIDToGIDMap") === "Identity")
    );
  }

  get descriptor(): Dict | null {
    return dictAt(this.own, "FontDescriptor");
  }

  /** The font program; null if it is not in the file or cannot be unpacked. */
  program(): { readonly key: string; readonly bytes: Uint8Array } | null {
    for (const key of ["FontFile", "FontFile2", "FontFile3"]) {
      const bytes = unpack(valueAt(this.descriptor, key));
      if (bytes !== null) return { key, bytes };
    }
    return null;
  }

  /** The characters of each code; null if the font does not say them. */
  toUnicode(): ReadonlyMap<number, string> | null {
    if (this.unicode === undefined) {
      const bytes = unpack(valueAt(this.dict, "ToUnicode"));
      this.unicode = bytes === null ? null : readCharacters(bytes);
    }
    return this.unicode;
  }

  /** Where a code is first shown, in words: what stands around it, with a box for each glyph without characters. */
  nearby(code: number): string {
    const runs = this.shown.get(code)?.runs ?? [];
    const text = runs
      .map(({ font, codes }) => codes.map((one) => font?.decode([one]) || "\u25a1").join(""))
      .join("");
    return text === "" ? "the margin" : `"${shorten(text, 60)}"`;
  }

  /** The width that the file gives each code, in thousandths; undefined where it gives none. */
  widths(): (code: number) => number | undefined {
    const given = new Map<number, number>();
    if (!this.isComposite) {
      const first = numberOf(valueAt(this.dict, "FirstChar")) ?? 0;
      for (const [index, width] of listAt(this.dict, "Widths").entries())
        given.set(first + index, numberOf(width) ?? 0);
      return (code) => given.get(code);
    }
    const runs = listAt(this.own, "W");
    for (let at = 0; at < runs.length; ) {
      const [first, next] = [numberOf(runs[at]) ?? 0, runs[at + 1]];
      if (next instanceof List) {
        for (const [index, width] of next.values().entries()) given.set(first + index, numberOf(width) ?? 0);
        at += 2;
      } else {
        const last = Math.min(numberOf(next) ?? 0, first + MOST);
        for (let code = first; code <= last; code++) given.set(code, numberOf(runs[at + 2]) ?? 0);
        at += 3;
      }
    }
    const usual = numberOf(valueAt(this.own, "DW")) ?? 1000;
    return (code) => given.get(code) ?? usual;
  }

  /** The codes that an operation shows. */
  shownBy(operation: Operation): number[] {
    if (operation.glyphs.length > 0)
      return this.isComposite
        ? [...operation.glyphs]
        : operation.glyphs.flatMap((glyph) => [glyph >> 8, glyph & 255]);
    return operation.operands.flatMap(({ kind }, index) =>
      kind === "hex" || kind === "string" ? this.codesOf(operation.text(index), kind) : [],
    );
  }

  /** The codes in a string as it is written: of two bytes in a composite font, and else of one. */
  private codesOf(token: string, kind: "hex" | "string"): number[] {
    const inner = token.slice(1, token.endsWith(kind === "hex" ? ">" : ")") ? -1 : undefined);
    const bytes = stringBytes(inner, kind === "hex");
    if (!this.isComposite) return bytes;
    return bytes.flatMap((byte, at) => (at % 2 === 0 ? byte * 256 + (bytes[at + 1] ?? 0) : []));
  }

  /** Text as it is read aloud. A code without characters leaves nothing. */
  decode(codes: readonly number[]): string {
    const characters = this.toUnicode();
    if (characters !== null) return codes.map((code) => characters.get(code) ?? "").join("");
    return this.isComposite ? "" : String.fromCharCode(...codes);
  }
}

/** The largest number of codes in two bytes. */
const MOST = 65_535;

/** Reads a ToUnicode map: pairs, ranges that count up, and ranges that list. */
function readCharacters(bytes: Uint8Array): Map<number, string> {
  const characters = new Map<number, string>();
  for (const operation of operationsOf(bytes)) {
    const { operator, operands } = operation;
    const number = (at: number): number => Number.parseInt(hexOf(operation.text(at)), 16);
    if (operator === "endbfchar") {
      for (let at = 0; at + 1 < operands.length; at += 2)
        characters.set(number(at), decodeHex(operation.text(at + 1)));
    } else if (operator === "endbfrange") {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const [first, last] = [number(at), Math.min(number(at + 1), number(at) + MOST)];
        const isList = operands[at + 2]?.kind === "open";
        for (let code = first; code <= last; code++) {
          const text = decodeHex(operation.text(isList ? at + 3 + code - first : at + 2));
          characters.set(code, isList ? text : after(text, code - first));
        }
        if (isList) at += last - first + 2;
      }
    }
  }
  return characters;
}

const hexOf = (token: string): string => token.replace(/[^0-9a-f]/gi, "");

function decodeHex(token: string): string {
  const units = hexOf(token).match(/.{1,4}/g) ?? [];
  return units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
}

/** The text whose last unit is `steps` further on. */
const after = (text: string, steps: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps);
