import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { expectSession, type Run, runImprove } from "./run-improve.ts";
import { type Edit, expectLastGood, makePlan, placeLastGood } from "./workspace.ts";

interface Mistake {
  readonly edits: readonly Edit[];
  /** The only rule that may report it: one mistake gives one message. */
  readonly rule: string;
}

const inPlan = (rule: string, from: string, to: string): Mistake => ({
  rule,
  edits: [{ file: "plan.yaml", from, to }],
});
const inReport = (rule: string, from: string, to: string): Mistake => ({
  rule,
  edits: [{ file: "report.yaml", from, to }],
});

const MISTAKES: Readonly<Record<string, Mistake>> = {
  "colon-in-text": inPlan("yaml-syntax", "title: Inspection of", "title: Inspection: of"),
  "tab-for-spaces": inPlan("yaml-syntax", "  authority:", "\tauthority:"),
  "quotation-mark-left-open": inPlan("yaml-syntax", "title: Inspection", 'title: "Inspection'),
  "bracket-left-open": inPlan("yaml-syntax", "verified-by: director }]", "verified-by: director }"),
  "text-after-quotation": inPlan("yaml-syntax", "title: Supervision of", 'title: "Supervision" of'),
  "prose-without-quotes": inReport("yaml-syntax", "purpose: To", 'purpose: {{date "inspection-2025"}} To'),
  "key-twice": inPlan("duplicate-key", "    due: 2026-03-31", "    due: 2026-03-31\n    due: 2026-04-30"),
  "unknown-key": inPlan("unknown-key", "    due: 2026-03-31", "    deu: 2026-03-31"),
  "unknown-collection": inPlan("unknown-key", "recommendations:\n", "recomendations:\n"),
  "id-twice": inPlan(
    "duplicate-id",
    "  - { id: ofsted, name: Ofsted }",
    "  - { id: ofsted, name: Ofsted }\n  - { id: ofsted, name: Office for Standards }",
  ),
  "day-that-does-not-exist": inPlan("invalid-date", "due: 2026-03-31", "due: 2016-02-30"),
  "date-in-words": inPlan("invalid-date", "due: 2026-03-31", "due: 31 March 2026"),
  "empty-value": inPlan("wrong-type", "due: 2026-03-31", "due:"),
  "missing-field": inPlan("missing-field", "    answers: R1\n    title: Train", "    title: Train"),
  "unknown-status": inPlan("wrong-type", "status: not-started", "status: not started"),
  "unknown-recommendation": inPlan(
    "unknown-reference",
    "answers: R1\n    title: Train",
    "answers: [R1, R11]\n    title: Train",
  ),
  "unknown-owner": inPlan("unknown-reference", "owner: head-of-service", "owner: head-of-services"),
  "prose-unknown-event": inReport(
    "unknown-prose-reference",
    '{{date "inspection-2025/report"}}',
    '{{date "inspection-2052/report"}}',
  ),
  "prose-unknown-word": inReport(
    "unknown-prose-reference",
    "is complete and\n      {{count",
    "is complete and\n      {{cuont",
  ),
  "prose-unknown-block": inReport("unknown-prose-reference", '"next-events"', '"next-event"'),
  anchor: inPlan("yaml-sharing", "start: 2025-10-13", "start: &start 2025-10-13"),
  alias: inPlan("yaml-sharing", "Supervision of social workers", "*supervision"),
  tag: inPlan("yaml-sharing", "due: 2026-03-31", "due: !!timestamp 2026-03-31"),
  "text-cut-short": inPlan("comment-swallows-text", "reflective supervision", "lesson #1, supervision"),
  "file-outside-the-plan": inReport(
    "unknown-file",
    "    main: |",
    '    appendices: [{ id: letter, file: ../../letter.md }]\n    main: |\n      The letter is at {{appendix "letter"}}.\n',
  ),
  "frozen-model-missing": inReport(
    "unknown-file",
    "state: draft",
    "state: { published: 2026-01-12, model: cabinet-2026-01.json }",
  ),
};

describe("a mistake in the plan gives one message, exit code 1, and leaves the last report alone", () => {
  for (const [name, { edits, rule }] of Object.entries(MISTAKES)) {
    test(name, async () => {
      const cwd = await makePlan(...edits);
      const run = await runImprove(["check", "plan"], { cwd });
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toBe("");
      expect(rulesOf(run)).toEqual([rule]);
      await expectSession(name, run);
      await expectNothingBuilt(cwd);
    });
  }

  test("not-utf-8", async () => {
    const cwd = await makePlan();
    const file = path.join(cwd, "plan/plan.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("name: Ruth Okafor", "name: Ruth Ökafor"), "latin1");
    const run = await runImprove(["check", "plan"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(rulesOf(run)).toEqual(["file-encoding"]);
    await expectSession("not-utf-8", run);
    await expectNothingBuilt(cwd);
  });

  test("no-plan", async () => {
    const cwd = await makePlan();
    const file = path.join(cwd, "plan/plan.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.slice(text.indexOf("posts:")));
    const run = await runImprove(["check", "plan"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(rulesOf(run)).toEqual(["no-plan"]);
    await expectSession("no-plan", run);
    await expectNothingBuilt(cwd);
  });

  test("two-plans", async () => {
    const cwd = await makePlan();
    const text = await readFile(path.join(cwd, "plan/plan.yaml"), "utf8");
    const second = text.slice(text.indexOf("plan:"), text.indexOf("posts:"));
    await writeFile(path.join(cwd, "plan/second.yaml"), second);
    const run = await runImprove(["check", "plan"], { cwd });
    expect(run.exitCode).toBe(1);
    expect(rulesOf(run)).toEqual(["two-plans"]);
    await expectSession("two-plans", run);
    await expectNothingBuilt(cwd);
  });

  test("no-date-at-all", async () => {
    const cwd = await makePlan();
    await cp(path.join(cwd, "plan/plan.yaml"), path.join(cwd, "empty/plan.yaml"));
    await writeFile(path.join(cwd, "empty/plan.yaml"), "# Nothing yet\n");
    const run = await runImprove(["check", "empty"], { cwd });
    expect(run.exitCode).toBe(1);
    await expectSession("no-date-at-all", run);
  });
});

test("several mistakes are reported together, in the order of the files", async () => {
  const cwd = await makePlan(
    { file: "plan.yaml", from: "due: 2025-12-19", to: "due: 2025-12-32" },
    { file: "plan.yaml", from: "number: 1\n", to: "number: one\n" },
    { file: "report.yaml", from: '"inspection-2025/report"', to: '"inspection-2052/report"' },
  );
  const run = await runImprove(["check", "plan"], { cwd });
  expect(run.exitCode).toBe(1);
  expect(rulesOf(run)).toEqual(["wrong-type", "invalid-date", "unknown-prose-reference"]);
  await expectSession("several-mistakes", run);
});

test("a reference in prose is shown at its own line and column inside the block", async () => {
  const wrong = '{{date "inspection-2052/report"}}';
  const cwd = await makePlan({ file: "report.yaml", from: '{{date "inspection-2025/report"}}', to: wrong });
  const { stdout } = await runImprove(["check", "-f", "json", "plan"], { cwd });
  const lines = (await readFile(path.join(cwd, "plan/report.yaml"), "utf8")).split("\n");
  const line = lines.findIndex((one) => one.includes(wrong)) + 1;
  const column = (lines[line - 1] as string).indexOf(wrong) + 1;
  const { problems } = JSON.parse(stdout);
  expect(problems).toHaveLength(1);
  expect(problems[0].file).toBe("plan/report.yaml");
  expect(problems[0].range).toEqual({
    start: { line, column },
    end: { line, column: column + wrong.length },
  });
});

/** The rules of the problems printed, in their order. */
const rulesOf = ({ stdout }: Run): string[] =>
  [...stdout.matchAll(/^(?:error|warning|info) .+ \(([a-z-]+)\)$/gm)].map(([, rule]) => rule as string);

async function expectNothingBuilt(cwd: string): Promise<void> {
  await placeLastGood(cwd);
  const run = await runImprove(["build", "plan"], { cwd });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toBe("");
  expect(run.stderr).toMatch(/^error /m);
  expect(run.stderr).toMatch(/\nNothing was built\.\n$/);
  await expectLastGood(cwd);
}
