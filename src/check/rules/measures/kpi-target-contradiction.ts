import { times } from "../../../plan/measures/decimals.ts";
import type { Better, Kpi, Target } from "../../../plan/schema/kpis.ts";
import { updatesByEntry } from "../../../plan/schema/updates.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { isShare } from "./figures.ts";

export const kpiTargetContradiction: Rule = {
  id: "kpi-target-contradiction",
  severity: "error",
  summary: "A target contradicts itself, another of the same date, or what better means for its KPI.",
  why: "A percentage is met at 95, not at 0.95, which every figure reaches; and none reaches 110. A measure that is better high has a value (or a min) to reach, one that is better low a value (or a max) to stay under, and one with a range both a min and a max. Anything else rates the measure against the wrong number, or not at all. A neutral measure is not rated, so its targets are never used: that is a warning.",
  bad: `\
kpis:
  - id: caseload-2
    name: Cases held by newly qualified social workers
    definition: Cases over newly qualified social workers at the month's end.
    unit: cases
    frequency: monthly
    better: in-range
    targets: [{ from: 2016-01, min: 18, max: 14 }]
`,
  good: `\
kpis:
  - id: caseload-2
    name: Cases held by newly qualified social workers
    definition: Cases over newly qualified social workers at the month's end.
    unit: cases
    frequency: monthly
    better: in-range
    targets: [{ from: 2016-01, min: 14, max: 18 }]
`,
  *check(context) {
    for (const { kpi, targets, origin } of targetLists(context)) {
      const { id, better } = kpi;
      if (better === "neutral" && targets.length > 0 && !isEverRated(id, context)) yield unused(id, origin);
      for (const [index, target] of targets.entries()) {
        const place = below(origin, "targets", index);
        yield* judgeScale(target, kpi, place, context);
        const found = contradiction(target, better);
        if (found !== null) {
          const hint = "Correct the target; min and max are for a range, value for a single figure.";
          const field = found.field === null ? [] : [found.field];
          yield {
            message: `A target of KPI "${id}" ${found.says}`,
            origin: below(place, ...field),
            entity: id,
            hint,
          };
        }
        const twin = targets.findIndex(({ from }) => from === target.from);
        if (twin < index) yield reportSecondTarget(id, target, place, below(origin, "targets", twin));
      }
    }
  },
};

interface TargetList {
  readonly kpi: Kpi;
  readonly targets: readonly Target[];
  readonly origin: Origin;
}

/** Each list of targets, as first written and as every update sets it. */
function* targetLists({ plan }: CheckContext): Generator<TargetList> {
  for (const kpi of plan.kpis) {
    if (kpi.targets !== undefined) yield { kpi, targets: kpi.targets, origin: kpi.origin };
    for (const { patch, origin } of updatesByEntry(plan.updates).get(kpi.id) ?? []) {
      const changed = patch.targets as Target[] | undefined;
      if (changed !== undefined) yield { kpi, targets: changed, origin };
    }
  }
}

/** Whether an update gives the measure a direction. */
const isEverRated = (id: string, { plan }: CheckContext): boolean =>
  updatesByEntry(plan.updates)
    .get(id)
    ?.some(({ patch }) => patch.better !== undefined) === true;

const unused = (id: string, origin: Origin): RuleProblem => ({
  message: `KPI "${id}" has targets, and better: "neutral": they are never used, expected higher, lower or in-range`,
  origin: below(origin, "targets"),
  entity: id,
  hint: "Say which way is better, or leave the targets out.",
  severity: "warning",
});

interface Contradiction {
  readonly says: string;
  /** Null where something is missing. */
  readonly field: "min" | "max" | null;
}

function contradiction({ value, min, max }: Target, better: Better): Contradiction | null {
  if (min !== undefined && max !== undefined && min > max) {
    return { says: `has min "${min}" above max "${max}"`, field: "min" };
  }
  const bound = min === undefined ? "max" : "min";
  if (value !== undefined && (min ?? max) !== undefined) {
    return {
      says: `has ${bound} "${min ?? max}" beside value "${value}": expected one or the other`,
      field: bound,
    };
  }
  if (better === "in-range" && (min === undefined || max === undefined)) {
    return { says: 'is not a range: expected min and max, as better is "in-range"', field: null };
  }
  const needed = better === "higher" ? min : max;
  if ((better === "higher" || better === "lower") && (value ?? needed) === undefined) {
    const word = better === "higher" ? "min" : "max";
    return {
      says: `gives nothing to reach: expected value (or ${word}), as better is "${better}"`,
      field: null,
    };
  }
  return null;
}

/** A bound that a percentage cannot have, or that may be a fraction of it; and a tolerance below 0. */
function* judgeScale(
  target: Target,
  kpi: Kpi,
  place: Origin,
  { known }: CheckContext,
): Generator<RuleProblem> {
  const { id, unit } = kpi;
  const { tolerance = 0 } = target;
  if (tolerance < 0) {
    yield {
      message: `A target of KPI "${id}" has the tolerance "${tolerance}": expected 0 or more, which is how far a figure may miss it`,
      origin: below(place, "tolerance"),
      entity: id,
      hint: `Write ${-tolerance} if figures that miss the target by so much are near it.`,
    };
  }
  if (!isShare(kpi)) return;
  const series = known.kpis.find((one) => one.id === id)?.series ?? [];
  const values = series.flatMap(({ value }) => value ?? []);
  const greatest = values.length === 0 ? 100 : Math.max(...values);
  for (const field of ["value", "min", "max"] as const) {
    const bound = target[field];
    if (bound === undefined) continue;
    const problem = { origin: below(place, field), entity: id };
    const says = `A target of KPI "${id}" has ${field} "${bound}" on the unit "${unit}"`;
    // A range up to 105% is that of an occupancy.
    const isTooMuch = bound > 100 && greatest <= 100 && kpi.better !== "in-range";
    if (bound < 0 || isTooMuch) {
      yield {
        ...problem,
        message: `${says}: expected a percentage from 0 to 100`,
        hint: "Correct the target, or the unit if it is not of parts of a whole.",
      };
    } else if (bound > 0 && bound < 1 && greatest > 1) {
      const percent = times(bound, 100);
      yield {
        ...problem,
        message: `${says}: it is read as ${bound}%, expected ${percent} if ${percent}% is meant`,
        hint: `Write ${percent} for ${percent}%. If ${bound}% is right, silence this with a comment.`,
        severity: "warning",
      };
    }
  }
}

function reportSecondTarget(id: string, { from }: Target, origin: Origin, first: Origin): RuleProblem {
  const when = from === undefined ? "without a from date" : `from ${formatDate(from)}`;
  return {
    message: `KPI "${id}" has two targets ${when}: expected one at a time`,
    origin: below(origin, "from"),
    entity: id,
    hint: "Give the newer one the month from which it counts, or remove one.",
    related: [{ message: "first here", origin: below(first, "from") }],
  };
}
