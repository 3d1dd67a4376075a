import { type Line, type Row, type Table, textOf } from "../../model/table.ts";
import { compareDue, isOverdue } from "../../plan/history/actions.ts";
import type { KnownAction, KnownKpi, PlanAsAt } from "../../plan/history/replay.ts";
import { isDone, isOpen } from "../../plan/schema/actions.ts";
import { compareIds } from "../../plan/schema/entry.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import { postTitle, type ReportContext } from "../context.ts";
import {
  cell,
  header,
  type Linked,
  left,
  line,
  note,
  ragBadge,
  right,
  row,
  symbolKey,
  table,
} from "../draft/cells.ts";
import { paragraph, say } from "../draft/draft.ts";
import { stampEntries, stampField, stampFigure } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";
import { standingOf, valueWords } from "../standing.ts";
import { actionLink } from "./action-plan.ts";

export const workstreams: ComputedBlock = {
  name: "workstreams",
  summary: "How each workstream stands, what moves next in it, its measures, and who answers for it.",
  details: {
    summary: "For each its lead, what falls due next, and how many actions are open, late and complete.",
    full: "Its sponsor, what moves next and its measures as well.",
  },
  example: '{{block "workstreams"}}',
  title: "Workstreams",
  build(context) {
    const strands = strandsOf(context.plan);
    if (strands.length === 0) return [paragraph(say(NONE))];
    return [fullTable(context, strands)];
  },
  summarise(context) {
    const strands = strandsOf(context.plan);
    return strands.length === 0 ? [paragraph(say(NONE))] : [shortTable(context, strands)];
  },
};

const NONE = "No action belongs to a workstream.";

/** A workstream with its work. One that a plan has only in words has neither sponsor nor lead. */
interface Strand {
  readonly title: string;
  readonly programme: string | null;
  readonly sponsor: string | null;
  readonly lead: string | null;
  /** Without those withdrawn. */
  readonly actions: readonly KnownAction[];
  readonly open: readonly KnownAction[];
  readonly late: readonly KnownAction[];
  /** The open ones that are not late, the next first. */
  readonly next: readonly KnownAction[];
  readonly measures: readonly KnownKpi[];
}

/** Within each programme those with most late actions come first. */
function strandsOf(plan: PlanAsAt): Strand[] {
  const { posts, actions, asAt } = plan;
  const known = plan.workstreams.map(({ id }) => id);
  const words = actions.flatMap(({ workstream }) => workstream ?? []).filter((name) => !known.includes(name));
  const named = [...new Set(words)].sort(compareIds).map((title) => ({ id: title, title }));
  const titleOf = (id: string | undefined): string | null =>
    id !== undefined && posts.some((post) => post.id === id) ? postTitle(plan, id) : null;
  return [...plan.workstreams, ...named]
    .map(
      (one: { id: string; title: string; programme?: string; sponsor?: string; lead?: string }): Strand => {
        const own = actions.filter(
          ({ workstream, status }) => workstream === one.id && status !== "withdrawn",
        );
        const open = own.filter(({ status }) => isOpen(status));
        const measured = new Set(own.flatMap(({ measuredBy = [] }) => measuredBy));
        return {
          title: one.title,
          programme: one.programme ?? null,
          sponsor: titleOf(one.sponsor),
          lead: titleOf(one.lead),
          actions: own,
          open,
          late: open.filter((action) => isOverdue(action, asAt)),
          next: open
            .filter((action) => action.due !== undefined && !isOverdue(action, asAt))
            .sort(compareDue),
          measures: plan.kpis.filter(({ id }) => measured.has(id)),
        };
      },
    )
    .sort((a, b) => b.late.length - a.late.length);
}

/** The rows, under the programme of each where there are any. Those that are part of none come last. */
function rowsByProgramme(strands: readonly Strand[], columns: number, rowOf: (one: Strand) => Row): Row[] {
  const groups = [...Map.groupBy(strands, ({ programme }) => programme)].sort(([a], [b]) =>
    a === null ? 1 : b === null ? -1 : compareIds(a, b),
  );
  if (groups.every(([programme]) => programme === null)) return strands.map(rowOf);
  return groups.flatMap(([programme, own]) => [
    row([{ ...header(line(programme ?? "In no programme")), span: columns }]),
    ...own.map(rowOf),
  ]);
}

const WITHOUT = "Withdrawn actions are left out. Late actions are open, and past their due dates.";

/** How many of the next actions are named. */
const NEXT = 3;

function fullTable(context: ReportContext, strands: readonly Strand[]): Table {
  const columns = [
    left("Workstream", 23),
    left("What moves next", 30),
    left("Measures", 26),
    right("Open", 6),
    right("Late", 6),
    right("Complete", 9),
  ];
  const rows = rowsByProgramme(strands, columns.length, (one) =>
    row([
      header(
        line(one.title),
        ...(one.sponsor === null ? [] : [note(`Sponsor: ${one.sponsor}`)]),
        ...(one.lead === null ? [] : [note(`Lead: ${one.lead}`)]),
      ),
      cell(
        ...one.next
          .slice(0, NEXT)
          .map((action) =>
            line([
              ...nextWords(action, context),
              textOf(`: ${stampField(action.title, action.id, "title")}`),
            ]),
          ),
      ),
      cell(...one.measures.map((kpi) => line(measureWords(kpi, context.plan)))),
      ...countCells(one),
    ]),
  );
  return table("workstreams", "How each workstream stands", columns, rows, {
    density: "compact",
    note: [WITHOUT, symbolKey(rows)].filter((text) => text !== null).join(" "),
  });
}

function shortTable(context: ReportContext, strands: readonly Strand[]): Table {
  const columns = [
    left("Workstream", 24),
    left("Lead", 31),
    left("Due next", 15),
    right("Open", 6),
    right("Late", 5),
    right("Complete", 9),
    right("Off target", 10),
  ];
  const rows = rowsByProgramme(strands, columns.length, (one) =>
    row([
      header(line(one.title)),
      cell(...(one.lead === null ? [] : [line(one.lead)])),
      cell(...one.next.slice(0, 1).map((action) => line(nextWords(action, context)))),
      ...countCells(one),
      cell(...offTarget(one, context.plan)),
    ]),
  );
  return table("workstreams", "Actions of each workstream, and its measures off target", columns, rows, {
    density: "compact",
  });
}

const countCells = ({ actions, open, late }: Strand) =>
  [open, late, actions.filter(({ status }) => isDone(status))].map((counted) =>
    cell(
      line(
        stampEntries(
          counted.length,
          counted.map(({ id }) => id),
        ),
      ),
    ),
  );

/** "1.9, 30 Sep 2016" */
const nextWords = ({ id, due }: KnownAction, context: ReportContext): Linked[] => [
  actionLink(id, context),
  textOf(due === undefined ? "" : `, ${stampField(formatShortDate(due), id, "due")}`),
];

/** "Average caseload: 17.2, on target" */
function measureWords(kpi: KnownKpi, { asAt }: PlanAsAt): string {
  const standing = standingOf(kpi, asAt);
  if (standing.point === null) return `${kpi.name}: no figure yet`;
  const { point, rag } = standing;
  const rating =
    rag === null ? "" : `, ${stampFigure(ragBadge(rag).word.toLowerCase(), kpi, point, "rating")}`;
  return `${kpi.name}: ${stampFigure(valueWords(standing), kpi, point)}${rating}`;
}

/** How many of its measures that can be rated are off target: "2 of 5"; nothing where none can. */
function offTarget({ measures }: Strand, { asAt }: PlanAsAt): Line[] {
  const rated = measures.flatMap((kpi) => standingOf(kpi, asAt).rag ?? []);
  const off = rated.filter((rag) => rag === "red").length;
  const ids = measures.map(({ id }) => id);
  return rated.length === 0 ? [] : [line(stampEntries(`${off} of ${rated.length}`, ids))];
}
