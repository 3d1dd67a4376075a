import type { Check } from "../check.ts";
import { readGlyphs } from "../reading/glyphs.ts";

export const fontWidths: Check = {
  id: "font-widths",
  asks: "Glyphs are as wide as the file says that they are.",
  clause: "PDF/UA-1 7.21.5, PDF/A-3 6.2.11.5",
  mend: "Build the file again from its HTML; if that does not help, use another font.",
  *find({ fonts }) {
    for (const font of fonts) {
      const glyphs = font.isByGlyph ? readGlyphs(font.program()?.bytes) : null;
      if (glyphs === null) continue;
      const width = font.widths();
      for (const [code, { page }] of font.shown) {
        const [said, drawn] = [width(code) ?? 0, glyphs.widthOf(code)];
        if (drawn === null || Math.abs(said - drawn) <= 1) continue;
        yield {
          what: `The glyph ${code} of the font ${font.name} is ${Math.round(drawn)} thousandths wide, and the file says ${Math.round(said)}.`,
          at: page,
        };
      }
    }
  },
};
