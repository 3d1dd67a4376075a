import type { Mark, StatusBars, Timeline, TrendChart } from "../../src/model/charts.ts";
import type { Block, ReportDocument } from "../../src/model/document.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { type Cell, type Table, textOf, type Variation } from "../../src/model/table.ts";

export const cell = (text: string, header = false): Cell => ({
  header,
  span: 1,
  lines: text === "" ? [] : [{ kind: "text", text: [textOf(text)] }],
});

export const trend: TrendChart = {
  type: "trend",
  unit: "cases per social worker",
  decimals: 1,
  points: [
    { label: "June 2016", value: 19.4, mark: null },
    { label: "July 2016", value: null, mark: null },
    { label: "August 2016", value: 17.2, mark: null },
  ],
  targets: [
    { min: 14, max: 18 },
    { min: 14, max: 18 },
    { min: 14, max: 18 },
  ],
  targetLabel: "Target 14 to 18",
  phases: [{ from: 0, to: 3, limits: null, trial: false, reason: null }],
};

export const bars: StatusBars = {
  type: "status-bars",
  rows: [
    {
      label: "1 Management oversight",
      counts: [
        { colour: "red", word: "Off track", count: 1 },
        { colour: "green", word: "On track", count: 40 },
        { colour: "blue", word: "Complete", count: 12 },
        { colour: "blue", word: "Embedded", count: 3 },
      ],
    },
  ],
};

/** Ten months of an XmR chart: a break after the fourth, with trial limits from there on. */
export const xmr: TrendChart = {
  ...trend,
  points: [20.1, 19.8, 20.4, 19.9, 17.1, 17.4, null, 17.0, 14.1, 17.2].map((value, index) => ({
    label: `${["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"][index]} ${index < 2 ? 15 : 16}`,
    value,
    mark: index === 8 ? "improvement" : index === 0 ? "concern" : null,
  })),
  targets: Array.from({ length: 10 }, () => ({ min: 14, max: 18 })),
  phases: [
    { from: 0, to: 4, limits: { mean: 20, upper: 21.2, lower: 18.8 }, trial: true, reason: null },
    {
      from: 4,
      to: 10,
      limits: { mean: 16.6, upper: 19.4, lower: 13.8 },
      trial: true,
      reason: "New case system",
    },
  ],
};

export const timeline: Timeline = {
  type: "timeline",
  from: "2016-05-01",
  to: "2017-12-31",
  asAt: "2016-09-05",
  events: [
    {
      label: "Visit 1",
      kind: "monitoring-visit",
      from: "2016-07-10",
      to: "2016-07-11",
      certainty: "held",
      when: "10 to 11 July 2016",
    },
    {
      label: "DfE review",
      kind: "review",
      from: "2016-12-08",
      to: "2016-12-08",
      certainty: "planned",
      when: "8 December 2016",
    },
    {
      label: "Re-inspection",
      kind: "inspection",
      from: "2017-07-01",
      to: "2017-09-30",
      certainty: "expected",
      when: "summer 2017",
    },
  ],
  windows: [{ label: "Re-inspection window", from: "2017-06-01", to: "2017-11-30" }],
};

export const actions: Table = {
  kind: "table",
  anchor: "actions",
  caption: "Actions for recommendation 1",
  columns: [
    { title: "No.", width: 10, align: "left" },
    { title: "Action", width: 45, align: "left" },
    { title: "Owner", width: 20, align: "left" },
    { title: "Days late", width: 10, align: "right" },
    { title: "Status", width: 15, align: "left" },
  ],
  rows: [
    {
      anchor: "action-1-1",
      cells: [
        cell("1.1", true),
        {
          header: false,
          span: 1,
          lines: [
            { kind: "text", text: [textOf("Hold every strategy meeting with police and health.")] },
            { kind: "note", text: [textOf("22 of 24 audited met the standard.")] },
          ],
        },
        cell(""),
        cell("12"),
        { header: false, span: 1, lines: [{ kind: "badge", colour: "amber", word: "At risk" }] },
      ],
    },
  ],
  note: "As known at 5 September 2016.",
  density: "normal",
  headed: false,
};

const figures: Table = {
  kind: "table",
  anchor: "kpi-caseload-table",
  caption: "Average caseload: figures",
  columns: [
    { title: "Month", width: 40, align: "left" },
    { title: "Jun 16", width: 20, align: "right" },
    { title: "Jul 16", width: 20, align: "right" },
    { title: "Aug 16", width: 20, align: "right" },
  ],
  rows: [{ anchor: null, cells: [cell("Value", true), cell("19.4"), cell("[x]"), cell("17.2")] }],
  note: null,
  density: "compact",
  headed: false,
};

/** Measures in two groups, with sparklines and their variation. */
export const overview: Table = {
  kind: "table",
  anchor: "overview",
  caption: "The measures at a glance",
  columns: [
    { title: "Measure", width: 40, align: "left" },
    { title: "Latest", width: 20, align: "right" },
    { title: "Variation", width: 40, align: "left" },
  ],
  rows: [
    { anchor: null, cells: [{ ...cell("Workload", true), span: 3 }] },
    {
      anchor: null,
      cells: [cell("Average caseload", true), cell("17.2"), over("improvement", "L", "Improving")],
    },
    { anchor: null, cells: [{ ...cell("Workforce", true), span: 3 }] },
    { anchor: null, cells: [cell("Turnover", true), cell("21%"), over("concern", "H", "Concern")] },
    { anchor: null, cells: [cell("Agency staff", true), cell("9%"), over(null, "~", "Common cause")] },
  ],
  note: null,
  density: "compact",
  headed: false,
};

function over(mark: Mark | null, letter: Variation["letter"], word: string): Cell {
  const values = [19.4, null, 18.1, 17.2];
  return {
    header: false,
    span: 1,
    lines: [
      {
        kind: "sparkline",
        name: "June to September 2016: between 17.2 and 19.4",
        values,
        marks: [null, null, null, mark],
      },
      { kind: "variation", mark, letter, word },
    ],
  };
}

const summary: readonly Block[] = [
  { kind: "heading", level: 2, anchor: "purpose", text: [textOf("Purpose of the report")] },
  {
    kind: "paragraph",
    number: 1,
    anchor: "paragraph-1",
    text: [
      textOf("The letter is at "),
      { kind: "link", href: "#letter", children: [textOf("Appendix 1")] },
      textOf("."),
    ],
    items: [
      {
        label: "(a)",
        text: [
          { kind: "strong", children: [textOf("Caseloads")] },
          textOf(" have fallen;"),
          { kind: "footnote", label: "1", anchor: "noted-1", note: "note-1" },
        ],
        items: [{ label: "(i)", text: [textOf("in every team.")], items: [] }],
      },
      {
        label: "(b)",
        text: [
          { kind: "emphasis", children: [textOf("turnover")] },
          textOf(" has "),
          { kind: "deleted", children: [textOf("fallen")] },
          textOf(" "),
          { kind: "inserted", children: [textOf("not changed")] },
          textOf("."),
        ],
        items: [],
      },
    ],
  },
  {
    kind: "footnotes",
    anchor: "notes",
    title: "What shows this:",
    notes: [
      {
        label: "1",
        anchor: "note-1",
        reference: "noted-1",
        text: [textOf("Average caseload: 17.2 in August 2016, target 14 to 18.")],
      },
    ],
  },
  { kind: "sign-off", name: "Suzanne Joyner", office: "Director of Children and Adults Services" },
  { kind: "contact", name: "Brian Boggon", extension: "6286", email: "brian@example.gov.uk" },
  { kind: "heading", level: 2, anchor: "implications", text: [textOf("Implications")] },
  {
    kind: "facts",
    rows: [
      { name: "Wards affected", value: [textOf("All wards of the borough.")] },
      { name: "Efficiency", value: [] },
    ],
  },
];

const main: readonly Block[] = [
  { kind: "heading", level: 2, anchor: "progress", text: [textOf("Progress in figures")] },
  { kind: "heading", level: 3, anchor: "workload", text: [textOf("Workload")] },
  { kind: "paragraph", number: null, anchor: "not-numbered", text: [textOf("Not numbered.")], items: [] },
  {
    kind: "figure",
    anchor: "kpi-caseload",
    title: "Average caseload",
    measure: null,
    meaning: null,
    figures: null,
    chart: trend,
    sentence: "At 17.2 in August 2016, it is down from 19.4.",
    table: figures,
  },
  {
    kind: "figure",
    anchor: "statuses",
    title: "Actions by status",
    measure: null,
    meaning: null,
    figures: null,
    chart: bars,
    sentence: "Of 56 actions, 40 are on track.",
    table: { ...figures, anchor: "statuses-table", caption: "Number of actions" },
  },
  actions,
  {
    kind: "figure",
    anchor: "kpi-limits",
    title: "Caseload with limits",
    measure: null,
    meaning: null,
    figures: null,
    chart: xmr,
    sentence: "At 17.2 in August 2016, it shows no special cause.",
    table: { ...figures, anchor: "limits-table", caption: "Caseload with limits: figures" },
  },
  {
    kind: "figure",
    anchor: "events",
    title: "Events",
    measure: null,
    meaning: null,
    figures: null,
    chart: timeline,
    sentence: "The review is the next of two events to come.",
    table: { ...figures, anchor: "events-table", caption: "Events in their order" },
  },
  overview,
];

/** A report with one of everything. */
export const document: ReportDocument = {
  template: "cabinet",
  language: "en-GB",
  title: "Update on Children’s Services Improvements",
  heading: {
    authority: "Darlington Borough Council",
    item: null,
    meeting: "Cabinet",
    date: "4 October 2016",
    status: "Draft",
    asAt: "5 September 2016",
    notice: null,
    responsible: [
      { role: "Responsible Director", name: "Suzanne Joyner", office: "Children and Adults Services" },
    ],
  },
  contents: [
    { title: "Summary report", anchor: "summary", level: 1, paragraphs: "1" },
    { title: "Purpose of the report", anchor: "purpose", level: 2, paragraphs: "1" },
    { title: "Main report", anchor: "main", level: 1, paragraphs: "2 to 24" },
    { title: "Appendix 1: The letter", anchor: "letter", level: 1, paragraphs: null },
  ],
  parts: [
    {
      id: "summary",
      kind: "summary",
      anchor: "summary",
      title: "Summary report",
      label: null,
      blocks: summary,
      sections: [],
    },
    {
      id: "main",
      kind: "main",
      anchor: "main",
      title: "Main report",
      label: null,
      blocks: main,
      sections: [],
    },
    {
      id: "letter",
      kind: "appendix",
      anchor: "letter",
      title: "The letter",
      label: "Appendix 1",
      blocks: [{ kind: "quote", paragraphs: [[textOf("Dear Ms Joyner")], [textOf("Thank you.")]] }],
      sections: [],
    },
  ],
};

/** The sample, with parts of its document replaced. */
export const model = (changes: Partial<ReportDocument> = {}): ReportModel => ({
  schemaVersion: 4,
  provenance: {
    tool: "improve",
    version: "0.1.0",
    authority: "Darlington Borough Council",
    plan: "Improvement plan",
    report: "cabinet-2016-09",
    audience: "public",
    edition: "public",
    asAt: "2016-09-05",
    since: null,
    state: "draft",
  },
  state: {
    asAt: "2016-09-05",
    workstreams: [],
    recommendations: [],
    actions: [],
    kpis: [],
    events: [],
    audits: [],
    posts: [],
    bodies: [],
    reports: [],
    report: null,
  },
  publicState: null,
  document: { ...document, ...changes },
});

/** The sample with only these blocks in its main part. */
export const withBlocks = (...blocks: Block[]): ReportModel =>
  model({
    parts: [
      { id: "main", kind: "main", anchor: "main", title: "Main report", label: null, blocks, sections: [] },
    ],
  });

/** The body of a page. */
export const bodyOf = (html: string): string => html.slice(html.indexOf("<body>"));
