import { readFile } from "../disk/read-file.ts";
import { fontsFor, type ReportFonts } from "./embed-fonts.ts";

/** A text as outlines, for a picture that looks the same where its font is not installed. */
export interface Outline {
  /** A path of an SVG, in units of which `PER_EM` are the size of the text, from the start of its baseline; y grows upwards. */
  readonly path: string;
  /** In the same units. */
  readonly width: number;
}

/** The fonts of a report, opened for drawing: the same that print its pages. */
export class OutlineFonts {
  readonly #parts: readonly OpenPart[];

  private constructor(parts: readonly OpenPart[]) {
    this.#parts = parts;
  }

  /** Opens what some texts need. */
  static async open(texts: readonly string[], fonts?: ReportFonts): Promise<OutlineFonts> {
    const letters = new Set(texts.join("").normalize("NFC"));
    const codes = [...letters].map((letter) => letter.codePointAt(0) as number);
    const parts = (await fontsFor(letters, fonts)).filter((part) =>
      codes.some((code) => part.characters.has(code)),
    );
    const { create } = await import("fontkit");
    const opened = parts.map(async ({ characters, faces }) => {
      const upright = faces.filter(({ style }) => style === "normal");
      const found = await Promise.all(
        upright.map(async ({ weight, file }) => ({ weight, font: create(await readFile(file)) })),
      );
      return {
        characters,
        faces: found.flatMap(({ weight, font }) => ("fonts" in font ? [] : [{ weight, font }])),
      };
    });
    return new OutlineFonts(await Promise.all(opened));
  }

  /** The outline of a text in a weight; null where no font has all of its characters. */
  outline(text: string, weight: number): Outline | null {
    const paths: string[] = [];
    let width = 0;
    for (const { part, characters } of this.#runsOf(text)) {
      const font = part && faceNear(part, weight);
      if (font === undefined) return null;
      // The parts of our own font have the same units, and a council's font has all of a text or nearly all.
      const scale = PER_EM / font.unitsPerEm;
      const { glyphs, positions } = font.layout(characters);
      glyphs.forEach((glyph, at) => {
        const { xAdvance, xOffset, yOffset } = positions[at] ?? NO_OFFSET;
        for (const { command, args } of glyph.path.commands) {
          const places = args.map((value, axis) =>
            Math.round(axis % 2 === 0 ? width + scale * (value + xOffset) : scale * (value + yOffset)),
          );
          paths.push(`${LETTERS[command]}${places.join(" ")}`);
        }
        width += scale * xAdvance;
      });
    }
    return { path: paths.join(""), width };
  }

  /** A text in pieces, each with the first part that has its characters. */
  #runsOf(text: string): { readonly part: OpenPart | undefined; characters: string }[] {
    const runs: { readonly part: OpenPart | undefined; characters: string }[] = [];
    for (const character of text.normalize("NFC")) {
      const code = character.codePointAt(0) as number;
      const part = this.#parts.find(({ characters }) => characters.has(code));
      const last = runs.at(-1);
      if (last !== undefined && last.part === part) last.characters += character;
      else runs.push({ part, characters: character });
    }
    return runs;
  }
}

/** The size of a text that is drawn as outlines, in their units. */
export const PER_EM = 1000;

interface OpenPart {
  readonly characters: ReadonlySet<number>;
  readonly faces: readonly { readonly weight: number; readonly font: OutlineFont }[];
}

type OutlineFont = Extract<ReturnType<typeof import("fontkit").create>, { readonly unitsPerEm: number }>;

function faceNear({ faces }: OpenPart, weight: number): OutlineFont | undefined {
  const distance = (face: OpenPart["faces"][number]): number => Math.abs(face.weight - weight);
  return [...faces].sort((a, b) => distance(a) - distance(b))[0]?.font;
}

const NO_OFFSET = { xAdvance: 0, xOffset: 0, yOffset: 0 };

const LETTERS = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
} as const;
