import { list } from "../../diagnostics/words.ts";
import { same } from "../../model/compare/same.ts";
import type { KpiState } from "../../model/state.ts";
import { type Change, changeOf } from "../change.ts";
import type { Names } from "../names.ts";
import { reworded } from "../reworded.ts";
import { kpiEntry } from "./kpi-entry.ts";

/** How it is counted: fields, and what they are called in a sentence. */
const METHOD = {
  unit: "unit",
  decimals: "number of decimals",
  frequency: "frequency",
  basis: "basis",
  better: "better direction",
  standard: "national standard",
  screening: "screening of large moves",
} as const satisfies Partial<Record<keyof KpiState, string>>;

const NAME = { field: "name", name: "its name" };
const DEFINITION = { field: "definition", name: "its definition" };

/** What the measure is called, what it means, how it is counted and what it answers. */
export const diffDefinition = (old: KpiState, now: KpiState, names: Names): Change[] => [
  ...reworded(kpiEntry(now), "kpi-renamed", NAME, old.name, now.name),
  ...reworded(kpiEntry(now), "kpi-definition-changed", DEFINITION, old.definition, now.definition),
  ...(Object.keys(METHOD) as (keyof typeof METHOD)[]).flatMap((field) => diffMethod(field, old, now)),
  ...diffAnswers(old, now, names),
];

function diffMethod(field: keyof typeof METHOD, old: KpiState, now: KpiState): Change[] {
  if (old[field] === now[field]) return [];
  const [from, to] = [show(old[field]), show(now[field])];
  const what = `its ${METHOD[field]} is ${to ?? "not said"}, before ${from ?? "not said"}`;
  return [changeOf(kpiEntry(now), "kpi-method-changed", what, { field, from, to })];
}

const show = (value: string | number | boolean | null): string | null => {
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === null ? null : String(value);
};

function diffAnswers(old: KpiState, now: KpiState, names: Names): Change[] {
  if (same(old.answers, now.answers)) return [];
  const [from, to] = [old, now].map(({ answers }) => list(answers.map(names)) || null) as [string, string];
  const what = `now measures ${to ?? "no recommendation"}, before ${from ?? "none"}`;
  return [changeOf(kpiEntry(now), "kpi-answers-changed", what, { field: "answers", from, to })];
}
