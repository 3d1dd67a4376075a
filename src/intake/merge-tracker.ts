import { unexplainedSlips } from "../plan/history/actions.ts";
import type { KnownAction, PlanAsAt } from "../plan/history/replay.ts";
import { STATUSES, type Status } from "../plan/schema/actions.ts";
import { isWordFor, plainWord } from "../plan/schema/header.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { shorten } from "../text/words.ts";
import type { Field } from "../tracker/fields.ts";
import type { LeftOver, TrackedAction, Tracker } from "../tracker/tracker.ts";
import type { Value } from "../writing/entries.ts";
import { foldText, matchTracker } from "./match.ts";
import { type MatchedWorkstreams, matchWorkstreams } from "./match-workstreams.ts";
import { type PlacedEntry, placed } from "./placed-entry.ts";

/** What a tracker brings to a plan. */
export interface Merged {
  readonly posts: readonly PlacedEntry[];
  readonly workstreams: readonly PlacedEntry[];
  readonly recommendations: readonly PlacedEntry[];
  readonly actions: readonly PlacedEntry[];
  readonly updates: readonly PlacedEntry[];
  /** What is not taken without being asked for, and what is odd. Each a sentence. */
  readonly told: readonly string[];
  /** Cells that were understood, and that a plan has no place for. */
  readonly leftOver: readonly LeftOver[];
  /** Words for statuses that the plan does not know yet. */
  readonly words: ReadonlyMap<string, Status>;
  /** How many actions stand as they stood. */
  readonly unchanged: number;
}

export interface MergeOptions {
  /** The day of the tracker: what it says was known on it. */
  readonly asAt: IsoDate;
  /** Whether other words for an action are taken. */
  readonly reword: boolean;
  /** What recommendations answer, if the plan has none yet. */
  readonly source: string;
  /** Words for statuses that the plan is to know from now on. */
  readonly words?: ReadonlyMap<string, Status>;
}

/**
 * Compares a tracker with the plan as it was known on the day of the tracker. A new action becomes an entry, and how it
 * stands becomes an update; an action that stands otherwise gets one update with the fields that changed. What the
 * tracker does not say changes nothing, and an action that it no longer has is told, not withdrawn.
 */
export function mergeTracker(tracker: Tracker, plan: PlanAsAt, options: MergeOptions): Merged {
  const told: string[] = [];
  const { groups, actions: matched } = matchTracker(tracker, plan, options.source);
  told.push(...groups.told, ...matched.told);
  const workstreams = matchWorkstreams(tracker, plan, told);
  const context: Context = { ...options, tracker, plan, workstreams, told };
  const actions: PlacedEntry[] = [];
  const updates: PlacedEntry[] = [];
  const leftOver: LeftOver[] = [];
  let unchanged = 0;
  for (const { row, id, known } of matched.pairs) {
    const changes = updatesOf(row, id, known, context);
    const unplaced = unplacedIn(row, changes, tracker);
    if (known === null) actions.push(newAction(row, id, groups.idOf(row), unplaced, context));
    updates.push(...changes);
    leftOver.push(...unplaced);
    if (known !== null && changes.length === 0) unchanged += 1;
  }
  for (const { id, title } of matched.vanished)
    told.push(
      `${id} "${shorten(title, 60)}" is not in the tracker any more. It stays in the plan: withdraw it with an update if it is.`,
    );
  return {
    posts: newPosts(tracker, plan),
    workstreams: workstreams.added,
    recommendations: groups.added.filter(
      ({ fields }) => fields.id !== groups.bare || actions.some((one) => one.fields.answers === groups.bare),
    ),
    actions,
    updates,
    told,
    leftOver,
    words: wordsToKeep(options.words ?? new Map(), plan.header?.statusWords ?? new Map()),
    unchanged,
  };
}

/**
 * Words for statuses that are neither ours nor known, so that those who write the plan by hand may use them, too.
 * @param known the words of the plan.
 */
function wordsToKeep(
  statuses: ReadonlyMap<string, Status>,
  known: ReadonlyMap<string, Status>,
): ReadonlyMap<string, Status> {
  const there = new Set([...known.keys()].map(plainWord));
  const foreign = [...statuses].filter(([word]) => {
    const plain = plainWord(word);
    return !there.has(plain) && !STATUSES.some((one) => isWordFor(one, plain));
  });
  const once = Map.groupBy(foreign, ([word]) => plainWord(word));
  return new Map([...once.values()].flatMap(([first]) => (first === undefined ? [] : [first])));
}

interface Context extends MergeOptions {
  readonly tracker: Tracker;
  readonly plan: PlanAsAt;
  readonly workstreams: MatchedWorkstreams;
  readonly told: string[];
}

function newPosts({ owners }: Tracker, plan: PlanAsAt): PlacedEntry[] {
  const known = new Set(plan.posts.map(({ id }) => id));
  return owners.posts
    .filter(({ id }) => !known.has(id))
    .map(({ id, title, spellings: [, ...others] }) =>
      placed(
        "posts",
        { id, title },
        others.length === 0 ? [] : [`Also written ${others.map((one) => `"${one}"`).join(", ")}.`],
      ),
    );
}

function newAction(
  row: TrackedAction,
  id: string,
  answers: string,
  unplaced: readonly LeftOver[],
  { tracker, workstreams }: Context,
): PlacedEntry {
  const data = {
    id,
    answers,
    title: row.title,
    owner: row.owner === null ? null : tracker.owners.idOf(row.owner),
    start: row.start,
    due: row.due ?? row.revised,
    outcome: row.outcome,
    workstream: row.workstream === null ? null : workstreams.nameOf(row.workstream),
  };
  const comments = [...row.leftOver, ...unplaced].map(
    ({ heading, place, text }) => `Left over, ${heading ?? place} (${place}): ${text}`,
  );
  return placed("actions", data, comments);
}

/** The cells of a row whose meaning is known, and which are in none of its updates because a plan has no field for them. */
function unplacedIn(row: TrackedAction, updates: readonly PlacedEntry[], { owners }: Tracker): LeftOver[] {
  const said = new Set(updates.flatMap(({ fields }) => Object.keys(fields)));
  const isSeveral = row.owner !== null && owners.isSeveral(row.owner);
  const fields: Field[] = [
    "measure",
    "verified",
    ...(isSeveral ? (["owner"] as const) : []),
    ...(said.has("reason") ? [] : (["reason"] as const)),
    ...(said.has("on") ? [] : (["completed"] as const)),
    ...(said.has("evidence") ? [] : (["evidence-date"] as const)),
  ];
  return fields.flatMap((field) => row.cells.get(field) ?? []);
}

/** The updates that bring an action from how it stands in the plan to how it stands in the tracker, the oldest first. */
function updatesOf(
  row: TrackedAction,
  id: string,
  known: KnownAction | null,
  context: Context,
): PlacedEntry[] {
  const { asAt } = context;
  const said = saidOf(known, "progress");
  const earlier = row.progress.filter(
    ({ day, text }) => day !== null && day < asAt && !said.has(foldText(text)),
  );
  const fields = changedFields(row, id, known, context);
  // Lines of several rows were one text when they were imported before.
  const latest = row.progress.flatMap(({ day, text }) => (day === null || day >= asAt ? [text] : []));
  const isSaid = said.has(foldText(latest.join("\n")));
  const unsaid = isSaid ? [] : latest.filter((text) => !said.has(foldText(text)));
  if (unsaid.length > 0) fields.progress = unsaid.join("\n");
  const now = Object.values(fields).some((value) => value !== null);
  return [
    ...earlier.map(({ day, text }) => placed("updates", { date: day, of: id, progress: text })),
    ...(now ? [placed("updates", { date: asAt, of: id, ...fields })] : []),
  ];
}

type Fields = Record<string, Value | null>;

function changedFields(row: TrackedAction, id: string, known: KnownAction | null, context: Context): Fields {
  const { asAt, reword, told, tracker, plan, workstreams } = context;
  const fields: Fields = {};
  if (known !== null && foldText(known.title) !== foldText(row.title)) {
    if (reword) fields.title = row.title;
    else
      told.push(
        `${id}: the tracker says "${shorten(row.title, 60)}", and the plan "${shorten(known.title, 60)}". --reword takes the words of the tracker.`,
      );
  }
  const status = row.status;
  if (status !== null && status !== (known?.status ?? "not-started")) {
    if (row.completed !== null && row.completed < asAt && (status === "complete" || status === "embedded"))
      fields.on = row.completed;
    fields.status = status;
  }
  const owner = row.owner === null ? null : tracker.owners.idOf(row.owner);
  const present = plan.posts.find(({ id }) => id === known?.owner)?.title;
  // Two posts may have one title.
  const isPresent = present !== undefined && foldText(present) === foldText(row.owner ?? "");
  if (known !== null && owner !== null && owner !== known.owner && !isPresent) fields.owner = owner;
  if (known !== null && row.workstream !== null && !workstreams.isIn(known.workstream, row.workstream))
    fields.workstream = workstreams.nameOf(row.workstream);
  if (known !== null && row.start !== null && row.start !== known.start) fields.start = row.start;
  const due = row.revised ?? (known === null ? null : row.due);
  const before = known === null ? (row.due ?? row.revised) : known.due;
  if (due !== null && due !== before) fields.due = due;
  const isAsked = "due" in fields || fields.status === "withdrawn";
  const isMissing = known !== null && unexplainedSlips(known).length > 0;
  if (row.reason !== null)
    if (isAsked || (isMissing && !saidOf(known, "reason").has(foldText(row.reason))))
      fields.reason = row.reason;
  const evidence = newLines(
    row.evidence,
    (known?.evidence ?? []).map(({ title }) => title),
  );
  if (evidence !== null)
    fields.evidence = [{ title: evidence, ...(row.evidenceDate !== null && { date: row.evidenceDate }) }];
  if (row.impact !== null && !saidOf(known, "impact").has(foldText(row.impact))) fields.impact = row.impact;
  if (known !== null && row.outcome !== null && foldText(row.outcome) !== foldText(known.outcome ?? "")) {
    if (reword) fields.outcome = row.outcome;
    else told.push(`${id}: the tracker has other words for the outcome. --reword takes them.`);
  }
  return fields;
}

/** The lines of a cell that are no line of these texts; null where there is none. */
function newLines(written: string | null, texts: readonly string[]): string | null {
  const known = new Set(texts.flatMap((text) => text.split("\n")).map(foldText));
  const lines = written?.split("\n").filter((line) => !known.has(foldText(line))) ?? [];
  return lines.some((line) => line.trim() !== "") ? lines.join("\n") : null;
}

/**
 * All that was ever said of an action in a field, corrections and what they correct among it: a copy for the public has
 * older words where the newest are exempt.
 */
function saidOf(known: KnownAction | null, field: "progress" | "impact" | "reason"): ReadonlySet<string> {
  const updates = (known?.history ?? []).flatMap((update) =>
    update.corrected === null ? [update] : [update, update.corrected.before, ...update.corrected.by],
  );
  const texts = [...(field === "impact" ? [known?.written.impact] : []), ...updates.map((one) => one[field])];
  return new Set(texts.flatMap((text) => (text === undefined ? [] : [foldText(text)])));
}
