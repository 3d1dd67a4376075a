import { type KnownAction, type PlanAsAt, whereSet } from "../../../plan/history/replay.ts";
import { addDays, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import type { Origin } from "../../../problems/origin.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { stemOf } from "../../../reading/figures/names.ts";
import { ACTION_DATES, LIMITS, MANY, MOVED, SAID_OF_IT } from "../../../reading/lexicons/action-dates.ts";
import { isUnsure } from "../../../reading/plan/happening-words.ts";
import { nameEnd } from "../../../reading/plan/occasion-words.ts";
import type { Reading } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times/times.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { titleWords } from "../../../reading/words/titles.ts";
import { foldWord, type Token } from "../../../reading/words/tokens.ts";
import { oncePerPlan } from "../../facts/once.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";

/** A date that a sentence gives an action, and that the action has not. */
export interface MisdatedEntry {
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
  readonly path: string;
  /** "due 30 September 2016" */
  readonly wording: string;
  readonly origin: Origin;
}

type Told = Exclude<keyof typeof ACTION_DATES, "limit">;

/** What a plan knows of the days of one action. */
interface ActionDays {
  readonly action: KnownAction;
  readonly stems: readonly string[];
  /** Every day that it was ever due or to start on, and the days on which it was told to be complete or withdrawn. */
  readonly days: Readonly<Record<Told, readonly IsoDate[]>>;
  /** The first day of what shows that it is complete. */
  readonly shown: IsoDate | null;
}

/** They are worked out only where a sentence has a date. */
const actionDays = oncePerPlan(({ actions }): readonly ActionDays[] =>
  actions.map((action) => {
    const { written, history, due, start, evidence = [] } = action;
    const patched = (field: "due" | "start"): IsoDate[] =>
      [written[field], ...history.map(({ patch }) => patch[field])].filter((day) => typeof day === "string");
    const when = (status: string): IsoDate[] =>
      history.filter(({ patch }) => patch.status === status).map(({ date }) => date);
    const shown = evidence.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
    const ofTitle = titleWords(action.title).map((word) => stemOf(foldWord(word)));
    return {
      action,
      stems: [...new Set(ofTitle)].filter((word) => word.length > 2),
      days: {
        due: due === undefined ? [] : patched("due"),
        start: start === undefined ? [] : patched("start"),
        complete: when("complete"),
        withdrawn: when("withdrawn"),
        embedded: when("embedded"),
        signed: shown.length === 0 ? [] : [...history.map(({ date }) => date), ...shown],
      },
      shown: shown[0] ?? null,
    };
  }),
);

const DATE_PHRASES = phrasesOf(ACTION_DATES);

/** Finds the dates in sentences that are said to be those of an action of a plan, and are not. */
export const findActionDates =
  (plan: PlanAsAt) =>
  (sentence: ReportSentence): MisdatedEntry[] =>
    misdatedIn(sentence, plan);

function misdatedIn({ reading, before, kind }: ReportSentence, plan: PlanAsAt): MisdatedEntry[] {
  const { tokens, times } = reading;
  const dated = times.filter(
    ({ days, quoted, kind: of }) => days !== null && !quoted && ["days", "month"].includes(of),
  );
  if (dated.length === 0 || tokens.some((token) => isUnsure(token) || MOVED.has(token.word))) return [];
  const known = actionDays(plan);
  const isLabel = tokens.length <= MOST_IN_LABEL && before !== null;
  const own = actionsIn(reading, known);
  const meant = own.length === 0 && isLabel && kind !== "heading" ? actionsIn(before.reading, known) : own;
  const [one] = meant;
  if (one === undefined || meant.length > 1) return [];
  const said = dated.map((time) => ({ time, told: toldOf(reading, time, one) }));
  return said.flatMap(({ time, told }) => {
    const days = told === null ? [] : one.days[told];
    const same = said.filter((other) => other.told === told).map((other) => other.time);
    const isRight = same.some((other) => days.some((day) => other.days !== null && isIn(day, other.days)));
    if (told === null || time.days === null || days.length === 0 || isRight || !isWrong(told, time.days, one))
      return [];
    const field = told === "start" || told === "due" ? told : "status";
    return [
      {
        at: time.at,
        end: time.end,
        path: one.action.id,
        wording: `${SAID[told]} ${formatDate(days.at(-1) ?? "")}`,
        origin: whereSet(one.action, field),
      },
    ];
  });
}

const MOST_IN_LABEL = 9;

const SAID: Readonly<Record<Told, string>> = {
  due: "due",
  start: "to start on",
  complete: "complete from",
  withdrawn: "withdrawn on",
  embedded: "embedded from",
  signed: "shown by a paper of",
};

const isIn = (day: IsoDate, { start, end }: Interval): boolean => start <= day && day <= end;

/** What was complete may be told later, and was done some time before: only after it, or before all that shows it, it is wrong. */
function isWrong(told: Told, { start, end }: Interval, { days, shown }: ActionDays): boolean {
  if (told === "signed")
    return days.signed.some((day) => addDays(day, -FEW_WEEKS) <= end && start <= addDays(day, FEW_WEEKS));
  if (told !== "complete") return true;
  return days[told].every((day) => start > day) || (shown !== null && addDays(end, DONE_BEFORE) < shown);
}

const DONE_BEFORE = 14;

/** A paper of another time is another paper. */
const FEW_WEEKS = 40;

/** What a time is said to be of an action; what is only to be done by a time must be all that its title says. */
function toldOf(reading: Reading, time: Time, { stems }: ActionDays): Told | null {
  const told = toldBefore(reading, time.at);
  if (told !== "limit") return told;
  const { tokens } = reading;
  if (tokens.some(({ word }) => SAID_OF_IT.has(word))) return null;
  const said = new Set(tokens.map(({ word }) => stemOf(word)));
  const isNumbered = tokens.some((token, at) => isNumber(tokens, token, at));
  return isNumbered || stems.every((word) => said.has(word)) ? "due" : null;
}

/** The actions that a sentence names, by number or by all the words of a title. */
function actionsIn({ tokens }: Reading, known: readonly ActionDays[]): ActionDays[] {
  const numbers = tokens.filter((token, at) => isNumber(tokens, token, at)).map(({ text }) => text);
  const numbered = known.filter(({ action }) => numbers.includes(action.id));
  if (numbered.length > 0 || numbers.length > 0) return numbered;
  if (tokens.some(({ word }) => MANY.has(word))) return [];
  const stems = new Set(tokens.map(({ word }) => stemOf(word)));
  return known.filter(
    ({ stems: title }) =>
      title.length >= LONG &&
      title.filter((word) => stems.has(word)).length >= title.length - (title.length > LONG ? 1 : 0),
  );
}

/** A title of fewer words may be said of much else. */
const LONG = 3;

/** "Action 7.1", "(7.1)", "7.1 (Agree": not "7.1%". */
const isNumber = (tokens: readonly Token[], token: Token, at: number): boolean =>
  token.kind !== "sign" &&
  /^\d+(?:\.\d+)+$/.test(token.text) &&
  (at === 0 || ["action", "(", "and", ",", "|"].includes(tokens[at - 1]?.word ?? "")) &&
  tokens[at + 1]?.text !== "%";

/** What a time is said to be of an action: "due on", "is to be finished by"; null where it is of something else. */
function toldBefore({ tokens, clauses }: Reading, at: number): Told | "limit" | null {
  const clause = clauseAt(clauses, at);
  const from = Math.max(clause.at, at - NEAR);
  let before = at - 1;
  while (PARTS.has(tokens[before]?.word ?? "")) before -= 1;
  const isBy = tokens[before]?.word === "by";
  // "By 31 August clinic times must be agreed", "the deadline for the report is"
  const next = phrasesIn(tokens, DATE_PHRASES, at, Math.min(clause.end, at + NEAR));
  if (isBy && before === 0) return next.some(({ meaning }) => meaning === "limit") ? "limit" : null;
  if (tokens[before]?.word === "is" && tokens.slice(0, at).some(({ word }) => LIMITS.has(word))) return "due";
  const found = phrasesIn(tokens, DATE_PHRASES, from, at).at(-1);
  if (found === undefined) return null;
  if (found.meaning === "limit") return isBy ? "limit" : null;
  // What is complete "at" a day or "since" one was so before.
  if (found.meaning === "complete" && !["on", "in"].includes(tokens[at - 1]?.word ?? "")) return null;
  // "Withdrawn by the Improvement Board on"
  const end = tokens[found.end]?.word === "by" ? nameEnd(tokens, found.end + 1, at) : found.end;
  return at - end <= MOST_BETWEEN ? found.meaning : null;
}

const PARTS: ReadonlySet<string> = new Set(["the", "end", "of", "start", "middle", "early", "late"]);

const NEAR = 14;
const MOST_BETWEEN = 2;
