import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createViews } from "../../src/disclosure/views.ts";
import { loadPlan } from "../../src/index.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import { hasHeader, type Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import { PreparedReport, type ReportOptions } from "../../src/report/build-report.ts";
import { rounds } from "../rounds.ts";
import { loadBoardFixture, loadFixture } from "./build-fixture.ts";

/** What is wrong with a report: as a check finds it, which builds it only if something may be wrong, and as it is built. */
function found(
  plan: Plan & { readonly header: PlanHeader },
  report: Report,
  more: Omit<ReportOptions, "version"> = {},
) {
  const made = () => new PreparedReport(createViews(plan), report, { version: "1.0.0", ...more });
  return { checked: made().problems, built: made().built.problems };
}

test.each([
  "examples/as-published",
  "examples/full",
  "examples/minimal",
  "examples/new-plan/data",
  "test/report/readiness-fixture",
])("a check finds in the reports of %s what building them does", async (folder) => {
  const { plan } = await loadPlan(path.resolve(folder));
  if (!hasHeader(plan)) throw new Error(`${folder} has no header`);
  for (const report of plan.reports)
    for (const edition of ["public", "exempt"] as const) {
      const { checked, built } = found(plan, report, { edition });
      expect(checked).toEqual(built);
    }
});

const PIECES = [
  ...['{{date "visit"}}', '{{date "nowhere"}}', '{{count "actions"}}', '{{count "actions" status="done"}}'],
  ...[
    '{{kpi "caseload"}}',
    '{{kpi "nothing"}}',
    '{{title "R2"}}',
    '{{title "R9"}}',
    '{{term "DfE"}}',
    "{{as-at}}",
  ],
  ...[
    "{{since}}",
    "{{since}",
    "{{",
    "}}",
    "{term}",
    '{kpi "caseload"}',
    '{{paragraph "here"}}',
    "{#here}",
    "{#there}",
  ],
  ...[
    '{{appendix "letter"}}',
    '{{appendix "plan"}}',
    '{{block "scorecard"}}',
    '{{block "none"}}',
    "{{nobody}}",
  ],
  ...[
    '{{block "findings" "visit"}}',
    '{{block "findings" "visitors"}}',
    '{{block "scorecard" detail="summary"}}',
  ],
  ...[
    '{{block "glossary" detail="summary"}}',
    '{{block "judgements" "inspection/report"}}',
    "{{date “visit”}}",
  ],
  ...["Caseloads are lower.", "## Heading", "- item", "> quote", "[link]({{as-at}})", "**strong**", "a"],
];

const prose = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", "\n\n", "\n")), { maxLength: 5 })
  .map((pieces) => pieces.flat().join(""));

/** Where a text is put: into the report, or into what it prints of the plan. */
const PLACES = {
  purpose: (plan, text) => ofReport(plan, { purpose: text }),
  summary: (plan, text) => ofReport(plan, { summary: text }),
  reasons: (plan, text) => ofReport(plan, { reasons: text }),
  main: (plan, text) => ofReport(plan, { main: text }),
  title: (plan, text) => ofReport(plan, { title: text }),
  decisions: (plan, text) => ofReport(plan, { decisions: [text] }),
  highlights: (plan, text) => ofReport(plan, { highlights: [{ text }] }),
  implications: (plan, text) =>
    ofReport(plan, { implications: new Map((plan.header?.implications ?? []).map(({ id }) => [id, text])) }),
  appendices: (plan, text) => ofReport(plan, { appendices: [{ id: "letter", block: text }] }),
  documents: (plan, text) => ofReport(plan, { appendices: [{ id: "letter", document: text }] }),
  event: (plan, text) => ({ ...plan, events: plan.events.map((one) => ({ ...one, title: text, text })) }),
  finding: (plan, text) => ({
    ...plan,
    events: plan.events.map((event) => ({
      ...event,
      documents: event.documents?.map((document) => ({
        ...document,
        text,
        findings: document.findings?.map((finding) => ({ ...finding, text })),
      })),
    })),
  }),
  action: (plan, text) => ({ ...plan, actions: plan.actions.map((one) => ({ ...one, title: text })) }),
  update: (plan, text) => ({
    ...plan,
    updates: plan.updates.map((one) => ({ ...one, patch: { ...one.patch, progress: text } })),
  }),
  term: (plan, text) => ({ ...plan, glossary: plan.glossary.map((one) => ({ ...one, expansion: text })) }),
} satisfies Readonly<Record<string, (plan: Plan, text: string) => Plan>>;

const ofReport = (plan: Plan, texts: Partial<Report>): Plan => ({
  ...plan,
  reports: plan.reports.map((one) => ({ ...one, ...texts })),
});

const [fixture, boardFixture] = [await loadFixture(), await loadBoardFixture()];
const leaveOut = fc.subarray(["main", "summary", "purpose", "scorecard", "findings", "glossary"]);

describe("whatever is written where, a check finds what building a report does", () => {
  const runs = rounds({ short: 40, long: 3_000 });

  test(`in ${runs} random plans`, () => {
    const [sound, unsound] = [new Set<string>(), new Set<string>()];
    const changes = fc.array(
      fc.tuple(fc.constantFrom(...(Object.keys(PLACES) as (keyof typeof PLACES)[])), prose),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(fixture, boardFixture),
        changes,
        leaveOut,
        fc.constantFrom("public", "exempt"),
        ({ plan: written }, changes, leaveOut, edition) => {
          const plan = changes.reduce<Plan>(
            (changed, [place, text]) => PLACES[place](changed, text),
            written,
          );
          if (!hasHeader(plan)) throw new Error("The plan lost its header");
          for (const report of plan.reports) {
            const theme = { [report.template]: { leaveOut } } as unknown as ReportOptions["theme"];
            const { checked, built } = found(plan, report, {
              theme,
              edition: edition as "public" | "exempt",
            });
            expect(checked).toEqual(built);
            for (const [place] of changes) (built.length === 0 ? sound : unsound).add(place);
          }
        },
      ),
      { numRuns: runs },
    );
    // Each place was tried with a text in which nothing was wrong, and with one in which something was.
    console.log(
      `${runs} random plans: nothing wrong with texts in ${sound.size} places, something in ${unsound.size}`,
    );
    expect(sound.size).toBeGreaterThan(5);
    expect(unsound.size).toBeGreaterThan(5);
  });
});
