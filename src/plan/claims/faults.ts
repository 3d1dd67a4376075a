import { list } from "../../diagnostics/words.ts";

/** What is wrong with a claim, at one of its fields or, where the path is empty, as a whole. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

type Given = Readonly<Record<string, unknown>>;

const SUBJECTS = ["kpi", "finding", "action", "audit"] as const;
type Subject = (typeof SUBJECTS)[number];

/** What can be claimed of each, and the fields that say so: bounds are one claim together. */
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
const DETAILS: Readonly<Record<Subject, readonly string[]>> = {
  kpi: ["since", "for"],
  audit: ["graded"],
  finding: [],
  action: [],
};

/** Fields that are missing, or that do not go together; in words that follow the name of the field. */
export function findFaults(given: Given): Fault[] {
  const has = (field: string): boolean => given[field] !== undefined;
  const subjects = SUBJECTS.filter(has);
  const [subject] = subjects;
  if (subject === undefined) return [whole("is no proof: expected a kpi, a finding, an action or an audit")];
  if (subjects.length > 1) return [tooMany(subjects)];
  const claims = Object.values(CLAIMS[subject]);
  const allowed = [subject, ...claims.flat(), ...DETAILS[subject]];
  const foreign = Object.keys(given).filter((field) => has(field) && !allowed.includes(field));
  if (foreign.length > 0)
    return foreign.map((field) => at(field, `is nothing that ${NAMES[subject]} can show`));
  const made = claims.map((fields) => fields.filter(has)).filter((fields) => fields.length > 0);
  if (made.length > 1) return [tooMany(made.map(([field]) => field as string))];
  return [...(subject === "audit" ? auditFaults(has) : kpiFaults(has, given)), ...boundFaults(given)];
}

const NAMES: Readonly<Record<Subject, string>> = {
  kpi: "a KPI",
  finding: "a finding",
  action: "an action",
  audit: "an audit",
};

function kpiFaults(has: (field: string) => boolean, given: Given): Fault[] {
  const judged = has("is") || has("at-least") || has("at-most");
  const every = given.for === "every-period";
  if (has("has") && !has("since")) return [missing("since")];
  if (has("for") && !judged)
    return [at("for", "is for a target or bounds: expected is, at-least or at-most")];
  if (has("since") && !has("has") && !every)
    return [at("since", "is for a change: expected has, or for: every-period")];
  return [];
}

const auditFaults = (has: (field: string) => boolean): Fault[] =>
  !has("graded") && (has("at-least") || has("at-most") || has("better-than")) ? [missing("graded")] : [];

function boundFaults({ "at-least": least, "at-most": most }: Given): Fault[] {
  const contradict = typeof least === "number" && typeof most === "number" && least > most;
  return contradict ? [at("at-least", `is above at-most: ${least} and ${most} leave no value`)] : [];
}

const at = (field: string, message: string): Fault => ({ path: [field], message });
const whole = (message: string): Fault => ({ path: [], message });
/** The decoder says of a field that is not there that it is missing. */
const missing = (field: string): Fault => at(field, "is missing");
const tooMany = (fields: readonly string[]): Fault =>
  whole(`is ${fields.length} proofs in one, ${list(fields)}: expected an entry of the list for each`);
