import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const csvShape: RuleInfo = {
  id: "csv-shape",
  severity: "error",
  summary: "A CSV of figures has headings, rows or cells that do not fit.",
  why: "A comma too many moves every figure of the row one column to the right, and a numerator becomes a denominator. The columns are kpi, period and value, or numerator and denominator; numbers have no commas in them.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,numerator,denominator
assessments,2016-04,1,024,1,113
`,
  },
  good: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,numerator,denominator
assessments,2016-04,1024,1113
`,
  },
  fixed: true,
};
