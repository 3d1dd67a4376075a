import { shorten } from "../../text/words.ts";
import { read, wrong } from "./scalars.ts";

/** How a number is written, for messages. */
export const EXAMPLE_NUMBER = "17.2";

/** A number as it is written. With more digits it would be counted wrongly, or be infinite. */
export const NUMBER = "-?\\d{1,15}(?:\\.\\d{1,30})?";

/** What is wrong with a number that is longer than that; it follows the number. */
export const TOO_LONG = "has too many digits: expected at most 15 before the decimal point and 30 after it";

/** Whether a text is a number, but one with too many digits. */
export const isTooLong = (text: string): boolean =>
  /^-?\d+(?:\.\d+)?$/.test(text) && !new RegExp(`^${NUMBER}$`).test(text);

export const number = read(
  "a number",
  (value) => {
    if (isTooLong(value)) return wrong(`"${shorten(value, 40)}" ${TOO_LONG}`);
    return new RegExp(`^${NUMBER}$`).test(value)
      ? { value: Number(value) }
      : wrong(
          `"${value}" is not a number: expected digits such as ${EXAMPLE_NUMBER}, without signs or separators`,
        );
  },
  { type: ["number", "string"], pattern: "^-?\\d+(\\.\\d+)?$" },
);

export const integer = read(
  "a whole number",
  (value) => {
    if (isTooLong(value)) return wrong(`"${shorten(value, 40)}" ${TOO_LONG}`);
    return /^\d+$/.test(value) ? { value: Number(value) } : wrong(`"${value}" is not a whole number`);
  },
  { type: ["integer", "string"], pattern: "^\\d+$" },
);
