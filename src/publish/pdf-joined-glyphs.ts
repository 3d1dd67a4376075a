import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";
import { Font } from "../audit/reading/font.ts";
import { type Operation, operationsOf } from "../pdf/content-stream.ts";
import { type PdfLib, unpack } from "../pdf/streams.ts";
import type { FinishingStep } from "./pdf-tags.ts";

/**
 * Says which letters a glyph stands for that joins several, as in Hindi, Tamil and Arabic. The browser gives their text
 * beside them, where readers find it, but the standards ask each font for it as well.
 */
const nameJoinedGlyphs: FinishingStep = (document, _publication, lib) => {
  const reader = new JoinedGlyphs(lib);
  for (const { node } of document.getPages()) {
    reader.read(node.lookup(lib.PDFName.of("Contents")), node.Resources(), []);
  }
  reader.write();
};

export const joinedGlyphSteps: readonly FinishingStep[] = [nameJoinedGlyphs];

/** A stretch of text that the browser gives beside its glyphs. */
interface Span {
  readonly text: string;
  readonly glyphs: { readonly font: Font; readonly code: number }[];
}

class JoinedGlyphs {
  private readonly lib: PdfLib;
  private readonly fonts = new Map<PDFDict, Font>();
  /** What each glyph stands for that its font says nothing of. */
  private readonly named = new Map<Font, Map<number, string>>();

  constructor(lib: PdfLib) {
    this.lib = lib;
  }

  /** Reads what a page or a form shows, and the forms in it. */
  read(
    stream: PDFObject | undefined,
    resources: PDFDict | undefined,
    within: readonly (PDFObject | undefined)[],
  ): void {
    const { PDFDict, PDFName, PDFRawStream } = this.lib;
    const bytes = unpack(stream, this.lib);
    if (bytes === null || within.includes(stream)) return;
    const open: (Span | null)[] = [];
    let font: Font | null = null;
    for (const operation of operationsOf(bytes)) {
      const resource = (kind: string): PDFObject | undefined =>
        resources?.lookupMaybe(PDFName.of(kind), PDFDict)?.lookup(PDFName.of(operation.text(0).slice(1)));
      switch (operation.operator) {
        case "Tf":
          font = this.fontOf(resource("Font"));
          break;
        case "BMC":
        case "BDC":
          open.push(this.spanOf(operation));
          break;
        case "EMC":
          this.close(open.pop() ?? null);
          break;
        case "Tj":
        case "TJ":
          if (font !== null) open.findLast((one) => one !== null)?.glyphs.push(...glyphsOf(font, operation));
          break;
        case "Do": {
          const form = resource("XObject");
          if (form instanceof PDFRawStream && form.dict.get(PDFName.of("Subtype")) === PDFName.of("Form"))
            this.read(form, form.dict.lookupMaybe(PDFName.of("Resources"), PDFDict) ?? resources, [
              ...within,
              stream,
            ]);
        }
      }
    }
  }

  private fontOf(dict: PDFObject | undefined): Font | null {
    if (!(dict instanceof this.lib.PDFDict)) return null;
    const font = this.fonts.get(dict) ?? new Font(dict);
    this.fonts.set(dict, font);
    return font;
  }

  private spanOf(operation: Operation): Span | null {
    const at = operation.operands.findIndex((_, index) => operation.text(index) === "/ActualText");
    const value = operation.operands[at + 1];
    if (at < 0 || value === undefined) return null;
    const written = operation.text(at + 1).slice(1, -1);
    const { PDFHexString, PDFString } = this.lib;
    const string = value.kind === "hex" ? PDFHexString.of(written) : PDFString.of(written);
    return { text: string.decodeText(), glyphs: [] };
  }

  /** A glyph that says nothing stands for those letters that no other glyph beside it stands for. */
  private close(span: Span | null): void {
    if (span === null || span.text === "") return;
    const silent = span.glyphs.filter(({ font, code }) => isSilent(font, code));
    const said = span.glyphs.filter((glyph) => !silent.includes(glyph));
    let rest = span.text;
    for (const { font, code } of said) rest = rest.replace(font.decode([code]), "");
    for (const { font, code } of silent) {
      const names = this.named.get(font) ?? new Map<number, string>();
      this.named.set(font, names);
      if (!names.has(code)) names.set(code, rest === "" ? span.text : rest);
    }
  }

  /** Adds the names to what each font says. Of two names of one glyph the later counts. */
  write(): void {
    const { PDFName, PDFNumber, PDFRawStream, PDFRef } = this.lib;
    for (const [font, names] of this.named) {
      const place = font.dict.get(PDFName.of("ToUnicode"));
      const stream = font.dict.context.lookup(place);
      const bytes = unpack(stream, this.lib);
      if (bytes === null || !(place instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
      const lines = [...names].map(
        ([code, text]) =>
          `<${font.isComposite ? hex(code) : hex(code).slice(2)}> <${[...utf16(text)].map(hex).join("")}>`,
      );
      const blocks = chunks(lines).map(
        (some) => `${some.length} beginbfchar\n${some.join("\n")}\nendbfchar\n`,
      );
      const map = Buffer.from(bytes)
        .toString("latin1")
        .replace("endcmap", `${blocks.join("")}endcmap`);
      const packed = zlibSync(Buffer.from(map, "latin1"), { level: 9 });
      const { dict } = stream;
      dict.set(PDFName.of("Length"), PDFNumber.of(packed.length));
      dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
      font.dict.context.assign(place, PDFRawStream.of(dict, packed));
    }
  }
}

function glyphsOf(font: Font, operation: Operation): Span["glyphs"] {
  const strings = operation.operands.map(({ kind }, index) =>
    kind === "hex" || kind === "string" ? font.codesOf(operation.text(index), kind) : [],
  );
  return strings.flat().map((code) => ({ font, code }));
}

/** The browser writes U+0000 for a glyph of which it does not know the letters. */
const isSilent = (font: Font, code: number): boolean => {
  const letters = font.toUnicode();
  return letters !== null && /^\0*$/.test(letters.get(code) ?? "");
};

const hex = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, "0");

const utf16 = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** A map may give a hundred names at once. */
const chunks = (lines: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => lines.slice(at * 100, at * 100 + 100));
