import type { Row } from "../../model/table.ts";
import type { KnownRecommendation, PlanAsAt } from "../../plan/history/replay.ts";
import { bodyName, postTitle, workstreamTitle } from "../context.ts";
import { cell, header, left, line, lines, note, row, strong, table } from "../draft/cells.ts";
import { item, paragraph, say } from "../draft/draft.ts";
import { stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";

export const recommendationsTable: ComputedBlock = {
  name: "recommendations-table",
  summary:
    "Every recommendation in one table, grouped by how it continues: in the plan or as business as usual.",
  example: '{{block "recommendations-table"}}',
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
  const { id, number, title, text, lead, measure, governance } = one;
  const usual =
    one.track === "business-as-usual"
      ? [
          ...(measure === undefined ? [] : [note([strong(stampField(measure, id, "measure"))])]),
          ...(governance === undefined
            ? []
            : [note(`Overseen by: ${stampField(governance, id, "governance")}`)]),
        ]
      : [];
  return row([
    header(line(String(number))),
    cell(line([strong(stampField(title, id, "title"))]), note(stampField(text, id, "text")), ...usual),
    cell(...lines(lead === undefined ? null : stampField(postTitle(plan, lead), id, "lead"))),
  ]);
}

export const businessAsUsual: ComputedBlock = {
  name: "business-as-usual",
  summary: "The recommendations outside the plan, under who carries each on, and who oversees it.",
  details: {
    summary: "Who oversees each recommendation.",
    full: "Each under the workstream or body that carries it on, with the improvement still to be made.",
  },
  example: '{{block "business-as-usual"}}',
  build({ plan }) {
    const groups = byCarrier(plan);
    if (groups.length === 0) return [paragraph(say(NONE_MOVED))];
    const columns = [
      left("Recommendation", 30),
      left("Improvement still to be made", 40),
      left("Overseen by", 30),
    ];
    const isCarried = groups.some(({ carrier }) => carrier !== null);
    const rows = groups.flatMap(({ carrier, own }) => [
      ...(isCarried ? [row([{ ...header(line(carrier ?? NO_CARRIER)), span: columns.length }])] : []),
      ...own.map(({ id, number, title, measure, governance }) =>
        row([
          header(line(`${number}. ${title}`)),
          cell(...lines(stampField(measure ?? "", id, "measure"))),
          cell(...lines(stampField(governance ?? "", id, "governance"))),
        ]),
      ),
    ]);
    const caption = `Recommendations continuing as business as usual${isCarried ? ", by who carries them on" : ""}`;
    return [table("business-as-usual", caption, columns, rows)];
  },
  /** Who carries on and oversees each. What is still to be improved is in the table of all recommendations. */
  summarise({ plan }) {
    const groups = byCarrier(plan);
    if (groups.length === 0) return [paragraph(say(NONE_MOVED))];
    const items = groups
      .flatMap(({ own }) => own)
      .map((one) => {
        const { number, title, governance = "" } = one;
        const carrier = carrierOf(plan, one, "the workstream ");
        // Who oversees it often carries it on as well.
        const on = carrier === null || governance.startsWith(carrier) ? "" : `, carried on by ${carrier}`;
        const by = governance === "" ? "" : `: ${governance}`;
        return item(say(`recommendation ${number}, ${title}${on}${by}`));
      });
    return [paragraph(say("These continue as business as usual, each overseen as it says:"), items)];
  },
};

const NONE_MOVED = "Every recommendation continues in the improvement plan.";
const NO_CARRIER = "No workstream or body is named";

/** The recommendations in business as usual, by the workstream or body that carries them on; those that name none come last. */
function byCarrier(plan: PlanAsAt) {
  const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
  const groups = [...Map.groupBy(moved, (one) => carrierOf(plan, one, "Workstream: "))];
  return groups
    .map(([carrier, own]) => ({ carrier, own }))
    .sort((a, b) => Number(a.carrier === null) - Number(b.carrier === null));
}

/** The title of the workstream, after what says that it is one, or the name of the body; null if none is named. */
function carrierOf(plan: PlanAsAt, { workstream, body }: KnownRecommendation, before: string): string | null {
  if (workstream !== undefined) return before + workstreamTitle(plan, workstream);
  return body === undefined ? null : bodyName(plan, body);
}
