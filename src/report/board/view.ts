import type { Change } from "../../diff/change.ts";
import { changesSince } from "../changes-since.ts";
import type { ReportContext } from "../context.ts";
import { type ActionException, actionExceptions } from "./action-exceptions.ts";
import { type Measure, measuresOf } from "./measures.ts";

/** The plan as the Board looks at it: what changed since its last report, and what is not as it should be. */
export interface BoardView {
  readonly changes: readonly Change[];
  readonly exceptions: readonly ActionException[];
  readonly measures: readonly Measure[];
}

export function viewOf({ plan, before }: ReportContext): BoardView {
  const changes = changesSince({ plan, before });
  return { changes, exceptions: actionExceptions(plan, changes), measures: measuresOf(plan) };
}
