import { SCHEMA_VERSION } from "../model/report-model.ts";
import type { RuleInfo } from "../problems/problem.ts";
import { sha256Of } from "../text/digest.ts";

/** The smallest model there can be, of a report in which nothing is said. */
const exampleModel = (report: string): string => `\
{
  "schemaVersion": ${SCHEMA_VERSION},
  "provenance": {
    "tool": "improve", "version": "0.1.0",
    "authority": "Darlington Borough Council", "plan": "Improvement Plan", "report": "${report}",
    "audience": "public", "edition": "public",
    "asAt": "2016-05-06", "since": null, "state": "final"
  },
  "state": {
    "asAt": "2016-05-06",
    "workstreams": [], "recommendations": [], "actions": [], "kpis": [], "events": [], "audits": [],
    "posts": [], "bodies": [], "reports": [], "report": null
  },
  "publicState": null,
  "document": {
    "template": "cabinet", "language": "en-GB", "title": "Improvement Plan",
    "heading": {
      "authority": "Darlington Borough Council", "item": null, "meeting": "Cabinet", "date": null,
      "status": "Final", "asAt": "6 May 2016", "notice": null, "responsible": []
    },
    "contents": [], "parts": []
  }
}
`;

/** A plan whose report of May is frozen as the model of a report. */
const frozenAs = (report: string) => ({
  "report.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
    state:
      published: 2016-05-31
      model: cabinet-2016-05.json
      sha256: ${sha256Of(exampleModel(report))}
`,
  "cabinet-2016-05.json": exampleModel(report),
});

export const frozenModel: RuleInfo = {
  id: "frozen-model",
  severity: "error",
  summary: "The file that keeps a published report is not the model that was published.",
  why: "What Cabinet was given stays as it was: the model frozen on publication is compared with the plan and printed again, and a wrong or a changed file would put another report in its place. Use the .json that build wrote when the report was published, with the digest of that file, and freeze no draft: it would print Draft for ever.",
  get bad() {
    return frozenAs("cabinet-2016-02");
  },
  get good() {
    return frozenAs("cabinet-2016-05");
  },
  alwaysOn: true,
};

export const proseReferenceSyntax: RuleInfo = {
  id: "prose-reference-syntax",
  severity: "error",
  summary: "A reference in a text is not written as references are.",
  why: "References are filled in by the program, so that a date or a number in a report is always that of the plan. One with a missing brace, or with the curly quotation marks that Word puts in, would be printed as it stands.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date inspection}}.
    purpose: To report progress since {as-at "2016"}.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspection"}}.
    purpose: To report progress up to {{as-at}}.
`,
  alwaysOn: true,
};

export const unknownProseReference: RuleInfo = {
  id: "unknown-prose-reference",
  severity: "error",
  summary:
    "A reference in a text names something that the plan does not hold, or did not know at the report's date.",
  why: "A mistyped id would leave a gap in the sentence that a reader at Cabinet finds first. A report knows only what was known at its own date, so a letter that came later cannot be named either.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspecton"}}.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The inspection was held from {{date "inspection"}}.
`,
  alwaysOn: true,
};

/** What can be found wrong while a report is made from the plan. */
export const REPORT_RULES: readonly RuleInfo[] = [proseReferenceSyntax, unknownProseReference, frozenModel];
