import { z } from "zod";
import { UsageError } from "../errors.ts";
import { LIST_OF, namedEntries } from "../plan/history/lookup.ts";
import { type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import { kebabKey } from "../plan/schema/entry.ts";
import { formatDate } from "../plan/time/dates.ts";
import { compareText } from "../problems/locate.ts";
import type { Origin } from "../problems/origin.ts";
import { didYouMean } from "../text/words.ts";
import { type CheckPlanOptions, checkPlan } from "./check-plan.ts";
import {
  entryIn,
  type Fields,
  historyOf,
  historyOfFigures,
  inWords,
  titleNow,
  WORKED_OUT,
} from "./entry-history.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import { printedIn } from "./printed-in.ts";

const place = z.strictObject({ file: z.string(), line: z.number() });
const value = z.string().nullable().describe("null where there was nothing");

/** What `explain --format json` prints. */
export const explainJson = z
  .strictObject({
    version: z.literal(1),
    "as-at": z.string(),
    kind: z.string(),
    id: z.string(),
    title: z.string(),
    place,
    now: z
      .array(z.strictObject({ field: z.string(), value: z.string() }))
      .describe("what it is as at that day"),
    history: z
      .array(
        z.strictObject({
          date: z.string(),
          place,
          of: z.string().describe("the entry, or the part of it"),
          corrects: z.string().nullable().describe("the day or the report that it puts right"),
          changes: z.array(z.strictObject({ field: z.string(), from: value, to: value })),
        }),
      )
      .describe("in order of days"),
    later: z.number().describe("updates after that day, which are not listed"),
    answers: z.array(
      z.strictObject({ field: z.string(), post: z.string(), title: z.string(), holder: value }),
    ),
    "named-by": z.array(
      z.strictObject({ kind: z.string(), id: z.string(), field: z.string(), title: z.string() }),
    ),
    printed: z.array(z.strictObject({ report: z.string(), sections: z.array(z.string()) })),
    problems: z.array(z.strictObject({ rule: z.string(), severity: z.string(), message: z.string(), place })),
  })
  .describe("One entry of a plan, as improve explain tells it");

/** One entry: its history, what it is at a day, where it is printed and what is wrong with it. */
export type Explained = z.output<typeof explainJson>;

/**
 * Explains an entry of a plan to those who keep it: nothing is withheld.
 * @throws UsageError where the plan has no such entry, or it was not known at the date.
 */
export async function explainEntry(
  loaded: LoadedPlan,
  id: string,
  options: CheckPlanOptions = {},
): Promise<Explained> {
  const { plan, sources } = loaded;
  const all = [...namedEntries(plan)];
  const named = all.find(({ path }) => path === id);
  if (named === undefined)
    throw new UsageError(
      `The plan has nothing with the id "${id}"`,
      didYouMean(id, new Set(all.map(({ path }) => path))) ??
        'Ids are such as 1.3 for an action, R1 for a recommendation, or "ofsted-2016-07/letter/a" for a finding.',
    );
  const checked = await checkPlan(loaded, options);
  const asAt = checked.asAt ?? plan.header?.start ?? "9999-12-31";
  const known = planAsAt(plan, asAt);
  const entry = entryIn(known, named);
  if (entry === undefined)
    throw new UsageError(
      `"${id}" was not known on ${formatDate(asAt)}`,
      "Give a later day with --as-at, or correct the date from which it is known.",
    );
  const placeOf = (origin: Origin) => ({
    file: `${options.prefix ?? ""}${origin.file}`,
    line: sources.locate(origin).start.line,
  });
  const isOfIt = (path: string): boolean => path === id || path.startsWith(`${id}/`);
  const updates = plan.updates.filter(({ of }) => isOfIt(of)).sort((a, b) => compareText(a.date, b.date));
  const reached = updates.filter(({ date }) => date <= asAt);
  const figures = plan.extracts
    .filter(({ date }) => date <= asAt)
    .flatMap(({ date, figures }) => figures.filter(({ kpi }) => kpi === id).map((one) => ({ ...one, date })));
  const written = [named.origin, ...reached.map(({ origin }) => origin)].map((origin) => ({
    file: placeOf(origin).file,
    ...sources.locate(origin),
  }));
  return {
    version: 1,
    "as-at": asAt,
    kind: named.kind,
    id,
    title: titleNow(entry) ?? named.title,
    place: placeOf(named.origin),
    now: fieldsOf(entry),
    history: [
      ...historyOf(reached, entryIn(plan, named) ?? {}),
      ...historyOfFigures(figures).filter(({ changes }) => changes.some(({ from, to }) => from !== to)),
    ]
      .sort((a, b) => compareText(a.date, b.date))
      .map(({ date, origin, of, corrects, changes }) => ({
        date,
        place: placeOf(origin),
        of,
        corrects,
        changes: [...changes],
      })),
    later: updates.length - reached.length,
    answers: postsOf(entry, known),
    "named-by": namesOf(id, known),
    printed: printedIn(named, titleNow(entry) ?? named.title, loaded.reports(options).made),
    problems: checked.problems
      .filter(
        ({ entity, file, range }) =>
          (entity !== null && isOfIt(entity)) ||
          written.some(
            (one) =>
              one.file === file &&
              one.start.line <= range.start.line &&
              (range.start.line < one.end.line ||
                (range.start.line === one.end.line && range.start.column <= one.end.column)),
          ),
      )
      .map(({ rule, severity, message, file, range }) => ({
        rule,
        severity,
        message,
        place: { file, line: range.start.line },
      })),
  };
}

const fieldsOf = (entry: Fields) =>
  Object.entries(entry).flatMap(([field, held]) => {
    const words = WORKED_OUT.includes(field) ? null : inWords(held);
    return words === null || words === "" ? [] : [{ field: kebabKey(field), value: words }];
  });

/** The posts that an entry names, with who holds them. */
function postsOf(entry: Fields, { posts }: PlanAsAt): Explained["answers"] {
  return Object.entries(entry)
    .filter(([field]) => !WORKED_OUT.includes(field))
    .flatMap(([field, held]) =>
      posts
        .filter(({ id }) => [held].flat().includes(id))
        .map(({ id, title, holders = [] }) => ({
          field: kebabKey(field),
          post: id,
          title,
          holder: [...holders].sort((a, b) => compareText(a.from, b.from)).at(-1)?.name ?? null,
        })),
    );
}

/** The entries that name it in one of their fields. */
function namesOf(id: string, plan: PlanAsAt): Explained["named-by"] {
  const names = (held: unknown): boolean =>
    typeof held === "string" && (held === id || held.startsWith(`${id}/`));
  return Object.entries(LIST_OF).flatMap(([kind, list]) =>
    (plan[list] as readonly Fields[]).flatMap((entry) =>
      Object.entries(entry)
        .filter(
          // A kind of event may be called as an event is.
          ([field, held]) => field !== "kind" && !WORKED_OUT.includes(field) && [held].flat().some(names),
        )
        .map(([field]) => ({
          kind,
          id: String(entry.id),
          field: kebabKey(field),
          title: titleNow(entry) ?? String(entry.id),
        })),
    ),
  );
}
