/**
 * What a column of a tracker can hold, and the headings that councils give it. A heading is compared in small letters,
 * without signs and without what stands in brackets.
 */
export const FIELDS = {
  ref: "ref, reference, no, number, item, item no, id, action no, action number, action ref, action reference, action id, task no, ref no, reference number",
  recommendation:
    "recommendation, recommendations, rec, rec no, rec number, recommendation no, recommendation number, recommendation ref, ofsted recommendation, inspection recommendation, area for improvement, areas for improvement, priority area, priority, finding, requirement, required improvement",
  workstream:
    "workstream, work stream, theme, strand, project, programme, objective, strategic objective, category, area",
  action:
    "action, actions, task, tasks, action required, action to be taken, actions to be taken, agreed action, improvement action, key action, key actions, activity, what, what we will do, what will we do, what are we going to do, step, milestone, deliverable",
  owner:
    "owner, lead, lead officer, action owner, action lead, responsible officer, responsible, responsibility, accountable, accountable officer, accountable lead, who, by whom, lead person, lead post, officer, named lead, assigned to, person responsible",
  start: "start, start date, started, commencement, commencement date, from, date started, begin, begins",
  due: "due, due date, by when, when, target, target date, deadline, timescale, timescales, end, end date, finish, finish date, completion, completion date, target completion, target completion date, to be completed by, original date, original due date, original target date, planned end",
  revised:
    "revised, revised date, revised due date, revised target date, revised deadline, new date, new due date, new target date, extended to, forecast date, current date",
  completed:
    "completed, date completed, completed on, actual date, actual completion date, date closed, closed on, actual end",
  rag: "rag, brag, rag rating, brag rating, rag status, brag status, rating, colour, rag this month, current rag",
  status: "status, position, state, action status, current status, stage, progress status, complete y n",
  progress:
    "progress, update, updates, progress update, latest update, comments, comment, commentary, narrative, progress to date, latest position, position statement, progress comments, monthly update, update since last meeting, notes",
  evidence:
    "evidence, evidence of completion, evidence of progress, source of evidence, supporting evidence, assurance, how we know, how do we know",
  "evidence-date": "evidence date, date of evidence",
  verified: "verified by, checked by, assured by, signed off by, sign off, signed off",
  impact:
    "impact, impact so far, difference made, what difference has it made, impact on children, so what, impact to date",
  outcome:
    "outcome, outcomes, intended outcome, expected outcome, desired outcome, success criteria, what will be different, what difference will it make, benefit, what good looks like",
  measure:
    "measure, measures, kpi, kpis, performance measure, performance indicator, success measure, success measures, indicator, pi, how will we measure",
  reason: "reason, reason for slippage, reason for delay, reason for change, reason for revised date",
} as const;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];

/** A column that is kept apart on purpose: its cells go to what is left over. */
export const LEFT_OVER = "left-over";

export const isField = (text: string): text is Field => Object.hasOwn(FIELDS, text);
