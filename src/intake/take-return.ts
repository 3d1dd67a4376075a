import type { Round } from "../collect/asked.ts";
import { exampleDay, SAME, statusChoices } from "../collect/form.ts";
import type { FilledCell, FilledRow } from "../collect/read-form.ts";
import type { Return } from "../collect/read-return.ts";
import { sayChanges } from "../collect/say-changes.ts";
import type { KnownAction } from "../plan/history/replay.ts";
import { isDone, STATUS_WORDS, type Status } from "../plan/schema/actions.ts";
import { formatDate, formatMonth, type IsoDate, lastDayOf } from "../plan/time/dates.ts";
import { list, shorten } from "../text/words.ts";
import { readStatus } from "../tracker/status-words.ts";
import { readWrittenDate } from "../tracker/written-dates.ts";
import type { Fields, Value } from "../writing/entries.ts";
import { foldText } from "./match.ts";
import { type PlacedEntry, placed } from "./placed-entry.ts";
import { takeFigure } from "./take-figure.ts";

/** What a return brings to its plan. */
export interface TakenReturn {
  /** Its updates, then its extract if it has figures. */
  readonly entries: readonly PlacedEntry[];
  /** Why it cannot be taken. Each a sentence with its place in the workbook, without a full stop. */
  readonly problems: readonly string[];
  /** What was taken in one of several ways, and what was written beside the answers. */
  readonly told: readonly string[];
}

/**
 * Reads the answers of a return against the plan as its round knows it. Everything becomes known on the last day of its
 * month. "No change" is an update without fields.
 * @param answered what other returns have answered: the id of an action, or of a measure and its period, and where. What
 *   this one answers is added.
 */
export function takeReturn(returned: Return, round: Round, answered: Map<string, string>): TakenReturn {
  const context: Context = {
    round,
    answered,
    problems: [...returned.problems, ...sayChanges(returned, round)],
    told: [...returned.besides],
  };
  const date = lastDayOf(round.month);
  const same: string[] = [];
  const updates: PlacedEntry[] = [];
  for (const row of returned.actions) {
    const action = round.all.actions.find(({ id }) => id === row.key);
    if (action === undefined) {
      context.problems.push(`${placeOf(row)}: the plan has no open action "${row.key}"`);
      continue;
    }
    refuseSecondAnswer(`action ${action.id}`, row, returned, context);
    const fields = answerOf(row, action, context);
    if (fields === null) continue;
    if (Object.keys(fields).length === 0) same.push(action.id);
    else updates.push(placed("updates", { date, of: action.id, ...fields }));
  }
  if (same.length > 0)
    updates.push(placed("updates", { date, of: same.length === 1 ? (same[0] ?? "") : same }));
  const values = valuesOf(returned, context);
  const { problems, told } = context;
  return {
    entries: [...updates, ...(values.size === 0 ? [] : [placed("extracts", { date, values })])],
    problems,
    told,
  };
}

interface Context {
  readonly answered: Map<string, string>;
  readonly round: Round;
  readonly problems: string[];
  readonly told: string[];
}

const placeOf = ({ cells }: FilledRow<string>): string => [...cells.values()][0]?.place ?? "";

/** An entry has one update a day, and a period one figure. */
function refuseSecondAnswer(key: string, row: FilledRow<string>, { file }: Return, context: Context): void {
  const there = context.answered.get(key);
  if (there !== undefined)
    context.problems.push(
      `${placeOf(row)}: ${key} is answered for ${formatMonth(context.round.month)} already, in ${there}`,
    );
  context.answered.set(key, `"${file}"`);
}

/** What an update says; nothing where nothing changed. Null where that cannot be told. */
function answerOf({ cells }: FilledRow<string>, action: KnownAction, context: Context): Fields | null {
  const { problems } = context;
  const before = problems.length;
  const progress = cells.get("progress");
  const saysNothing = progress !== undefined && SAYS_NOTHING.test(progress.cell.text);
  if (saysNothing) context.told.push(`${progress.place}: "${progress.cell.text}" is taken for no change.`);
  const saysSame = readSame(cells.get("same"), problems) || (saysNothing && cells.size === 1);
  const status = statusIn(cells.get("status"), context);
  const due = readDay(cells.get("new-due"), context);
  const evidenceDate = readDay(cells.get("evidence-date"), context);
  const text = (field: string): string | undefined => cells.get(field)?.cell.text;
  for (const { cell, place } of cells.values()) context.told.push(...sayLength(cell.text, place));
  const others = [...cells].filter(([field]) => field !== "same" && !(field === "progress" && saysNothing));
  if (saysSame && others.length > 0)
    problems.push(
      `${others[0]?.[1].place} holds "${shorten(others[0]?.[1].cell.text ?? "", 40)}", but the row says that nothing has changed`,
    );
  if (status !== null && isDone(status) && due !== null && due > lastDayOf(context.round.month))
    problems.push(
      `${cells.get("new-due")?.place} gives a new date, but the row says that the action is ${STATUS_WORDS[status].toLowerCase()}`,
    );
  if (evidenceDate !== null && text("evidence") === undefined)
    problems.push(`${cells.get("evidence-date")?.place} dates evidence, but the row does not say what it is`);
  if (problems.length > before) return null;
  const evidence = text("evidence");
  const isNew =
    evidence !== undefined && !action.evidence.some(({ title }) => foldText(title) === foldText(evidence));
  const fields: Record<string, Value | undefined> = {
    status: status === null || status === action.status ? undefined : status,
    progress: saysNothing ? undefined : progress?.cell.text,
    due: due === null || due === action.due ? undefined : due,
    reason: text("reason"),
    evidence: isNew ? [{ title: evidence, ...(evidenceDate !== null && { date: evidenceDate }) }] : undefined,
    impact: text("impact"),
  };
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return !saysSame && others.length === 0 ? null : Object.fromEntries(said);
}

/** What is said of a text that is longer than an update should be, or than a cell can hold. */
function sayLength(text: string, place: string): string[] {
  if (text.length >= MOST_CHARACTERS - 1)
    return [
      `${place} is full, so its end may have been cut off: Excel keeps ${MOST_CHARACTERS.toLocaleString("en-GB")} characters of a cell.`,
    ];
  const words = text.split(/\s+/).length;
  return words <= MOST_WORDS
    ? []
    : [
        `${place} holds ${words.toLocaleString("en-GB")} words, and reports print them all: ask for a sentence or two.`,
      ];
}

const MOST_CHARACTERS = 32_767;
const MOST_WORDS = 250;

/** Words in the place of progress that say that there is none. */
const SAYS_NOTHING =
  /^(?:n ?\/ ?a|nil|none|nothing|-+|no (?:change|update)s?|nothing (?:new |further |else )?(?:new|to (?:add|report))|(?:same )?as (?:before|last (?:time|month))|the same|same|unchanged)\.?$/i;

/** Whether a row says that nothing has changed. */
function readSame(filled: FilledCell | undefined, problems: string[]): boolean {
  if (filled === undefined) return false;
  const word = foldText(filled.cell.text);
  if (/^(?:yes|y|x|true|no change|same|none)$/.test(word)) return true;
  if (!/^(?:no|n|false)$/.test(word))
    problems.push(`${filled.place} holds "${shorten(filled.cell.text, 40)}": expected ${SAME}, or nothing`);
  return false;
}

function statusIn(filled: FilledCell | undefined, { round, problems }: Context): Status | null {
  if (filled === undefined) return null;
  const choices = statusChoices(round.known.header);
  const given = new Map([...choices].map(([word, status]) => [word.toLowerCase(), status]));
  const statusOf = (text: string): Status | null =>
    readStatus({ ...filled.cell, text: text.trim() }, given)?.status ?? null;
  const { text } = filled.cell;
  const status = statusOf(text);
  if (status !== null) return status;
  const parts = text
    .split(/[,;/&+\n]|\b(?:and|but|or)\b/i)
    .filter((part) => part.trim() !== "")
    .flatMap((part) => statusOf(part) ?? []);
  const several = [...new Set(parts)].map((one) => STATUS_WORDS[one].toLowerCase());
  problems.push(
    several.length > 1
      ? `${filled.place} says ${list(several)} at once: expected one status`
      : `${filled.place} holds "${shorten(text, 40)}", which is no status: expected ${list([...choices.keys()], "or")}`,
  );
  return null;
}

function readDay(filled: FilledCell | undefined, { round, problems, told }: Context): IsoDate | null {
  if (filled === undefined) return null;
  const { cell, place } = filled;
  const read = readWrittenDate(cell, "end");
  if (read.kind === "date") {
    if (read.as !== null)
      told.push(`${place}: "${cell.text}" is taken for ${read.as}, ${formatDate(read.date)}.`);
    return read.date;
  }
  const why = read.kind === "none" ? "is no day" : read.why;
  problems.push(
    `${place} holds "${shorten(cell.text, 40)}", which ${why}: expected a date such as ${exampleDay(round.month)}`,
  );
  return null;
}

/** Measure → period → figure. */
function valuesOf(returned: Return, context: Context): Map<string, Map<string, Value>> {
  const values = new Map<string, Map<string, Value>>();
  for (const row of returned.figures) {
    const [kpi = "", period = ""] = row.key.split(" ");
    const measure = context.round.all.measures.find((one) => one.kpi.id === kpi);
    if (measure === undefined || !measure.due.some(({ key }) => key === period)) {
      context.problems.push(`${placeOf(row)}: no figure "${row.key}" is missing from the plan`);
      continue;
    }
    refuseSecondAnswer(row.key, row, returned, context);
    const figure = takeFigure(row.cells, measure, context.problems);
    if (figure === null) continue;
    values.set(kpi, (values.get(kpi) ?? new Map<string, Value>()).set(period, figure));
  }
  return values;
}
