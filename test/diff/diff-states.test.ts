import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.ts";
import { diffStates } from "../../src/diff/comparison.ts";
import { GROUPS } from "../../src/diff/groups.ts";
import { CHANGE_KINDS, type ChangeKind } from "../../src/diff/kinds.ts";
import type { KpiState } from "../../src/model/kpi-state.ts";
import type { EventState, PlanState, ReportState } from "../../src/model/state.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { loadFiles } from "../load/load-files.ts";
import { april, loaded, may } from "./month-states.ts";

type Cases = Partial<Record<ChangeKind, string>>;

/** Each kind of change, and its message from April to May. */
const FROM_APRIL_TO_MAY: Cases = {
  "recommendation-added": "Recommendation 2, Listen: is new.",
  "recommendation-to-business-as-usual":
    "Recommendation 3, House: continues as business as usual; overseen by: Scrutiny; to be seen in: Rents paid on time; carried on by: Practice.",
  "recommendation-back-to-plan": "Recommendation 4, Review: is back in the improvement plan.",
  "recommendation-reworded":
    "Recommendation 7, Train: its text was reworded from “Train staff.” to “Train all staff.”",
  "recommendation-renumbered": "Recommendation 9, Count: was number 8 before.",
  "recommendation-lead-changed":
    "Recommendation 6, Lead: is led by Workforce Lead, previously by Head of Service.",
  "workstream-added": "Workstream, Partners: is new.",
  "workstream-renamed": "Workstream, Workforce: its title was reworded from “Staff” to “Workforce”.",
  "workstream-moved": "Workstream, Joined: is part of Transformation, previously of no programme.",
  "workstream-sponsor-changed":
    "Workstream, Sponsored: is sponsored by Workforce Lead, previously by Head of Service.",
  "workstream-lead-changed": "Workstream, Headed: is led by Workforce Lead, previously by nobody.",
  "workstream-corrected":
    "Workstream, Health: its title was corrected from “Heath” to “Health”. Reason: A typing error.",
  "recommendation-oversight-changed":
    "Recommendation 5, Foster: its governance was reworded from “Scrutiny” to “The Fostering Panel”.",
  "recommendation-corrected":
    "Recommendation 10, Write: its text was corrected from “Write few plans.” to “Write new plans.” Reason: A typing error.",
  "action-added": "Action added, Added: is new.",
  "action-withdrawn":
    "Action withdrawn, Withdrawn: was withdrawn; action better takes its place. Reason: Not needed.",
  "action-superseded": "Action superseded, Superseded: action better takes its place.",
  "action-started": "Action started, Started: was begun.",
  "action-completed": "Action completed, Completed: was completed; evidence: Audit of ten files.",
  "action-embedded": "Action embedded, Embedded: is embedded in practice; evidence: Audit.",
  "action-reopened": "Action reopened, Reopened: was reopened. Reason: It lapsed.",
  "action-corrected":
    "Action corrected, Corrected: its status was corrected, from complete to on track. Reason: The wrong row was read.",
  "action-better": "Action better, Better: went from off track to at risk.",
  "action-worse": "Action worse, Worse: went from on track to at risk.",
  "action-back-where-it-was": "Action back-again, Back again: went to at risk and is on track again.",
  "due-slipped":
    "Action slipped, Slipped: slipped from 30 April 2016 to 30 June 2016, 61 days later, for the third time; 107 days later in all. Reason: The trainer is ill.",
  "due-rebaselined":
    "Action rebaselined, Rebaselined: has a new date, agreed by the Board, from 31 March 2016 to 30 June 2016, 91 days later. Reason: Rewritten plan.",
  "due-brought-forward":
    "Action brought-forward, Brought forward: was brought forward from 30 June 2016 to 31 May 2016, 30 days earlier.",
  "due-set": "Action dated, Dated: is due on 30 September 2016; it had no date before.",
  "due-corrected":
    "Action due-corrected, Due corrected: its due date was corrected, from 31 August 2016 to 31 July 2016. Reason: A slip of the pen.",
  "start-changed": "Action start, Start: starts on 1 July 2016, previously on 1 June 2016.",
  "owner-changed": "Action owned, Owned: is owned by Workforce Lead, previously by Head of Service.",
  "evidence-added": "Action shown, Shown: evidence added: Register, 12 May 2016.",
  "progress-reported": "Action told, Told: progress reported: “Half of the files are read.”",
  "impact-reported": "Action told, Told: impact reported: “Fewer files are late”.",
  "action-moved": "Action elsewhere, Elsewhere: now answers recommendation 7, previously recommendation 1.",
  "action-measures-changed":
    "Action measured, Measured: is measured by Measure visits, previously by Measure caseload.",
  "action-reworded":
    "Action renamed, Train all managers: its title was reworded from “Train managers” to “Train all managers”.",
  "kpi-added": "Measure added-kpi: is a new measure.",
  "kpi-moved":
    "Measure moved: 16 in April 2016, 17 in March 2016; too few figures to tell whether the move is real.",
  "kpi-met-target":
    "Measure met: 18 in April 2016, 19 in March 2016; too few figures to tell whether the move is real.",
  "kpi-missed-target":
    "Measure missed: 19 in April 2016, 18 in March 2016; too few figures to tell whether the move is real.",
  "kpi-special-concern":
    "Measure concern: a special cause appeared: the newest figure is above the upper limit; this looks like a real worsening.",
  "kpi-special-cause":
    "Measure cause: a special cause appeared: the newest figure is below the lower limit; this looks like a real improvement.",
  "kpi-special-cause-ended":
    "Measure ended: the special cause has ended; the newest figure is within the usual ups and downs.",
  "kpi-figure-added": "Measure filled: the figure for February 2016, 16, is added where none was given.",
  "kpi-restated":
    "Measure restated: the figure for March 2016 was restated from 17 to 15. Reason: Counted late.",
  "kpi-suppressed": "Measure suppressed: the figure for February 2016 is suppressed, which was shown before.",
  "kpi-shown-again": "Measure shown-again: the figure for February 2016 is shown, and was suppressed before.",
  "kpi-symbol-changed": "Measure symbol: the figure for February 2016 is now [u], previously [z].",
  "kpi-target-moved": "Measure target: its target is now 17 or less; previously 18 or less.",
  "kpi-target-set": "Measure target-set: has a target: 17 or less from 1 April 2016 (tolerance 1).",
  "kpi-target-dropped": "Measure target-dropped: the target of 18 or less was dropped.",
  "kpi-renamed":
    "Measure by another name: its name was reworded from “Measure renamed-kpi” to “Measure by another name”.",
  "kpi-definition-changed":
    "Measure defined: its definition was reworded from “Counted.” to “Counted on the last day.”",
  "kpi-method-changed": "Measure counted: its unit is children, previously cases.",
  "kpi-rebased":
    "Measure rebased: the series is rebased from 1 March 2016, after a change of method. Reason: Counted by the new system.",
  "kpi-rebasing-reworded":
    "Measure rebased: the reason why the series is rebased from 1 January 2016, after a step change, has changed. Reason: New team in post.",
  "kpi-comparator-added": "Measure compared: can be compared with England, 2015: 16.",
  "kpi-comparator-changed":
    "Measure compared: is compared with England, 2014: 18, previously with England, 2014: 17.",
  "kpi-comparator-removed": "Measure compared: is no longer compared with Wales, 2014: 15.",
  "kpi-answers-changed": "Measure answering: now measures recommendation 7, previously recommendation 1.",
  "kpi-corrected":
    "Measure caseload: its definition was corrected from “Counted once.” to “Counted twice.” Reason: A typing error.",
  "event-added": "Later review: planned: June 2016.",
  "event-held": "First visit: took place, 12 to 13 May 2016.",
  "event-rescheduled": "Second review: planned: September 2016; previously: June 2016.",
  "event-reworded":
    "Third review of the plan: its title was reworded from “Third review” to “Third review of the plan”.",
  "event-corrected":
    "Fourth review: its title was corrected from “Forth review” to “Fourth review”. Reason: A typing error.",
  "audit-added":
    "Audit, Supervision: reported on 20 May 2016: 6 of 18 case files good or better (33%); found again: Risk is not weighed.",
  "audit-planned": "Audit, Care plans: planned: July 2016; 24 case files.",
  "audit-rescheduled": "Audit, Strategy meetings: planned: July 2016; previously: June 2016.",
  "audit-grades-changed":
    "Audit, Chronologies: its grades: Good 5 and Inadequate 7, previously Good 6 and Inadequate 6.",
  "audit-moderated": "Audit, Pathway plans: moderated: 3 of 4 grades agreed.",
  "audit-reworded":
    "Audit, Visits to children: its theme was reworded from “Visits” to “Visits to children”.",
  "audit-corrected":
    "Audit, Chronology: when it is planned was corrected, from November 2016 to October 2016. Reason: A typing error.",
  "post-renamed":
    "Post, Deputy Director: its title was reworded from “Assistant Director” to “Deputy Director”.",
  "post-corrected":
    "Post, Team Manager: its title was corrected from “Team Manger” to “Team Manager”. Reason: A typing error.",
  "body-renamed":
    "Body, Scrutiny Committee: its name was reworded from “Scrutiny Panel” to “Scrutiny Committee”.",
  "body-corrected":
    "Body, Young People's Forum: its name was corrected from “Young Peoples Forum” to “Young People's Forum”. Reason: A typing error.",
  "document-received": "Reply: received, dated 20 May 2016.",
  "document-reworded": "Letter of the visit: its title was reworded from “Letter” to “Letter of the visit”.",
  "finding-added": "Finding c, Letter of the visit: new strength: “Staff are kind”.",
  "document-corrected":
    "Note of April: its title was corrected from “Noet” to “Note of April”. Reason: A typing error.",
  "finding-corrected":
    "Finding x, Note of April: its text was corrected from “No plans are late” to “New plans are late”. Reason: A typing error.",
  "finding-reworded":
    "Finding a, Letter of the visit: its text was reworded from “Plans are late” to “Many plans are late”.",
  "finding-addressed": "Finding b, Letter of the visit: is addressed by recommendation 1.",
  "finding-unaddressed": "Finding a, Letter of the visit: is no longer addressed by recommendation 1.",
};

/** Kinds that only occur from May back to April, when entries disappear. */
const FROM_MAY_BACK_TO_APRIL: Cases = {
  "workstream-removed": "Workstream, Partners: is no longer there.",
  "recommendation-removed": "Recommendation 2, Listen: is no longer there.",
  "action-removed": "Action added, Added: is no longer there.",
  "due-dropped": "Action dated, Dated: has no due date any more; it was 30 September 2016.",
  "evidence-removed": "Action completed, Completed: evidence is no longer there: Audit of ten files.",
  "kpi-removed": "Measure added-kpi: is no longer measured.",
  "kpi-figure-removed": "Measure filled: the figure for February 2016, 16, is no longer given.",
  "kpi-rebasing-dropped": "Measure rebased: the series is no longer rebased from 1 March 2016.",
  "event-removed": "Later review: is no longer there.",
  "event-not-held": "First visit: did not take place, 12 to 13 May 2016; planned: May 2016.",
  "audit-removed": "Audit, Care plans: is no longer there; it was planned: July 2016.",
  "audit-not-reported":
    "Audit, Supervision: no longer has a result, and was reported on 20 May 2016; planned: May 2016.",
  "document-removed": "Reply: is no longer there; it was dated 20 May 2016.",
  "finding-removed": "Finding c, Letter: is no longer there: “Staff are kind”.",
};

const REPORT: ReportState = {
  id: "cabinet",
  title: "Progress",
  meeting: "Cabinet, 3 May 2016",
  texts: [{ field: "summary", text: "Caseloads have fallen in every team." }],
  details: [],
  claims: [
    { wording: "Caseloads fell.", text: "Caseloads fell.", proofs: ["17 in March"], holds: true },
    { wording: "Visits are made.", text: "Visits are made.", proofs: [], holds: true },
    { wording: "Plans are good.", text: "Plans are good.", proofs: [], holds: false },
    { wording: "Staff stay.", text: "Staff stay.", proofs: ["two of three"], holds: true },
  ],
  gaps: [
    {
      kind: "evidence-old",
      entity: "1.3",
      stands: "Recommendations 1 and 2",
      what: "The newest evidence of action 1.3 is old.",
    },
    { kind: "no-measure", entity: "R2", stands: "Recommendation 2", what: "Nothing measures it." },
  ],
};
const REVISED: ReportState = {
  ...REPORT,
  title: "Progress in May",
  meeting: "Cabinet, 10 May 2016",
  texts: [{ field: "summary", text: "Caseloads have\nfallen in most teams." }],
  claims: [
    { wording: "Caseloads fell.", text: "Caseloads fell.", proofs: ["17 in March"], holds: false },
    { wording: "Plans are good.", text: "Plans are good.", proofs: [], holds: true },
    { wording: "Staff stay.", text: "Staff stay.", proofs: ["all three"], holds: true },
    { wording: "Children are heard.", text: "Children are heard.", proofs: [], holds: true },
  ],
  gaps: [
    { kind: "no-measure", entity: "R2", stands: "Recommendation 2", what: "No measure shows it." },
    {
      kind: "evidence-missing",
      entity: "1.4",
      stands: "Recommendation 1",
      what: "Action 1.4 is complete, and nothing shows it.",
    },
  ],
};

/** Changes from one version of a report to the next. */
const OF_A_REPORT: Cases = {
  "claim-added": "Report, Progress in May: claims for the first time: “Children are heard.”",
  "claim-dropped": "Report, Progress in May: no longer claims: “Visits are made.”",
  "claim-no-longer-true": "Report, Progress in May: what it claims is no longer true: “Caseloads fell.”",
  "claim-true-again": "Report, Progress in May: what it claims is true again: “Plans are good.”",
  "claim-shown-otherwise":
    "Report, Progress in May: its claim “Staff stay.” is now shown by all three, previously by two of three.",
  "wording-changed":
    "Report, Progress in May: its summary was reworded from “Caseloads have fallen in every team.” to “Caseloads have fallen in most teams.”",
  "gap-added": "Recommendation 1: new gap: Action 1.4 is complete, and nothing shows it.",
  "gap-closed": "Recommendations 1 and 2: gap closed: The newest evidence of action 1.3 is old.",
  "report-title-changed": "Report, Progress in May: had the title “Progress” before.",
  "report-meeting-changed":
    "Report, Progress in May: goes to Cabinet, 10 May 2016, previously to Cabinet, 3 May 2016.",
  "report-corrected":
    "Report as at 2 May 2016, Progress: its summary was corrected from “Caseloads have fallen in every team.” to “Caseloads have fallen.” Reason: Two teams had no figures.",
  "post-holder-changed": "Post, Deputy Director: is held by Bea New, previously by Ann Old.",
};

/** The same as a state lists it, before and after its summary was put right. */
const [PRINTED, PUT_RIGHT] = [
  [],
  [
    {
      date: "2016-05-20",
      corrects: "2016-05-02",
      field: "summary",
      to: "Caseloads have fallen.",
      until: null,
      reason: "Two teams had no figures",
    },
  ],
].map((correctedFields) => [
  { id: "cabinet", asAt: "2016-05-02", title: "Progress", meeting: "Cabinet, 3 May 2016", correctedFields },
]) as unknown as [PlanState["reports"], PlanState["reports"]];

const heldBy = (holder: string) => mapped(may.posts, "sponsor", (one) => ({ ...one, holder }));

const mapped = <Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  id: string,
  change: (one: Entry) => Entry,
) => entries.map((one) => (one.id === id ? change(one) : one));

/** Changes that no update can make: the files themselves were edited. */
const EDITED: PlanState = {
  ...may,
  posts: [...may.posts, { id: "head", title: "Head of Service", holder: null, correctedFields: [] }],
  actions: mapped(may.actions, "completed", (one) => ({
    ...one,
    evidence: one.evidence.map((shown) => ({ ...shown, verifiedBy: "head" })),
  })),
  kpis: mapped(may.kpis, "restated", (one) => ({
    ...one,
    points: one.points.map((point) =>
      point.restated === null ? point : { ...point, restated: "Counted twice" },
    ),
  })),
};
const BY_EDITING: Cases = {
  "evidence-verified":
    "Action completed, Completed: evidence Audit of ten files: verified by Head of Service, previously by nobody.",
  "kpi-restatement-explained":
    "Measure restated: the reason why the figure for March 2016 was restated has changed. Reason: Counted twice.",
};

/** Changes of an id alone. What an entry is called after is its new id. */
const RENAMED: PlanState = {
  ...may,
  workstreams: mapped(may.workstreams, "joined", (one) => ({ ...one, id: "joining" })),
  recommendations: mapped(may.recommendations, "led", (one) => ({ ...one, id: "leading" })),
  actions: mapped(may.actions, "slipped", (one) => ({ ...one, id: "slipping" })),
  kpis: mapped(may.kpis, "restated", (one) => ({ ...one, id: "restating" })),
  audits: mapped(may.audits, "audit-march", (one) => ({ ...one, id: "audit-spring" })),
  events: mapped(
    mapped(may.events, "visit", (one) => ({
      ...one,
      documents: one.documents.map((document) => ({
        ...document,
        id: "reply",
        findings: mapped(document.findings, "b", (finding) => ({ ...finding, id: "two" })),
      })),
    })),
    "held",
    (one) => ({ ...one, id: "holding" }),
  ),
};
const BY_NEW_IDS: Cases = {
  "workstream-id-changed": "Workstream, Joined: has the id joining; it was joined before.",
  "recommendation-id-changed": "Recommendation 6, Lead: has the id leading; it was led before.",
  "action-id-changed": "Action slipping, Slipped: has the id slipping; it was slipped before.",
  "kpi-id-changed": "Measure restated: has the id restating; it was restated before.",
  "event-id-changed": "First visit: has the id holding; it was held before.",
  "audit-id-changed": "Audit, Pathway plans: has the id audit-spring; it was audit-march before.",
  "document-id-changed": "Letter of the visit: has the id reply; it was letter before.",
  "finding-id-changed": "Finding two, Letter of the visit: has the id two; it was b before.",
};

test("the plan of the cases is read without a problem", () => {
  expect(loaded.problems).toEqual([]);
});

describe.each([
  ["from April to May", FROM_APRIL_TO_MAY, april, may],
  ["from May back to April", FROM_MAY_BACK_TO_APRIL, may, april],
  [
    "from one version of a report to the next",
    OF_A_REPORT,
    { ...may, report: REPORT, reports: PRINTED, posts: heldBy("Ann Old") },
    { ...may, report: REVISED, reports: PUT_RIGHT, posts: heldBy("Bea New") },
  ],
  ["from a folder to what it was edited to", BY_EDITING, may, EDITED],
  ["from a folder to one with other ids", BY_NEW_IDS, may, RENAMED],
] as const)("%s", (_, cases, before, after) => {
  const messages = (wanted: string): string[] =>
    diffStates(before, after).flatMap(({ kind, message }) => (kind === wanted ? [message] : []));
  test.each(Object.entries(cases))("%s", (kind, message) => {
    expect(messages(kind)).toContain(message);
  });
});

describe("a measure whose newest figure is suppressed", () => {
  const figures = (written: string): PlanState[] => {
    const given = written.split(" ").map((figure, index) => [`2016-0${index + 3}`, figure] as const);
    const at = (count: number): PlanState => ({
      ...may,
      kpis: may.kpis
        .filter(({ id }) => id === "moved")
        .map((one) => ({
          ...one,
          points: given.slice(0, count).map(([period, figure]) => ({
            ...(one.points[0] as (typeof one.points)[number]),
            period,
            label: period,
            value: figure === "c" ? null : Number(figure),
            symbol: figure === "c" ? "c" : null,
            rag: figure === "c" ? null : "green",
          })),
        })),
    });
    return [at(1), at(2)];
  };
  const said = (written: string): string[] => {
    const [before, after] = figures(written) as [PlanState, PlanState];
    return diffStates(before, after).map(({ kind, what }) => `${kind}: ${what}`);
  };

  test("is not described by an older figure", () => {
    expect(said("12 c")).toEqual(["kpi-moved: suppressed in 2016-04, 12 in 2016-03"]);
    expect(said("c 12")).toEqual(["kpi-moved: 12 in 2016-04, suppressed in 2016-03"]);
  });

  test("shows no move from one suppressed figure to the next, whatever was shown between", () => {
    expect(said("c c")).toEqual(["kpi-suppressed: the figure for 2016-04 is suppressed"]);
  });

  test("is not listed as newly meeting its target, because readers do not know whether it did before", () => {
    expect(said("c 12").join()).not.toContain("kpi-met-target");
  });
});

test("a special cause that only the rules of another version see is no change", () => {
  const reread = {
    ...may,
    kpis: may.kpis.map((one) => ({
      ...one,
      variation: one.variation && {
        ...one.variation,
        specialCause: "shift" as const,
        side: "low" as const,
        mark: "concern" as const,
      },
    })),
  };
  expect(may.kpis.some(({ variation }) => variation?.specialCause === null)).toBe(true);
  expect(diffStates(reread, may)).toEqual([]);
  expect(diffStates(may, reread)).toEqual([]);
});

test("neither a figure nor the figure before it is rounded across the target", () => {
  const [one] = may.kpis.filter(({ id }) => id === "missed");
  const target = { min: 90, max: 90 };
  const points = [90.3, 89.6].map((value, index) => ({
    ...(one?.points[0] as KpiState["points"][number]),
    period: `2016-0${index + 3}`,
    label: `2016-0${index + 3}`,
    value,
    target,
    rag: value < 90 ? ("red" as const) : ("green" as const),
  }));
  const at = (count: number): PlanState => ({
    ...may,
    kpis: [
      { ...(one as KpiState), unit: "%", decimals: 0, better: "higher", points: points.slice(0, count) },
    ],
  });
  expect(diffStates(at(1), at(2)).map(({ what }) => what)).toEqual([
    "89.6% in 2016-04, 90.3% in 2016-03; too few figures to tell whether the move is real",
  ]);
});

test("a claim stays the same when only its figure moved, and is shown as it is printed", () => {
  const claim = (figure: string, holds: boolean): PlanState => ({
    ...may,
    report: {
      ...REPORT,
      claims: [
        {
          wording: "Caseloads fell to ‹kpi caseload›.",
          text: `Caseloads fell to ${figure}.`,
          proofs: [],
          holds,
        },
      ],
    },
  });
  expect(diffStates(claim("17", true), claim("16", true))).toEqual([]);
  expect(diffStates(claim("17", true), claim("19", false)).map(({ kind, what }) => [kind, what])).toEqual([
    ["claim-no-longer-true", "what it claims is no longer true: “Caseloads fell to 19.”"],
  ]);
});

describe("public text never shows how a reference was written", () => {
  const changesOf = (from: Partial<ReportState>, to: Partial<ReportState>): Change[] =>
    diffStates({ ...may, report: { ...REPORT, ...from } }, { ...may, report: { ...REPORT, ...to } });
  const purpose = (text: string): Partial<ReportState> => ({ texts: [{ field: "purpose", text }] });
  const claim = (wording: string): Partial<ReportState> => ({
    claims: [{ wording, text: wording, proofs: [], holds: true }],
  });

  test("in a text that was reworded", () => {
    const [change] = changesOf(purpose('By {{date "a/b"}}.'), purpose('On {{date "a/b"}}.'));
    expect(change).toMatchObject({
      what: "its purpose was reworded from “By [date].” to “On [date].”",
      from: "By [date].",
      to: "On [date].",
      words: [
        { kind: "removed", text: "By" },
        { kind: "added", text: "On" },
        { kind: "same", text: "[date]." },
      ],
    });
  });

  test("in a text that refers to something else", () => {
    const [change] = changesOf(purpose('By {{date "a/b"}}.'), purpose('By {{date "a/c"}}.'));
    expect(change?.what).toBe("its purpose refers to something else: “By [date].”");
    expect(change?.words?.map(({ kind }) => kind)).toEqual(["same", "removed", "added"]);
  });

  test("in a claim of a report that was published when claims still named their references", () => {
    const [dropped] = changesOf(claim("Staff stay, as ‹paragraph quality› explains."), { claims: [] });
    expect(dropped?.message).toBe(
      "Report, Progress: no longer claims: “Staff stay, as another paragraph explains.”",
    );
  });

  test("but what an author put between such marks stays", () => {
    const [dropped] = changesOf(claim("Staff ‹of all teams› stay."), { claims: [] });
    expect(dropped?.from).toBe("Staff ‹of all teams› stay.");
  });
});

test("an action that is put into another workstream is told by the titles of both, and one whose workstream has another title is not told", () => {
  const told = (before: PlanState, after: PlanState, id: string): string[] =>
    diffStates(before, after).flatMap(({ entity, kind, what }) =>
      entity === id ? [`${kind}: ${what}`] : [],
    );
  expect(told(april, may, "regrouped")).toEqual([
    "action-moved: is in the workstream Joined, previously in Practice",
  ]);
  expect(told(may, april, "regrouped")).toEqual([
    "action-moved: is in the workstream Practice, previously in Joined",
  ]);
  expect(told(april, may, "staff")).toEqual([]);
  expect(may.actions.find(({ id }) => id === "staff")?.workstream).toBe("Workforce");
});

test("a recommendation in business as usual is told to be carried on by another", () => {
  const messages = diffStates(april, may).map(({ message }) => message);
  expect(messages).toContain("Recommendation 5, Foster: is carried on by Department for Education.");
});

test("every kind has a case and a place in the order of groups", () => {
  const cases = [FROM_APRIL_TO_MAY, FROM_MAY_BACK_TO_APRIL, OF_A_REPORT, BY_EDITING, BY_NEW_IDS];
  expect(cases.flatMap((one) => Object.keys(one)).sort()).toEqual([...CHANGE_KINDS].sort());
  expect(GROUPS.flatMap(({ kinds }) => kinds).sort()).toEqual([...CHANGE_KINDS].sort());
});

describe("the severity of a change", () => {
  const severity = (changes: readonly Change[], entity: string) =>
    changes.filter((one) => one.entity === entity).map((one) => `${one.severity} ${one.kind}`);

  test("is error when finished work lost its evidence, or a recommendation is gone", () => {
    const back = diffStates(may, april);
    expect(severity(back, "completed")).toContain("error evidence-removed");
    expect(severity(back, "shown")).toEqual(["warning evidence-removed"]);
    expect(severity(back, "new")).toEqual(["error recommendation-removed"]);
  });

  test("is error when a figure is restated without a reason, or no longer suppressed", () => {
    const unexplained = mapped(may.kpis, "restated", (one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, restated: null })),
    }));
    expect(severity(diffStates(april, { ...may, kpis: unexplained }), "restated")).toEqual([
      "error kpi-restated",
    ]);
    expect(severity(diffStates(april, may), "restated")).toEqual(["info kpi-restated"]);
    for (const entity of ["shown-again", "suppressed"])
      for (const change of diffStates(april, may).filter(
        (one) => one.entity === entity && one.field.startsWith("points."),
      ))
        expect(change).toMatchObject({ severity: "error", message: expect.not.stringMatching(/\b16\b/) });
  });
});

/** The plan of one action with updates, as it stood on two days. */
async function statesOf(updates: string, from: IsoDate, to: IsoDate) {
  const { plan, problems } = await loadFiles({
    "one.yaml": `actions: [{ id: 1.1, answers: R1, title: Audit, due: 2016-03-31 }]\nupdates:\n${updates}`,
  });
  expect(problems).toEqual([]);
  return [planState(planAsAt(plan, from)), planState(planAsAt(plan, to))] as const;
}

describe("a due date", () => {
  const compare = async (updates: string, from: IsoDate, to: IsoDate) => {
    const [before, after] = await statesOf(updates, from, to);
    return diffStates(before, after).map(({ kind, what }) => `${kind}: ${what}`);
  };
  const moved = (date: IsoDate, due: IsoDate, rest = ""): string =>
    `  - { date: ${date}, of: 1.1, due: ${due}${rest} }\n`;
  const SLIPS =
    moved("2016-02-01", "2016-04-30") + moved("2016-03-01", "2016-05-31") + moved("2016-06-01", "2016-06-30");

  test("counts its slips from the whole history, not only from the two dates compared", async () => {
    expect(await compare(SLIPS, "2016-05-31", "2016-06-30")).toEqual([
      "due-slipped: slipped from 31 May 2016 to 30 June 2016, 30 days later, for the third time; 91 days later in all",
    ]);
    expect(await compare(SLIPS, "2016-01-31", "2016-12-31")).toEqual([
      "due-slipped: slipped from 31 March 2016 to 30 June 2016, 91 days later, for the first, second and third time",
    ]);
    expect(await compare(SLIPS, "2016-01-31", "2016-02-15")).toEqual([
      "due-slipped: slipped from 31 March 2016 to 30 April 2016, 30 days later, for the first time",
    ]);
  });

  test("does not slip when the Board agreed the new date, and that is not counted later", async () => {
    const agreed =
      moved("2016-05-01", "2016-06-30", ", rebaseline: true") + moved("2016-06-01", "2016-07-31");
    expect(await compare(agreed, "2016-04-30", "2016-12-31")).toEqual(
      [
        "due-rebaselined: has a new date, agreed by the Board, from 31 March 2016 to 30 June 2016, 91 days later",
        "due-slipped: slipped from 30 June 2016 to 31 July 2016, 31 days later, for the first time",
      ].toReversed(),
    );
  });

  test("that was corrected did not slip, and later moves start from the correct date", async () => {
    const wrong =
      moved("2016-02-01", "2016-04-30") + moved("2016-06-01", "2016-04-15", ", corrects: 2016-02-01");
    expect(await compare(wrong, "2016-05-31", "2016-06-30")).toEqual([
      "due-corrected: its due date was corrected, from 30 April 2016 to 15 April 2016",
    ]);
    expect(await compare(wrong + moved("2016-07-01", "2016-05-31"), "2016-05-31", "2016-07-31")).toEqual([
      "due-slipped: slipped from 15 April 2016 to 31 May 2016, 46 days later, for the second time; 61 days later in all",
      "due-corrected: its due date was corrected, from 30 April 2016 to 15 April 2016",
    ]);
  });
});

describe("a correction of any other field", () => {
  const compare = async (updates: string, from: IsoDate, to: IsoDate) => {
    const [before, after] = await statesOf(updates, from, to);
    const said = (one: PlanState, other: PlanState) =>
      diffStates(one, other).map(
        ({ kind, message }) => `${kind}: ${message.replace(/^Action 1.1, .*?: /, "")}`,
      );
    return { forth: said(before, after), back: said(after, before) };
  };
  const FIRST = "  - { date: 2016-02-01, of: 1.1, progress: Ten files., impact: None }\n";
  const corrects = (date: IsoDate, rest: string): string =>
    `  - { date: ${date}, of: 1.1, corrects: 2016-02-01, ${rest} }\n`;

  test("is told with what the earlier side said, in both directions", async () => {
    const updates = FIRST + corrects("2016-04-01", "progress: Two files., reason: A slip of the pen");
    expect(await compare(updates, "2016-03-01", "2016-05-01")).toEqual({
      forth: [
        "action-corrected: its progress was corrected from “Ten files.” to “Two files.” Reason: A slip of the pen.",
      ],
      back: [
        "action-corrected: its progress was corrected from “Two files.” to “Ten files.” Reason: A slip of the pen.",
      ],
    });
  });

  test("is told once for each correction, and only those of the time between", async () => {
    const updates =
      FIRST + corrects("2016-04-01", "progress: Two files.") + corrects("2016-06-01", "progress: Six files.");
    const { forth } = await compare(updates, "2016-03-01", "2016-07-01");
    expect(forth).toEqual(["action-corrected: its progress was corrected from “Ten files.” to “Six files.”"]);
    const since = await compare(updates, "2016-05-01", "2016-07-01");
    expect(since.forth).toEqual([
      "action-corrected: its progress was corrected from “Two files.” to “Six files.”",
    ]);
    const other =
      FIRST + corrects("2016-04-01", "progress: Two files.") + corrects("2016-06-01", "impact: Some");
    expect((await compare(other, "2016-05-01", "2016-07-01")).forth).toEqual([
      "action-corrected: its impact was corrected from “None” to “Some”.",
    ]);
  });

  test("to words that were there already is told with the day of what it corrects", async () => {
    const later = "  - { date: 2016-02-20, of: 1.1, progress: Two files. }\n";
    const updates = `${FIRST}${corrects("2016-04-01", "progress: Two files.")}${later}`;
    expect((await compare(updates, "2016-03-01", "2016-05-01")).forth).toEqual([
      "action-corrected: what was said of its progress on 1 February 2016 was corrected, to “Two files.”",
    ]);
  });

  test("is told beside what was reported since", async () => {
    const updates =
      FIRST +
      corrects("2016-04-01", "progress: Two files.") +
      "  - { date: 2016-04-10, of: 1.1, progress: Twenty files. }\n";
    expect((await compare(updates, "2016-03-01", "2016-05-01")).forth).toEqual([
      "action-corrected: its progress was corrected from “Ten files.” to “Two files.”",
      "progress-reported: progress reported: “Twenty files.”",
    ]);
  });

  test("is no news to readers who never had what it corrects", async () => {
    const updates =
      "  - { date: 2016-01-10, of: 1.1, progress: No files. }\n" +
      FIRST +
      corrects("2016-04-01", "progress: Two files.");
    expect((await compare(updates, "2016-01-20", "2016-05-01")).forth).toEqual([
      "progress-reported: progress reported: “Two files.”",
      "impact-reported: impact reported: “None”.",
    ]);
  });

  test("of a status to the same status leaves no sign of a correction", async () => {
    const first = "  - { date: 2016-02-01, of: 1.1, status: at-risk }\n";
    const updates = first + corrects("2016-04-01", "status: at-risk");
    const [before, after] = await statesOf(updates, "2016-03-01", "2016-05-01");
    expect(after.actions).toEqual(before.actions);
    expect(after.actions[0]?.statusChanges[0]?.corrected).toBeNull();
  });

  test("may be of a reason or of the Board's agreement", async () => {
    const slip = "  - { date: 2016-02-01, of: 1.1, due: 2016-06-30, reason: No cover }\n";
    expect(
      (await compare(slip + corrects("2016-04-01", "reason: No money"), "2016-03-01", "2016-05-01")).forth,
    ).toEqual([
      "action-corrected: what was said of its reason on 1 February 2016 was corrected, to “No money”.",
    ]);
    expect(
      (await compare(slip + corrects("2016-04-01", "rebaseline: true"), "2016-03-01", "2016-05-01")).forth,
    ).toEqual([
      "action-corrected: what was said of the Board’s agreement to its new date on 1 February 2016 was corrected, to yes.",
    ]);
  });
});

test("a reason that was given for a status without a correction is told", async () => {
  const update = "  - { date: 2016-02-01, of: 1.1, status: at-risk }\n";
  const [before] = await statesOf(update, "2016-03-01", "2016-04-01");
  const [after] = await statesOf(update.replace(" }", ", reason: No cover }"), "2016-03-01", "2016-04-01");
  const said = diffStates(before, after).map(({ kind, message }) => `${kind}: ${message}`);
  expect(said).toEqual([
    expect.stringMatching(/^action-corrected: .*what was recorded of its status was changed\.$/),
  ]);
});

test("reports of two meetings differ in their claims and their gaps, not in their wording", () => {
  const kinds = diffStates({ ...may, report: REPORT }, { ...may, report: { ...REVISED, id: "next" } }).map(
    ({ kind }) => kind,
  );
  expect(kinds.filter((kind) => !kind.startsWith("claim-"))).toEqual(["gap-added", "gap-closed"]);
  expect(kinds).toHaveLength(7);
});

test.each([
  ["up", [80, 92, 94], "94% in 2016-05, 92% in 2016-04; this looks like a real improvement"],
  [
    "down",
    [80, 92, 90],
    "90% in 2016-05, 92% in 2016-04; the series as a whole seems to show a real improvement",
  ],
  [
    "nowhere",
    [80, 92, 92],
    "92% in 2016-05, as in 2016-04; the series as a whole seems to show a real improvement",
  ],
])("a special cause above the mean is said of a move %s", (_, values, what) => {
  const [one] = may.kpis.filter(({ id }) => id === "cause") as [KpiState];
  const points = values.map((value, index) => {
    const period = `2016-0${index + 3}`;
    return { ...(one.points[0] as KpiState["points"][number]), period, label: period, value };
  });
  const variation = {
    ...(one.variation as NonNullable<KpiState["variation"]>),
    specialCause: "shift" as const,
    side: "high" as const,
    mark: "improvement" as const,
  };
  const at = (count: number): PlanState => ({
    ...may,
    kpis: [{ ...one, unit: "%", decimals: 0, better: "higher", variation, points: points.slice(0, count) }],
  });
  expect(diffStates(at(2), at(3)).find(({ kind }) => kind === "kpi-moved")?.what).toBe(what);
});

test.each([
  [11, "this looks like a real improvement"],
  [12, "this is a real improvement"],
])(
  "of %i figures since the limits began, a special cause is said as surely as in its chart",
  (count, words) => {
    const [one] = may.kpis.filter(({ id }) => id === "cause") as [KpiState];
    const points = [...Array(14).keys()].map((index) => {
      const period = index < 12 ? `2015-${String(index + 1).padStart(2, "0")}` : `2016-0${index - 11}`;
      return { ...(one.points[0] as KpiState["points"][number]), period, label: period, value: index };
    });
    const from = points.at(-count)?.period ?? "";
    const variation = {
      ...(one.variation as NonNullable<KpiState["variation"]>),
      from,
      side: "high" as const,
    };
    const at = (length: number): PlanState => ({
      ...may,
      kpis: [{ ...one, variation: { ...variation, mark: "improvement" }, points: points.slice(0, length) }],
    });
    expect(diffStates(at(13), at(14)).find(({ kind }) => kind === "kpi-moved")?.what).toContain(words);
  },
);

describe("an event whose date is words", () => {
  const later = may.events.find(({ id }) => id === "planned") as EventState;
  const event = (id: string, when: Partial<EventState>): EventState => ({ ...later, id, title: id, ...when });
  const told = (before: readonly EventState[], after: readonly EventState[]): string[] =>
    diffStates({ ...april, events: before }, { ...april, events: after }).map(({ message }) => message);

  test("has them after a colon, where no preposition comes before them", () => {
    const towards = event("Re-inspection", { planned: "towards summer 2017" });
    const half = event("Re-inspection", { planned: "first half of 2017" });
    const held = event("Re-inspection", { held: "10 to 11 July 2016" });
    expect(told([], [towards])).toEqual(["Re-inspection: planned: towards summer 2017."]);
    expect(told([towards], [half])).toEqual([
      "Re-inspection: planned: first half of 2017; previously: towards summer 2017.",
    ]);
    expect(told([held], [towards])).toEqual([
      "Re-inspection: did not take place, 10 to 11 July 2016; planned: towards summer 2017.",
    ]);
    expect(told([held], [{ ...held, held: "July 2016" }])).toEqual([
      "Re-inspection: took place, July 2016; previously reported: 10 to 11 July 2016.",
    ]);
  });

  test("is listed by date with the others and with documents, whether they are new or not", () => {
    const documents = [{ id: "letter", title: "Letter", date: "2016-06-15", findings: [] }];
    const was = event("Review", { planned: "towards summer 2016" });
    const events = [
      event("Re-inspection", { planned: "towards summer 2017" }),
      event("Visit", { planned: "12 to 13 October 2016" }),
      event("Review", { held: "17 May 2016", documents }),
      event("Meeting", { held: "30 May to 2 June 2016" }),
    ];
    const titles = diffStates({ ...april, events: [was] }, { ...april, events }).map(({ title }) => title);
    expect(titles.filter((title) => title === "Review" || title === "Meeting" || title === "Letter")).toEqual(
      ["Review", "Meeting", "Letter"],
    );
    expect(titles.slice(-2)).toEqual(["Visit", "Re-inspection"]);
  });
});

test("a tolerance of a percentage is in percentage points, not in per cent", () => {
  const [one] = may.kpis.filter(({ id }) => id === "target-set") as [KpiState];
  const told = (unit: string, tolerance: number): string[] => {
    const now = { ...one, unit, targets: [{ from: "2016-04-01", min: null, max: 17, tolerance }] };
    return diffStates({ ...may, kpis: [{ ...now, targets: [] }] }, { ...may, kpis: [now] }).map(
      ({ what }) => what,
    );
  };
  expect(told("% of visits", 5)).toEqual([
    "has a target: 17% or less from 1 April 2016 (tolerance 5 percentage points)",
  ]);
  expect(told("% of visits", 1)).toEqual([
    "has a target: 17% or less from 1 April 2016 (tolerance 1 percentage point)",
  ]);
  expect(told("cases", 0.5)).toEqual(["has a target: 17 or less from 1 April 2016 (tolerance 0.5)"]);
});

test("a changed reason for a restatement is told of a figure that is only a symbol, too", () => {
  const [one] = may.kpis.filter(({ id }) => id === "restated") as [KpiState];
  const because = (restated: string | null): PlanState => {
    const points = one.points.map((point) => ({
      ...point,
      value: null,
      numerator: null,
      denominator: null,
      symbol: "z" as const,
      restated,
    }));
    return { ...may, kpis: [{ ...one, points: points.slice(-1) }] };
  };
  const changes = diffStates(because("Counted late"), because(null));
  expect(changes.map(({ kind }) => kind)).toEqual(["kpi-restatement-explained"]);
});
