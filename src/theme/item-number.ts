import { uncapitalise } from "../text/words.ts";
import type { Theme } from "./schema.ts";

/**
 * How a council writes the number of an agenda item, as its theme says: "Item 7"; empty if it writes none.
 * @param number null until it is known.
 */
export function itemNumber(
  theme: Theme | null,
  number: string | null,
  place: "alone" | "in a sentence",
): string {
  const { item = "Item {number}" } = theme ?? {};
  if (item === "none") return "";
  const words =
    number === null && theme?.item === undefined
      ? "Item number to be confirmed"
      : item.replace("{number}", number ?? "to be confirmed");
  return place === "alone" ? words : uncapitalise(words);
}
