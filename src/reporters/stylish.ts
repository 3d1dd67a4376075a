import pc from "picocolors";
import type { LocatedProblem } from "../problems/locate.ts";
import { printable } from "../text/escape.ts";
import {
  accountLines,
  type Colors,
  limit,
  paintFor,
  paintSummary,
  type Reporter,
  SUMMARY_LINE,
} from "./report.ts";

/** One line for each problem, below the name of its file, for people who know the rules. */
export const stylish: Reporter = {
  name: "stylish",
  wrote: SUMMARY_LINE,
  print(report, options) {
    const colors = pc.createColors(options.color);
    const { shown, more } = limit(report, options);
    const files = [...Map.groupBy(shown, ({ file }) => file)];
    const blocks = files.map(
      ([file, found]) => `${colors.underline(printable(file))}\n${formatLines(found, colors)}\n`,
    );
    return [
      ...blocks,
      ...(more === null ? [] : [more]),
      paintSummary(report, colors),
      ...accountLines(report).map(printable),
      "",
    ].join("\n");
  },
};

function formatLines(found: readonly LocatedProblem[], colors: Colors): string {
  const places = found.map(({ range }) => `${range.start.line}:${range.start.column}`);
  const width = places.reduce((widest, { length }) => Math.max(widest, length), 0);
  return found
    .map(({ severity, message, rule }, index) => {
      const place = (places[index] as string).padStart(width);
      const word = paintFor(severity, colors)(severity.padEnd("warning".length));
      return `  ${colors.dim(place)}  ${word}  ${printable(message)}  ${colors.dim(rule)}`;
    })
    .join("\n");
}
