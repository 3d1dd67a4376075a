import type { Status } from "../plan/schema/actions.ts";
import { statusMeant } from "../plan/schema/status-words.ts";
import type { Cell } from "../sheets/workbook.ts";

/** A status as it was written: by a word, or by the colour of a cell where there is no word. */
interface WrittenStatus {
  readonly word: string;
  readonly isColour: boolean;
  /** Null for a word that the mapping has to give. */
  readonly status: Status | null;
}

/**
 * What a cell says about a status; null where it says nothing.
 * @param given statuses by word in small letters, as the mapping has them.
 */
export function readStatus({ text, fill }: Cell, given: ReadonlyMap<string, Status>): WrittenStatus | null {
  const word = text === "" && fill !== null ? colourOf(fill) : text;
  if (word === null || word === "") return null;
  const status = given.get(word.toLowerCase()) ?? statusMeant(word);
  if (status === "none") return null;
  return { word, isColour: text === "", status };
}

/** The name of a colour as people see it, from its six hexadecimal digits; null for a shade that says nothing. */
export function colourOf(rgb: string): string | null {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least < GREYISH) return most > 235 ? null : most < 40 ? "Black" : "Grey";
  const hue = hueOf(red, green, blue, most, most - least);
  if (hue < 18 || hue >= 335) return "Red";
  if (hue < 70) return "Amber";
  if (hue < 170) return "Green";
  if (hue < 265) return "Blue";
  return "Purple";
}

/** The three parts of a colour that differ by less than this look grey. */
const GREYISH = 30;

/** The angle of a colour on the colour wheel, in degrees. */
function hueOf(red: number, green: number, blue: number, most: number, range: number): number {
  const sixth =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return (sixth * 60 + 360) % 360;
}
