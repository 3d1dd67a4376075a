import type { ReportContext } from "../context.ts";
import type { DraftBlock } from "../draft.ts";

/** One section of a report: what it prints, nothing where it has nothing to say. */
export type Section = (context: ReportContext) => readonly DraftBlock[];
