import type { Dict } from "../../pdf/objects.ts";
import { isTrueAt, listAt, nameAt, nameOf, valueAt } from "../../pdf/values.ts";
import type { Check } from "../check.ts";

export const graphics: Check = {
  id: "graphics",
  asks: "Pictures and painting look alike on every machine.",
  clause: "PDF/A-3 6.2.5 to 6.2.10",
  mend: "Use no mask, filter or blend mode beyond those of CSS, and pictures without PostScript or low-resolution copies.",
  *find({ pages }) {
    const told = new Set<Dict>();
    for (const { number, used } of pages) {
      for (const dict of used) {
        if (told.has(dict)) continue;
        told.add(dict);
        for (const key of FORBIDDEN) {
          if (valueAt(dict, key) !== null)
            yield {
              what: `Something is painted with /${key}, which not every machine does alike.`,
              at: number,
            };
        }
        if (valueAt(dict, "TR2") !== null && nameAt(dict, "TR2") !== "Default")
          yield { what: "Something is painted with a transfer function (/TR2).", at: number };
        if (isTrueAt(dict, "Interpolate"))
          yield { what: "A picture is smoothed by the program that shows it (/Interpolate).", at: number };
        const modes = listAt(dict, "BM").map(nameOf);
        if (modes.length > 0 && !modes.every((mode) => MODES.has(mode ?? "")))
          yield {
            what: `Something is painted in the blend mode ${modes[0]}, which PDF/A has not.`,
            at: number,
          };
        if (nameAt(dict, "Subtype") === "PS")
          yield { what: "Something is painted by PostScript.", at: number };
      }
    }
  },
};

/** Keys of graphics states, of pictures and of forms. */
const FORBIDDEN = ["TR", "HTP", "Alternates", "OPI", "PS", "Ref"];

const MODES = new Set(
  (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference " +
    "Exclusion Hue Saturation Color Luminosity"
  ).split(" "),
);
