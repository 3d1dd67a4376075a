import { cell, header, left, line, lines, row, table } from "../cells.ts";
import { paragraph, say } from "../draft.ts";
import type { BlockKind } from "./block.ts";

/** `{{block "business-as-usual"}}`: the recommendations outside the plan, and who oversees each. */
export const businessAsUsual: BlockKind = ({ plan }) => {
  const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
  if (moved.length === 0) return [paragraph(say("Every recommendation continues in the improvement plan."))];
  const columns = [
    left("Recommendation", 30),
    left("Improvement still to be made", 40),
    left("Overseen by", 30),
  ];
  const rows = moved.map(({ number, title, measure, governance }) =>
    row([header(line(`${number}. ${title}`)), cell(...lines(measure)), cell(...lines(governance))]),
  );
  return [table("business-as-usual", "Recommendations continuing as business as usual", columns, rows)];
};
