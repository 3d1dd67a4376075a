import { nameAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const fontEmbedded: Check = {
  id: "font-embedded",
  asks: "Every font that a page shows is in the file.",
  clause: "PDF/UA-1 7.21.4, PDF/A-3 6.2.11.4",
  mend: "Use fonts that the template brings with it; no program may take one from the machine that shows the file.",
  *find({ fonts }) {
    for (const font of fonts) {
      // A font of the third kind is drawn in the file itself.
      if (font.shown.size === 0 || nameAt(font.dict, "Subtype") === "Type3") continue;
      const [first] = font.shown.values();
      if (font.descriptor === null || font.program() === null)
        yield { what: `The font ${font.name} is not in the file.`, at: first?.page ?? null };
    }
  },
};
