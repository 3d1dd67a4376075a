import { plainText } from "../model/inline.ts";
import type { Row } from "../model/table.ts";
import { type Figure, SYMBOLS } from "../plan/figure.ts";

/** What stands for a figure that there is not, in words. */
export const SYMBOL_WORDS: Readonly<Record<NonNullable<Figure["symbol"]>, string>> = {
  c: "kept confidential",
  x: "not available",
  z: "not applicable",
  low: "rounds to 0 but is not 0",
  u: "too unreliable to give",
};

/** "[c] kept confidential; [x] not available", of the symbols that stand in a table; null without any. */
export function symbolKey(rows: readonly Row[]): string | null {
  const printed = rows
    .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
    .map((line) => ("text" in line ? plainText(line.text) : ""))
    .join(" ");
  const meanings = SYMBOLS.filter((symbol) => printed.includes(`[${symbol}]`)).map(
    (symbol) => `[${symbol}] ${SYMBOL_WORDS[symbol]}`,
  );
  return meanings.length === 0 ? null : `${meanings.join("; ")}.`;
}

/** The key of a whole report in a sentence. */
export const saySymbols = (key: string | null): string =>
  key === null
    ? "No figure in the tables is replaced by a symbol."
    : `In tables a symbol may replace a figure: ${key}`;
