import { Name } from "../../pdf/objects.ts";
import { valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const fontCharacters: Check = {
  id: "font-characters",
  asks: "Every glyph that a page shows stands for characters, so that it can be read aloud, searched for and copied.",
  clause: "PDF/UA-1 7.21.7, PDF/A-3 6.2.11.7",
  mend: "Use a font that has the characters; signs from a font of icons need words beside them.",
  *find({ fonts }) {
    for (const font of fonts) {
      const [first] = font.shown.values();
      if (first === undefined) continue;
      const characters = font.toUnicode();
      if (characters === null) {
        // The characters of a simple font with an encoding of a usual name are known.
        const isKnown = !font.isComposite && valueAt(font.dict, "Encoding") instanceof Name;
        if (!isKnown)
          yield { what: `The font ${font.name} does not say which characters it shows.`, at: first.page };
        continue;
      }
      for (const [code, { page }] of font.shown) {
        const text = characters.get(code);
        const what = `A glyph in ${font.nearby(code)}, ${code} of the font ${font.name},`;
        if (text === undefined || text === "") yield { what: `${what} stands for no character.`, at: page };
        else if (/[\u0000\ufeff\ufffe\uffff]/.test(text))
          yield { what: `${what} stands for what is no character.`, at: page };
        else if (/\p{Co}/u.test(text))
          yield { what: `${what} stands for a character that only this font knows.`, at: page };
      }
    }
  },
};
