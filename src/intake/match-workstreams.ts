import { namedEntries } from "../plan/history/lookup.ts";
import type { KnownWorkstream, PlanAsAt } from "../plan/history/replay.ts";
import { freeId, nearest } from "../text/words.ts";
import type { Tracker } from "../tracker/tracker.ts";
import { foldText } from "./match.ts";
import { NEW_PLAN_IDS } from "./new-plan.ts";
import { type PlacedEntry, placed } from "./placed-entry.ts";

/** The workstreams of a plan that the words of a tracker are, and those that the plan does not have yet. */
export interface MatchedWorkstreams {
  /** What an action is to say for the words of its row. Words that no workstream has make a new one. */
  readonly nameOf: (words: string) => string;
  /** Whether an action that names this workstream is in the one with these words. */
  readonly isIn: (name: string | undefined, words: string) => boolean;
  readonly added: readonly PlacedEntry[];
}

/**
 * A workstream is known by its title or its id. New words make a new one with an id of its own, unless the plan has only
 * words for its workstreams: then the words stay words, so that those of other actions stay right.
 * @param told sentences, to which one is added where two titles are nearly the same.
 */
export function matchWorkstreams(
  { actions, owners }: Tracker,
  plan: PlanAsAt,
  told: string[],
): MatchedWorkstreams {
  const titles = new Map(plan.workstreams.map(({ id, title }) => [id, title]));
  const earlier = new Map(plan.workstreams.map((one) => [one.id, titlesOf(one).map(keyOf)]));
  const ids = new Map([
    ...plan.workstreams.map(({ id }) => [keyOf(id), id] as const),
    ...[...earlier].flatMap(([id, keys]) => keys.map((key) => [key, id] as const)),
    ...plan.workstreams.map(({ id, title }) => [keyOf(title), id] as const),
  ]);
  const hasWordsOnly =
    plan.workstreams.length === 0 && plan.actions.some(({ workstream }) => workstream !== undefined);
  const taken = new Set([
    ...[...namedEntries(plan)].map(({ path }) => path),
    ...actions.flatMap(({ ref }) => ref ?? []),
    ...owners.posts.map(({ id }) => id),
    ...NEW_PLAN_IDS,
  ]);
  const added: PlacedEntry[] = [];
  const nameOf = (words: string): string => {
    const title = words.replace(/\s+/g, " ").trim();
    const known = ids.get(keyOf(title)) ?? (hasWordsOnly ? title : undefined);
    if (known !== undefined) return known;
    const like = nearest(title, titles.values());
    if (like !== undefined)
      told.push(
        `"${title}" and "${like}" are two workstreams. If they are one, write one of the two in the tracker, and import it again.`,
      );
    const id = freeId(title, taken, "workstream");
    taken.add(id);
    ids.set(keyOf(title), id);
    titles.set(id, title);
    added.push(placed("workstreams", { id, title }));
    return id;
  };
  return {
    nameOf,
    isIn: (name, words) =>
      name !== undefined &&
      (name === ids.get(keyOf(words)) || (earlier.get(name) ?? [keyOf(name)]).includes(keyOf(words))),
    added,
  };
}

/** Every title that a workstream ever had: a copy for the public has an older one where the newest is exempt. */
function titlesOf({ title, written, history }: KnownWorkstream): string[] {
  const patches = history.flatMap(({ patch, corrected }) => [
    patch,
    ...(corrected === null ? [] : [corrected.before, ...corrected.by].map((one) => one.patch)),
  ]);
  return [title, written.title, ...patches.flatMap((one) => (one.title as string | undefined) ?? [])];
}

/** Words as words are compared; signs alone as they are. */
const keyOf = (words: string): string => foldText(words.replaceAll("&", " and ")) || words.trim();
