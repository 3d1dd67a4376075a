import type { RuleInfo } from "../../problems/problem.ts";

export const csvShape: RuleInfo = {
  id: "csv-shape",
  severity: "error",
  summary: "A CSV of figures has headings, rows or cells that do not fit.",
  why: "One comma too many moves every figure of the row one column to the right, and a numerator becomes a denominator. A file has a row for each figure, with the columns kpi, period and value, or numerator and denominator; or a row for each KPI and a column for each period; or a row for each period and a column for each KPI. Commas, semicolons, tabs or vertical bars separate the cells, and a number with such a character in it goes in quotation marks. A number such as 1.234 between semicolons is read only where the rest of the file shows whether the point is a decimal sign. Each wrong cell is a problem of its own, and the others are read.",
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
  alwaysOn: true,
};

export const csvWithoutFigures: RuleInfo = {
  id: "csv-without-figures",
  severity: "warning",
  summary: "A CSV of figures has headings, but not one figure.",
  why: "An export that found nothing gives its headings alone. The report would print the figures of the month before, and nobody would know that this month's never came.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,value
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
};

export const csvNotes: RuleInfo = {
  id: "csv-notes",
  severity: "warning",
  summary:
    "A CSV of figures has text that is not read: lines above or below its table, or a row without figures.",
  why: "Case systems put titles, sources and footnotes round a table. They are not read, and one of them may say that the figures are provisional or leave something out.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2

Source: case system
Note: figures are provisional
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
};
