import type { Better, Target } from "../../../plan/schema/kpis.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const kpiTargetContradiction: Rule = {
  id: "kpi-target-contradiction",
  severity: "error",
  summary: "A target contradicts itself, another of the same date, or what better means for its KPI.",
  why: "A measure that is better high has a value (or a min) to reach, one that is better low a value (or a max) to stay under, and one with a range both a min and a max. Anything else rates the measure against the wrong number, or not at all. A neutral measure is not rated, so its targets are never used: that is a warning.",
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
    for (const { id, better, targets, origin } of targetLists(context)) {
      if (better === "neutral" && targets.length > 0 && !isEverRated(id, context)) yield unused(id, origin);
      for (const [index, target] of targets.entries()) {
        const place = below(origin, "targets", index);
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
  readonly id: string;
  readonly better: Better;
  readonly targets: readonly Target[];
  readonly origin: Origin;
}

/** Each list of targets, as first written and as every update sets it. */
function* targetLists({ plan }: CheckContext): Generator<TargetList> {
  for (const { id, better, targets, origin } of plan.kpis) {
    if (targets !== undefined) yield { id, better, targets, origin };
    for (const { of, patch, origin: place } of plan.updates) {
      const changed = patch.targets as Target[] | undefined;
      if (of === id && changed !== undefined) yield { id, better, targets: changed, origin: place };
    }
  }
}

/** Whether an update gives the measure a direction. */
const isEverRated = (id: string, { plan }: CheckContext): boolean =>
  plan.updates.some(({ of, patch }) => of === id && patch.better !== undefined);

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
