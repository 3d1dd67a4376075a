/** What is used here of a library that has no types of its own. */
declare module "fontkit" {
  interface Font {
    readonly unitsPerEm: number;
    /** Every code point that the font has a glyph for. */
    readonly characterSet: readonly number[];
    readonly glyphForCodePoint: (codePoint: number) => { readonly advanceWidth: number };
  }
  export const openSync: (file: string) => Font;
  /** A collection of fonts has them in `fonts`. */
  export const create: (bytes: Uint8Array) => Font | { readonly fonts: readonly Font[] };
}
