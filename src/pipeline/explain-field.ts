import type { Stamp } from "../model/stamps.ts";
import { LIST_OF, type Named, namedEntries } from "../plan/history/lookup.ts";
import { type PlanAsAt, whereSet } from "../plan/history/replay.ts";
import { type EffectiveUpdate, type History, placeIn } from "../plan/history/updates.ts";
import { STATUS_WORDS, STATUSES, type Status } from "../plan/schema/actions.ts";
import { camelKey } from "../plan/schema/entry.ts";
import { formatDate, isIsoDate } from "../plan/time/dates.ts";
import { compareText } from "../problems/locate.ts";
import { below, type Origin } from "../problems/origin.ts";
import { standingOf, valueWords } from "../report/standing.ts";
import { capitalise, shorten } from "../text/words.ts";
import { entryIn, type Fields, historyOf, inWords, titleNow } from "./entry-history.ts";
import { dayInWords, type Told, type ValueContext, type ValueStep } from "./explained-value.ts";

/** A field of an entry: its value, where it was set, and each day that gave it. */
export function explainField(
  { path, field }: Extract<Stamp, { kind: "field" }>,
  context: ValueContext,
): Told | null {
  if (path === "plan") return explainHeader(field, context);
  const { now, before, placeOf } = context;
  const named = findNamed(path, now);
  const entry = named && entryIn(now, named);
  if (named === undefined || entry === undefined) return null;
  const earlier = before && entryIn(before, named);
  const isWhole = field === "id";
  return {
    title: isWhole ? capitalise(nameOf(named, now)) : `${fieldName(field)} of ${shortName(named, now)}`,
    value: isWhole ? null : sayValue(valueIn(entry, field), now),
    place: placeOf(isWhole ? named.origin : placeOfField({ entry, named, field }, now)),
    note: null,
    history: stepsOf(named, field, context),
    parts: [],
    more: 0,
    ...(before && !isWhole && { was: earlier ? sayValue(valueIn(earlier, field), now) : null }),
  };
}

const findNamed = (path: string, plan: PlanAsAt): Named | undefined =>
  [...namedEntries(plan)].find((one) => one.path === path);

function explainHeader(field: string, { plan: { header }, now, placeOf }: ValueContext): Told | null {
  if (header === null) return null;
  return {
    title: `${fieldName(field)} of the plan`,
    value: sayValue((header as unknown as Fields)[camelKey(field)], now),
    place: placeOf(below(header.origin, field)),
    note: null,
    history: [],
    parts: [],
    more: 0,
  };
}

/** What updates say beside the fields of the entry, so that it is told by the newest of them. */
const OF_UPDATES: readonly string[] = ["progress", "note", "reason"];

function valueIn(entry: Fields, field: string): unknown {
  const { history = [] } = entry as { readonly history?: readonly EffectiveUpdate[] };
  const key = camelKey(field);
  return OF_UPDATES.includes(field)
    ? (
        history.findLast((update) => (update as unknown as Fields)[key] !== undefined) as Fields | undefined
      )?.[key]
    : entry[key];
}

interface Placed {
  readonly entry: Fields;
  readonly named: Named;
  readonly field: string;
}

/** Where a field got its value. One that nothing gives is told by its entry. */
function placeOfField({ entry, named, field }: Placed, { events }: PlanAsAt): Origin {
  const event = events.find(({ id }) => id === named.path.split("/")[0]);
  const of: History = event?.parts.get(named.path) ?? (entry as unknown as History);
  const { history = [], amended = null } = of;
  const key = camelKey(field);
  const update = history.findLast((one) => (one as unknown as Fields)[key] !== undefined);
  if (update !== undefined) return placeIn(update, field);
  if (entry[key] === undefined) return named.origin;
  return whereSet({ ...entry, history, amended, origin: named.origin }, field);
}

/** Each day on which the field was given or changed; of a whole entry, each change of any field. */
function stepsOf(named: Named, field: string, { plan, now, placeOf }: ValueContext): ValueStep[] {
  const written = findWritten(named, plan);
  const updates = plan.updates
    .filter(({ of, date }) => of === named.path && date <= now.asAt)
    .sort((a, b) => compareText(a.date, b.date));
  const { added, date } = written as { readonly added?: string; readonly date?: string };
  const first = written[camelKey(field)];
  const given: ValueStep[] =
    first === undefined || field === "id"
      ? []
      : [
          {
            date: dayInWords(added ?? date ?? plan.header?.start),
            place: placeOf(below(named.origin, field)),
            from: null,
            to: sayValue(first, now),
            why: null,
          },
        ];
  const changed = historyOf(updates, written).flatMap(({ date, origin, corrects, changes }) =>
    changes
      .filter((one) => field === "id" || one.field === field)
      .map(
        (one): ValueStep => ({
          date: dayInWords(date),
          place: placeOf(field === "id" ? origin : below(origin, field)),
          from: sayText(one.from, now),
          to: `${field === "id" ? `${one.field}: ` : ""}${sayText(one.to, now) ?? "nothing"}`,
          why: corrects === null ? null : `corrects ${sayText(corrects, now)}`,
        }),
      ),
  );
  return [...given, ...changed];
}

const findWritten = (named: Named, plan: ValueContext["plan"]): Fields => entryIn(plan, named) ?? {};

/** "action 1.3, Plan visits", "recommendation 3, Early help"; other entries by their titles. */
export function nameOf(named: Named, now: PlanAsAt): string {
  const { kind } = named;
  const isNumbered = kind === "action" || kind === "recommendation";
  return isNumbered
    ? `${shortName(named, now)}, ${shorten(titleNow(entryIn(now, named) ?? {}) ?? named.title, FEW_LETTERS)}`
    : shortName(named, now);
}

/** "action 1.3", "recommendation 3"; other entries by their titles. */
export function shortName({ kind, path, title }: Named, now: PlanAsAt): string {
  const entry = entryIn(now, { kind, path, title } as Named) ?? {};
  const said = shorten(titleNow(entry) ?? title, MOST_LETTERS);
  if (kind === "action") return `action ${path}`;
  if (kind === "recommendation") return `recommendation ${entry.number}`;
  if (kind === "report") return `the report ${path}`;
  return kind === "finding" ? `the finding “${said}”` : kind === "audit" ? `the audit of ${title}` : said;
}

const MOST_LETTERS = 60;
/** With a number before it and a status after it, in one line. */
const FEW_LETTERS = 28;

/** What stands of an entry: the status of an action, the newest figure of a measure. */
export function standsAt(path: string, now: PlanAsAt): string | null {
  const action = now.actions.find(({ id }) => id === path);
  if (action !== undefined) return statusWord(action.status, now);
  const kpi = now.kpis.find(({ id }) => id === path);
  return kpi === undefined ? null : valueWords(standingOf(kpi, now.asAt));
}

const statusWord = (status: Status, { header }: PlanAsAt): string =>
  header?.legend?.get(status) ?? STATUS_WORDS[status];

const sayValue = (value: unknown, now: PlanAsAt): string | null => sayText(inWords(value), now);

/** Days as people read them, a status in the council's own words, and the title of a post. */
export function sayText(text: string | null, now: PlanAsAt): string | null {
  if (text === null) return null;
  if (STATUSES.includes(text as Status)) return statusWord(text as Status, now);
  const post = now[LIST_OF.post].find(({ id }) => id === text);
  if (post !== undefined) return post.title;
  return text
    .split("/")
    .map((one) => (isIsoDate(one) ? formatDate(one) : one))
    .join(isIsoDate(text.split("/")[0] ?? "") ? " to " : "/");
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  "as-at": "Date",
  due: "Due date",
  held: "Day",
  planned: "Planned day",
  "recommendations-made": "Number of recommendations",
  "measured-by": "Measures",
};

const fieldName = (field: string): string => FIELD_NAMES[field] ?? capitalise(field.replaceAll("-", " "));
