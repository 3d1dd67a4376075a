import { below, type Origin } from "../../diagnostics/origin.ts";
import type { Exemption } from "../../plan/exempt.ts";
import { updatesOnce } from "../../plan/updates.ts";
import type { CheckContext } from "../rule.ts";
import { documentLists } from "./document-lists.ts";

/** A place that says exempt:, once each. */
export interface ExemptPlace {
  readonly exempt: Exemption;
  readonly origin: Origin;
  readonly entity: string;
}

/** Every exemption of the plan and of its reports not yet published. */
export function* exemptPlaces({ plan, reports }: CheckContext): Generator<ExemptPlace> {
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { findings = [] }] of documents.entries()) {
      for (const [position, { exempt }] of findings.entries()) {
        const place = below(origin, "documents", index, "findings", position, "exempt");
        if (exempt !== undefined) yield { exempt, origin: place, entity };
      }
    }
  }
  for (const { exempt, of, origin } of updatesOnce(plan.updates)) {
    if (exempt !== undefined) yield { exempt, origin: below(origin, "exempt"), entity: of };
  }
  for (const { id, origin, highlights = [], appendices = [] } of reports) {
    for (const [field, list] of Object.entries({ highlights, appendices })) {
      for (const [index, { exempt }] of list.entries()) {
        if (exempt !== undefined) yield { exempt, origin: below(origin, field, index, "exempt"), entity: id };
      }
    }
  }
}
