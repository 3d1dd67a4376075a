import { list } from "../../diagnostics/words.ts";
import { formatDate } from "../dates.ts";
import { documentKind } from "../document-kind.ts";
import type { EventDocument, Finding } from "../events.ts";
import { letter } from "../letter.ts";
import { findingPath } from "../lookup.ts";
import type { KnownEvent, PlanAsAt } from "../replay.ts";
import { type Outcome, prove, refute } from "./outcome.ts";

/** `finding: ofsted-2016-07/letter/b`: an inspector said so. A concern is no praise, and shows nothing. */
export function proveFinding(path: string, plan: PlanAsAt): Outcome {
  const found = findFinding(path, plan);
  if (found === null) return refute(`finding "${path}", which was not known on ${formatDate(plan.asAt)}`);
  const named = `${documentWords(found.document, found.event, plan)}, finding (${letter(found.index)})`;
  if (found.finding.kind !== "concern") return prove(named);
  return refute(`${named}: it is a concern, "${found.finding.text.trim()}"`);
}

interface Found {
  readonly event: KnownEvent;
  readonly document: EventDocument;
  readonly finding: Finding;
  readonly index: number;
}

/** A finding as far as it was known; null for none of that path. */
export function findFinding(path: string, { events }: PlanAsAt): Found | null {
  for (const event of events) {
    for (const document of event.documents ?? []) {
      const findings = document.findings ?? [];
      const index = findings.findIndex((one) => findingPath(event.id, document, one) === path);
      const finding = findings[index];
      if (finding !== undefined) return { event, document, finding, index };
    }
  }
  return null;
}

/** "Ofsted's letter of 5 August 2016", "letter of 15 June 2016 from the Minister, Department for Education". */
function documentWords(document: EventDocument, { by }: KnownEvent, plan: PlanAsAt): string {
  const names = by.map((one) => plan.bodies.find((body) => body.id === one)?.name ?? one);
  const sender = document.from ?? list(names);
  const dated = `${documentKind(document)} of ${formatDate(document.date)}`;
  if (/,| and /.test(sender)) return `${dated} from ${sender}`;
  return `${sender}${sender.endsWith("s") ? "'" : "'s"} ${dated}`;
}
