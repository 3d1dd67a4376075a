import type { Dict } from "../../pdf/objects.ts";
import { dictOf, listAt, nameAt, textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";
import type { Element } from "../reading/structure.ts";

export const links: Check = {
  id: "links",
  asks: "Every link is in a tag of its own, and says in words where it leads.",
  clause: "PDF/UA-1 7.18.5",
  mend: "Give the a words that say where it leads, or an aria-label where only a number is shown.",
  *find(file) {
    const holders = new Map<Dict, Element>();
    for (const element of file.structure.elements) {
      for (const kid of element.kids) {
        if (kid.kind === "object" && kid.object !== null) holders.set(kid.object, element);
      }
      if (element.type !== "Link") continue;
      const words = file.wordsOf(element);
      if (!element.kids.some(({ kind }) => kind === "object") && !hasObject(element))
        yield { what: `${file.name(element)} is a link that leads nowhere.`, at: element };
      if (words === "") yield { what: "A link has no words.", at: element };
      else if (isBare(words))
        yield { what: `A link is read as "${words}", which says nothing.`, at: element };
    }
    for (const { dict, number } of file.pages) {
      for (const value of listAt(dict, "Annots")) {
        const annotation = dictOf(value);
        if (annotation === null || nameAt(annotation, "Subtype") !== "Link") continue;
        const holder = holders.get(annotation);
        const contents = textAt(annotation, "Contents")?.trim() ?? "";
        const shown = holder === undefined ? contents : file.wordsOf(holder);
        const name = shown === "" ? "A link" : `The link "${shown}"`;
        if (holder?.type !== "Link") yield { what: `${name} is in no tag of a link.`, at: holder ?? number };
        if (contents === "")
          yield { what: `${name} has no words that describe it (/Contents).`, at: holder ?? number };
        else if (isBare(contents))
          yield { what: `A link is described as "${contents}", which says nothing.`, at: holder ?? number };
      }
    }
  },
};

const hasObject = ({ children }: Element): boolean =>
  children.some((child) => child.kids.some(({ kind }) => kind === "object") || hasObject(child));

/** No letter at all, so a number or a sign. */
const isBare = (words: string): boolean => !/\p{L}/u.test(words);
