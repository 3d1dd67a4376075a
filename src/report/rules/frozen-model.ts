import type { RuleInfo } from "../../diagnostics/rule-info.ts";
import { SCHEMA_VERSION } from "../../model/report-model.ts";

export const frozenModel: RuleInfo = {
  id: "frozen-model",
  severity: "error",
  summary: "The file that keeps a published report is not the model of that report.",
  why: "What Cabinet was given stays as it was: the model frozen on publication is compared with the plan and printed again, and a wrong file would put another report in its place. Use the .json that build wrote when the report was published.",
  bad: {
    "report.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
    state: { published: 2016-05-31, model: cabinet-2016-05.json }
`,
    "cabinet-2016-05.json": `\
{
  "schemaVersion": ${SCHEMA_VERSION},
  "provenance": { "report": "cabinet-2016-02" },
  "document": {},
  "state": {}
}
`,
  },
  good: {
    "report.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
    state: { published: 2016-05-31, model: cabinet-2016-05.json }
`,
    "cabinet-2016-05.json": `\
{
  "schemaVersion": ${SCHEMA_VERSION},
  "provenance": { "report": "cabinet-2016-05" },
  "document": {},
  "state": {}
}
`,
  },
  fixed: true,
};
