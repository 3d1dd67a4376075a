import path from "node:path";
import { describe, expect, test } from "vitest";
import { buildReport, loadPlan, type PlanFolder, publish, type ReportOptions } from "../../src/index.ts";
import { diskFolder } from "../../src/load/folder.ts";

const DATA = diskFolder(path.resolve(import.meta.dirname, "../../data"));
const FIRST_REPORT = "reports/cabinet-2016-05.yaml";

/** The plan as it was before its later reports were written, and while the first was a draft. */
const BEFORE_LATER_REPORTS: PlanFolder = {
  ...DATA,
  list: async () =>
    (await DATA.list()).filter((file) => !/^reports\/[^/]+\.yaml$/.test(file) || file === FIRST_REPORT),
  async read(file) {
    const bytes = await DATA.read(file);
    if (file !== FIRST_REPORT) return bytes;
    return Buffer.from(bytes.toString().replace(/^ {4}state:.*(\n {6}.*)*$/m, "    state: draft"));
  },
};

/** The texts of the HTML and the JSON that are published. */
async function publishTexts(folder: PlanFolder, options: ReportOptions): Promise<string[]> {
  const report = await buildReport(await loadPlan(folder), options);
  if (options.asAt !== undefined) expect(report.model.provenance.asAt).toBe(options.asAt);
  const files = [await publish(report, "html"), await publish(report, "json")];
  return files.map((bytes) => Buffer.from(bytes).toString());
}

describe("a report of the Darlington plan", () => {
  test("shows nothing of August as at May", async () => {
    const { updates } = (await loadPlan(DATA)).plan;
    const later = updates.flatMap(({ date, progress }) =>
      date > "2016-05-31" && progress ? [progress] : [],
    );
    const shownAsAt = async (asAt: string): Promise<string[]> => {
      const texts = await publishTexts(BEFORE_LATER_REPORTS, { asAt });
      return later.filter((progress) => texts.some((text) => text.includes(progress)));
    };
    expect(await shownAsAt("2016-05-31")).toEqual([]);
    expect((await shownAsAt("2016-08-31")).length).toBeGreaterThan(10);
  });

  test("prints the owners' notes for the Board; the report to Cabinet does not", async () => {
    const { updates } = (await loadPlan(DATA)).plan;
    // A short note such as "No change" may occur in any text.
    const notes = updates.flatMap(({ note = "" }) => (note.split(" ").length > 5 ? [note] : []));
    const shownIn = (text: string): string[] => notes.filter((note) => text.includes(note));
    for (const text of await publishTexts(DATA, { report: "board-2016-08" }))
      expect(shownIn(text).length).toBeGreaterThan(1);
    expect((await publishTexts(DATA, { report: "cabinet-2016-09" })).flatMap(shownIn)).toEqual([]);
  });
});
