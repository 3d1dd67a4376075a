import { PDFArray, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import type { Check } from "../check.ts";
import {
  dictAt,
  dictOf,
  itemsOf,
  keysOf,
  listAt,
  nameAt,
  pairsOf,
  textAt,
  textOf,
  valueAt,
} from "../reading/objects.ts";

export const destinations: Check = {
  id: "destinations",
  asks: "Every link inside the file leads to a page of it.",
  clause: "our own",
  mend: "Link to an id that is in the HTML.",
  *find(file) {
    const names = new Set(keysOf(dictAt(file.catalog, "Dests")));
    for (const [key] of pairsOf(dictAt(dictAt(file.catalog, "Names"), "Dests"), "Names"))
      names.add(textOf(key) ?? "");
    const leads = (target: PDFObject): boolean => {
      if (target instanceof PDFName) return names.has(target.decodeText());
      if (target instanceof PDFArray) return file.pageNumber(dictOf(itemsOf(target)[0])) !== null;
      return names.has(textOf(target) ?? "");
    };
    for (const { dict, number } of file.pages) {
      for (const value of listAt(dict, "Annots")) {
        const link = dictOf(value);
        const action = dictAt(link, "A");
        const target =
          valueAt(link, "Dest") ?? (nameAt(action, "S") === "GoTo" ? valueAt(action, "D") : null);
        if (target === null || leads(target)) continue;
        const words = textAt(link, "Contents") ?? "";
        const place = target instanceof PDFName ? `"#${target.decodeText()}"` : "a place";
        yield { what: `The link "${words}" leads to ${place}, which is not in the file.`, at: number };
      }
    }
  },
};
