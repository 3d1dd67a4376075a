import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Basis, Better, Break, Target } from "../../../src/plan/schema/kpis.ts";
import { type Assessment, assessSeries, type Phase } from "../../../src/plan/spc/assess-series.ts";
import { kpiOf } from "./make-kpi.ts";

interface Worked {
  readonly name: string;
  readonly working: string;
  readonly values: readonly (number | null)[];
  readonly better: Better;
  readonly basis?: Basis;
  readonly unit?: string;
  readonly decimals?: number;
  readonly run?: 6 | 7;
  readonly screening?: boolean;
  readonly target?: Target;
  readonly breaks?: Break[];
  readonly phases: readonly object[];
  /** "8-14" → "shift high improvement". */
  readonly special?: Readonly<Record<string, string>>;
  readonly assurance?: string;
  readonly latest?: "none";
}

const WORKED: Worked[] = parse(readFileSync(path.join(import.meta.dirname, "series.yaml"), "utf8"));

describe("a series worked by hand:", () => {
  test.each(WORKED)("$name", ({ values, target, phases, special = {}, assurance = null, ...rest }) => {
    const { better, basis, screening, breaks, unit = "cases", run } = rest;
    const targets = target && [target];
    const digits = rest.decimals === undefined ? {} : { decimals: rest.decimals };
    const kpi = kpiOf(values, { better, basis, screening, breaks, unit, spc: { run }, targets, ...digits });
    const assessment = assessSeries(kpi);
    expect(assessment.phases.map(worded)).toEqual(phases);
    expect(specialIn(assessment)).toEqual(special);
    expect(assessment.latest === null).toBe(rest.latest === "none");
    expect(assessment.latest?.assurance ?? null).toBe(assurance);
    expect(assessment.latest?.signal ?? null).toBe(assessment.points.at(-1));
  });
});

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** In the form of the fixture: points counted from 1, limits to three places, only what is true. */
const worded = ({ from, to, kind, reason, limits, unlimited, trial }: Phase): object => ({
  points: `${from + 1}-${to}`,
  ...(kind && { kind, reason }),
  ...(unlimited && { unlimited }),
  ...(trial && { trial }),
  ...(limits && {
    mean: round(limits.mean),
    upper: round(limits.upper),
    lower: round(limits.lower),
    "near-upper": round(limits.nearUpper),
    "near-lower": round(limits.nearLower),
  }),
});

/** Groups neighbouring points with the same mark. */
function specialIn({ points }: Assessment): Record<string, string> {
  const words = points.map((one) => one && `${one.cause} ${one.side} ${one.mark}`);
  const starts = words.flatMap((word, index) => (word !== words[index - 1] ? [index] : []));
  const runs = starts.map((start, place) => [start, starts[place + 1] ?? words.length] as const);
  return Object.fromEntries(
    runs.flatMap(([start, end]) => {
      const range = end === start + 1 ? `${end}` : `${start + 1}-${end}`;
      return words[start] == null ? [] : [[range, words[start]]];
    }),
  );
}

test("a measure nobody reported has no phase", () => {
  expect(assessSeries(kpiOf([]))).toEqual({ phases: [], points: [], latest: null });
  expect(assessSeries(kpiOf([null])).latest).toBe(null);
});

test("the newest figure is judged by its own limits, even when a new phase has no figure yet", () => {
  const values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, null];
  const breaks = [{ from: "2016-01-01", kind: "step" as const, reason: "New team" }];
  const { latest, phases } = assessSeries(kpiOf(values, { breaks }));
  expect(phases).toHaveLength(2);
  expect(latest?.phase).toEqual(phases[0]);
});

test("assurance depends on the target in force", () => {
  const values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6];
  const targets = [{ value: 1 }, { from: "2015-12-01", value: 20 }];
  expect(assessSeries(kpiOf(values, { targets })).latest?.assurance).toBe("always-failed");
  expect(assessSeries(kpiOf(values.slice(1), { targets })).latest?.assurance).toBe("always-met");
});
