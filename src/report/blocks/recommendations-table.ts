import { cell, header, left, line, lines, note, row, table } from "../cells.ts";
import { postTitle } from "../context.ts";
import type { BlockKind } from "./block.ts";

/** Every recommendation, and how it is taken forward: in the plan, or as business as usual. */
export const recommendationsTable: BlockKind = ({ plan }) => {
  const columns = [
    left("No.", 6),
    left("Recommendation", 40),
    left("Lead", 18),
    left("How it continues", 36),
  ];
  const rows = plan.recommendations.map((one) => {
    const lead = one.lead === undefined ? null : postTitle(plan, one.lead);
    const usual = one.track === "business-as-usual";
    const governance = one.governance === undefined ? [] : [note(`Overseen by: ${one.governance}`)];
    const how = usual
      ? [
          line([{ kind: "strong", children: [{ kind: "text", text: "Business as usual" }] }]),
          ...lines(one.measure),
          ...governance,
        ]
      : [line("In the improvement plan")];
    return row([
      header(line(String(one.number))),
      cell(line(one.title), note(one.text)),
      cell(...lines(lead)),
      cell(...how),
    ]);
  });
  return [table("recommendations-table", "The recommendations and how each continues", columns, rows)];
};
