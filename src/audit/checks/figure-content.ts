import { textAt } from "../../pdf/values.ts";
import { shorten } from "../../text/words.ts";
import type { Check } from "../check.ts";

/** Readers are told these by other words on purpose: a picture, and where a link leads. */
const NAMED = new Set(["Link", "Formula", "Annot", "Form"]);

export const figureContent: Check = {
  id: "figure-content",
  asks: "No words stand in the place of tags that hold text of their own.",
  clause: "our own; PDF 1.7, 14.9.3 has them read in the place of all that the tag holds",
  mend: "Take the name (aria-label, aria-labelledby) off the figure or the element, and name the picture in it.",
  *find(file) {
    for (const element of file.structure.elements) {
      const words = textAt(element.dict, "Alt") ?? textAt(element.dict, "ActualText");
      if (words === null || element.children.length === 0 || NAMED.has(element.type ?? "")) continue;
      const hidden = file.linesOf(element).replace(/\s+/g, " ").trim();
      if (hidden === "") continue;
      yield {
        what: `"${shorten(words, 60)}" is read in the place of all that <${element.role}> holds, and "${shorten(hidden, 60)}" never is.`,
        at: element,
      };
    }
  },
};
