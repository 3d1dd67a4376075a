import { List, Name, type Value } from "../../pdf/objects.ts";
import {
  dictAt,
  dictOf,
  keysOf,
  listAt,
  nameAt,
  pairsOf,
  textAt,
  textOf,
  valueAt,
} from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const destinations: Check = {
  id: "destinations",
  asks: "Every link inside the file leads to a page of it.",
  clause: "our own",
  mend: "Link to an id that is in the HTML.",
  *find(file) {
    const names = new Set(keysOf(dictAt(file.catalog, "Dests")));
    for (const [key] of pairsOf(dictAt(dictAt(file.catalog, "Names"), "Dests"), "Names"))
      names.add(textOf(key) ?? "");
    const leads = (target: Value): boolean => {
      if (target instanceof Name) return names.has(target.text);
      if (target instanceof List) return file.pageNumber(dictOf(target.values()[0])) !== null;
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
        const place = target instanceof Name ? `"#${target.text}"` : "a place";
        yield { what: `The link "${words}" leads to ${place}, which is not in the file.`, at: number };
      }
    }
  },
};
