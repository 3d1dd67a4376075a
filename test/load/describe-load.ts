import type { PlanReading } from "../../src/load/read-plan.ts";
import { locateProblems } from "../../src/problems/locate.ts";

/** The problems of a plan, one on each line as `file:line:column rule message | hint`, with related places below. */
export function describeLoad({ problems, sources }: PlanReading): string {
  return locateProblems(problems, sources)
    .map(({ file, range, rule, message, hint, related }) => {
      const others = related.map((one) => `  ${at(one.file, one.range.start)} ${one.message}\n`);
      return `${at(file, range.start)} ${rule} ${message}${hint === null ? "" : ` | ${hint}`}\n${others.join("")}`;
    })
    .join("");
}

const at = (file: string, { line, column }: { line: number; column: number }): string =>
  `${file}:${line}:${column}`;
