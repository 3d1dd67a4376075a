import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import type { Target } from "../../../src/plan/schema/kpis.ts";
import { illustrateTrend } from "../../../src/report/trend/illustrate-trend.ts";
import { type Given, kpiOf } from "../../plan/spc/make-kpi.ts";

interface Said extends Partial<KnownKpi> {
  readonly name: string;
  readonly values: readonly Given[];
  readonly target?: Target;
  readonly sentence: string;
  readonly note?: string;
}

const SAID: Said[] = parse(readFileSync(path.join(import.meta.dirname, "sentences.yaml"), "utf8"));

test.each(SAID)("the sentence for $name", ({ name: _, values, target, sentence, note, ...more }) => {
  const figure = illustrateTrend(kpiOf(values, { ...(target && { targets: [target] }), ...more }));
  expect(figure.sentence).toBe(sentence);
  if (note !== undefined) expect(figure.table.note).toBe(note);
});
