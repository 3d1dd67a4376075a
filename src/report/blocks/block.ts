import type { Origin } from "../../diagnostics/origin.ts";
import type { ReportContext } from "../context.ts";
import type { DraftBlock } from "../draft.ts";
import type { Refusal } from "../references/reference.ts";

/** What a computed block prints: `{{block "findings" "ofsted-2016-07"}}` has the argument "ofsted-2016-07". */
export type BlockKind = (
  context: ReportContext,
  args: readonly string[],
  origin: Origin,
) => readonly DraftBlock[] | Refusal;
