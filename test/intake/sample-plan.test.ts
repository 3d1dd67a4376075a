import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildReport, checkPlan, loadPlan, memoryFolder, renderHtml } from "../../src/index.ts";
import { completeDetails, personalise, SAMPLE } from "../../src/intake/sample-plan.ts";
import { addDays, isWeekend } from "../../src/plan/time/dates.ts";
import { rounds } from "../rounds.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../examples/new-plan");

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const entries = await readdir(path.join(FOLDER, "data"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const read = paths.map(
    async (file) => [path.relative(FOLDER, file), await readFile(file, "utf8")] as const,
  );
  files = new Map(await Promise.all(read));
});

const loadFiles = (some: ReadonlyMap<string, string>) => loadPlan(memoryFolder(Object.fromEntries(some)));

test("the sample is a plan without a problem, and has a report", async () => {
  const plan = await loadFiles(files);
  expect((await checkPlan(plan)).problems).toEqual([]);
  const html = await renderHtml((await buildReport(plan)).model);
  expect(html).toContain("Your Council");
  expect(html).toContain("All 14 team managers have finished the course.");
});

test("without anything of a council's own it stays as it is", () => {
  expect([...personalise(files, completeDetails({}))]).toEqual([...files]);
});

const weekday = fc
  .integer({ min: 0, max: 9000 })
  .map((days) => addDays("2012-01-02", days))
  .filter((day) => !isWeekend(day));

test("on whatever days the report was published and Cabinet meets, nothing is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(weekday, fc.integer({ min: 70, max: 700 }), async (inspected, days) => {
      const details = completeDetails({ inspected, meeting: addDays(inspected, days) });
      const { problems } = await checkPlan(await loadFiles(personalise(files, details)));
      expect(problems).toEqual([]);
    }),
    { numRuns: rounds({ short: 20, long: 600 }) },
  );
});

test("names are a council's own, whatever is in them", async () => {
  const details = completeDetails({
    authority: 'The "Royal" Borough: North, # and South',
    title: "Adult Social Care: plan for 2026",
    body: "Adults and Health Committee",
    director: "0123",
  });
  const { plan, problems } = await loadFiles(personalise(files, details));
  expect(problems).toEqual([]);
  expect(plan.header).toMatchObject({ authority: details.authority, title: details.title });
  expect([plan.posts[0]?.title, plan.bodies[0]?.name]).toEqual(["0123", "Adults and Health Committee"]);
});

test("a day that is not given is as far from the other as in the sample", () => {
  expect(completeDetails({ inspected: "2027-03-15" })).toMatchObject({ meeting: "2027-09-14" });
  expect(completeDetails({ meeting: "2027-09-14" })).toMatchObject({ inspected: "2027-03-15" });
  expect(completeDetails({})).toEqual(SAMPLE);
});

test("a meeting so early that nothing can have been done is refused", () => {
  const early = { inspected: "2026-03-16", meeting: "2026-05-24" };
  expect(() => completeDetails(early)).toThrow("The first report goes to a meeting on 24 May 2026");
});
