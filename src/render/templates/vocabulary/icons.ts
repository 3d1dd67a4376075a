import type { Mark } from "../../../model/charts.ts";
import type { Variation } from "../../../model/table.ts";
import type { Colour } from "../../../plan/schema/actions.ts";
import { element, type Markup, shape } from "../../markup.ts";
import type { Helper } from "../handlebars.ts";

/** The shape beside the word of a status. Screen readers skip it, as the word says the same. */
export const icon = {
  name: "icon",
  run: (colour: Colour): Markup =>
    element("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, shape(colour)),
} satisfies Helper;

/** The sign beside a word on variation. Screen readers skip it, as the word says the same. */
export const variationIcon = {
  name: "variationIcon",
  run: (mark: Mark | null, letter: Variation["letter"]): Markup =>
    element(
      "svg",
      {
        class: `variation-${mark ?? "common"}`,
        viewBox: "0 0 16 16",
        "aria-hidden": "true",
      },
      OUTLINES[mark ?? "common"],
      element("path", { class: "letter", d: LETTERS[letter] }),
    ),
} satisfies Helper;

/** In a box of 16 by 16. Charts mark points of the same kind with the same shapes. */
const OUTLINES: Record<Mark | "common", Markup> = {
  improvement: element("rect", { class: "outline", x: 1, y: 1, width: 14, height: 14, rx: 2 }),
  concern: element("path", { class: "outline", d: "M8 -1.2 17.2 8 8 17.2 -1.2 8Z" }),
  neutral: element("circle", { class: "outline", cx: 8, cy: 8, r: 7 }),
  common: element("circle", { class: "outline", cx: 8, cy: 8, r: 7.2 }),
};

const LETTERS: Record<Variation["letter"], string> = {
  H: "M5.9 5V11M10.1 5V11M5.9 8H10.1",
  L: "M6.4 5V11H10.2",
  "~": "M3.8 9C5.4 5.6 6.6 5.6 8 8S10.6 10.4 12.2 7",
  P: "M6.2 11.2V4.8H8.3A1.9 1.9 0 0 1 8.3 8.6H6.2",
  F: "M10 4.8H6.4V11.2M6.4 8H9.4",
  "?": "M6 6.3A2 2 0 1 1 8.6 8.2C8.1 8.5 8 8.8 8 9.3M8 11.4v.1",
};
