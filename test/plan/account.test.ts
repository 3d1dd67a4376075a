import { expect, test } from "vitest";
import { accountOf } from "../../src/plan/history/account.ts";
import { loadFiles } from "../load/load-files.ts";

const FILES = {
  "posts.yaml": `\
posts:
  - { id: director, title: Director, holders: [{ from: 2014-04-08, name: Ruth Okafor }, { from: 2017-01-09, name: Jo Field }] }
`,
  "actions.yaml": `\
actions:
  - id: 1.1
    answers: R1
    title: Train managers
    owner: director
    evidence: [{ title: Register, date: 2016-08-02 }]
  - { id: 1.2, added: 2052-08-03, answers: R1, title: Audit supervision, owner: director }
updates:
  - { date: 2016-03-02, of: [1.1, 1.2], progress: Begun., evidence: [{ title: Minutes, date: 2061-03-01 }] }
  - { date: 2016-09-02, of: [1.1, 1.2], progress: Half done., evidence: [{ title: Minutes, date: 2016-09-01 }] }
`,
  "measures.yaml": `\
kpis:
  - id: caseload
    name: Caseload
    definition: Cases for each worker.
    unit: cases
    frequency: monthly
    better: lower
    targets: [{ value: 17 }, { agreed: 2016-09-01, value: 16 }]
    comparators: [{ who: England, value: 16, period: 2015, published: 2016-10-01 }]
    breaks: [{ from: 2016-02, decided: 2016-09-01, kind: method, reason: Counted anew. }]
extracts:
  - { date: 2016-05-05, values: { caseload: { 2016-03: 17.2, 2016-04: 17.4 } } }
  - { date: 2016-10-05, values: { caseload: { 2016-09: 16.1 } } }
audits:
  - { id: round-1, date: 2016-09-30, theme: Plans, cases: 10, grades: { good: 10 } }
`,
  "events.yaml": `\
events:
  - { id: inspection, kind: inspection, by: ofsted, held: 2015-06-09, documents: [{ id: report, date: 2015-08-04 }] }
  - id: visit
    kind: monitoring-visit
    by: ofsted
    added: 2016-04-01
    planned: summer 2016
    held: 2016-07-04
    documents: [{ id: letter, date: 2016-09-04 }]
  - { id: next, kind: monitoring-visit, by: ofsted, added: 2016-04-01, planned: autumn 2016, held: 2016-10-04 }
  - { id: last, kind: monitoring-visit, by: ofsted, added: 2016-04-01, planned: spring 2017 }
`,
};

test("every kind of fact with a later date is left for later, an event until it is over", async () => {
  const { plan, problems } = await loadFiles(FILES);
  expect(problems).toEqual([]);
  const { later } = accountOf(plan, "2016-08-31");
  expect(later.map(({ kind, of, date }) => `${[kind, ...of].join(" ")} ${date}`)).toEqual([
    "action 1.2 2052-08-03",
    "evidence 1.1 1.2 2061-03-01",
    "update 1.1 1.2 2016-09-02",
    "target caseload 2016-09-01",
    "comparator caseload 2016-10-01",
    "break caseload 2016-09-01",
    "extract 2016-10-05",
    "document visit/letter 2016-09-04",
    "event next 2016-10-04",
    "audit round-1 2016-09-30",
    "holder director 2017-01-09",
  ]);
});

test("an update of several entries is counted once, and each figure of an extract", async () => {
  const { plan } = await loadFiles(FILES);
  expect(accountOf(plan, null)).toEqual({
    asAt: null,
    counts: { recommendation: 0, action: 2, update: 2, kpi: 1, figure: 3, event: 4, audit: 1, report: 0 },
    firstDay: "2015-06-09",
    later: [],
  });
});

test("actions without a date of their own are left until the plan starts", async () => {
  const { plan } = await loadFiles(FILES);
  const { later } = accountOf(plan, "2016-01-05");
  expect(later).toContainEqual({ kind: "action", of: ["1.1"], date: "2016-01-06" });
});
