import type { Line } from "../../model/table.ts";
import { type Measure, needsAttention } from "../board/measures.ts";
import { viewOf } from "../board/view.ts";
import { badge, cell, header, left, line, lines, row, table } from "../cells.ts";
import { say, unnumbered } from "../draft.ts";
import type { Section } from "./section.ts";

/** The measures that are off target, or whose limits say that they got worse. */
export const measuresOfConcern: Section = (context) => {
  const found = viewOf(context).measures.filter(needsAttention);
  if (found.length === 0) return [unnumbered(say("No measure is off target."))];
  const columns = [left("Measure", 29), left("Latest figure", 43), left("Target", 13), left("Rating", 15)];
  const rows = found.map((measure) =>
    row([
      header(line(measure.kpi.name)),
      cell(line(measure.latest)),
      cell(...lines(measure.target)),
      cell(...ratingLines(measure)),
    ]),
  );
  return [
    table("measures-of-concern", "Measures off target or of concern", columns, rows, { density: "compact" }),
  ];
};

export const ratingLines = ({ rating, concern }: Measure): Line[] => [
  badge(rating),
  ...(concern === null ? [] : [{ kind: "variation", ...concern } as const]),
];
