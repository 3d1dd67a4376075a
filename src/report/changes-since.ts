import type { Change } from "../diff/change.ts";
import { diffStates } from "../diff/diff-states.ts";
import type { ReportContext } from "./context.ts";
import { planState } from "./state.ts";

/** What changed since the report before; nothing for a first report. */
export const changesSince = ({ plan, before }: Pick<ReportContext, "plan" | "before">): Change[] =>
  before === null ? [] : diffStates(planState(before), planState(plan));
