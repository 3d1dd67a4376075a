import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type BuiltReport, buildReport, loadPlan, memoryFolder } from "../src/index.ts";
import { VOCABULARY } from "../src/pipeline/vocabulary.ts";

const PLAN = "data";

/** The words of one kind, as the pages of docs list them. */
export const wordsOf = (name: "blocks" | "references") =>
  VOCABULARY.find((one) => one.name === name)?.words ?? [];

/** A paragraph with several references. */
export const PARAGRAPH = `Of the {{count "actions"}} actions, {{count "actions" status="complete,embedded"}} are done. Ofsted came
back on {{date "ofsted-2016-07"}}; its letter is {{appendix "ofsted-letter"}}.`;

/** A report on `data/` that prints the paragraph and, each under its own name, every block and every reference as its example is written. */
export async function sampleReport(paragraph = PARAGRAPH): Promise<BuiltReport> {
  const names = (await readdir(PLAN, { recursive: true })).filter((name) => /\.(yaml|csv)$/.test(name));
  const files = names.map(async (name) => [name, await readFile(path.join(PLAN, name))] as const);
  const plan = await loadPlan(
    memoryFolder({ ...Object.fromEntries(await Promise.all(files)), "samples.yaml": samples(paragraph) }),
  );
  return await buildReport(plan, { report: "samples" });
}

const samples = (paragraph: string): string => `reports:
  - id: samples
    template: cabinet
    audience: public
    as-at: 2016-09-02
    since: cabinet-2016-05
    state: draft
    meeting: { body: cabinet, date: 2016-10-04 }
    responsible: { member: cabinet-member, director: dcas }
    signed: dcas
    contact: { name: Brian Boggon, extension: "6286" }
    title: Samples
    purpose: To show how each part is printed.
    summary: Each part stands under its name.
    decisions: this report be noted.
    reasons: Pictures say more.
    appendices: [{ id: ofsted-letter, document: ofsted-2016-07/letter }]
    main: |
${[...wordsOf("references"), ...wordsOf("blocks")]
  .map(({ name, example }) => `      ## ${name}\n\n      ${example}\n`)
  .join("\n")}
      ## example

      ${paragraph.replace("\n", " ")}

      ## end

      A paragraph that a reference can name. {#visit}
`;
