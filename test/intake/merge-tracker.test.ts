import { expect, test } from "vitest";
import { mergeTracker } from "../../src/intake/merge-tracker.ts";
import { memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { EMPTY_PLAN, type Plan } from "../../src/plan/schema/plan.ts";
import { readTracker } from "../../src/tracker/read-tracker.ts";
import { NO_MAPPING } from "../../src/tracker/tracker.ts";
import { book, sheet } from "../tracker/sheets.ts";

type Rows = Parameters<typeof sheet>[0];

const HEADINGS = [
  "Ref",
  "Recommendation",
  "Action",
  "Owner",
  "Due date",
  "Revised date",
  "Status",
  "Progress",
  "Evidence",
  "Reason",
];

const merge = (rows: Rows, plan: Plan = EMPTY_PLAN, more: { reword?: boolean } = {}) => {
  const tracker = readTracker(book(sheet([HEADINGS, ...rows])), NO_MAPPING, plan.posts);
  const options = { asAt: "2018-08-31", reword: false, source: "inspection/report", ...more };
  return mergeTracker(tracker, planAsAt(plan, options.asAt), options);
};

const fieldsOf = (entries: ReturnType<typeof merge>["updates"]) => entries.map(({ fields }) => fields);

const FIRST: Rows = [
  [
    "1.1",
    "1. Improve assessments",
    "Train managers",
    "Head of Service",
    "2018-09-30",
    "",
    "On track",
    "Course booked",
  ],
];

test("a new action becomes an entry, and how it stands an update", () => {
  const merged = merge(FIRST);
  expect(fieldsOf(merged.posts)).toEqual([{ id: "head-of-service", title: "Head of Service" }]);
  expect(fieldsOf(merged.recommendations)).toEqual([
    {
      id: "R1",
      number: 1,
      title: "Improve assessments",
      text: "Improve assessments",
      source: "inspection/report",
    },
  ]);
  expect(fieldsOf(merged.actions)).toEqual([
    { id: "1.1", answers: "R1", title: "Train managers", owner: "head-of-service", due: "2018-09-30" },
  ]);
  expect(fieldsOf(merged.updates)).toEqual([
    { date: "2018-08-31", of: "1.1", status: "on-track", progress: "Course booked" },
  ]);
});

test("a revised date is an update with its reason, and not the first date", () => {
  const [update] = fieldsOf(
    merge([["1.1", "1", "Train", "", "2018-09-30", "2018-12-31", "", "", "", "No trainer"]]).updates,
  );
  expect(update).toEqual({ date: "2018-08-31", of: "1.1", due: "2018-12-31", reason: "No trainer" });
});

test("the reason for a new date may come in a later copy", async () => {
  const row: Rows[number] = ["1.1", "1", "Train managers", "", "2018-09-30", "2018-12-31"];
  const moved = await plan("  - { date: 2018-08-15, of: 1.1, due: 2018-12-31 }");
  expect(merge([row], moved).updates).toEqual([]);
  expect(fieldsOf(merge([[...row, "", "", "", "No trainer"]], moved).updates)).toEqual([
    { date: "2018-08-31", of: "1.1", reason: "No trainer" },
  ]);
  const told = await plan("  - { date: 2018-08-15, of: 1.1, due: 2018-12-31, reason: Nobody }");
  expect(merge([[...row, "", "", "", "No trainer"]], told).updates).toEqual([]);
});

test("an action is withdrawn with its reason", () => {
  const [update] = fieldsOf(
    merge([["1.1", "1", "Train", "", "", "", "Cancelled", "", "", "Done by the region"]]).updates,
  );
  expect(update).toEqual({
    date: "2018-08-31",
    of: "1.1",
    status: "withdrawn",
    reason: "Done by the region",
  });
});

const plan = async (more = ""): Promise<Plan> =>
  (
    await readPlan(
      memoryFolder({
        "plan.yaml": `
plan: { title: Plan, authority: Fairmere Council, service: Children, answers: inspection, start: 2018-01-01 }
posts: [{ id: head-of-service, title: Head of Service }]
recommendations:
  - { id: R1, number: 1, title: Improve assessments, text: Improve assessments, source: inspection/report }
actions:
  - { id: 1.1, answers: R1, title: Train managers, owner: head-of-service, due: 2018-09-30 }
  - { id: 1.2, answers: R1, title: Audit files, due: 2018-12-31, status: on-track }
updates:
  - { date: 2018-07-31, of: 1.1, status: on-track, progress: Course booked }
${more}
`,
      }),
    )
  ).plan;

const SAME: Rows = [...FIRST, ["1.2", "1", "Audit files", "", "2018-12-31", "", "Green"]];

test("a tracker that says what the plan says changes nothing", async () => {
  const merged = merge(SAME, await plan());
  expect([merged.posts, merged.recommendations, merged.actions, merged.updates, merged.told]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
  expect(merged.unchanged).toBe(2);
});

test("an action that changed gets one update with the fields that changed", async () => {
  const [first, second] = SAME as [Rows[number], Rows[number]];
  const changed = [...first.slice(0, 6), "Complete", "Course held", "Register"];
  expect(fieldsOf(merge([changed, second], await plan()).updates)).toEqual([
    {
      date: "2018-08-31",
      of: "1.1",
      status: "complete",
      progress: "Course held",
      evidence: [{ title: "Register" }],
    },
  ]);
});

test("an empty cell changes nothing", async () => {
  expect(
    merge(
      [
        ["1.1", "", "Train managers"],
        ["1.2", "", "Audit files"],
      ],
      await plan(),
    ).updates,
  ).toEqual([]);
});

test("other words for an action are told, and taken where that is asked for", async () => {
  const rows: Rows = [
    ["1.1", "1", "Train every manager"],
    ["1.2", "1", "Audit files"],
  ];
  const told = merge(rows, await plan());
  expect(told.updates).toEqual([]);
  expect(told.told).toEqual([
    '1.1: the tracker says "Train every manager", and the plan "Train managers". --reword takes the words of the tracker.',
  ]);
  expect(fieldsOf(merge(rows, await plan(), { reword: true }).updates)).toEqual([
    { date: "2018-08-31", of: "1.1", title: "Train every manager" },
  ]);
});

test("an action that the tracker has no more is told, and stays", async () => {
  const merged = merge(FIRST, await plan());
  expect(merged.updates).toEqual([]);
  expect(merged.told).toEqual([
    '1.2 "Audit files" is not in the tracker any more. It stays in the plan: withdraw it with an update if it is.',
  ]);
});

test("rows without references are found again by their words", async () => {
  const merged = merge(
    [
      ["", "1", "Train Managers."],
      ["", "1", "Audit files"],
      ["", "1", "Recruit"],
    ],
    await plan(),
  );
  expect(fieldsOf(merged.actions)).toEqual([{ id: "1.3", answers: "R1", title: "Recruit" }]);
});

test("a row without a reference takes none that stands further down", () => {
  const merged = merge([
    ["1.1", "1", "Train"],
    ["", "1", "Audit"],
    ["1.2", "1", "Recruit"],
  ]);
  expect(merged.actions.map(({ fields }) => fields.id)).toEqual(["1.1", "1.3", "1.2"]);
  expect(merged.told).toEqual([]);
});

test("a reference that stands twice is told, and the second row has an id of its own", () => {
  const merged = merge([
    ["1.1", "1", "Train"],
    ["1.1", "1", "Audit"],
    ["R1/ä 2", "1", "Recruit"],
  ]);
  expect(merged.actions.map(({ fields }) => fields.id)).toEqual(["1.1", "1.1-2", "R1-a-2"]);
  expect(merged.told).toEqual([
    'Plan!C3: the reference "1.1" stands at Plan!C2 already. This row is 1.1-2.',
    'Plan!C4: the reference "R1/ä 2" is written R1-a-2, as ids are.',
  ]);
});

const IN_WORKSTREAMS: Rows = [
  ["1.1", "1. Improve assessments", "Train managers", "Practice & quality"],
  ["1.2", "1. Improve assessments", "Read records", "practice and  quality"],
  ["1.3", "1. Improve assessments", "Appoint managers", "Workforce"],
  ["1.4", "1. Improve assessments", "Write to schools", ""],
];

const mergeWorkstreams = (rows: Rows, plan: Plan = EMPTY_PLAN) => {
  const headings = ["Ref", "Recommendation", "Action", "Workstream"];
  const tracker = readTracker(book(sheet([headings, ...rows])), NO_MAPPING, plan.posts);
  const options = { asAt: "2018-08-31", reword: false, source: "inspection/report" };
  return mergeTracker(tracker, planAsAt(plan, options.asAt), options);
};

const planOf = async (text: string): Promise<Plan> => {
  const header =
    "plan: { title: Plan, authority: A, service: S, answers: inspection, start: 2018-01-01 }\nrecommendations:\n  - { id: R1, number: 1, title: Improve assessments, text: Improve them., source: inspection/report }\n";
  const { plan } = await readPlan(memoryFolder({ "plan.yaml": header + text }));
  return plan;
};

test("the words of a column of workstreams become workstreams, and actions name these by their ids", () => {
  const { workstreams, actions, told } = mergeWorkstreams(IN_WORKSTREAMS);
  expect(fieldsOf(workstreams)).toEqual([
    { id: "practice-and-quality", title: "Practice & quality" },
    { id: "workforce", title: "Workforce" },
  ]);
  expect(fieldsOf(actions).map(({ workstream }) => workstream)).toEqual([
    "practice-and-quality",
    "practice-and-quality",
    "workforce",
    undefined,
  ]);
  expect(told).toEqual([]);
});

test("a workstream of the plan is known by its title, and an action that is in another one now is moved", async () => {
  const plan = await planOf(`workstreams:
  - { id: practice, title: Practice and quality }
  - { id: workforce, title: Workforce }
actions:
  - { id: 1.1, answers: R1, title: Train managers, workstream: workforce }
  - { id: 1.3, answers: R1, title: Appoint managers, workstream: workforce }
  - { id: 1.4, answers: R1, title: Write to schools, workstream: practice }
`);
  const [first, ...others] = IN_WORKSTREAMS.slice(1);
  const moved = ["1.1", "1. Improve assessments", "Train managers", "Practice and quality"];
  const { workstreams, actions, updates } = mergeWorkstreams([moved, first as string[], ...others], plan);
  expect(fieldsOf(workstreams)).toEqual([]);
  expect(fieldsOf(actions).map(({ id, workstream }) => [id, workstream])).toEqual([["1.2", "practice"]]);
  expect(fieldsOf(updates)).toEqual([{ date: "2018-08-31", of: "1.1", workstream: "practice" }]);
});

test("a plan that has only words for its workstreams keeps to them", async () => {
  const plan = await planOf(
    "actions:\n  - { id: 1.3, answers: R1, title: Appoint managers, workstream: Workforce }\n",
  );
  const { workstreams, actions, updates } = mergeWorkstreams(IN_WORKSTREAMS, plan);
  expect([workstreams, updates]).toEqual([[], []]);
  expect(fieldsOf(actions).map(({ workstream }) => workstream)).toEqual([
    "Practice & quality",
    "practice and quality",
    undefined,
  ]);
});

test("two workstreams whose titles are nearly the same are told", () => {
  const { told } = mergeWorkstreams([
    ["1.1", "1. Improve assessments", "Train managers", "Workforce"],
    ["1.2", "1. Improve assessments", "Appoint managers", "Workforse"],
  ]);
  expect(told).toEqual([
    '"Workforse" and "Workforce" are two workstreams. If they are one, write one of the two in the tracker, and import it again.',
  ]);
});
