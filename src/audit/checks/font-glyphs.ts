import type { Check } from "../check.ts";
import { readGlyphs } from "../reading/glyphs.ts";

export const fontGlyphs: Check = {
  id: "font-glyphs",
  asks: "No page shows the box that stands for a glyph that a font lacks.",
  clause: "PDF/UA-1 7.21.8, PDF/A-3 6.2.11.8",
  mend: "Name a font that has the character in fonts of the theme, or write it another way.",
  *find({ fonts }) {
    for (const font of fonts) {
      if (!font.isByGlyph) continue;
      const glyphs = readGlyphs(font.program()?.bytes);
      for (const [code, { page }] of font.shown) {
        const isMissing = code === 0 || (glyphs !== null && code >= glyphs.count);
        if (isMissing)
          yield {
            what: `A character in ${font.nearby(code)} is shown as a box, because the font ${font.name} lacks it.`,
            at: page,
          };
      }
    }
  },
};
