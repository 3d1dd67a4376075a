import { dictAt, dictOf, listAt, textAt, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const layers: Check = {
  id: "layers",
  asks: "A file with layers names their settings, and shows the same to everybody.",
  clause: "PDF/UA-1 7.10, PDF/A-3 6.9 and 6.10",
  mend: "Build the file again from its HTML: a print has no layers.",
  *find({ catalog, pages }) {
    const layered = dictAt(catalog, "OCProperties");
    const settings = [dictAt(layered, "D"), ...listAt(layered, "Configs").map(dictOf)];
    if (layered !== null) {
      for (const setting of settings) {
        if ((textAt(setting, "Name") ?? "") === "")
          yield { what: "A setting of the layers has no name (/OCProperties, /Name)." };
        if (valueAt(setting, "AS") !== null)
          yield { what: "Layers are shown or hidden by themselves (/AS)." };
      }
    }
    if (dictAt(dictAt(catalog, "Names"), "AlternatePresentations") !== null)
      yield { what: "The file holds a slide show of its pages." };
    for (const { dict, number } of pages) {
      if (valueAt(dict, "PresSteps") !== null) yield { what: "A page holds a slide show.", at: number };
    }
  },
};
