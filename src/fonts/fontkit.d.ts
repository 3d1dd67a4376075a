/** What is used here of a library that has no types of its own. */
declare module "fontkit" {
  interface Glyph {
    readonly advanceWidth: number;
    readonly path: {
      readonly commands: readonly {
        readonly command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
        readonly args: readonly number[];
      }[];
    };
  }
  interface Font {
    readonly unitsPerEm: number;
    /** Every code point that the font has a glyph for. */
    readonly characterSet: readonly number[];
    readonly glyphForCodePoint: (codePoint: number) => Glyph;
    /** The glyphs of a text with their places, kerned. */
    readonly layout: (text: string) => {
      readonly glyphs: readonly Glyph[];
      readonly positions: readonly {
        readonly xAdvance: number;
        readonly xOffset: number;
        readonly yOffset: number;
      }[];
    };
  }
  export const openSync: (file: string) => Font;
  /** A collection of fonts has them in `fonts`. */
  export const create: (bytes: Uint8Array) => Font | { readonly fonts: readonly Font[] };
}
