import type { Change } from "./change.ts";
import type { Side } from "./comparison.ts";
import { diffStates } from "./diff-states.ts";

/** What changed from one side to the other, each already reduced to what both may show. */
export const compareSides = (base: Side, head: Side): readonly Change[] => diffStates(base.state, head.state);
