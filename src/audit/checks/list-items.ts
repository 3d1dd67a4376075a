import type { Check } from "../check.ts";

export const listItems: Check = {
  id: "list-items",
  asks: "A list has items, and what an item holds besides its label is in its body.",
  clause: "PDF/UA-1 7.2 and 7.6",
  mend: "Put what belongs to the list into li elements with words in them.",
  *find(file) {
    for (const element of file.structure.elements) {
      const types = element.children.map(({ type }) => type);
      if (element.type === "L" && !types.includes("LI") && !types.includes("L"))
        yield { what: `${file.name(element)} is a list without items.`, at: element };
      if (element.type !== "LI") continue;
      const hasContent = element.kids.some(({ kind }) => kind === "content");
      if (!types.includes("LBody") && !hasContent)
        yield { what: `${file.name(element)} is an item of a list with no body.`, at: element };
    }
  },
};
