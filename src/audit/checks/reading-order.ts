import type { Check } from "../check.ts";
import { type Element, isWithin } from "../reading/structure.ts";

export const readingOrder: Check = {
  id: "reading-order",
  asks: "The document is read in the order of its pages.",
  clause: "PDF/UA-1 7.2",
  mend: "Put it where it is read in the HTML, instead of moving it with a style sheet.",
  *find(file) {
    let last = 0;
    /** What is in these has been told with them. */
    const told = new Set<Element | null>();
    for (const element of file.structure.elements) {
      // The cells of one row may each go on on the next page, and so may the notes of a paragraph.
      if (element.type === "TD" || element.type === "TH" || isWithin(element, "TR")) continue;
      const page = file.pageNumberOf(element);
      if (page === null) continue;
      if (page < last && told.has(element.parent)) told.add(element);
      else if (page < last) {
        told.add(element);
        yield {
          what: `${file.name(element)} on page ${page} is read after what is on page ${last}.`,
          at: element,
        };
      }
      last = Math.max(last, page);
    }
  },
};
