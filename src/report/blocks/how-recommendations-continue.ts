import { postTitle } from "../context.ts";
import { cell, header, left, line, lines, note, row, table } from "../draft/cells.ts";
import { item, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";

/** `{{block "recommendations-table"}}`: every recommendation, and whether it continues as business as usual. */
export const recommendationsTable: ComputedBlock = {
  name: "recommendations-table",
  title: "The recommendations",
  build({ plan }) {
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
  },
};

/** `{{block "business-as-usual"}}`: the recommendations outside the plan, and who oversees each. */
export const businessAsUsual: ComputedBlock = {
  name: "business-as-usual",
  build({ plan }) {
    const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
    if (moved.length === 0) return [paragraph(say(NONE_MOVED))];
    const columns = [
      left("Recommendation", 30),
      left("Improvement still to be made", 40),
      left("Overseen by", 30),
    ];
    const rows = moved.map(({ number, title, measure, governance }) =>
      row([header(line(`${number}. ${title}`)), cell(...lines(measure)), cell(...lines(governance))]),
    );
    return [table("business-as-usual", "Recommendations continuing as business as usual", columns, rows)];
  },
  /** Who oversees each. What is still to be improved is in the table of all recommendations. */
  summarise({ plan }) {
    const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
    if (moved.length === 0) return [paragraph(say(NONE_MOVED))];
    const items = moved.map(({ number, title, governance }) => {
      const by = governance === undefined ? "" : `: ${governance}`;
      return item(say(`recommendation ${number}, ${title}${by}`));
    });
    return [paragraph(say("These continue as business as usual, each overseen as it says:"), items)];
  },
};

const NONE_MOVED = "Every recommendation continues in the improvement plan.";
