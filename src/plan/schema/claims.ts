import { z } from "zod";
import { list } from "../../text/words.ts";
import { EXAMPLE_MONTH } from "../time/dates.ts";
import type { Camel } from "./entry.ts";
import { integer, number } from "./numbers.ts";
import { choice, id, oneOrMany, reference, text } from "./scalars.ts";

const periods = z.union(
  [
    integer.refine((count) => count > 0, {
      error: "is 0: expected 1 period or more, or every-period",
    }),
    choice(["every-period"]),
  ],
  {
    error: ({ input }) =>
      `${typeof input === "string" ? `"${input}"` : "it"} is neither a number of periods nor every-period`,
  },
);

/** The fields of a claim. `findClaimProblems` checks which of them go together. */
const fields = z.strictObject({
  kpi: id.optional().meta({ title: "the KPI that shows it", examples: ["caseload"], names: ["kpi"] }),
  has: choice(["fallen", "risen", "improved"])
    .optional()
    .meta({ title: "how the measure moved from the period since to its newest" }),
  since: text
    .describe(`the period compared with, such as ${EXAMPLE_MONTH}`)
    .optional()
    .meta({ title: "the period compared with", examples: ["2015-09"] }),
  is: choice(["on-target"])
    .optional()
    .meta({ title: "that the newest figure, or each figure of the periods in for, meets its target" }),
  for: periods
    .optional()
    .meta({ title: "for how many of the newest periods, or every-period since one", examples: [5] }),
  "at-least": number.optional().meta({
    title: "the least that the figure is, in the unit of the measure; for an audit, per cent of its cases",
    examples: [80],
  }),
  "at-most": number.optional().meta({
    title: "the most that the figure is, in the unit of the measure; for an audit, per cent of its cases",
    examples: [18],
  }),
  "better-than": text.optional().meta({
    title: "the comparator of the measure, or the earlier audit, that it is better than",
    examples: ["England"],
  }),
  finding: reference.optional().meta({
    title: "the finding that says it, as event/document/finding",
    examples: ["ofsted-2016-07/letter/b"],
    names: ["finding"],
  }),
  action: id.optional().meta({ title: "the action that was done", examples: ["1.2"], names: ["action"] }),
  audit: id
    .optional()
    .meta({ title: "the audit that shows it", examples: ["audit-2016-06"], names: ["audit"] }),
  graded: oneOrMany(text.describe("a grade of the audit, such as good"))
    .optional()
    .meta({ title: "the grades of the audit that are counted together", examples: ["good"] }),
});

/** What shows that a highlight is true: a KPI, finding, action or audit, and what is claimed of it. */
export const claim = fields.superRefine((given, context) => {
  for (const { path, message } of findClaimProblems(given)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});

export type Claim = Camel<z.output<typeof fields>>;

/** What is wrong with a field of a claim, or with the whole claim if the path is empty. */
interface ClaimProblem {
  readonly path: readonly string[];
  readonly message: string;
}

type Given = Readonly<Record<string, unknown>>;

const SUBJECTS = ["kpi", "finding", "action", "audit"] as const;
type Subject = (typeof SUBJECTS)[number];

/** What can be claimed of each subject, and by which fields. Both bounds together are one claim. */
const CLAIMS: Readonly<Record<Subject, Readonly<Record<string, readonly string[]>>>> = {
  kpi: {
    has: ["has"],
    is: ["is"],
    bounds: ["at-least", "at-most"],
    "better-than": ["better-than"],
  },
  audit: { bounds: ["at-least", "at-most"], "better-than": ["better-than"] },
  finding: {},
  action: {},
};
/** Fields that add to a claim. */
const DETAILS: Readonly<Record<Subject, readonly string[]>> = {
  kpi: ["since", "for"],
  audit: ["graded"],
  finding: [],
  action: [],
};

/** Fields that are missing or do not go together. Messages follow the name of the field. */
function findClaimProblems(given: Given): ClaimProblem[] {
  const has = (field: string): boolean => given[field] !== undefined;
  const subjects = SUBJECTS.filter(has);
  const [subject] = subjects;
  if (subject === undefined)
    return [whole("is not a proof: expected a kpi, a finding, an action or an audit")];
  if (subjects.length > 1) return [tooMany(subjects)];
  const claims = Object.values(CLAIMS[subject]);
  const allowed = [subject, ...claims.flat(), ...DETAILS[subject]];
  const foreign = Object.keys(given).filter((field) => has(field) && !allowed.includes(field));
  if (foreign.length > 0)
    return foreign.map((field) => at(field, `is not something that ${NAMES[subject]} can show`));
  const made = claims.map((fields) => fields.filter(has)).filter((fields) => fields.length > 0);
  if (made.length > 1) return [tooMany(made.map(([field]) => field as string))];
  return [...(subject === "audit" ? auditProblems(has) : kpiProblems(has, given)), ...boundProblems(given)];
}

const NAMES: Readonly<Record<Subject, string>> = {
  kpi: "a KPI",
  finding: "a finding",
  action: "an action",
  audit: "an audit",
};

function kpiProblems(has: (field: string) => boolean, given: Given): ClaimProblem[] {
  const judged = has("is") || has("at-least") || has("at-most");
  const every = given.for === "every-period";
  if (has("has") && !has("since")) return [missing("since")];
  if (has("for") && !judged)
    return [at("for", "is for a target or bounds: expected is, at-least or at-most")];
  if (has("since") && !has("has") && !every)
    return [at("since", "is for a change: expected has, or for: every-period")];
  return [];
}

const auditProblems = (has: (field: string) => boolean): ClaimProblem[] =>
  !has("graded") && (has("at-least") || has("at-most") || has("better-than")) ? [missing("graded")] : [];

function boundProblems({ "at-least": least, "at-most": most }: Given): ClaimProblem[] {
  const contradict = typeof least === "number" && typeof most === "number" && least > most;
  return contradict ? [at("at-least", `is above at-most: ${least} and ${most} leave no value`)] : [];
}

const at = (field: string, message: string): ClaimProblem => ({ path: [field], message });
const whole = (message: string): ClaimProblem => ({ path: [], message });
/** The decoder rewords this for a field that is not there. */
const missing = (field: string): ClaimProblem => at(field, "is missing");
const tooMany = (fields: readonly string[]): ClaimProblem =>
  whole(`is ${fields.length} proofs in one, ${list(fields)}: expected an entry of the list for each`);
