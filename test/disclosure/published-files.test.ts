import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { docx as docxFormat } from "../../src/publish/docx.ts";
import { html as htmlFormat } from "../../src/publish/html.ts";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { runImprove } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

const BLOCKS = ["recommendations", "scorecard", "changes", "data-notes"];

const measure = (id: string, rest = "") =>
  `  - { id: ${id}, name: Measure ${id}, definition: What is counted., unit: "% of children", decimals: 3,
      frequency: monthly, better: higher, subject: child, targets: [{ value: 90 }], answers: R1${rest} }\n`;

/** Only 4 are seen at home. The number seen at school is suppressed too, because it is the next part. */
const KPIS = `kpis:
${measure("seen", ", parts: [home, school, clinic]")}${measure("home")}${measure("school")}${measure("clinic")}`;

const OCTOBER = { seen: "12342/23299", home: "4/7919", school: "4321/5407", clinic: "8017/9973" };
const NOVEMBER = { seen: "12344/23299", home: "3/7907", school: "4324/5419", clinic: "8017/9973" };
const RESTATED = { seen: "12350/23299", home: "4/7919", school: "4329/5407" };

const extract = (date: string, month: string, figures: Readonly<Record<string, string>>, rest = "") => {
  const values = Object.entries(figures).map(([id, text]) => `${id}: { ${month}: ${text} }`);
  return `  - { date: ${date}, values: { ${values.join(", ")} }${rest} }\n`;
};

const EXTRACTS = `extracts:
${extract("2025-11-05", "2025-10", OCTOBER)}${extract("2025-12-05", "2025-11", NOVEMBER)}${extract(
  "2025-12-06",
  "2025-10",
  RESTATED,
  ", restated: { seen: A late return., school: A late return. }",
)}`;

/** Each count that is suppressed, and its percentage. */
const SECRETS = [
  "7919",
  "4321",
  "5407",
  "79.915",
  "0.051",
  "7907",
  "4324",
  "5419",
  "79.793",
  "0.038",
  "4329",
  "80.063",
];

const KINDS = ["html", "json", "pdf", "docx"];

test("no published file contains a suppressed figure", async () => {
  const cwd = await makePlan({
    file: "report.yaml",
    from: '{{block "recommendations"}}',
    to: [
      ...BLOCKS.map((name) => `{{block "${name}"}}`),
      'At home {{kpi "home"}}, at school {{kpi "school" period="2025-10"}}, in all {{kpi "seen"}}.',
    ].join("\n\n      "),
  });
  await writeFile(path.join(cwd, "plan/figures.yaml"), KPIS + EXTRACTS);
  const run = await runImprove(["build", "plan", ...KINDS.flatMap((kind) => ["-f", kind])], { cwd });
  expect(run.stderr).not.toContain("Nothing was built");
  expect(run.exitCode).toBe(0);
  const [html, json, pdf, docx] = await Promise.all(
    KINDS.map((kind) => readFile(path.join(cwd, `reports/cabinet-2026-01.${kind}`))),
  );
  if (html === undefined || json === undefined || pdf === undefined || docx === undefined)
    throw new Error("A file is missing.");
  const texts = {
    html: html.toString().replace(/[A-Za-z0-9+/=]{200,}/g, ""),
    "model in the html": JSON.stringify(await htmlFormat.readModel(html)),
    json: json.toString(),
    pdf: await textOfPdf(pdf),
    "model in the pdf": JSON.stringify(await pdfFormat.readModel(pdf)),
    docx: textOfWord(docx),
    "model in the docx": JSON.stringify(await docxFormat.readModel(docx)),
  };
  for (const [where, text] of Object.entries(texts)) {
    expect(text.replaceAll(",", ""), `${where} holds a total that is shown`).toMatch(/12344/);
    expect(
      SECRETS.filter((secret) => holds(text, secret)),
      where,
    ).toEqual([]);
  }
});

/** As a number by itself, with or without a comma for the thousands. */
const holds = (text: string, number: string): boolean =>
  new RegExp(`(?<![\\d.])${number.replace(/^(\d)(\d{3})$/, "$1,?$2").replace(".", "\\.")}`).test(text);

/** What is printed, and the names of charts for screen readers. */
async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, index) => {
    const page = await pdf.getPage(index + 1);
    const { items } = await page.getTextContent();
    const printed = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    return printed + JSON.stringify(await page.getStructTree());
  });
  return (await Promise.all(pages)).join("\n");
}

/** Every part but pictures that are only pixels, without its markup; and the names of charts. */
function textOfWord(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /^word\/.*\.xml$/.test(name));
  const names = parts.map(([, part]) => [...strFromU8(part).matchAll(/descr="([^"]*)"/g)].join(" "));
  return [...parts.map(([, part]) => strFromU8(part).replace(/<[^>]*>/g, " ")), ...names].join("\n");
}

const MISSING = `kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: episodes, frequency: monthly,
      better: lower, answers: R1, subject: SUBJECT }
extracts:
  - { date: 2025-11-05, values: { missing: { 2025-10: 4 } } }
`;

test("the build stops when an earlier report gives a figure away, and names that report", async () => {
  const cwd = await makePlan();
  const figures = path.join(cwd, "plan/figures.yaml");
  const report = path.join(cwd, "plan/report.yaml");
  // It was published when the measure was said to count episodes, not children.
  await writeFile(figures, MISSING.replace("SUBJECT", "process"));
  await writeFile(report, (await readFile(report, "utf8")).replace("state: draft", "state: final"));
  await runImprove(["build", "plan", "-f", "json", "-o", "plan"], { cwd });
  const text = await readFile(report, "utf8");
  const sha256 = sha256Of(await readFile(path.join(cwd, "plan/cabinet-2026-01.json")));
  const earlier = text.replace(
    "state: final",
    `state: { published: 2026-01-05, model: cabinet-2026-01.json, sha256: ${sha256} }`,
  );
  const later = text
    .replace(/^[\s\S]*reports:\n/, "")
    .replace("id: cabinet-2026-01", "id: cabinet-2026-04")
    .replace(
      "title: Children's Services Improvement Plan, first",
      "title: Children's Services Improvement Plan, second",
    );
  await writeFile(report, earlier + later);
  await writeFile(figures, MISSING.replace("SUBJECT", "child"));

  const check = await runImprove(["check", "plan"], { cwd });
  expect(check.exitCode).toBe(1);
  expect(check.stdout).toContain("differencing-leak");
  expect(check.stdout).toContain(
    'KPI "missing" is suppressed for October 2025, and report "cabinet-2026-01" printed "4"',
  );
  const build = await runImprove(["build", "plan"], { cwd });
  expect(build.exitCode).toBe(1);
  expect(build.stderr).toContain("Nothing was built.");
  expect(await readdir(cwd)).toEqual(["plan"]);
});
