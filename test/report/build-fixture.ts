import path from "node:path";
import { createViews } from "../../src/disclosure/views.ts";
import { diskFolder, memoryFolder } from "../../src/load/folder.ts";
import { type PlanReading, readPlan } from "../../src/load/read-plan.ts";
import type { Block, Paragraph, Part } from "../../src/model/document.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { type Line, plainText } from "../../src/model/table.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import { locateProblems } from "../../src/problems/locate.ts";
import { buildReport, type ReportOptions } from "../../src/report/build-report.ts";

type Headed = Plan & { readonly header: PlanHeader };
export type Fixture = PlanReading & { readonly plan: Headed };

const FIXTURE = path.join(import.meta.dirname, "fixture");

/** A small plan with two reports, `may` and `september`. A test may change some of its files. */
export async function loadFixture(
  changes: Readonly<Record<string, (text: string) => string>> = {},
): Promise<Fixture> {
  const files: Record<string, string> = {};
  const fixture = diskFolder(FIXTURE);
  for (const name of await fixture.list()) files[name] = (await fixture.read(name)).toString();
  for (const [name, change] of Object.entries(changes)) {
    const text = files[name] ?? "";
    files[name] = change(text);
    if (files[name] === text) throw new Error(`Nothing changed in ${name}`);
  }
  const loaded = await readPlan(memoryFolder(files));
  if (loaded.problems.length > 0 || loaded.plan.header === null)
    throw new Error(JSON.stringify(loaded.problems));
  return loaded as Fixture;
}

/** A plan with every kind of exception, and reports to the Board and to Cabinet. A test may add another file to it. */
export async function loadBoardFixture(more = "actions: []"): Promise<Fixture> {
  const folder = diskFolder(path.join(import.meta.dirname, "board-fixture"));
  const loaded = await readPlan({
    ...folder,
    list: async () => [...(await folder.list()), "more.yaml"],
    read: async (file) => (file === "more.yaml" ? Buffer.from(more) : await folder.read(file)),
  });
  if (loaded.problems.length > 0) throw new Error(JSON.stringify(loaded.problems));
  return loaded as Fixture;
}

export const reportOf = ({ plan }: Fixture, id: string): Report =>
  plan.reports.find((report) => report.id === id) as Report;

/** Builds a report of the fixture. A test may replace some of its fields. */
export function build(
  fixture: Fixture,
  id: string,
  changes: Partial<Report> = {},
  options: Omit<ReportOptions, "version"> = {},
) {
  const report = { ...reportOf(fixture, id), ...changes };
  const { model, problems } = buildReport(createViews(fixture.plan), report, {
    version: "1.0.0",
    ...options,
  });
  const located = locateProblems(problems, fixture.sources);
  const words = located.map(
    ({ file, range, rule, message }) =>
      `${file}:${range.start.line}:${range.start.column} ${rule} ${message}`,
  );
  return { model, problems: words, hints: located.map(({ hint }) => hint) };
}

/** What `main` prints when it is the given text. */
export function print(fixture: Fixture, main: string, id = "september"): string[] {
  return blocksOf(build(fixture, id, { main }).model, "main-report").flatMap(words);
}

export const partOf = ({ document }: ReportModel, id: string): Part =>
  document.parts.find((part) => part.id === id) as Part;

export const blocksOf = (model: ReportModel, part: string): readonly Block[] => partOf(model, part).blocks;

export const paragraphs = (model: ReportModel): Paragraph[] =>
  model.document.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "paragraph");

/** A block as lines of text: `8 It found:`, `(a) Strength. Caseloads are lower.` */
export function words(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return [
        `${block.number ?? "-"} ${plainText(block.text)}`,
        ...block.items.flatMap((item) => itemWords(item)),
      ];
    case "heading":
      return [`h${block.level} ${plainText(block.text)}`];
    case "quote":
      return block.paragraphs.map((one) => `> ${plainText(one)}`);
    case "facts":
      return block.rows.map(({ name, value }) => `${name}: ${plainText(value)}`);
    case "table":
      return [
        `table ${block.caption}`,
        ...block.rows.map(({ cells }) =>
          cells.map(({ lines }) => lines.map(lineWords).join("; ")).join(" | "),
        ),
      ];
    case "figure":
      return [
        `figure ${[block.title, block.measure].filter((one) => one !== null).join(" / ")}: ${block.sentence}`,
        ...(block.meaning === null ? [] : [`meaning ${plainText(block.meaning)}`]),
        ...(block.table === null ? [] : words(block.table)),
      ];
    case "sign-off":
      return [`signed ${block.name}, ${block.office}`];
    case "footnotes":
      return block.notes.map(({ label, text }) => `note ${label} ${plainText(text)}`);
    case "contact":
      return [`contact ${block.name}`];
  }
}

const itemWords = ({ label, text, items }: Paragraph["items"][number]): string[] => [
  `${label} ${plainText(text)}`,
  ...items.flatMap((item) => itemWords(item)),
];

function lineWords(line: Line): string {
  if (line.kind === "sparkline") return `~ ${line.name}`;
  if (line.kind === "tally") return `${line.count} (${line.share}% ${line.colour})`;
  return "word" in line ? `[${line.word}]` : plainText(line.text);
}
