import type { Dict } from "../../pdf/objects.ts";
import { dictAt, dictOf, listAt, nameAt, numberAt, numberOf, textAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

/** The kinds that PDF/A-3 allows. */
const ALLOWED = new Set(
  (
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink " +
    "Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact"
  ).split(" "),
);

export const annotations: Check = {
  id: "annotations",
  asks: "Whatever lies on a page is printed with it, is in a tag, and is reached by the tab key in the order of the document.",
  clause: "PDF/UA-1 7.18, PDF/A-3 6.3",
  mend: "Build the file again from its HTML, without programs that add notes, stamps or forms.",
  *find(file) {
    const held = new Set<Dict | null>();
    for (const { kids } of file.structure.elements) {
      for (const kid of kids) if (kid.kind === "object") held.add(kid.object);
    }
    for (const { dict: page, number } of file.pages) {
      const all = listAt(page, "Annots").map(dictOf);
      if (all.length > 0 && nameAt(page, "Tabs") !== "S")
        yield { what: "The tab key does not follow the tags on a page with links (/Tabs).", at: number };
      for (const annotation of all) {
        const kind = nameAt(annotation, "Subtype") ?? "";
        const flags = numberAt(annotation, "F") ?? 0;
        if (!ALLOWED.has(kind))
          yield { what: `An annotation is of the kind "${kind}", which PDF/A has not.`, at: number };
        if (kind !== "Popup" && (flags & PRINTED) === 0)
          yield { what: `An annotation (${kind}) is not printed (/F).`, at: number };
        if ((flags & HIDDEN) !== 0) yield { what: `An annotation (${kind}) is hidden (/F).`, at: number };
        const [left = 0, bottom = 0, right = 0, top = 0] = listAt(annotation, "Rect").map(numberOf);
        const isFlat = Math.abs((right ?? 0) - (left ?? 0)) < 1 || Math.abs((top ?? 0) - (bottom ?? 0)) < 1;
        if (kind === "Link" && isFlat)
          yield {
            what: `The link "${textAt(annotation, "Contents") ?? ""}" is too small to be seen or clicked on.`,
            at: number,
          };
        const isOpen = kind === "Link" || kind === "Popup" || kind === "PrinterMark";
        if (isOpen) continue;
        if (!held.has(annotation)) yield { what: `An annotation (${kind}) is in no tag.`, at: number };
        if (textAt(annotation, "Contents") === null && kind !== "Widget")
          yield { what: `An annotation (${kind}) has no words (/Contents).`, at: number };
        if (valueAt(dictAt(annotation, "AP"), "N") === null)
          yield { what: `An annotation (${kind}) does not say what it looks like (/AP).`, at: number };
      }
    }
  },
};

/** The third bit; and those for what is invisible, hidden, never seen, or seen only now and then. */
const PRINTED = 4;
const HIDDEN = 1 + 2 + 32 + 256;
