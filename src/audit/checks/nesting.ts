import type { Check } from "../check.ts";
import type { Element } from "../reading/structure.ts";

/** What a role may stand in, and what may stand in a role. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  TR: ["Table", "THead", "TBody", "TFoot"],
  TH: ["TR"],
  TD: ["TR"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
  LI: ["L"],
  LBody: ["LI"],
  TOCI: ["TOC"],
};
const HELD: Readonly<Record<string, readonly string[]>> = {
  Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
  THead: ["TR"],
  TBody: ["TR"],
  TFoot: ["TR"],
  TR: ["TH", "TD"],
  L: ["L", "LI", "Caption"],
  LI: ["Lbl", "LBody"],
  TOC: ["TOC", "TOCI", "Caption"],
};

export const nesting: Check = {
  id: "nesting",
  asks: "Rows stand in tables, cells in rows and items in lists, and nothing else does; a tag stands in one place.",
  clause: "PDF/UA-1 7.2",
  mend: "Correct the HTML around it: ul and ol hold only li, and tr only th and td.",
  *find(file) {
    const { elements, strays, knots } = file.structure;
    for (const { what, at } of knots)
      yield { what: `${at ? file.name(at) : "The tree of tags"} ${what}.`, at };
    for (const element of strays)
      yield {
        what: `${file.name(element)} names another tag than the one that it stands in (/P).`,
        at: element,
      };
    for (const element of elements) {
      const { type, parent } = element;
      if (type === null || parent?.type === null) continue;
      const holder = parent === null ? "the document" : `<${parent.role}>`;
      const isHeld = HOLDERS[type]?.includes(parent?.type ?? "") ?? true;
      const holds = parent === null || (HELD[parent.type as string]?.includes(type) ?? true);
      if (!isHeld || !holds)
        yield { what: `${file.name(element)} stands in ${holder}, where none may stand.`, at: element };
      if (type === "Table" && hasLostCaption(element))
        yield {
          what: `${file.name(element)} has a caption between its rows, or more than one.`,
          at: element,
        };
    }
  },
};

/** A caption comes first or last, and alone. */
function hasLostCaption({ children }: Element): boolean {
  const places = children.flatMap(({ type }, index) => (type === "Caption" ? [index] : []));
  return places.length > 1 || places.some((place) => place > 0 && place < children.length - 1);
}
