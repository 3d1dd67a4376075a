import { dictAt, nameAt, textAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const fontEncoding: Check = {
  id: "font-encoding",
  asks: "A font says how its codes become glyphs, and its parts agree on it.",
  clause: "PDF/UA-1 7.21.3, PDF/A-3 6.2.11.3",
  mend: "Build the file again from its HTML; if that does not help, use another font.",
  *find({ fonts }) {
    for (const font of fonts) {
      const [first] = font.shown.values();
      if (first === undefined || !font.isComposite) continue;
      const at = first.page;
      if (font.own === font.dict) {
        yield { what: `The font ${font.name} has no descendant that it draws with.`, at };
        continue;
      }
      const system = dictAt(font.own, "CIDSystemInfo");
      if (textAt(system, "Registry") === null || textAt(system, "Ordering") === null)
        yield { what: `The font ${font.name} does not say what its numbers are (/CIDSystemInfo).`, at };
      const encoding = nameAt(font.dict, "Encoding");
      if (valueAt(font.dict, "Encoding") === null)
        yield { what: `The font ${font.name} has no /Encoding.`, at };
      else if (encoding !== null && !encoding.startsWith("Identity-"))
        yield { what: `The encoding of the font ${font.name}, ${encoding}, is not in the file.`, at };
      if (nameAt(font.own, "Subtype") === "CIDFontType2" && valueAt(font.own, "CIDToGIDMap") === null)
        yield { what: `The font ${font.name} does not say which glyph a number is (/CIDToGIDMap).`, at };
    }
  },
};
