/** What a TrueType font program says of its glyphs. */
export interface Glyphs {
  readonly count: number;
  /** In thousandths of the size of the font; null for a glyph that it has not. */
  readonly widthOf: (glyph: number) => number | null;
}

/** Reads the widths of a TrueType font program; null for another kind of program, or one that is damaged. */
export function readGlyphs(program: Uint8Array | undefined): Glyphs | null {
  if (program === undefined || program.length < 12) return null;
  const view = new DataView(program.buffer, program.byteOffset, program.length);
  try {
    const tables = new Map<string, number>();
    for (let index = 0; index < view.getUint16(4); index++) {
      const at = 12 + 16 * index;
      tables.set(Buffer.from(program.subarray(at, at + 4)).toString("latin1"), view.getUint32(at + 8));
    }
    const [head, hhea, hmtx, maxp] = ["head", "hhea", "hmtx", "maxp"].map((name) => tables.get(name));
    if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return null;
    const unit = view.getUint16(head + 18);
    const measured = view.getUint16(hhea + 34);
    const count = view.getUint16(maxp + 4);
    const widthOf = (glyph: number): number | null => {
      const at = hmtx + 4 * Math.min(glyph, measured - 1);
      return glyph >= count || at + 2 > program.length ? null : (view.getUint16(at) * 1000) / unit;
    };
    return unit === 0 || measured === 0 ? null : { count, widthOf };
  } catch {
    return null;
  }
}
