import { type Change, sentence } from "../../../diff/change.ts";
import { type Line, type Row, type Table, textOf } from "../../../model/table.ts";
import { latestReason, ownSlipsOf } from "../../../plan/history/actions.ts";
import { type KnownAction, latestProgress } from "../../../plan/history/replay.ts";
import { isDone, type Status } from "../../../plan/schema/actions.ts";
import { daysBetween, formatShortDate } from "../../../plan/time/dates.ts";
import { list, plural, times } from "../../../text/words.ts";
import { postTitle, type ReportContext } from "../../context.ts";
import {
  actionBadge,
  cell,
  header,
  left,
  line,
  lines,
  note,
  row,
  statusWord,
  table,
} from "../../draft/cells.ts";
import { actionAnchor } from "../../draft/draft.ts";
import { stampField } from "../../draft/stamped.ts";
import { type ActionException, type BoardMeasure, ratingLines } from "./briefing.ts";

interface Shown {
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly BoardMeasure[];
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
    left("Action or measure", 54),
    left("Owner and due", 20.5),
    left("Status", 19),
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
      header(line(stampField(action.id, action.id, "id"))),
      cell(line(stampField(action.title, action.id, "title")), ...progressLines(exception)),
      cell(...ownerLines(context, exception)),
      cell(actionBadge(action, context.header), ...whyLines(context, exception)),
    ],
    actionAnchor(action.id),
  );
}

/** What the owner reported in public, then what only the Board may read. */
function progressLines({ action }: ActionException): Line[] {
  // A reason is why something is late or was withdrawn. Work that is done has none, though an update before it may have one.
  const reason = isDone(action.status) ? undefined : latestReason(action);
  const inPublic = [
    stampField(latestProgress(action)?.progress ?? "", action.id, "progress"),
    reason === undefined ? "" : `Reason: ${stampField(sentence(reason), action.id, "reason")}`,
  ]
    .filter((text) => text !== "")
    .join(" ");
  const forBoard = boardNote(action);
  return [
    ...(inPublic === "" ? [] : [note(inPublic)]),
    ...(forBoard === null
      ? []
      : [
          line([
            { kind: "strong", children: [textOf("Note for the Board:")] },
            textOf(` ${stampField(forBoard, action.id, "note")}`),
          ]),
        ]),
  ];
}

const NOTHING_NEW = /^no change\.?$/i;

/** The newest note for the Board alone; null if there is none, or if something was reported after it. */
function boardNote({ history }: KnownAction): string | null {
  const newest = history.findLast(({ note }) => note !== undefined);
  const isOld = history.some(
    ({ date, progress, patch }) =>
      date > (newest?.date ?? "") && (progress !== undefined || "status" in patch || "due" in patch),
  );
  // That nothing changed needs no line: the row says what is wrong.
  return isOld || NOTHING_NEW.test(newest?.note ?? "") ? null : (newest?.note ?? null);
}

function ownerLines({ plan }: ReportContext, { action, changes }: ActionException): Line[] {
  const { id } = action;
  const owner =
    action.owner === undefined ? "No owner" : stampField(postTitle(plan, action.owner), id, "owner");
  const slip = changes.find(({ kind }) => kind === "due-slipped")?.from ?? null;
  const wrong = changes.find(({ kind, field }) => kind === "due-corrected" && field === "due")?.from ?? null;
  const slips = ownSlipsOf(action).length;
  const due = [
    action.due === undefined ? "No due date" : formatShortDate(action.due),
    ...(wrong === null ? [] : [`corrected from ${formatShortDate(wrong)}`]),
    ...(slip === null ? [] : [`slipped from ${formatShortDate(slip)}`]),
    ...(slips > (slip === null ? 0 : 1) ? [`moved ${times(slips)}`] : []),
  ];
  return [line(owner), note(due.map((words) => stampField(words, id, "due")).join(", "))];
}

/** Why it is an exception, apart from its status. */
function whyLines({ plan, header }: ReportContext, exception: ActionException): Line[] {
  const { action, changes, overdue, unproven } = exception;
  const worse = changes.find(({ kind }) => kind === "action-worse");
  const was = worse?.from ?? null;
  const corrections = changes.filter(({ kind }) => kind.endsWith("-corrected"));
  const wrong = corrections.find(({ field }) => field === "status");
  const others = corrections.filter(({ field }) => field !== "status" && field !== "due");
  const fields = others.map(({ field }) => (field.split(".")[0] ?? "").replaceAll("-", " "));
  const said = (words: string | null, field: string): string => stampField(words ?? "", action.id, field);
  return lines(
    said(wrong === undefined ? null : sayWrongStatus(wrong, action.status, header), "status"),
    said(fields.length === 0 ? null : `Corrected: ${list([...new Set(fields)])}`, others[0]?.field ?? ""),
    said(changes.some(({ kind }) => kind === "action-reopened") ? "Reopened" : null, "status"),
    said(was === null ? null : `Was ${statusWord(was as Status, header)}`, "status"),
    said(
      overdue && action.due !== undefined
        ? `Overdue by ${plural(daysBetween(action.due, plan.asAt), "day")}`
        : null,
      "due",
    ),
    said(changes.some(({ kind }) => kind === "evidence-removed") ? "Evidence withdrawn" : null, "evidence"),
    said(unproven ? "Evidence pending" : null, "evidence"),
  ).map((one) => ({ ...one, kind: "note" }) as Line);
}

/** A status that was reported wrongly, and the right one where the action has another by now. */
function sayWrongStatus({ from, to }: Change, now: Status, header: ReportContext["header"]): string | null {
  if (from === null || to === null) return null;
  const [wrong, right] = [statusWord(from as Status, header), statusWord(to as Status, header)];
  return to === now ? `Corrected: was reported as ${wrong}` : `Corrected: was ${right}, not ${wrong}`;
}

function measureRow(measure: BoardMeasure): Row {
  const { kpi, latest, target, restated } = measure;
  return row([
    header(line("KPI")),
    cell(line(`${kpi.name}: ${latest}`), ...restated.map((text) => note(text))),
    cell(...lines(target === null ? null : `Target ${target}`)),
    cell(...ratingLines(measure)),
  ]);
}
