import type { Status } from "../plan/schema/actions.ts";
import { formatMonth, type IsoDate } from "../plan/time/dates.ts";
import type { Fields } from "../writing/entries.ts";
import { type PlacedEntry, placed } from "./placed-entry.ts";

/** What a tracker does not say of the plan that it tracks. */
export interface PlanDetails {
  readonly authority: string;
  readonly service: string;
  readonly title: string;
  /** The day on which the report that the plan answers was published. */
  readonly inspected: IsoDate;
}

/** The ids of what a new plan begins with. */
export const NEW_PLAN_IDS = ["ofsted", "board", "inspection"];

/** Where the recommendations of a new plan come from. */
export const INSPECTION_REPORT = "inspection/report";

/**
 * The header of a new plan, the inspection that it answers, and a first report to the Board.
 * @param words the council's own words for statuses.
 */
export function newPlan(
  { authority, service, title, inspected }: PlanDetails,
  words: ReadonlyMap<string, Status>,
  asAt: IsoDate,
): { header: Fields; entries: PlacedEntry[] } {
  const header = {
    title,
    authority,
    service,
    answers: "inspection",
    start: inspected,
    "taken-over": asAt,
    ...(words.size > 0 && { "status-words": words }),
  };
  const month = asAt.slice(0, 7);
  return {
    header,
    entries: [
      placed("bodies", { id: "ofsted", name: "Ofsted" }),
      placed("bodies", { id: "board", name: "Improvement Board" }),
      placed(
        "events",
        {
          id: "inspection",
          kind: "inspection",
          title: "Inspection of services for children",
          by: "ofsted",
          held: inspected,
          documents: [{ id: "report", title: "Inspection report", date: inspected }],
        },
        [
          "held is the day its report was published: write the first and the last day of the inspection instead.",
        ],
      ),
      placed("reports", {
        id: `board-${month}`,
        template: "board",
        audience: "board",
        "as-at": asAt,
        state: "draft",
        meeting: { body: "board" },
        title: `${title}: ${formatMonth(month)}`,
      }),
    ],
  };
}
