import { z } from "zod";
import { RANKED_KINDS } from "../plan/readiness/gaps.ts";
import { STATUSES } from "../plan/schema/actions.ts";
import { FINDING_KINDS } from "../plan/schema/events.ts";
import { isIsoDate } from "../plan/time/dates.ts";
import { kpiState } from "./kpi-state.ts";
import { correctedField, isoDate, namedPost, type Plain } from "./parts.ts";

/** A post that is named in the state or by a report to the public, as it was at the date of the state. */
const postState = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Who holds it, where a report to the public names them. */
  holder: z.string().nullable(),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type PostState = Plain<typeof postState>;

/** A board, committee, department or inspectorate. */
const bodyState = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type BodyState = Plain<typeof bodyState>;

/** A strand of the programme, with the titles of its posts at the date of the state. */
const workstreamState = z.strictObject({
  id: z.string(),
  title: z.string(),
  programme: z.string().nullable(),
  sponsor: namedPost.nullable(),
  lead: namedPost.nullable(),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type WorkstreamState = Plain<typeof workstreamState>;

const recommendationState = z.strictObject({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  text: z.string(),
  lead: namedPost.nullable(),
  track: z.enum(["improvement-plan", "business-as-usual"]),
  governance: z.string().nullable(),
  measure: z.string().nullable(),
  /** The title of the workstream that carries it on as business as usual. */
  workstream: z.string().nullable(),
  /** The name of the body that does. */
  body: z.string().nullable(),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type RecommendationState = Plain<typeof recommendationState>;

const dueMove = z.strictObject({
  date: isoDate,
  from: isoDate,
  to: isoDate,
  reason: z.string().nullable(),
  /** The Board agreed the new date, so this is not a slip. */
  rebaseline: z.boolean(),
});
export type DueMove = Plain<typeof dueMove>;

const statusChange = z.strictObject({
  date: isoDate,
  from: z.enum(STATUSES),
  to: z.enum(STATUSES),
  reason: z.string().nullable(),
  /** The date on which this change was corrected; null if it stands as it was written. */
  corrected: isoDate.nullable(),
});

/** What an update said, and what a later one with `corrects` says instead. */
const correctionState = z
  .strictObject({
    /** The date of the correction. */
    date: isoDate,
    /** The date of the update that it corrects. */
    corrects: isoDate,
    field: z.enum(["status", "due"]),
    /** Null if the update did not give the field. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .superRefine(({ field, from, to }, context) => {
    for (const [key, value] of Object.entries({ from, to })) {
      const fits = field === "status" ? isStatus : isIsoDate;
      if (value === null || fits(value)) continue;
      const expected = field === "status" ? `one of ${STATUSES.join(", ")}` : undefined;
      context.addIssue({ code: "custom", path: [key], params: { expected } });
    }
  });
const isStatus = (text: string): boolean => (STATUSES as readonly string[]).includes(text);

export type CorrectionState = Plain<typeof correctionState>;

const actionState = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Recommendations, or findings as `event/document/finding`. */
  answers: z.array(z.string()),
  /** The KPIs that show whether it works. */
  measuredBy: z.array(z.string()),
  owner: namedPost.nullable(),
  start: isoDate.nullable(),
  due: isoDate.nullable(),
  status: z.enum(STATUSES),
  outcome: z.string().nullable(),
  /** The title of its workstream. */
  workstream: z.string().nullable(),
  supersededBy: z.string().nullable(),
  progress: z.string().nullable(),
  impact: z.string().nullable(),
  evidence: z.array(
    z.strictObject({ title: z.string(), date: isoDate.nullable(), verifiedBy: z.string().nullable() }),
  ),
  /** Every time the due date moved, oldest first. */
  dueMoves: z.array(dueMove),
  statusChanges: z.array(statusChange),
  /** Corrections of statuses and due dates, oldest first. */
  corrections: z.array(correctionState),
  /** Corrections of all other fields, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type ActionState = Plain<typeof actionState>;

const findingState = z.strictObject({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  text: z.string(),
  answers: z.array(z.string()),
});
export type FindingState = Plain<typeof findingState>;

const eventState = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  by: z.array(z.string()),
  /** In words: "10 to 11 July 2016". */
  planned: z.string().nullable(),
  held: z.string().nullable(),
  documents: z.array(
    z.strictObject({ id: z.string(), title: z.string(), date: isoDate, findings: z.array(findingState) }),
  ),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type EventState = Plain<typeof eventState>;

/** A round of audits. Numbers are null where readers may not be told them. */
const auditState = z.strictObject({
  id: z.string(),
  theme: z.string(),
  /** In words: "October 2016". */
  planned: z.string().nullable(),
  /** The day on which it was reported; null for one that is only planned. */
  date: isoDate.nullable(),
  /** How many case files; null as well for a planned round that does not say how many. */
  cases: z.number().nullable(),
  /** The best first. */
  grades: z.array(z.strictObject({ grade: z.string(), count: z.number().nullable() })),
  /** How many cases are good or better on the plan's scale; null as well if that is not known. */
  good: z.number().nullable(),
  moderated: z.strictObject({ cases: z.number(), agreed: z.number() }).nullable(),
  recurring: z.array(z.string()),
  /** Recommendations, or findings as `event/document/finding`. */
  answers: z.array(z.string()),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type AuditState = Plain<typeof auditState>;

/** A report that its readers had by the date of the state, with what has been put right in it. */
const earlierReport = z.strictObject({
  id: z.string(),
  asAt: isoDate,
  title: z.string(),
  meeting: z.string().nullable(),
  /** Corrections, in the order in which they were made. */
  correctedFields: z.array(correctedField),
});
export type EarlierReportState = Plain<typeof earlierReport>;

/** A highlight and what shows it. */
const claimState = z.strictObject({
  /** As it was written, with the names of references. It stays the same when their values change. */
  wording: z.string(),
  /** As it is printed, in plain text. */
  text: z.string(),
  proofs: z.array(z.string()),
  /** False if one of its claims does not hold. True for a highlight without claims. */
  holds: z.boolean(),
});
export type ClaimState = Plain<typeof claimState>;

/** Something that a report on readiness says is not yet shown. */
const gapState = z.strictObject({
  kind: z.enum(RANKED_KINDS),
  /** What it is a gap of: the id of a recommendation, an action, a measure or a round of audits, or the path of a finding. */
  entity: z.string(),
  /** The recommendations and findings that it stands with: "Recommendations 8 and 10". */
  stands: z.string(),
  what: z.string(),
});
export type GapState = Plain<typeof gapState>;

/** What a report says that does not follow from the plan: its own fields as they were written. */
const reportState = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** "Cabinet, 4 October 2016, item 6", as far as it is known. */
  meeting: z.string().nullable(),
  /** The fields with their references unresolved. What a reference stands for is compared where it comes from. */
  texts: z.array(z.strictObject({ field: z.string(), text: z.string() })),
  /** What else it prints of its own fields: whom to ask, who signs it, its papers and its sources. */
  details: z.array(z.strictObject({ field: z.string(), text: z.string() })),
  claims: z.array(claimState),
  /** In the order of their rank; null for a report that is not on readiness. */
  gaps: z.array(gapState).nullable(),
});
export type ReportState = Plain<typeof reportState>;

/** Fields, and whole lists, that early versions of the program did not record. */
const LATER_FIELDS = [
  "actions.measuredBy",
  "actions.corrections",
  "kpis.standard",
  "kpis.basis",
  "kpis.answers",
  "kpis.targets",
  "kpis.screening",
  "kpis.comparators",
  "kpis.breaks",
  "kpis.variation",
  "report.claims",
  "report.details",
  "recommendations.correctedFields",
  "actions.correctedFields",
  "kpis.correctedFields",
  "events.correctedFields",
  "workstreams",
  "recommendations.workstream",
  "recommendations.body",
  "audits",
  "posts.holder",
  "posts.correctedFields",
  "bodies",
  "reports",
] as const;

/** The plan at one date as its audience may see it, which is what `diff` compares. */
export const planState = z
  .strictObject({
    asAt: isoDate,
    workstreams: z.array(workstreamState),
    recommendations: z.array(recommendationState),
    actions: z.array(actionState),
    kpis: z.array(kpiState),
    events: z.array(eventState),
    audits: z.array(auditState),
    posts: z.array(postState),
    bodies: z.array(bodyState),
    /** Those that its readers had by then. */
    reports: z.array(earlierReport),
    /** The report that was made of the plan; null for the state of a plan alone. */
    report: reportState.nullable(),
    /** Fields that were not recorded when the model was written, so cannot be compared. Left out if there are none. */
    unrecorded: z.array(z.enum(LATER_FIELDS)).optional(),
  })
  .meta({ id: "PlanState" });
export type PlanState = Plain<typeof planState>;
