import { below } from "../../diagnostics/origin.ts";
import type { Report } from "../../plan/reports.ts";
import type { Holder, Kind, Reference } from "./reference.ts";

const PROOFS = ["kpi", "finding", "action", "audit"] as const;

/** Every reference that stands in a report outside its prose. */
export function* reportReferences(report: Report, holder: Holder): Generator<Reference> {
  const reference = (to: string, kind: Kind, ...path: (string | number)[]): Reference => {
    const field = path.filter((step) => typeof step === "string").join(".");
    return { to, kinds: [kind], field, ...holder, origin: below(report.origin, ...path) };
  };
  if (report.since !== undefined) yield reference(report.since, "report", "since");
  if (report.meeting !== undefined) yield reference(report.meeting.body, "body", "meeting", "body");
  for (const [role, post] of Object.entries(report.responsible ?? {})) {
    yield reference(post, "post", "responsible", role);
  }
  if (report.signed !== undefined) yield reference(report.signed, "post", "signed");
  for (const [index, { shownBy = [] }] of (report.highlights ?? []).entries()) {
    for (const [position, proof] of shownBy.entries()) {
      for (const kind of PROOFS) {
        const to = proof[kind];
        if (to !== undefined) yield reference(to, kind, "highlights", index, "shown-by", position, kind);
      }
      if (proof.audit === undefined || proof.betterThan === undefined) continue;
      yield reference(proof.betterThan, "audit", "highlights", index, "shown-by", position, "better-than");
    }
  }
  for (const [index, { document }] of (report.appendices ?? []).entries()) {
    if (document !== undefined) yield reference(document, "document", "appendices", index, "document");
  }
}
