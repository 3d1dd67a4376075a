import { textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const figureWords: Check = {
  id: "figure-words",
  asks: "Every picture has words that stand for it.",
  clause: "PDF/UA-1 7.3 and 7.7, PDF/A-3 6.7.3",
  mend: "Give the img an alt, or the svg a role of img and an aria-label. Hide what is only decoration with aria-hidden.",
  *find(file) {
    for (const element of file.structure.elements) {
      const { type, dict } = element;
      if (type !== "Figure" && type !== "Formula") continue;
      const words = textAt(dict, "Alt") ?? textAt(dict, "ActualText");
      const below = file.linesOf(element).trim();
      const shown = below === "" ? "" : ` in which is written "${below.replace(/\s+/g, " ").slice(0, 60)}"`;
      if (words === null) yield { what: `A picture${shown} has no words that stand for it.`, at: element };
      else if (words.trim() === "")
        yield { what: `The words that stand for a picture${shown} are empty.`, at: element };
    }
  },
};
