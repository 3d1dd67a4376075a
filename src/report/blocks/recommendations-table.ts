import { postTitle } from "../context.ts";
import { cell, header, left, line, lines, note, row, table } from "../draft/cells.ts";
import { paragraph, say } from "../draft/draft.ts";
import type { BlockKind } from "../parts.ts";

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
