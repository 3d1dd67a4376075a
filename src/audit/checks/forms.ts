import { dictAt, dictOf, listAt, nameAt, textAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const forms: Check = {
  id: "forms",
  asks: "Every field of a form has words that say what goes into it, and its own tag.",
  clause: "PDF/UA-1 7.18.3 and 7.18.4",
  mend: "Take the fields out: a report is read, not filled in.",
  *find(file) {
    const held = new Set(
      file.structure.elements
        .filter(({ type }) => type === "Form")
        .flatMap(({ kids }) => kids.flatMap((kid) => (kid.kind === "object" ? [kid.object] : []))),
    );
    for (const { dict, number } of file.pages) {
      for (const widget of listAt(dict, "Annots").map(dictOf)) {
        if (nameAt(widget, "Subtype") !== "Widget") continue;
        const name = `The field "${textAt(widget, "T") ?? textAt(dictAt(widget, "Parent"), "T") ?? ""}"`;
        const words =
          textAt(widget, "TU") ?? textAt(dictAt(widget, "Parent"), "TU") ?? textAt(widget, "Contents");
        if ((words ?? "") === "") yield { what: `${name} does not say what goes into it (/TU).`, at: number };
        if (!held.has(widget)) yield { what: `${name} is in no tag of a form.`, at: number };
      }
    }
  },
};
