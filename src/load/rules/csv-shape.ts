import type { RuleInfo } from "../../diagnostics/rule-info.ts";

export const csvShape: RuleInfo = {
  id: "csv-shape",
  severity: "error",
  summary: "A CSV of figures has headings, rows or cells that do not fit.",
  why: "A comma too many moves every figure of the row one column to the right, and a numerator becomes a denominator. A file has a row for each figure, with the columns kpi, period and value, or numerator and denominator; or a row for each KPI and a column for each period. Commas, semicolons, tabs or vertical bars separate the cells, and a number with such a character in it stands in quotation marks. Each wrong cell is a problem of its own, and the others are read.",
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
