import type { ReportModel } from "../model/report-model.ts";
import { readStamp, type Stamp } from "../model/stamps.ts";
import { namedEntries } from "../plan/history/lookup.ts";
import { type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import { precedingReport } from "../plan/schema/reports.ts";
import { formatDate } from "../plan/time/dates.ts";
import type { Origin } from "../problems/origin.ts";
import { entriesChosen } from "../report/references/counts.ts";
import { capitalise, list, plural } from "../text/words.ts";
import { explainField, nameOf, sayText, shortName, standsAt } from "./explain-field.ts";
import { explainFigure } from "./explain-figure.ts";
import type { ExplainedValue, Told, ValueContext } from "./explained-value.ts";
import type { LoadedPlan } from "./loaded-plan.ts";

/** From the key of a value, as `data-from` has it, to where it comes from; null for what the plan does not have. */
export type ValueExplainer = (key: string) => ExplainedValue | null;

/**
 * Explains the values of a report to those who keep its plan: nothing is withheld. Only what is asked for is worked out.
 * @param prefix is put before the names of files, such as `data/`.
 */
export function explainValues(
  { plan, sources }: LoadedPlan,
  { provenance, state }: ReportModel,
  prefix = "",
): ValueExplainer {
  const report = plan.reports.find(({ id }) => id === provenance.report);
  const last = report && precedingReport(report, plan.reports);
  let [now, before]: [PlanAsAt | null, PlanAsAt | null] = [null, null];
  const context: ValueContext = {
    plan,
    get now() {
      now ??= planAsAt(plan, provenance.asAt);
      return now;
    },
    get before() {
      if (last !== undefined) before ??= planAsAt(plan, last.asAt);
      return before;
    },
    state,
    placeOf: (origin) => ({ file: prefix + origin.file, ...sources.locate(origin).start }),
  };
  return (key) => {
    const stamp = readStamp(key);
    const told = stamp === null ? null : tell(stamp, context);
    if (told === null) return null;
    const { was, ...value } = told;
    const isTold = last !== undefined && was !== undefined;
    return {
      ...value,
      before: isTold ? { report: last.id, date: formatDate(last.asAt), value: was } : null,
    };
  };
}

function tell(stamp: Stamp, context: ValueContext): Told | null {
  switch (stamp.kind) {
    case "field":
      return explainField(stamp, context);
    case "figure":
      return explainFigure(stamp, context);
    case "count":
      return explainCount(stamp, context);
    case "entries":
      return ofParts(
        stamp.paths,
        `Worked out from ${plural(new Set(stamp.paths).size, "entry", "entries")}`,
        context,
      );
    case "typed":
      return explainTyped(stamp, context);
  }
}

function explainCount({ counted, wanted }: Extract<Stamp, { kind: "count" }>, context: ValueContext): Told {
  const { now, before } = context;
  const chosen = (plan: PlanAsAt): string[] => entriesChosen(counted, wanted, { plan, changes: [] });
  const options = Object.entries(wanted).map(
    ([field, words]) =>
      `${field.replaceAll("-", " ")} ${list(
        words.split(",").map((one) => sayText(one, now) ?? one),
        "or",
      )}`,
  );
  const title = `Number of ${counted}${options.length === 0 ? "" : `: ${options.join("; ")}`}`;
  // Changes are between two reports, so they are told by the comparison of these alone.
  if (counted === "changes") return { ...ofParts([], title, context), value: null };
  const paths = chosen(now);
  return {
    ...ofParts(paths, title, context),
    value: String(paths.length),
    ...(before && { was: String(chosen(before).length) }),
  };
}

/** So many parts are told. */
const MOST_PARTS = 8;

/** Something that was worked out from entries. It is opened at the first of them. */
function ofParts(paths: readonly string[], title: string, { now, placeOf }: ValueContext): Told {
  const wanted = new Set(paths);
  const named = [...namedEntries(now)].filter(({ path }) => wanted.has(path));
  const parts = named.slice(0, MOST_PARTS).map((one) => ({
    title: capitalise(nameOf(one, now)),
    value: standsAt(one.path, now),
    place: placeOf(one.origin),
  }));
  return {
    title,
    value: null,
    place: parts[0]?.place ?? null,
    note: null,
    history: [],
    parts,
    more: named.length - parts.length,
  };
}

/** Words that somebody typed: they have a place, and no history. */
function explainTyped(
  { file, path, span }: Extract<Stamp, { kind: "typed" }>,
  { now, placeOf }: ValueContext,
): Told {
  const origin: Origin = { file, path, part: "value", ...(span && { span }) };
  const within = [...namedEntries(now)]
    .filter(({ origin: of }) => of.file === file && of.path.every((step, at) => step === path[at]))
    .sort((a, b) => b.origin.path.length - a.origin.path.length)[0];
  return {
    title: `Typed in ${within === undefined ? file : shortName(within, now)}`,
    value: null,
    place: placeOf(origin),
    note: "It is not worked out from the plan.",
    history: [],
    parts: [],
    more: 0,
  };
}
