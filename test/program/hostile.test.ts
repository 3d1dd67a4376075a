import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { link, mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Run, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";
import { startPreview } from "./start-preview.ts";

/** A server that nothing may ask. */
let asked = 0;
const server = createServer((_, response) => {
  asked++;
  response.end();
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  if (at !== null && typeof at !== "string") address = `http://127.0.0.1:${at.port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Some of all, or all of them in a long run: each costs a process. */
const some = <Item>(all: readonly Item[], short: number): readonly Item[] => {
  const count = rounds({ short, long: all.length });
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
};

const SECRET = "A secret beside the plan";

/** Texts that would fetch, run or read something wherever they were taken for more than words. */
const textsOf = (cwd: string): readonly string[] => [
  `<script src="${address}/a.js"></script><img src="${address}/a.png" onerror="fetch('${address}')">`,
  `<iframe src="file://${cwd}/secret.txt"></iframe><link rel="stylesheet" href="${address}/a.css">`,
  `![a](${address}/b.png) ![b](file://${cwd}/secret.txt) [c](javascript:fetch('${address}'))`,
  `[d](data:text/html,<script>fetch('${address}')</script>) [e](file://${cwd}/secret.txt) [f](vbscript:x)`,
  `<svg><image href="${address}/c.png"/></svg> <style>@import url(${address}/d.css);</style> &lt;script&gt;`,
];

test("of a plan full of markup nothing runs, is fetched, or is read beside it, in any format", async () => {
  const cwd = await makePlan();
  await writeFile(path.join(cwd, "secret.txt"), SECRET);
  const texts = textsOf(cwd);
  const report = path.join(cwd, "plan/report.yaml");
  const block = texts.map((text) => `      ${text}\n\n`).join("");
  await writeFile(
    report,
    (await readFile(report, "utf8"))
      .replace("    main: |\n", `    main: |\n${block}`)
      .replace(/reasons: .*/, () => `reasons: ${JSON.stringify(texts.join(" "))}`),
  );
  const updates = texts.map(
    (text) => `  - { date: 2025-12-18, of: 1.2, progress: ${JSON.stringify(text)} }\n`,
  );
  await writeFile(path.join(cwd, "plan/more.yaml"), `updates:\n${updates[0]}`);
  const formats = ["html", "pdf", "docx", "json"].flatMap((format) => ["-f", format]);
  const built = await runProgram(["build", "plan", ...formats], { cwd });
  expect(built.stderr).not.toContain("error");
  const files = (await readdir(path.join(cwd, "reports"))).sort();
  expect(files.map((file) => path.extname(file))).toEqual([".docx", ".html", ".json", ".pdf"]);
  const preview = await startPreview(cwd);
  const drafted = await fetch(`${preview.address}document`);
  const pages = [await readFile(path.join(cwd, "reports", files[1] as string), "utf8"), await drafted.text()];
  for (const page of pages) {
    expect(page).not.toMatch(/<(?:img|iframe|link|image)\b[^>]*(?:http|file):/i);
    expect(page).not.toMatch(/href="(?:javascript|vbscript|data|file):/i);
    expect(page).not.toContain(SECRET);
  }
  expect(pages[0]).toContain("&lt;script src&#x3D;");
  for (const file of files)
    expect(await readFile(path.join(cwd, "reports", file), "latin1")).not.toContain(SECRET);
  console.log(
    `${texts.length} hostile texts in ${files.length} formats and a preview; the server was asked ${asked} times`,
  );
  expect(asked).toBe(0);
});

/** What is refused in a sentence: the files of a plan, and what is made of them on the disk. */
const REFUSED: Readonly<Record<string, (plan: string) => Promise<unknown>>> = {
  "yaml of ten gigabytes": (plan) => sparse(path.join(plan, "more.yaml")),
  "figures of ten gigabytes": async (plan) => {
    await sparse(path.join(plan, "april.csv"));
    await extractOf(plan, "april.csv");
  },
  "a workbook of ten gigabytes": async (plan) => {
    await sparse(path.join(plan, "april.xlsx"));
    await extractOf(plan, "april.xlsx");
  },
  "a logo of ten gigabytes": async (plan) => {
    await sparse(path.join(plan, "logo.png"));
    await writeFile(path.join(plan, "theme.yaml"), "logo: { file: logo.png, alt: Council }\n");
  },
  "a path out of the plan": (plan) => extractOf(plan, "../../../../../../etc/passwd"),
  "a path from the root": (plan) => extractOf(plan, "/etc/passwd"),
  "a link out of the plan": async (plan) => {
    await writeFile(path.join(plan, "../secret.csv"), `kpi,period,value\n${SECRET},2016-01,1\n`);
    await symlink("../secret.csv", path.join(plan, "april.csv"));
    await extractOf(plan, "april.csv");
  },
  "aliases of aliases": (plan) => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `b${i + 1}: &b${i + 1} [*b${i},*b${i},*b${i},*b${i}]\n`,
    );
    return writeFile(path.join(plan, "more.yaml"), `b0: &b0 [x, x, x]\n${lines.join("")}`);
  },
  "names of prototypes": (plan) =>
    writeFile(
      path.join(plan, "more.yaml"),
      "__proto__: { polluted: true }\nactions:\n  - { id: __proto__, answers: R1, title: A, owner: head-of-service, __proto__: { id: x }, constructor: y }\nupdates:\n  - { date: 2025-12-18, of: constructor, toString: x }\n",
    ),
  "merge keys and tags": (plan) =>
    writeFile(
      path.join(plan, "more.yaml"),
      "actions:\n  - { <<: *x, id: !!js/function 'process.exit(7)' }\n",
    ),
  "brackets in brackets": (plan) => writeFile(path.join(plan, "more.yaml"), `actions: ${"[".repeat(50_000)}`),
  "signs that are no text": (plan) =>
    writeFile(path.join(plan, "more.yaml"), Buffer.from("actions:\n  - { id: \0\u202e\ud800 }\n", "utf16le")),
};

const sparse = async (file: string): Promise<void> => {
  await writeFile(file, "");
  await truncate(file, 10_000_000_000);
};

const extractOf = (plan: string, file: string): Promise<void> =>
  writeFile(
    path.join(plan, "extract.yaml"),
    `extracts: [{ date: 2025-12-18, file: ${JSON.stringify(file)} }]\n`,
  );

const FILES = some(Object.entries(REFUSED), 3);

test(`${FILES.length} hostile files are refused in a sentence, and nothing outside is read`, async () => {
  for (const [name, prepare] of FILES) {
    const cwd = await makePlan();
    await prepare(path.join(cwd, "plan"));
    const run: Run = await runProgram(["check", "plan", "-f", "stylish"], { cwd });
    expect(run.exitCode, name).toBe(1);
    expect(run.stdout, name).not.toContain(SECRET);
    expect(run.stdout, name).not.toContain("root:");
    expect(run.stdout.length, name).toBeLessThan(20_000);
  }
  console.log(`${FILES.length} hostile files refused`);
}, 300_000);

test("names of revisions that are options or programs run nothing", async () => {
  const cwd = await makePlan();
  const git = (...args: string[]): Buffer =>
    execFileSync("git", ["-C", cwd, "-c", "user.name=A", "-c", "user.email=a@b.example", ...args]);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "First");
  const canary = path.join(cwd, "canary");
  await writeFile(path.join(cwd, ".gitattributes"), "* diff=run filter=run\n");
  for (const setting of [
    "diff.run.textconv",
    "filter.run.smudge",
    "filter.run.clean",
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
  ])
    git("config", setting, `touch ${canary}; cat`);
  const all = [
    "--upload-pack=touch canary",
    "--output=canary",
    "--help",
    "-h",
    "HEAD; touch canary",
    "$(touch canary)",
    "`touch canary`",
    "ext::sh -c touch% canary",
    `${address}/x.git`,
    "HEAD\n--output=canary",
    "HEAD:plan/plan.yaml",
  ];
  const revisions = some(all, 2);
  for (const revision of revisions) {
    const run = await runProgram(["diff", `git:${revision}`, "plan", "--plan", "plan"], { cwd });
    expect(run.exitCode, revision).toBe(2);
  }
  const sound = await runProgram(["diff", "git:HEAD", "plan", "--plan", "plan"], { cwd });
  expect(sound.exitCode).toBe(0);
  expect(await readdir(cwd)).not.toContain("canary");
  console.log(`${revisions.length} hostile revisions refused; the server was asked ${asked} times`);
  expect(asked).toBe(0);
}, 300_000);

test("no -o ever replaces a file of the plan, by whatever name it is called", async () => {
  const cwd = await makePlan();
  const plan = path.join(cwd, "plan");
  await mkdir(path.join(plan, "letters"));
  await writeFile(path.join(plan, "letters/letter.md"), "Dear Director\n");
  await symlink("plan/plan.yaml", path.join(cwd, "linked.yaml"));
  await symlink("plan", path.join(cwd, "elsewhere"));
  await link(path.join(plan, "report.yaml"), path.join(cwd, "hard.yaml"));
  const before = await digestsOf(plan);
  const names = [
    "plan/plan.yaml",
    "./plan/../plan/plan.yaml",
    "linked.yaml",
    "elsewhere/report.yaml",
    "hard.yaml",
    "plan/letters/letter.md",
  ];
  const commands = names.flatMap((name) => [
    ["check", "plan", "-f", "json", "-o", name],
    ["diff", "2025-12", "2026-01", "--plan", "plan", "-f", "json", "-o", name],
    ["schema", "--plan", "plan", "-o", name],
  ]);
  const folders = ["plan/plan.yaml", "linked.yaml"].flatMap((name) => [
    ["build", "plan", "-f", "json", "-o", name],
    ["export", "plan", "-f", "csv", "-o", name],
    ["collect", "plan", "--month", "2026-01", "-o", name],
  ]);
  const tried = some([...commands, ...folders], 3);
  let refused = 0;
  for (const args of tried) {
    const { exitCode } = await runProgram(args, { cwd });
    if (exitCode === 2) refused++;
    expect(await digestsOf(plan), args.join(" ")).toEqual(before);
  }
  console.log(`${tried.length} outputs that lead to files of a plan, ${refused} of them refused`);
  expect(refused).toBe(tried.length);
}, 300_000);

async function digestsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const digests = files.sort().map(
    async (file) =>
      [
        file,
        createHash("sha256")
          .update(await readFile(file))
          .digest("hex"),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(digests));
}
