import type { Illustration } from "../../model/document.ts";
import { stampBeside } from "../../model/stamps.ts";
import type { Table } from "../../model/table.ts";
import {
  countStatuses,
  isDone,
  isOpen,
  STATUSES,
  type Status,
  type StatusCounts,
} from "../../plan/schema/actions.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { list, plural } from "../../text/words.ts";
import { actionsOf, type ReportContext } from "../context.ts";
import {
  cell,
  left,
  line,
  right,
  row,
  header as rowHeader,
  statusBadge,
  statusWord,
  table,
} from "../draft/cells.ts";
import { paragraph, say } from "../draft/draft.ts";
import { stampCount, stampEntries, stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";

export const progress: ComputedBlock = {
  name: "progress",
  summary: "How many actions stand at each status, in all and for each recommendation.",
  details: { summary: "One table, with a bar beside each count.", full: "A chart, and its table." },
  example: '{{block "progress" detail="summary"}}',
  build: (context) => [paragraph(say(totals(context))), statusChart(context)],
  summarise: (context) => [paragraph(say(totals(context))), statusTable(context)],
};

/** From best to worst, in the order of a bar's segments. */
const SHOWN: readonly Status[] = [...STATUSES].filter((status) => status !== "withdrawn").reverse();

function totals({ plan, header, report }: ReportContext): string {
  const { actions, asAt } = plan;
  const counts = countStatuses(actions);
  const words = (status: Status): string => statusWord(status, header);
  const { all, done, open, embedded, withdrawn } = counts;
  const said = (count: number, statuses: readonly Status[]): string =>
    stampCount(count, "actions", { status: statuses.join(",") });
  const openAt = SHOWN.filter((status) => isOpen(status) && counts[status] > 0);
  const parts = [
    `${said(done, STATUSES.filter(isDone))} ${are(done)} complete${embedded > 0 ? ` (${said(embedded, ["embedded"])} of them ${words("embedded")} in practice)` : ""}`,
    `${said(open, STATUSES.filter(isOpen))} ${are(open)} open${open > 0 ? ` (${list(openAt.map((status) => `${said(counts[status], [status])} ${words(status)}`))})` : ""}`,
    ...(withdrawn > 0
      ? [`${said(withdrawn, ["withdrawn"])} ${withdrawn === 1 ? "has" : "have"} been withdrawn`]
      : []),
  ];
  const held = stampCount(plural(all, "action"), "actions", {});
  return `On ${stampField(formatDate(asAt), report.id, "as-at")}, of the ${held} that the plan has held, ${list(parts)}.`;
}

const are = (count: number): string => (count === 1 ? "is" : "are");

/** The counts of one recommendation. */
interface Group {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly counts: StatusCounts;
}

const groupsOf = ({ plan }: ReportContext): Group[] =>
  plan.recommendations.map((one) => ({
    id: one.id,
    number: one.number,
    label: `${one.number}. ${one.title}`,
    counts: countStatuses(actionsOf(plan, one)),
  }));

/** The statuses that any action of the groups has. */
const shownIn = (groups: readonly Group[]): Status[] =>
  SHOWN.filter((status) => groups.some(({ counts }) => counts[status] > 0));

/** The chart and its table in one: each count stands beside its bar. */
function statusTable(context: ReportContext): Table {
  const groups = groupsOf(context);
  const shown = shownIn(groups);
  const most = Math.max(1, ...groups.flatMap(({ counts }) => shown.map((status) => counts[status])));
  const width = Math.floor(54 / Math.max(1, shown.length));
  const columns = [
    left("Recommendation", 100 - width * shown.length),
    ...shown.map((status) => left(statusBadge(status, context.header).word, width)),
  ];
  const rows = groups.map(({ id, label, counts }) =>
    row([
      rowHeader(line(label)),
      ...shown.map((status) =>
        cell({
          kind: "tally",
          count: counts[status],
          ...stampBeside({ kind: "count", counted: "actions", wanted: { status, recommendation: id } }),
          share: Math.round((100 * counts[status]) / most),
          colour: statusBadge(status, context.header).colour,
        }),
      ),
    ]),
  );
  return table("progress-by-recommendation", "Actions by recommendation and status", columns, rows, {
    density: "compact",
    note: `${busiest(groups)} ${COUNTED}`,
  });
}

const COUNTED =
  "An action that answers several recommendations counts under each. Withdrawn actions are left out.";

function statusChart(context: ReportContext): Illustration {
  const groups = groupsOf(context);
  const shown = shownIn(groups);
  const rows = groups.map(({ label, counts }) => ({
    label,
    counts: shown.map((status) => ({
      ...statusBadge(status, context.header),
      count: counts[status],
    })),
  }));
  const width = Math.floor(62 / Math.max(1, shown.length));
  const columns = [
    left("Recommendation", 100 - width * shown.length),
    ...shown.map((status) => right(statusBadge(status, context.header).word, width)),
  ];
  const cells = groups.map(({ id, label, counts }) =>
    row([
      rowHeader(line(label)),
      ...shown.map((status) =>
        cell(line(stampCount(counts[status], "actions", { status, recommendation: id }))),
      ),
    ]),
  );
  return {
    kind: "figure",
    anchor: "progress-by-recommendation",
    title: "Actions by recommendation and status",
    measure: null,
    meaning: null,
    figures: null,
    chart: { type: "status-bars", rows },
    sentence: busiest(groups),
    table: table("progress-by-recommendation-table", "Number of actions at each status", columns, cells, {
      density: "compact",
      note: COUNTED,
    }),
  };
}

/** The recommendations with the most actions at risk or off track. */
function busiest(groups: readonly Group[]): string {
  const most = Math.max(0, ...groups.map(({ counts }) => counts.offCourse));
  if (most === 0) return "No open action is at risk or off track.";
  const worst = groups.filter(({ counts }) => counts.offCourse === most);
  const numbers = worst.map(({ number }) => String(number));
  const several = numbers.length > 1;
  const said = stampEntries(
    most,
    worst.map(({ id }) => id),
  );
  const names = `Recommendation${several ? "s" : ""} ${list(numbers)} ${several ? "have" : "has"}`;
  return `${names} the most actions at risk or off track: ${said}${several ? " each" : ""}.`;
}
