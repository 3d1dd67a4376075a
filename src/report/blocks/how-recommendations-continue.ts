import type { Row } from "../../model/table.ts";
import type { KnownRecommendation, PlanAsAt } from "../../plan/history/replay.ts";
import { postTitle } from "../context.ts";
import { cell, header, left, line, lines, note, row, strong, table } from "../draft/cells.ts";
import { item, paragraph, say } from "../draft/draft.ts";
import type { ComputedBlock } from "../kinds.ts";

/** `{{block "recommendations-table"}}`: every recommendation, by how it continues. */
export const recommendationsTable: ComputedBlock = {
  name: "recommendations-table",
  title: "The recommendations",
  build({ plan }) {
    const columns = [left("No.", 6), left("Recommendation", 70), left("Lead", 24)];
    const rows = TRACKS.flatMap(([track, words]): Row[] => {
      const listed = plan.recommendations.filter((one) => one.track === track);
      if (listed.length === 0) return [];
      const group = row([{ ...header(line(words)), span: columns.length }]);
      return [group, ...listed.map((one) => recommendationRow(plan, one))];
    });
    return [
      table(
        "recommendations-table",
        "The recommendations, in the plan and as business as usual",
        columns,
        rows,
      ),
    ];
  },
};

const TRACKS = [
  ["improvement-plan", "In the improvement plan"],
  ["business-as-usual", "Business as usual"],
] as const;

function recommendationRow(plan: PlanAsAt, one: KnownRecommendation): Row {
  const { number, title, text, lead, measure, governance } = one;
  const usual =
    one.track === "business-as-usual"
      ? [
          ...(measure === undefined ? [] : [note([strong(measure)])]),
          ...(governance === undefined ? [] : [note(`Overseen by: ${governance}`)]),
        ]
      : [];
  return row([
    header(line(String(number))),
    cell(line([strong(title)]), note(text), ...usual),
    cell(...lines(lead === undefined ? null : postTitle(plan, lead))),
  ]);
}

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
