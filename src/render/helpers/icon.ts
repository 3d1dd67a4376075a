import type { Colour } from "../../plan/status.ts";
import { element, type Markup } from "../markup.ts";
import { shape } from "../shapes.ts";

/** The shape beside a status word, which says nothing that the word does not. */
export const icon = (colour: Colour): Markup =>
  element(
    "svg",
    { class: "icon", viewBox: "0 0 12 12", "aria-hidden": "true", focusable: "false" },
    shape(colour),
  );
