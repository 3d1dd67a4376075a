import { Font } from "../audit/reading/font.ts";
import { operationsOf } from "../pdf/content-stream.ts";
import { Dict, Ref, Stream, Text, type Value } from "../pdf/objects.ts";
import type { Operation } from "../pdf/operation.ts";
import { pack, unpack } from "../pdf/streams.ts";
import { utf16 } from "../pdf/texts.ts";
import { dictAt, dictOf, inherited, nameAt, valueAt } from "../pdf/values.ts";
import type { FinishingStep, Print } from "./pdf-print.ts";

/**
 * Says which letters a glyph stands for that joins several, as in Hindi, Tamil and Arabic. The browser gives their text
 * beside them, where readers find it, but the standards ask each font for it as well.
 */
const nameJoinedGlyphs: FinishingStep = (print) => {
  const fonts = print.objects
    .all()
    .flatMap(([, object]) => (object instanceof Dict && nameAt(object, "Type") === "Font" ? [object] : []));
  // Most reports have none, and then nothing has to be read.
  if (!fonts.some((dict) => [...(new Font(dict).toUnicode()?.values() ?? [])].some(isSilence))) return;
  const reader = new JoinedGlyphs();
  for (const page of print.pages)
    reader.read(page.get("Contents"), print.contentOf(page), dictOf(inherited(page, "Resources")), []);
  reader.write(print);
};

export const joinedGlyphSteps: readonly FinishingStep[] = [nameJoinedGlyphs];

/** A stretch of text that the browser gives beside its glyphs. */
interface Span {
  readonly text: string;
  readonly glyphs: { readonly font: Font; readonly code: number }[];
}

class JoinedGlyphs {
  private readonly fonts = new Map<Dict, Font>();
  /** What each glyph stands for that its font says nothing of. */
  private readonly named = new Map<Font, Map<number, string>>();

  /** Reads what a page or a form shows, and the forms in it. */
  read(stream: Value, bytes: Uint8Array | null, resources: Dict | null, within: readonly Value[]): void {
    if (bytes === null || within.includes(stream)) return;
    const open: (Span | null)[] = [];
    let font: Font | null = null;
    for (const operation of operationsOf(bytes)) {
      const resource = (kind: string): Value => valueAt(dictAt(resources, kind), operation.text(0).slice(1));
      switch (operation.operator) {
        case "Tf":
          font = this.fontOf(resource("Font"));
          break;
        case "BMC":
        case "BDC":
          open.push(spanOf(operation));
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
          if (form instanceof Stream && nameAt(form.dict, "Subtype") === "Form")
            this.read(form, unpack(form), dictAt(form.dict, "Resources") ?? resources, [...within, stream]);
        }
      }
    }
  }

  private fontOf(dict: Value): Font | null {
    if (!(dict instanceof Dict)) return null;
    const font = this.fonts.get(dict) ?? new Font(dict);
    this.fonts.set(dict, font);
    return font;
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
  write(print: Print): void {
    for (const [font, names] of this.named) {
      const place = font.dict.written("ToUnicode");
      const stream = font.dict.get("ToUnicode");
      const bytes = unpack(stream);
      if (bytes === null || !(place instanceof Ref) || !(stream instanceof Stream)) continue;
      const lines = [...names].map(
        ([code, text]) => `<${font.isComposite ? hex(code) : hex(code).slice(2)}> <${utf16(text)}>`,
      );
      const blocks = chunks(lines).map(
        (some) => `${some.length} beginbfchar\n${some.join("\n")}\nendbfchar\n`,
      );
      const map = Buffer.from(bytes)
        .toString("latin1")
        .replace("endcmap", `${blocks.join("")}endcmap`);
      print.put(place, pack(Buffer.from(map, "latin1"), stream.dict));
    }
  }
}

function spanOf(operation: Operation): Span | null {
  const at = operation.operands.findIndex((_, index) => operation.text(index) === "/ActualText");
  const value = operation.operands[at + 1];
  if (at < 0 || value === undefined) return null;
  const written = operation.text(at + 1).slice(1, -1);
  return { text: new Text(written, value.kind === "hex").decode(), glyphs: [] };
}

const glyphsOf = (font: Font, operation: Operation): Span["glyphs"] =>
  font.shownBy(operation).map((code) => ({ font, code }));

const isSilent = (font: Font, code: number): boolean => {
  const letters = font.toUnicode();
  return letters !== null && isSilence(letters.get(code) ?? "");
};

/** The browser writes U+0000 for a glyph of which it does not know the letters. */
const isSilence = (letters: string): boolean => /^\0*$/.test(letters);

const hex = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, "0");

/** A map may give a hundred names at once. */
const chunks = (lines: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => lines.slice(at * 100, at * 100 + 100));
