import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const unknownFile: RuleInfo = {
  id: "unknown-file",
  severity: "error",
  summary: "An entry names a file that is not there, or that lies outside the plan folder.",
  why: "A letter that was renamed or never copied leaves a report without its appendix or its figures. A file outside the folder would not travel with the plan, and might be one that nobody meant to publish.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april-2016.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2
`,
  },
  good: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2
`,
  },
  fixed: true,
};
