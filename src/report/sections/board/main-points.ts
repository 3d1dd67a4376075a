import type { Change } from "../../../diff/change.ts";
import type { ChangeKind } from "../../../diff/kinds.ts";
import { withLetters } from "../../../model/stamps.ts";
import type { Status } from "../../../plan/schema/actions.ts";
import { daysBetween, formatDate } from "../../../plan/time/dates.ts";
import { capitalise, list, numberWord, plural } from "../../../text/words.ts";
import type { ReportContext } from "../../context.ts";
import { statusWord } from "../../draft/cells.ts";
import { item, say, unnumbered } from "../../draft/draft.ts";
import { stampEntries, stampField } from "../../draft/stamped.ts";
import type { Section } from "../../kinds.ts";
import {
  type Briefing,
  briefBoard,
  CORRECTIONS,
  improvedMeasures,
  needsAttention,
  RESTATEMENTS,
} from "./briefing.ts";

/** What the Board must take away, the gravest first: six points at most, a sentence each. */
export const mainPoints: Section = {
  id: "main-points",
  draft(context) {
    const briefing = briefBoard(context);
    const points = [worse, late, corrected, concerning, improved, done]
      .map((say) => say(briefing, context))
      .filter((point) => point !== null);
    if (points.length === 0) return [];
    return [{ ...unnumbered(say("The main points are:")), items: points.map((point) => item(say(point))) }];
  },
};

type Point = (briefing: Briefing, context: ReportContext) => string | null;

/** "Of the actions, 10 became off track, 6 became at risk and 1 slipped since 20 July 2016." */
const worse: Point = ({ changes }, { before, header, report }) => {
  if (before === null) return null;
  const of = (kind: ChangeKind, wanted?: Status): Change[] =>
    changes.filter((one) => one.kind === kind && (wanted === undefined || one.to === wanted));
  const said = (found: readonly Change[], rest: string): string[] =>
    found.length === 0 ? [] : [`${stampEntries(found.length, entitiesOf(found))} ${rest}`];
  const went = (status: Status): string[] =>
    said(of("action-worse", status), `became ${statusWord(status, header)}`);
  const reopened = of("action-reopened");
  const parts = [
    ...went("off-track"),
    ...went("at-risk"),
    ...said(reopened, `${reopened.length === 1 ? "was" : "were"} reopened`),
    ...said(of("due-slipped"), "slipped"),
  ];
  const since = stampField(formatDate(before.asAt), report.since ?? "", "as-at");
  if (parts.length === 0) return `No action got worse and no date slipped since ${since}.`;
  return `Of the actions, ${list(parts)} since ${since}.`;
};

/** "Thirteen actions are past their due dates, the longest by 48 days." */
const late: Point = ({ exceptions }, { plan }) => {
  const overdue = exceptions.filter((one) => one.overdue);
  const ids = overdue.map(({ action }) => action.id);
  const days = overdue.map(({ action: { due = plan.asAt } }) => daysBetween(due, plan.asAt));
  if (days.length === 0) return "No action is past its due date.";
  const longest = stampEntries(plural(Math.max(...days), "day"), ids);
  return days.length === 1
    ? `One action is past its due date, by ${longest}.`
    : `${stampEntries(sayCount(days.length), ids)} actions are past their due dates, the longest by ${longest}.`;
};

/** "What the Board was told was corrected in two places, and one figure was restated." */
const corrected: Point = ({ changes }) => {
  const count = (kinds: readonly ChangeKind[]): number =>
    changes.filter(({ kind }) => kinds.includes(kind)).length;
  const [corrections, restated] = [count(CORRECTIONS), count(RESTATEMENTS)];
  const places = corrections === 1 ? "one place" : `${numberWord(corrections)} places`;
  const figures =
    restated === 1 ? "one figure was restated" : `${numberWord(restated)} figures were restated`;
  if (corrections === 0) return restated === 0 ? null : `${capitalise(figures)}.`;
  return `What the Board was told was corrected in ${places}${restated === 0 ? "" : `, and ${figures}`}.`;
};

/** "Two of the twelve measures are off target or of concern: Agency social workers and Turnover of social workers." */
const concerning: Point = ({ measures }) => {
  if (measures.length === 0) return null;
  const found = measures.filter(needsAttention).map(({ kpi }) => kpi);
  const names = found.map(({ name }) => name);
  const of = measures.length === 1 ? "the one measure" : `the ${numberWord(measures.length)} measures`;
  if (names.length === 0) return `None of ${of} is off target or of concern.`;
  const are = names.length === 1 ? "is" : "are";
  const count = stampEntries(
    sayCount(names.length),
    found.map(({ id }) => id),
  );
  return `${count} of ${of} ${are} off target or of concern: ${sayNames(found)}.`;
};

const improved: Point = ({ changes }) => {
  const better = improvedMeasures(changes);
  if (better.length === 0) return null;
  const count = stampEntries(sayCount(better.length), entitiesOf(better));
  return `${count} ${better.length === 1 ? "measure" : "measures"} got better: ${sayNames(
    better.map(({ title, entity }) => ({ name: title, id: entity })),
  )}.`;
};

/** The first word of a sentence. */
const sayCount = (count: number): string => capitalise(numberWord(count));

const entitiesOf = (changes: readonly Change[]): string[] => changes.map(({ entity }) => entity);

/** How many names a point gives. The others are in the tables below it. */
const MOST_NAMES = 4;

function sayNames(measures: readonly { readonly id: string; readonly name: string }[]): string {
  const names = measures.map(({ name }) => name);
  const others = measures.slice(MOST_NAMES).map(({ id }) => id);
  return others.length === 0
    ? list(names)
    : `${names.slice(0, MOST_NAMES).join("; ")}; and ${stampEntries(plural(others.length, "other"), others)}`;
}

/** "Six actions were completed and four became embedded; one that is reported as done has no evidence yet." */
const done: Point = ({ changes, exceptions }, { before }) => {
  if (before === null) return null;
  const of = (kind: ChangeKind): Change[] => changes.filter((one) => one.kind === kind);
  const [completed, embedded] = [of("action-completed"), of("action-embedded")];
  const unproven = exceptions.filter((one) => one.unproven).map(({ action }) => action.id);
  const pending = unproven.length;
  const actions = (found: readonly Change[]): string =>
    stampEntries(
      `${numberWord(found.length)} ${found.length === 1 ? "action" : "actions"}`,
      entitiesOf(found),
    );
  const parts = [
    ...(completed.length === 0
      ? []
      : [`${actions(completed)} ${completed.length === 1 ? "was" : "were"} completed`]),
    ...(embedded.length === 0 ? [] : [`${actions(embedded)} became embedded`]),
  ];
  const told = parts.length === 0 ? "no action was completed" : list(parts);
  const waits = `${stampEntries(numberWord(pending), unproven)} reported as done ${pending === 1 ? "has" : "have"} no evidence yet`;
  return `${withLetters(told, capitalise)}${pending === 0 ? "" : `; ${waits}`}.`;
};
