import { dictAt, isTrueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const tagged: Check = {
  id: "tagged",
  asks: "The file is tagged, and says so.",
  clause: "PDF/UA-1 6.2 and 7.1, PDF/A-3 6.7.2",
  mend: "Print it with tags. Chromium writes them where a document has text, and improve build always asks for them.",
  *find({ catalog, structure }) {
    const marked = dictAt(catalog, "MarkInfo");
    if (structure.root === null)
      yield { what: "The file has no tags, so no screen reader can tell what is what." };
    else if (structure.elements.length === 0) yield { what: "The tree of tags is empty." };
    if (!isTrueAt(marked, "Marked"))
      yield { what: "The file does not say that it is tagged (/MarkInfo, /Marked)." };
    if (isTrueAt(marked, "Suspects")) yield { what: "The file says that its tags are suspect (/Suspects)." };
  },
};
