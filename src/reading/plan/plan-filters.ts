import type { Track } from "../../plan/schema/actions.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import type { Interval } from "../../plan/time/intervals.ts";
import { type Bound, STAYING } from "../lexicons/plan-counts.ts";
import { daysMeant } from "../times/times.ts";
import type { Mark, MarkedStanding, MarkOf, PlanThing } from "./marks.ts";

/** What singles some of a plan's things out. */
export type PlanFilter = { readonly isNot?: boolean } & (
  | { readonly kind: "standing"; readonly of: readonly MarkedStanding[] }
  /** "plan" is said of all that it has and of those that are still in it. */
  | { readonly kind: "track"; readonly of: Track | "plan" }
  | { readonly kind: "owner"; readonly id: string }
  | { readonly kind: "recommendation" | "body"; readonly ids: readonly string[] }
  | { readonly kind: "due" | "since"; readonly days: Interval; readonly bound: Bound }
);

/** What stands around a number, as far as its filters are read of it. */
interface Around {
  readonly thing: PlanThing;
  readonly amount: MarkOf<"amount"> | null;
  /** What was said of those counted before. */
  readonly last: readonly PlanFilter[];
  /** Every mark of the sentence. */
  readonly sentence: readonly Mark[];
  readonly asAt: IsoDate;
}

interface FiltersSaid {
  readonly filters: readonly PlanFilter[];
  /** Those of the noun itself: "half of the open actions". */
  readonly ofNoun: readonly PlanFilter[];
  /** The days that it tells of, if not the report's. */
  readonly on: Interval | null;
}

interface Placed {
  readonly at: number;
  readonly filter: PlanFilter;
}

/** What the marks around a number say of the things it counts; null where they do not fit together. */
export function filtersOf(marks: readonly Mark[], around: Around): FiltersSaid | null {
  const said = saidOf(marks, around);
  const dated = said && datedBy(marks, said, around);
  if (dated === null) return null;
  const { placed, on } = dated;
  const { amount } = around;
  const noun = marks.findIndex(({ kind }) => kind === "thing");
  const { at = 0, end = 0 } = marks[noun] ?? {};
  const isRelative = placed.length > 1 && ["that", "which"].includes(marks[noun + 1]?.words[0] ?? "");
  const relative = isRelative ? placed.find((one) => one.at >= end) : undefined;
  const isOfNoun = (one: Placed): boolean => amount !== null && amount.at < one.at && one.at < at;
  return {
    filters: placed.map(({ filter }) => filter),
    ofNoun: placed.filter((one) => isOfNoun(one) || one === relative).map(({ filter }) => filter),
    on,
  };
}

/** All but what is said of times. */
function saidOf(marks: readonly Mark[], around: Around): Placed[] | null {
  const { thing, amount, last } = around;
  const words = marks.flatMap((mark) => mark.words);
  const links = new Set(marks.flatMap((mark) => (mark.kind === "link" ? mark.of : [])));
  const placed: Placed[] = [];
  let isNot = false;
  for (const [index, mark] of marks.entries()) {
    if (mark.kind === "not") isNot = true;
    const filter =
      filterOf(mark, words, thing) ??
      (mark.at === amount?.at ? null : namedFilter(marks, index, links, around));
    if (filter === "unknown") return null;
    if (filter === null) continue;
    const joined = isJoined(marks, index) ? joinedTo(placed.at(-1)?.filter, filter) : null;
    if (joined !== null) placed.pop();
    placed.push({ at: mark.at, filter: joined ?? (isNot ? opposite(filter) : filter) });
    isNot = false;
  }
  if (placed.length === 0 && words.includes("remain"))
    placed.push({ at: 0, filter: { kind: "standing", of: ["remaining"] } });
  const isTied = ["owned", "answered", "overseen"].some((link) => links.has(link as "owned"));
  const isPlaced = (...kinds: readonly PlanFilter["kind"][]): boolean =>
    placed.some(({ filter }) => kinds.includes(filter.kind));
  if (isTied && !isPlaced("owner", "recommendation", "body") && !(links.has("overseen") && isPlaced("track")))
    return null;
  if (!isNot) return placed;
  // "There are five which have not": what was said of the others is not so of these.
  const said = last.at(-1);
  return placed.length > 0 || said === undefined ? null : [{ at: 0, filter: opposite(said) }];
}

function filterOf(mark: Mark, words: readonly string[], thing: PlanThing): PlanFilter | null {
  if (mark.kind === "standing") return { kind: "standing", of: [mark.of] };
  if (mark.kind !== "track") return null;
  if (mark.of === "usual") return { kind: "track", of: "business-as-usual" };
  if (thing === "action") return null;
  if (mark.of === "gone") return { kind: "track", of: "improvement-plan", isNot: true };
  return { kind: "track", of: words.some((word) => STAYING.has(word)) ? "improvement-plan" : "plan" };
}

/** The others. What is not complete is all that is unfinished. */
const opposite = (filter: PlanFilter): PlanFilter =>
  filter.kind === "standing" && filter.of.every((one) => one === "complete" || one === "done")
    ? { ...filter, of: ["unfinished"] }
    : { ...filter, isNot: !(filter.isNot ?? false) };

/** "Complete or embedded", "Cabinet and the Committee": either is meant. */
function joinedTo(before: PlanFilter | undefined, filter: PlanFilter): PlanFilter | null {
  if (before?.kind === "standing" && filter.kind === "standing")
    return { ...before, of: [...before.of, ...filter.of] };
  return before?.kind === "body" && filter.kind === "body"
    ? { ...before, ids: [...before.ids, ...filter.ids] }
    : null;
}

const BETWEEN: ReadonlySet<string> = new Set("and or either both are have been".split(" "));

/** Whether only "and" or "or" stands between a mark and the one of its kind before it. */
function isJoined(marks: readonly Mark[], index: number): boolean {
  const last = marks.slice(0, index).findLastIndex(({ kind }) => kind === marks[index]?.kind);
  const between = marks.slice(last + 1, index).flatMap(({ words }) => words);
  return (
    last !== -1 &&
    between.every((word) => BETWEEN.has(word)) &&
    (between.includes("and") || between.includes("or"))
  );
}

/** What a name says of the things: whose they are, what they answer, who oversees them. */
function namedFilter(
  marks: readonly Mark[],
  index: number,
  links: ReadonlySet<string>,
  { thing, last }: Around,
): PlanFilter | "unknown" | null {
  const mark = marks[index];
  if (mark?.kind !== "name") return null;
  const { of, ids, isPossessive } = mark;
  const before = marks[index - 1]?.words.at(-1) ?? "";
  const next = marks[index + 1];
  if (of === "maker") return thing === "recommendation" ? null : "unknown";
  if (of === "recommendation") {
    if (thing === "action") return { kind: "recommendation", ids };
    return ["is", "are"].includes(before) ? null : "unknown";
  }
  const isTied =
    isPossessive ||
    ["has", "have", "had", "with"].includes(next?.words[0] ?? "") ||
    ["of", "for", "with", "under"].includes(before) ||
    (index === 0 && next?.kind === "amount") ||
    isAlone(marks, index);
  if (of === "post") {
    const after = next?.kind === "neutral" ? marks[index + 2] : next;
    const isGapped = last.some(({ kind }) => kind === "owner") && after?.kind === "amount";
    const isOwner = links.has("owned") || isGapped || (thing === "action" && isTied);
    return isOwner ? { kind: "owner", id: ids[0] ?? "" } : "unknown";
  }
  if (thing === "recommendation" && (links.has("overseen") || links.has("owned") || isTied))
    return { kind: "body", ids };
  // "The Improvement Board has withdrawn": who decides says nothing of which.
  const isDecided = marks.some(
    (one) => one.kind === "track" || (one.kind === "standing" && one.of === "withdrawn"),
  );
  return isDecided ? null : "unknown";
}

/** Whether signs stand on both sides, as in the row of a table. */
const isAlone = (marks: readonly Mark[], index: number): boolean => {
  const [before, mark, next] = [marks[index - 1], marks[index], marks[index + 1]];
  return (before === undefined || before.end !== mark?.at) && (next === undefined || next.at !== mark?.end);
};

/** Changes that have a day. */
const CHANGES: ReadonlySet<string> = new Set(["done", "complete", "embedded", "withdrawn"]);

const isChange = (filter: PlanFilter): boolean =>
  filter.kind === "standing"
    ? filter.of.every((one) => CHANGES.has(one))
    : filter.kind === "track" && (filter.of === "business-as-usual") !== (filter.isNot ?? false);

/** With when they are due or changed, or the days that the whole tells of; null where a time fits nothing. */
function datedBy(
  marks: readonly Mark[],
  said: readonly Placed[],
  { thing, sentence, asAt }: Around,
): { readonly placed: readonly Placed[]; readonly on: Interval | null } | null {
  const placed = [...said];
  const isDue = marks.some((mark) => mark.kind === "link" && mark.of.includes("due"));
  let isDueSaid = false;
  let isDated = marks.some(({ kind }) => kind === "now");
  let on: Interval | null = null;
  for (const { at, time, bound } of marks.filter((mark) => mark.kind === "time")) {
    const days = daysMeant(time, asAt);
    if (days === null) return null;
    const isNow = days.start === asAt && days.end === asAt && bound !== "since";
    if (isDue && !isDueSaid && !(isNow && bound === "at-end")) {
      isDueSaid = true;
      placed.push({ at, filter: { kind: "due", days, bound } });
      continue;
    }
    if (!isNow && said.some(({ filter }) => isChange(filter)))
      placed.push({ at, filter: { kind: "since", days, bound } });
    else if (!isNow && (said.length > 0 || thing === "action")) {
      if (on !== null || !["in", "at-end"].includes(bound)) return null;
      on = days;
    }
    isDated = true;
  }
  if (isDue && !isDueSaid) return null;
  const isPast = marks.some(({ words }) => words.some((word) => ["was", "were", "had"].includes(word)));
  const isState = said.some(({ filter: { kind } }) => kind === "standing" || kind === "track");
  if (!isPast || !isState || isDated) return { placed, on };
  // "No action was off track on 2 September, although one was at risk": the time is that of the whole sentence.
  const [time] = sentence.filter((mark) => mark.kind === "time");
  const days = time === undefined ? null : daysMeant(time.time, asAt);
  if (days === null) return sentence.some(({ kind }) => kind === "now") ? { placed, on } : null;
  return { placed, on: days.start === asAt ? null : days };
}
