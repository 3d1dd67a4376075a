import path from "node:path";
import { expect, test } from "vitest";
import {
  buildReport,
  checkPlan,
  diffReports,
  exportPlan,
  type LoadedPlan,
  loadPlan,
  publish,
} from "../../src/index.ts";
import { diskFolder } from "../../src/load/folder.ts";

const EXAMPLE = diskFolder(path.join(import.meta.dirname, "../../examples/full"));
const REASON = "Appendix 3 told more of two children than it should have.";

/** The full example, of whose published reports one is withdrawn. */
const withdrawn = (state: string, missing = "none"): Promise<LoadedPlan> =>
  loadPlan({
    ...EXAMPLE,
    async read(file) {
      if (file === missing) return "unreadable";
      const bytes = await EXAMPLE.read(file);
      if (file !== "reports/cabinet-2025-01.yaml") return bytes;
      return Buffer.from(bytes.toString().replace(/^ +sha256: .*\n/m, (line) => `${line}      ${state}\n`));
    },
  });

const WHOLE = `withdrawn: { date: 2025-02-10, reason: "${REASON}" }`;

test("a notice is printed in the place of a withdrawn report, and nothing else of it is in any format", async () => {
  const plan = await withdrawn(WHOLE);
  const built = await buildReport(plan, { report: "cabinet-2025-01" });
  expect(built.problems).toEqual([]);
  const { document, provenance } = built.model;
  expect(document.heading.status).toBe("Withdrawn 10 February 2025");
  expect(document.parts.map(({ title }) => title)).toEqual(["This report has been withdrawn"]);
  expect(JSON.stringify(document.parts)).toContain(REASON);
  expect(provenance.state).toBe("withdrawn");
  const json = Buffer.from(await publish(built, "json")).toString();
  expect(JSON.parse(json).state).toEqual({
    asAt: provenance.asAt,
    ...{ workstreams: [], recommendations: [], actions: [], kpis: [], events: [], audits: [] },
    ...{ posts: [], bodies: [], reports: [], report: null },
  });
  const html = Buffer.from(await publish(built, "html"))
    .toString()
    .replaceAll("\u00A0", " ");
  expect(html).toContain(REASON);
  expect(html).not.toContain("Appendix 1");
});

test("the record of a withdrawn report is still needed, and no other record is proposed in its place", async () => {
  const { problems } = await withdrawn(WHOLE, "reports/published/cabinet-2025-01.json");
  expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
    [
      'The file "published/cabinet-2025-01.json" cannot be read',
      "Put back the .json that was published: it is in the history of the plan, in the pack, and in every published page and PDF. The report was withdrawn, so nothing of it is printed; but its readers know what it said, and later reports must not give away more.",
    ],
  ]);
});

test("a withdrawn report is checked as before, because its readers had it", async () => {
  const [before, after] = [await loadPlan(EXAMPLE), await withdrawn(WHOLE)];
  const rules = async (plan: LoadedPlan) =>
    (await checkPlan(plan)).problems.map(({ rule, message }) => [rule, message]);
  expect(await rules(after)).toEqual(await rules(before));
});

test.each([
  ["withdrawn: { date: 2025-02-10 }", 'Report "cabinet-2025-01" has no "state.withdrawn.reason"'],
  [`withdrawn: { reason: "${REASON}" }`, 'Report "cabinet-2025-01" has no "state.withdrawn.date"'],
  [
    "withdrawn: 2025-02-10",
    'Report "cabinet-2025-01": "state.withdrawn" is the text "2025-02-10", expected an entry with fields',
  ],
])("check knows what is wrong with %s", async (state, message) => {
  const { problems } = await withdrawn(state);
  expect(problems.map((one) => one.message)).toContain(message);
});

test("a report cannot be withdrawn before it was published", async () => {
  const { problems } = await checkPlan(await withdrawn('withdrawn: { date: 2025-01-02, reason: "x" }'));
  expect(problems.map(({ message }) => message)).toContain(
    'The withdrawal of "cabinet-2025-01" is dated "2025-01-02": expected a date no earlier than 6 January 2025, its publication',
  );
});

test("there is nothing of a withdrawn report to export, and its notice cannot be compared", async () => {
  const plan = await withdrawn(WHOLE);
  await expect(exportPlan(plan, { report: "cabinet-2025-01" })).rejects.toThrow(
    'The report "cabinet-2025-01" was withdrawn, so there is nothing of it to export',
  );
  const { model } = await buildReport(plan, { report: "cabinet-2025-01" });
  await expect(diffReports(model, { name: "plan", plan })).rejects.toThrow(
    '"cabinet-2025-01" cannot be compared: the report was withdrawn',
  );
});
