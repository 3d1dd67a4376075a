import { createHash } from "node:crypto";
import { buildReport, checkPlan, diffReports, loadPlan, memoryFolder } from "../../src/index.ts";
import { words } from "../report/build-fixture.ts";

/** A plan of one of everything, whose report of May is published. Tests change what it says after that. */
export const PLAN = {
  "plan.yaml": `\
plan:
  authority: Marlshire County Council
  service: Children's Services
  title: Improvement Plan
  answers: ofsted-2016
  start: 2016-02-01
bodies:
  - { id: cabinet, name: Cabinet }
  - { id: board, name: Improvement Board }
  - { id: ofsted, name: Ofsted }
  - { id: dfe, name: Department for Education }
posts:
  - { id: director, title: Director of Children's Services, holders: [{ name: Ann Hall, from: 2015-01-01 }] }
  - { id: lead, title: Workforce Lead, holders: [{ name: Bo Hart, from: 2015-01-01 }] }
`,
  "work.yaml": `\
recommendations:
  - id: R1
    number: 1
    title: Supervise social workers
    text: Ensure that supervision is regular.
    source: ofsted-2016/report
    lead: director
  - { id: R2, number: 2, title: Visit on time, text: Visit children on time., source: ofsted-2016/report, lead: director }
actions:
  - id: 1.1
    answers: R1
    title: Train 30 managers
    owner: lead
    start: 2016-02-15
    due: 2016-09-30
    outcome: Children have a worker who is supported.
    workstream: Workforce
    measured-by: visits
    status: on-track
    evidence: [{ title: Training register, date: 2016-04-20 }]
    impact: Supervision is regular.
  - { id: 1.2, answers: R1, title: Write a policy, owner: lead, start: 2016-02-15, due: 2016-12-31 }
  - { id: 1.3, answers: R2, title: Plan visits, owner: lead, start: 2016-02-15, due: 2016-12-31, status: on-track }
kpis:
  - id: visits
    name: Visits in time
    definition: Visits within ten working days.
    unit: "%"
    frequency: monthly
    basis: in-period
    better: higher
    answers: R2
    targets: [{ value: 80 }]
    comparators: [{ who: England, value: 75, period: "2015" }]
    breaks: [{ from: 2016-02, kind: method, reason: A new system }]
  - { id: caseload, name: Average caseload, definition: Cases by worker., unit: cases, frequency: monthly,
      better: lower }
extracts:
  - date: 2016-05-05
    values:
      visits: { 2016-02: 70/80, 2016-03: 71/78, 2016-04: 60/80 }
      caseload: { 2016-03: 18, 2016-04: 17 }
events:
  - id: ofsted-2016
    kind: inspection
    title: Inspection of services
    by: ofsted
    held: 2016-01-11/2016-01-29
    documents:
      - id: report
        title: Report of the inspection
        date: 2016-01-31
        findings:
          - { id: a, kind: concern, text: Supervision is irregular., answers: R1 }
          - { id: b, kind: mixed, text: Visits are often late., answers: R2 }
  - { id: visit, kind: monitoring-visit, title: First visit, by: ofsted, planned: 2016-07-12, added: 2016-03-01 }
`,
  "returns.yaml": `\
updates:
  - date: 2016-04-28
    of: 1.2
    status: complete
    due: 2017-01-31
    progress: The policy is written.
    reason: The author was ill.
    evidence: [{ title: Supervision policy, date: 2016-04-27 }]
`,
  "reports.yaml": `\
reports:
  - id: cabinet-2016-05
    template: cabinet
    as-at: 2016-05-06
    state: final
    meeting: { body: cabinet, date: 2016-05-24 }
    title: First report
    responsible: { member: director, director: director }
    contact: { name: Bo Hart }
    purpose: To report.
    summary: Work goes on.
    decisions: [Note the report.]
    reasons: Cabinet asked for it.
    main: Work goes on.
  - id: board-2016-06
    template: board
    audience: board
    as-at: 2016-06-30
    since: cabinet-2016-05
    state: final
    meeting: { body: board }
    title: Update
  - id: cabinet-2016-09
    template: cabinet
    as-at: 2016-09-02
    since: cabinet-2016-05
    state: final
    meeting: { body: cabinet, date: 2016-09-20 }
    title: Second report
    responsible: { member: director, director: director }
    contact: { name: Bo Hart }
    purpose: To report.
    summary: Work goes on.
    decisions: [Note the report.]
    reasons: Cabinet asked for it.
    main: Work goes on.
`,
};

type Files = Readonly<Record<string, string>>;

/** The plan after its report of May was published: with the frozen model, and whatever else is written since. */
export async function published(files: Files = PLAN): Promise<Files> {
  const { model } = await buildReport(await loadPlan(memoryFolder(files)), { report: "cabinet-2016-05" });
  const record = JSON.stringify(model);
  const sha256 = createHash("sha256").update(record).digest("hex");
  return {
    ...files,
    "reports.yaml": (files["reports.yaml"] ?? "").replace(
      "state: final",
      `state: { published: 2016-05-16, model: cabinet-2016-05.json, sha256: ${sha256} }`,
    ),
    "cabinet-2016-05.json": record,
  };
}

/** A copy with a text of it replaced, which must be there. */
export function replaced(files: Files, from: string, to: string): Files {
  const changed = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      name.endsWith(".json") ? text : text.replace(from, () => to),
    ]),
  );
  if (Object.entries(changed).every(([name, text]) => files[name] === text)) throw new Error(`no ${from}`);
  return changed;
}

export const withUpdate = (files: Files, update: string): Files => ({
  ...files,
  "since.yaml": `${files["since.yaml"] ?? "updates:\n"}  - ${update}\n`,
});

/** What `check` finds by some of its rules. */
export async function found(files: Files, ...rules: string[]) {
  const { problems } = await checkPlan(await loadPlan(memoryFolder(files)));
  return problems.filter(
    ({ rule, severity }) => rules.includes(rule) || (rules.length === 0 && severity === "error"),
  );
}

/** Everything that a report prints, in lines. */
export async function printed(files: Files, report: string): Promise<string[]> {
  const { model } = await buildReport(await loadPlan(memoryFolder(files)), { report });
  return model.document.parts.flatMap(({ blocks }) => blocks.flatMap(words));
}

/** What `diff` says of the time between the report of May and a day. */
export async function compared(files: Files, asAt = "2016-09-02") {
  const plan = await loadPlan(memoryFolder(files));
  const { comparison } = await diffReports(
    { plan, name: "then", asAt: "2016-05-06" },
    { plan, name: "now", asAt },
  );
  return comparison.changes;
}
