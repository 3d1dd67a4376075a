import { traceability } from "../../blocks/traceability.ts";
import type { DraftBlock } from "../../draft/draft.ts";
import type { Section } from "../../kinds.ts";

/** Every recommendation and finding in one table, with how far it is shown. */
export const readinessMatrix: Section = {
  id: "readiness-matrix",
  draft(context): readonly DraftBlock[] {
    const blocks = (traceability.summarise ?? traceability.build)(context, []);
    return "message" in blocks ? [] : blocks;
  },
};
