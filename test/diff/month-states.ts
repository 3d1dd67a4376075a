import path from "node:path";
import { readPlan } from "../../src/load/read-plan.ts";
import type { PlanState } from "../../src/model/state.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import { planState } from "../../src/report/state/plan-state.ts";

/** A plan to which something of each kind happens in May 2016. */
export const loaded = await readPlan(path.join(import.meta.dirname, "months"));

export const stateOn = (date: IsoDate): PlanState => planState(planAsAt(loaded.plan, date));

export const april = stateOn("2016-04-30");
export const may = stateOn("2016-05-31");
