import { writtenOf } from "../../../disclosure/cells.ts";
import { countsChildren, roundCount } from "../../../disclosure/policy.ts";
import { roundPoint } from "../../../disclosure/rounding.ts";
import { compareStates, type StateChange, same } from "../../../model/compare.ts";
import { type KnownKpi, latestProgress, whereSet } from "../../../plan/history/replay.ts";
import { valueIn } from "../../../plan/measures/figures.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { Figure } from "../../../plan/schema/extracts.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin, originOf } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";

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
  - { date: 2016-06-20, of: 1.1, corrects: 2016-05-09, status: on-track, reason: Wrong row of the tracker }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  *check(context) {
    for (const [report, { frozen, replayed }] of context.published) {
      const placeOf = stateOrigin(context, frozen.state.asAt);
      const fallback = reportOrigin(context, report);
      const { kpis } = context.at(frozen.state.asAt);
      const { shown, rest } = splitDisclosure([...compareStates(frozen.state, replayed.state)], kpis);
      for (const [kpi, changes] of shown) {
        const periods = changes.map(({ period }) => period ?? "");
        yield {
          message: `Report "${report}" was published with figures of KPI "${kpi}" suppressed or rounded in another way, for ${list(periods)}: expected them as they were, as they have not changed`,
          origin: disclosureOrigin(context, kpi) ?? fallback,
          entity: kpi,
          hint: "The disclosure setting has changed: put it back. Where the report showed too much, withdraw it and publish it again.",
          related: [{ message: "published here", origin: fallback }],
        };
      }
      for (const change of rest) {
        const origin = placeOf(change);
        yield {
          message: `Report "${report}" was published with ${describe(change)}`,
          origin: origin ?? fallback,
          entity: change.path,
          hint: hintFor(change),
          related: origin === undefined ? [] : [{ message: "published here", origin: fallback }],
        };
      }
    }
  },
};

function describe({ kind, path, field, period, was, now }: StateChange): string {
  const entry = `${kind === "kpi" ? "KPI" : kind} "${path}"`;
  if (field === null && was === null) return `no ${entry}, and the plan now has it for that date`;
  if (field === null) return `${entry}, and the plan no longer has it for that date`;
  const what = `${field}${period === null ? "" : ` of ${period}`}`;
  return `${what} ${showValue(was)} for ${entry}, and the plan now gives ${showValue(now)}`;
}

function hintFor({ kind, field, period, was }: StateChange): string {
  if (field === null && was === null) {
    const dated = kind === "document" || kind === "finding";
    return dated ? "Correct the date of the document." : "Give it added:, the day it became known.";
  }
  if (field === null) return "Put it back; to remove it from now on, withdraw it with a reason.";
  if (kind === "kpi" && period !== null && field !== "target" && field !== "rag") {
    return "Put the figure back, and give the new one in a later extract with its reason under restated:.";
  }
  return "Restore it, and correct it with an update that has corrects:, dated when the mistake was noticed.";
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
  const [shown, rest]: [StateChange[], StateChange[]] = [[], []];
  for (const change of changes) {
    const kpi = kpis.find(({ id }) => change.kind === "kpi" && id === change.path);
    (kpi !== undefined && isOfDisclosure(change, kpi) ? shown : rest).push(change);
  }
  return { shown: Map.groupBy(shown, ({ path }) => path), rest };
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
  const entries = [...then.recommendations, ...then.actions, ...then.kpis, ...then.events];
  return ({ path, field, period }) => {
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
    if (field === "progress") return below(latestProgress(entry)?.origin ?? entry.origin, field);
    return whereSet(entry, field);
  };
}
