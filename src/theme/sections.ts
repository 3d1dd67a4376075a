/** What a theme can order, rename or leave out, each with what it prints. The order is ours where a theme has none. */

interface Sections {
  readonly parts: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
  /** Those that the law asks for. */
  readonly required: readonly string[];
}

const cabinet = {
  parts: {
    "summary-report": "the part that Cabinet decides by",
    "main-report": "the part that says more",
  },
  sections: {
    purpose: "why the report is made",
    summary: "what it says, in short",
    corrections: "what the last report printed wrongly, and what is right",
    activities: "inspections, visits and reviews since the last report",
    highlights: "what went well, with what shows it",
    "behind-plan": "actions that are late or in danger of it",
    "newest-audits": "the newest rounds of case-file audits, what they found again, and the next",
    "moved-to-business-as-usual": "recommendations that the Board no longer oversees",
    decisions: "what Cabinet is asked to resolve",
    reasons: "why",
    "sign-off": "who signs the report",
    "background-papers": "unpublished papers that it relies on",
    contact: "whom to ask",
    implications: "the council's table of implications",
    main: "the main report, as it is written",
  },
  // Local Government Act 1972, section 100D; and what a decision of an executive is recorded with (SI 2012/2089).
  required: ["decisions", "background-papers", "implications"],
} as const satisfies Sections;

const board = {
  parts: {
    headlines: "the first page",
    measures: "every measure by its icons, and charts of those of concern",
    "by-exception": "one recommendation after the other, and audits",
    "main-report": "anything else",
  },
  sections: {
    "main-points": "six main points at most",
    "status-counts": "how many actions have which status",
    "worse-since": "what got worse since the last report",
    "overdue-actions": "actions past their due dates",
    "measures-of-concern": "measures that miss their target or show concern",
    "done-since": "what was done since the last report",
    "coming-up": "what falls due next",
    summary: "what the report says, in short",
    highlights: "what went well, with what shows it",
    "asked-of-board": "what the Board is asked to do",
    "icon-matrix": "every measure, by whether it changed and whether it will meet its target",
    "concern-charts": "charts of the measures that miss their target or show concern",
    "by-exception": "recommendations with actions or measures that are off",
    "on-course": "recommendations without an exception",
    "usual-exceptions": "what is off in business as usual",
    "each-workstream": "how each workstream stands, and who leads it",
    "newest-audits": "the newest rounds of case-file audits, what they found again, and the next",
    contact: "whom to ask",
    main: "further matters, as they are written",
  },
  required: [],
} as const satisfies Sections;

const readiness = {
  parts: {
    overview: "the first page",
    "each-finding": "a page for each recommendation, with its findings",
    "all-findings": "what stands with no single recommendation, and every gap",
    "main-report": "anything else",
  },
  sections: {
    summary: "what the report says, in short",
    "readiness-matrix": "every recommendation and finding, by what shows it",
    "first-gaps": "the gaps that come first",
    evaluations:
      "each recommendation: what was found, done, shown, changed and said since, and what is not yet shown",
    "outside-views": "letters and reports from outside the council",
    "all-gaps": "every gap, ranked",
    "readiness-method": "how each answer is worked out",
    main: "further matters, as they are written",
    contact: "whom to ask",
  },
  required: [],
} as const satisfies Sections;

export const SECTIONS = { cabinet, board, readiness } as const;

/** Blocks that are made of the plan, as an appendix or where a report places them. */
export const BLOCKS = {
  "action-plan": "every action under its recommendation",
  audits: "rounds of case-file audits, with their grades, what they found again, and the next",
  "business-as-usual": "recommendations that continue as business as usual",
  changes: "what changed since the last report",
  "data-notes": "where figures are from, and how they are counted",
  findings: "what an inspection or visit found",
  glossary: "the terms of the plan",
  judgements: "how each area was judged",
  "next-events": "what comes next",
  progress: "each recommendation with its actions and measures",
  recommendations: "each recommendation as it was made",
  "recommendations-table": "the recommendations in one table",
  scorecard: "every measure with its newest figure",
  timeline: "events on a line, up to the re-inspection",
  workstreams: "how each workstream stands, what moves next, and who answers for it",
  traceability: "where each recommendation and finding is addressed, and what shows it",
} as const;

/** The columns of a block that can be left out, by the first word of their titles. The one that names its row is always there. */
export const COLUMNS = {
  "action-plan": ["action", "owner", "status"],
  scorecard: ["latest", "target", "change", "variation", "assurance"],
} as const;
