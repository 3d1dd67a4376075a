import type { RuleInfo } from "../../problems/problem.ts";

const PLAN = {
  "feeds.yaml": `\
feeds:
  - id: case-system
    measure: Indicator
    period: Month
    value: Result
    codes: { A12: caseload }
    ignore: [RAG]
extracts:
  - { date: 2016-05-05, file: april.csv, feed: case-system }
`,
};

export const exportUnlikeFeed: RuleInfo = {
  id: "export-unlike-feed",
  severity: "error",
  summary: "An export has a heading or a code that its feed does not describe, or lacks one.",
  why: "A feed says once how to read every export of a case system. After an upgrade of the system a measure has another code, or a column another name, and its figures would silently be missing from the report. What is new is added to the codes of the feed, or to what it ignores. A column that is not read and not ignored is a warning.",
  bad: { ...PLAN, "april.csv": "Indicator,Month,Result,RAG\nA12,Apr-16,17.2,Green\nA13,Apr-16,91%,Red\n" },
  good: { ...PLAN, "april.csv": "Indicator,Month,Result,RAG\nA12,Apr-16,17.2,Green\n" },
  alwaysOn: true,
};

export const rowsOfChildren: RuleInfo = {
  id: "rows-of-children",
  severity: "error",
  summary: "A file of figures holds rows about children: names, dates of birth, or NHS, UPN or case numbers.",
  why: "A plan folder is mailed, copied and kept in git for good, and reports are made of it for anybody to read. A list of children has no place there, not even for a day: whoever has the folder has the list. Nothing of such a file is read or shown.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": "LCS ID,Date of birth,Contact\n104511,04/09/2009,2016-04-12\n104877,17/01/2012,2016-04-14\n",
  },
  good: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": "kpi,period,value\ncaseload,2016-04,17.2\n",
  },
  alwaysOn: true,
};
