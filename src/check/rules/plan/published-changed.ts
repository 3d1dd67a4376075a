import { writtenOf } from "../../../disclosure/cells.ts";
import { countsChildren, policyOf, roundCount } from "../../../disclosure/policy.ts";
import { roundPoint } from "../../../disclosure/rounding.ts";
import { compareStates, type StateChange } from "../../../model/compare.ts";
import { same } from "../../../model/same.ts";
import { type KnownKpi, latestProgress, whereSet } from "../../../plan/history/replay.ts";
import { valueIn } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { Figure } from "../../../plan/schema/extracts.ts";
import { audienceOf } from "../../../plan/schema/reports.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { inPeriod, nextPeriod, type Period, parsePeriod } from "../../../plan/time/periods.ts";
import { below, type Origin, originOf } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { putRight } from "./put-right.ts";

export const publishedChanged: Rule = {
  id: "published-changed",
  severity: "error",
  summary: "The plan no longer agrees with what a published report said at its date.",
  why: "A published report is a record. Editing an update or a figure that it was made from changes what Members were told, without a trace. A correction keeps both, and the next report prints it as corrected.",
  bad: `\
# Published when the update of 1.1 said: status: at-risk
updates:
  - { date: 2016-05-09, of: 1.1, status: on-track }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  good: `\
# Published when the update of 1.1 said: status: at-risk
updates:
  - { date: 2016-05-09, of: 1.1, status: at-risk }
  - { date: 2016-06-20, of: 1.1, corrects: cabinet-2016-05, status: on-track, reason: Wrong row of the tracker }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  *check(context) {
    const causes = new Map<string, Cause>();
    for (const [report, { frozen, replayed }] of context.published) {
      const { asAt } = frozen.state;
      const { kpis } = context.at(asAt);
      const { shown, rest } = splitDisclosure(
        withoutConsequences([...compareStates(frozen.state, replayed)]),
        kpis,
      );
      yield* judgeDisclosure(shown, report, context);
      const placeOf = stateOrigin(context, asAt);
      for (const change of rest) {
        const key = JSON.stringify(change);
        const reports = [...(causes.get(key)?.reports ?? []), report];
        const kpi = kpis.find(({ id }) => change.kind === "kpi" && id === change.path);
        const ends = kpi && change.period?.split(" to ").map((key) => showPeriods([key], kpi) || key);
        const when = ends?.join(" to ") ?? null;
        const isRounded = kpi !== undefined && isRoundedIn(report, kpi, context);
        causes.set(key, { change, when, isRounded, reports, place: placeOf(change) });
      }
    }
    for (const { change, when, isRounded, reports, place } of causes.values()) {
      const published = reports.map((report) => reportOrigin(context, report));
      yield {
        message: `${reports.length === 1 ? "Report" : "Reports"} ${quoted(reports)} ${reports.length === 1 ? "was" : "were"} published with ${describe(change, when, isRounded)}`,
        origin: place ?? (published[0] as Origin),
        entity: change.path,
        hint: putRight(change, reports, context),
        related:
          place === undefined ? [] : published.map((origin) => ({ message: "published here", origin })),
      };
    }
  },
};

/** What was changed, and every report that was published before. */
interface Cause {
  readonly change: StateChange;
  /** Its periods in words; null where it is of none. */
  readonly when: string | null;
  /** Whether its figures are rounded for disclosure. */
  readonly isRounded: boolean;
  readonly reports: readonly string[];
  /** Where the plan says it. */
  readonly place: Origin | undefined;
}

const quoted = (ids: readonly string[]): string => list(ids.map((id) => `"${id}"`));

/**
 * In another unit all figures of a measure are others, and with other grades other cases of an audit are good, although
 * nobody has touched them.
 */
function withoutConsequences(changes: readonly StateChange[]): StateChange[] {
  const isOf = (one: StateChange, other: StateChange): boolean =>
    other.kind === "audit" && other.path === one.path && ["grades", "cases"].includes(other.field ?? "");
  const isGood = ({ kind, field }: StateChange): boolean => kind === "audit" && field === "good";
  const isUnit = ({ kind, field }: StateChange): boolean => kind === "kpi" && field === "unit";
  const inAnotherUnit = new Set(changes.filter(isUnit).map(({ path }) => path));
  return changes.filter(
    (one) =>
      !(one.kind === "kpi" && inAnotherUnit.has(one.path) && OF_UNIT.includes(one.field ?? "")) &&
      !(isGood(one) && changes.some((other) => isOf(one, other))),
  );
}

const OF_UNIT = ["figure", "decimals", "variation", "target", "rag"];

/** One setting is one problem for a report, however many measures it is for. */
function* judgeDisclosure(
  shown: ReadonlyMap<KnownKpi, readonly StateChange[]>,
  report: string,
  context: CheckContext,
): Generator<RuleProblem> {
  const published = reportOrigin(context, report);
  const placed = [...shown.keys()].map((kpi) => ({
    kpi,
    origin: disclosureOrigin(context, kpi.id) ?? published,
  }));
  for (const group of Map.groupBy(placed, ({ origin }) => JSON.stringify(origin)).values()) {
    const origin = group[0]?.origin ?? published;
    const kpis = group.map(({ kpi }) => kpi);
    const whens = kpis.map((kpi) =>
      showPeriods(
        (shown.get(kpi) ?? []).map(({ period }) => period ?? ""),
        kpi,
      ),
    );
    const kpi = kpis.length === 1 ? "KPI" : "KPIs";
    yield {
      message: `Report "${report}" was published with figures of ${kpi} ${quoted(kpis.map(({ id }) => id))} suppressed or rounded in another way, for ${list([...new Set(whens)])}: expected them as they were, as they have not changed`,
      origin,
      entity: kpis[0]?.id,
      hint: "The disclosure setting has changed: put it back. Where the report showed too much, withdraw it and publish it again.",
      related: [{ message: "published here", origin: published }],
    };
  }
}

/** "March 2016 to May 2016 and August 2016" */
function showPeriods(keys: readonly string[], { frequency }: KnownKpi): string {
  const runs: Period[][] = [];
  for (const period of [...keys].sort().flatMap((key) => parsePeriod(key, frequency) ?? [])) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && nextPeriod(last, frequency).key === period.key) runs.at(-1)?.push(period);
    else runs.push([period]);
  }
  return list(
    runs.map((run) => [...new Set([run[0], run.at(-1)])].map((one) => inPeriod(one as Period)).join(" to ")),
  );
}

/** Whether a report rounds the counts of a measure. */
function isRoundedIn(id: string, kpi: KnownKpi, { plan, at }: CheckContext): boolean {
  const report = plan.reports.find((one) => one.id === id);
  return report !== undefined && Boolean(policyOf(kpi, at(report.asAt), audienceOf(report))?.round);
}

function describe(
  { kind, path, field, was, now }: StateChange,
  when: string | null,
  isRounded: boolean,
): string {
  const entry = `${kind === "kpi" ? "KPI" : kind} "${path}"`;
  if (field === null && was === null) return `no ${entry}, and the plan now has it for that date`;
  if (field === null) return `${entry}, and the plan no longer has it for that date`;
  const what = `${field}${when === null ? "" : ` of ${when}`}`;
  const show = (value: unknown): string =>
    (isRounded && field === "figure" && isCount(value) ? "about " : "") + showValue(value);
  const [before, after] = fromWhereTheyDiffer(was, now).map(show);
  const of = kind === "report" ? "" : ` for ${entry}`;
  return `${what} ${before}${of}, and the plan now gives ${after}`;
}

/** Two texts with the same long beginning, from a few words before they differ, because a message shows so much of each. */
function fromWhereTheyDiffer(was: unknown, now: unknown): readonly [unknown, unknown] {
  if (typeof was !== "string" || typeof now !== "string") return [was, now];
  const [words, others] = [was.split(/\s+/), now.split(/\s+/)];
  const start = words.findIndex((word, index) => word !== others[index]) - WORDS_BEFORE;
  if (start < WORDS_BEFORE) return [was, now];
  return [words, others].map((all) => `… ${all.slice(start).join(" ")}`) as [string, string];
}

const WORDS_BEFORE = 3;

/** Whether a figure is printed as counts that are not 0. A percentage alone is that of the true counts. */
function isCount(figure: unknown): boolean {
  const { value = null, numerator = null } = (figure ?? {}) as Partial<Figure>;
  return numerator !== null || (Number.isInteger(value) && value !== 0);
}

/** The disclosure setting that applies to a measure, if one is written, or the measure itself. */
function disclosureOrigin({ plan, named }: CheckContext, id: string): Origin | undefined {
  const kpi = plan.kpis.find((one) => one.id === id);
  const holder = [kpi, plan.header].find((one) => one?.disclosure !== undefined);
  return holder ? below(holder.origin, "disclosure") : named.get(id)?.origin;
}

function reportOrigin({ plan }: CheckContext, id: string): Origin {
  const report = plan.reports.find((one) => one.id === id);
  return report === undefined ? originOf("plan.yaml") : below(report.origin, "state");
}

/** The roundings that reports use. */
const ROUNDINGS = [5, 10, 20, 50, 100];

/**
 * Separates changes in how a figure is shown, by measure, from changes of the figure itself. A figure can be shown as
 * the plan has it, suppressed, or rounded.
 */
function splitDisclosure(changes: readonly StateChange[], kpis: readonly KnownKpi[]) {
  const rest: StateChange[] = [];
  const shown = new Map<KnownKpi, StateChange[]>();
  for (const change of changes) {
    const kpi = kpis.find(({ id }) => change.kind === "kpi" && id === change.path);
    if (kpi !== undefined && isOfDisclosure(change, kpi)) shown.set(kpi, [...(shown.get(kpi) ?? []), change]);
    else rest.push(change);
  }
  return { shown, rest };
}

function isOfDisclosure({ field, period, was, now }: StateChange, kpi: KnownKpi): boolean {
  const point = kpi.series.find(({ period: { key } }) => key === period);
  if (field !== "figure" || was === null || now === null || !point?.figure) return false;
  if (point.figure.value === null) return false;
  if ((was as Figure).symbol === "c") return countsChildren(kpi);
  return [...waysToShow(point, kpi)].some((one) => same({ ...one, symbol: null }, was));
}

/** As it is, as counts are rounded today, and as they were when percentages were made of rounded counts. */
function* waysToShow(point: Point, kpi: KnownKpi) {
  yield writtenOf(point);
  for (const round of ROUNDINGS) {
    yield writtenOf(roundPoint(point, kpi, { threshold: 0, round }));
    const { numerator, denominator } = writtenOf(point);
    if (numerator === null || denominator === null) continue;
    const [top, bottom] = [roundCount(numerator, round), roundCount(denominator, round)];
    const figure = {
      value: bottom === 0 ? 0 : top / bottom,
      numerator: top,
      denominator: bottom,
      symbol: null,
    };
    yield writtenOf({ ...point, figure, value: valueIn(kpi.unit, figure) });
  }
}

/** Finds where the plan says what was changed; undefined for an entry that it no longer has. */
function stateOrigin(
  { named, at }: CheckContext,
  asAt: IsoDate,
): (change: StateChange) => Origin | undefined {
  const then = at(asAt);
  const entries = [
    ...then.workstreams,
    ...then.recommendations,
    ...then.actions,
    ...then.kpis,
    ...then.events,
    ...then.audits,
    ...then.posts,
    ...then.bodies,
    ...then.reports,
  ];
  return ({ kind, path, field, period }) => {
    const entry = entries.find(({ id }) => id === path);
    if (entry === undefined || field === null) {
      const origin = named.get(path)?.origin;
      return origin && (field === null ? origin : below(origin, field));
    }
    const points = "series" in entry ? entry.series : [];
    if (period !== null && field === "figure") {
      return points.find((point) => point.period.key === period)?.origin ?? entry.origin;
    }
    if (period !== null) return whereSet(entry, "targets");
    if (field === "holder") return whereSet(entry, "holders");
    if (kind === "report") return below(entry.origin, ...field.split("."));
    if (field === "progress") return below(latestProgress(entry)?.origin ?? entry.origin, field);
    return whereSet(entry, field);
  };
}
