import type { Line, Row, Table } from "../../model/table.ts";
import { ownSlipsOf } from "../../plan/history/actions.ts";
import { type KnownAction, latestProgress } from "../../plan/history/replay.ts";
import type { Status } from "../../plan/schema/actions.ts";
import { daysBetween, formatShortDate } from "../../plan/time/dates.ts";
import { plural, times } from "../../text/words.ts";
import { postTitle, type ReportContext } from "../context.ts";
import { badge, cell, header, left, line, lines, note, row, statusBadge, table } from "../draft/cells.ts";
import { ratingLines } from "../sections/headlines.ts";
import { type ActionException, actionAnchor, type Measure } from "./view.ts";

interface Shown {
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly Measure[];
}

/** The actions that are exceptions, then the measures, in one table. */
export function exceptionTable(
  context: ReportContext,
  anchor: string,
  { exceptions, measures }: Shown,
  { caption, note }: { readonly caption: string; readonly note: string | null },
): Table {
  const columns = [
    left("No.", 6.5),
    left("Action or measure", 57),
    left("Owner and due", 21.5),
    left("Status", 15),
  ];
  const rows = [
    ...exceptions.map((exception) => actionRow(context, exception)),
    ...measures.map((measure) => measureRow(measure)),
  ];
  return table(anchor, caption, columns, rows, { note });
}

function actionRow(context: ReportContext, exception: ActionException): Row {
  const { action } = exception;
  return row(
    [
      header(line(action.id)),
      cell(line(action.title), ...progressLines(exception)),
      cell(...ownerLines(context, exception)),
      cell(badge(statusBadge(action.status, context.header)), ...whyLines(context, exception)),
    ],
    actionAnchor(action.id),
  );
}

/** What the owner says in public, and what only the Board may read. */
function progressLines({ action }: ActionException): Line[] {
  const reason = action.history.findLast((update) => update.reason !== undefined)?.reason;
  const said = [
    latestProgress(action)?.progress,
    reason === undefined ? undefined : `Reason: ${sentence(reason)}`,
  ]
    .filter((text) => text !== undefined)
    .join(" ");
  const own = boardNote(action);
  return [
    ...(said === "" ? [] : [note(said)]),
    ...(own === null
      ? []
      : [
          line([
            { kind: "strong", children: [{ kind: "text", text: "Note for the Board:" }] },
            { kind: "text", text: ` ${own}` },
          ]),
        ]),
  ];
}

const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

function ownerLines({ plan }: ReportContext, { action, changes }: ActionException): Line[] {
  const owner = action.owner === undefined ? "No owner" : postTitle(plan, action.owner);
  const slip = changes.find(({ kind }) => kind === "due-slipped")?.from ?? null;
  const slips = ownSlipsOf(action).length;
  const due = [
    action.due === undefined ? "No due date" : formatShortDate(action.due),
    ...(slip === null ? [] : [`slipped from ${formatShortDate(slip)}`]),
    ...(slips > (slip === null ? 0 : 1) ? [`moved ${times(slips)}`] : []),
  ];
  return [line(owner), note(due.join(", "))];
}

/** Why it is an exception, besides its status. */
function whyLines({ plan, header }: ReportContext, exception: ActionException): Line[] {
  const { action, changes, overdue, unproven } = exception;
  const worse = changes.find(({ kind }) => kind === "action-worse");
  const was = worse?.from && statusBadge(worse.from as Status, header).word.toLowerCase();
  return lines(
    changes.some(({ kind }) => kind === "action-reopened") ? "Reopened" : null,
    was === undefined || was === "" ? null : `Was ${was}`,
    overdue && action.due !== undefined
      ? `Overdue by ${plural(daysBetween(action.due, plan.asAt), "day")}`
      : null,
    unproven ? "Evidence pending" : null,
  ).map((one) => ({ ...one, kind: "note" }) as Line);
}

function measureRow(measure: Measure): Row {
  const { kpi, latest, target } = measure;
  return row([
    header(line("KPI")),
    cell(line(`${kpi.name}: ${latest}`)),
    cell(...lines(target === null ? null : `Target ${target}`)),
    cell(...ratingLines(measure)),
  ]);
}

/** What was written of an action for the Board alone, until something newer is said in public; null for nothing. */
function boardNote(action: KnownAction): string | null {
  const newest = action.history.findLast(({ note }) => note !== undefined);
  const said = latestProgress(action);
  if (newest?.note === undefined || (said !== null && said.date > newest.date)) return null;
  return newest.note;
}
