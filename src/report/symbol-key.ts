import { plainText } from "../model/inline.ts";
import type { Row } from "../model/table.ts";

/** What each symbol of official statistics means. */
const MEANINGS: Readonly<Record<string, string>> = {
  "[c]": "kept confidential",
  "[x]": "not available",
  "[z]": "not applicable",
  "[low]": "rounds to 0 but is not 0",
  "[u]": "too unreliable to give",
};

/** "[c] kept confidential; [x] not available", of the symbols that stand in a table; null without any. */
export function symbolKey(rows: readonly Row[]): string | null {
  const printed = rows
    .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
    .map((line) => ("text" in line ? plainText(line.text) : ""))
    .join(" ");
  const occurring = Object.entries(MEANINGS).filter(([symbol]) => printed.includes(symbol));
  return occurring.length === 0 ? null : `${occurring.map((pair) => pair.join(" ")).join("; ")}.`;
}
