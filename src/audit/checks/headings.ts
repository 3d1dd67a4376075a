import type { Check } from "../check.ts";

export const headings: Check = {
  id: "headings",
  asks: "Headings begin at level 1, skip no level on the way down, and have words.",
  clause: "PDF/UA-1 7.4",
  mend: "Give the heading the level below the one it belongs to. In texts of the plan, # is the level below the section's title.",
  *find(file) {
    let last = 0;
    for (const element of file.structure.elements) {
      const level = Number(/^H([1-6])$/.exec(element.type ?? "")?.[1] ?? Number.NaN);
      if (element.type === "H") yield { what: `${file.name(element)} has no level.`, at: element };
      if (Number.isNaN(level)) continue;
      if (file.wordsOf(element) === "")
        yield { what: `A heading of level ${level} has no words.`, at: element };
      if (level > last + 1) {
        const after = last === 0 ? "is the first heading" : `follows one of level ${last}`;
        yield { what: `${file.name(element)} has level ${level} and ${after}.`, at: element };
      }
      last = level;
    }
    if (last === 0 && file.structure.elements.length > 0) yield { what: "The document has no heading." };
  },
};
