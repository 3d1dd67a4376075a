import type { KnownAction, PlanAsAt } from "../plan/history/replay.ts";
import { shorten } from "../text/words.ts";
import type { Group, TrackedAction, Tracker } from "../tracker/tracker.ts";
import { type PlacedEntry, placed } from "./placed-entry.ts";

/** A text as texts of a tracker and of a plan are compared: case, spaces and signs make no difference. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What of a plan the groups and the rows of a tracker are. */
export function matchTracker(
  tracker: Tracker,
  plan: PlanAsAt,
  source: string,
): { readonly groups: MatchedGroups; readonly actions: MatchedActions } {
  const groups = matchGroups(tracker, plan, source);
  return { groups, actions: matchActions(tracker.actions, plan.actions, groups.idOf) };
}

/** The recommendations that the groups of a tracker are, and those that the plan does not have yet. */
interface MatchedGroups {
  /** The id that stands for no recommendation: it is added only if a new action needs it. */
  readonly bare: string | null;
  readonly idOf: (row: TrackedAction) => string;
  readonly added: readonly PlacedEntry[];
  readonly told: readonly string[];
}

/** A group is the recommendation with its number or its words. */
function matchGroups(tracker: Tracker, plan: PlanAsAt, source: string): MatchedGroups {
  const ids = new Map<string, string>();
  const added: PlacedEntry[] = [];
  const told: string[] = [];
  const numbers = new Set(plan.recommendations.map(({ number }) => number));
  const taken = new Set(plan.recommendations.map(({ id }) => id));
  const isBare = tracker.groups.length === 0 || tracker.actions.some(({ group }) => group === null);
  const title = plan.header?.title ?? "The improvement plan";
  const groups: Group[] = [
    ...tracker.groups,
    ...(isBare ? [{ key: NO_GROUP, number: null, text: title, place: "" }] : []),
  ];
  for (const { key, number, text } of groups) {
    const known = plan.recommendations.find(
      (one) =>
        (number !== null && one.number === number) ||
        (text !== "" && [one.title, one.text].some((words) => foldText(words) === foldText(text))),
    );
    if (known !== undefined) {
      ids.set(key, known.id);
      if (![known.title, known.text].some((words) => saysSame(words, text)))
        told.push(
          `Recommendation ${known.number}: the tracker says "${shorten(text, 60)}", and the plan "${shorten(known.title, 60)}". The plan keeps its words.`,
        );
      continue;
    }
    let free = number ?? 1;
    while (numbers.has(free)) free += 1;
    numbers.add(free);
    let id = `R${free}`;
    while (taken.has(id)) id = `${id}a`;
    taken.add(id);
    ids.set(key, id);
    const words = text === "" ? `Recommendation ${free}` : text;
    added.push(placed("recommendations", { id, number: free, title: headOf(words), text: words, source }));
  }
  const idOf = ({ group }: TrackedAction): string => ids.get(group ?? NO_GROUP) ?? "R1";
  return { bare: ids.get(NO_GROUP) ?? null, idOf, added, told };
}

/** Whether the words of a tracker are those of the plan, or a part of them. */
const saysSame = (words: string, written: string): boolean =>
  ` ${foldText(words)} `.includes(` ${foldText(written)} `) || foldText(written) === "";

const NO_GROUP = "";

/** The first words of a text, up to the first stop that leaves enough of them. */
function headOf(text: string): string {
  const [head = text] = /^.{12,90}?(?=[.:;](?:\s|$))/.exec(text) ?? [];
  return head.length <= LONGEST_TITLE ? head : shorten(text, LONGEST_TITLE);
}

const LONGEST_TITLE = 90;

interface MatchedActions {
  readonly pairs: readonly {
    readonly row: TrackedAction;
    readonly id: string;
    readonly known: KnownAction | null;
  }[];
  readonly vanished: readonly KnownAction[];
  readonly told: readonly string[];
}

/**
 * Finds the action of the plan that each row is: the one with its reference, or else with its words under the same
 * recommendation. A row that is none gets its reference as id, or the next number under its recommendation.
 */
function matchActions(
  rows: readonly TrackedAction[],
  actions: readonly KnownAction[],
  groupIdOf: (row: TrackedAction) => string,
): MatchedActions {
  const told: string[] = [];
  const byId = new Map(actions.map((action) => [action.id.toLowerCase(), action]));
  const byWords = Map.groupBy(actions, ({ title }) => foldText(title));
  const taken = new Set(actions.map(({ id }) => id.toLowerCase()));
  const refs = rows.map(({ ref }) => (ref === null || byId.has(ref.toLowerCase()) ? ref : idOf(ref)));
  // The reference of a later row is not free for one that has none.
  for (const ref of refs) if (ref !== null) taken.add(ref.toLowerCase());
  // Rows with the same words are an action each.
  const met = new Set(refs.map((ref) => byId.get(ref?.toLowerCase() ?? "")));
  const seen = new Map<string, TrackedAction>();
  const pairs = rows.map((row, index) => {
    const ref = refs[index] ?? null;
    const twice = ref === null ? undefined : seen.get(ref.toLowerCase());
    const known =
      (ref === null || twice !== undefined ? undefined : byId.get(ref.toLowerCase())) ??
      (ref === null || twice !== undefined
        ? byWords.get(foldText(row.title))?.find((action) => !met.has(action))
        : undefined) ??
      null;
    if (known !== null) met.add(known);
    const wanted = ref === null ? null : twice === undefined ? ref : nextFree(ref, taken, "-");
    const id = known?.id ?? wanted ?? nextFree(groupIdOf(row).replace(/^R(?=\d)/, ""), taken, ".", 1);
    if (twice !== undefined && known === null)
      told.push(
        `${row.place}: the reference "${row.ref}" stands at ${twice.place} already. This row is ${id}.`,
      );
    else if (ref !== null && ref !== row.ref)
      told.push(`${row.place}: the reference "${row.ref}" is written ${ref}, as ids are.`);
    seen.set((ref ?? id).toLowerCase(), row);
    taken.add(id.toLowerCase());
    return { row, id, known };
  });
  const matched = new Set(pairs.map(({ known }) => known));
  return {
    pairs,
    vanished: actions.filter((action) => !matched.has(action) && action.status !== "withdrawn"),
    told,
  };
}

/** A reference as ids are written: letters, digits, dots and hyphens. */
function idOf(ref: string): string | null {
  const id = ref
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[._-]+|[._-]+$/g, "");
  return id === "" ? null : id;
}

function nextFree(start: string, taken: ReadonlySet<string>, joiner: string, from = 2): string {
  for (let number = from; ; number++) {
    const id = `${start}${joiner}${number}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}
