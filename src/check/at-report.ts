import type { IsoDate } from "../plan/dates.ts";
import type { Report } from "../plan/reports.ts";
import { findingsOf, type KnownDocument, type KnownFinding, knownDocuments } from "./inspection/documents.ts";
import type { CheckContext } from "./rule.ts";

/** The same plan as it was known at another date, such as a report's own. */
export const contextAt = (context: CheckContext, asAt: IsoDate): CheckContext => ({
  ...context,
  asAt,
  known: context.at(asAt),
});

/** A finding with the document it stands in. */
export interface ReportedFinding extends KnownFinding {
  readonly in: KnownDocument;
}

/** Every finding that was known at a report's date. */
export function findingsKnownAt(context: CheckContext, report: Report): ReportedFinding[] {
  const documents = [...knownDocuments(contextAt(context, report.asAt))];
  return documents.flatMap((document) => findingsOf(document).map((one) => ({ ...one, in: document })));
}
