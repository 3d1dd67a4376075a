import { execSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { writePlan } from "./make-plans.ts";
import { type Measured, measureSideBySide, NODE } from "./measure.ts";
import { ROWS, type Row, runsIn, SPECTRAL } from "./rows.ts";

/**
 * Measures the program as whole processes, side by side with what it is compared with:
 *
 *     npm run bench                    every row; writes docs/benchmarks.md
 *     npm run bench -- --check         every row; fails where a ratio is a fifth worse than the one written there
 *     npm run bench -- minimal 15,000  the rows that have one of these words
 *
 * Spectral is installed for it, beside its rules.
 */
const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } },
});
const PAGE = "docs/benchmarks.md";
const rows = ROWS.filter(
  ({ what, against }) => words.length === 0 || words.some((word) => `${what} ${against}`.includes(word)),
);
/** What puppeteer sets for each browser that it starts. All other flags are the same on both sides. */
const OWN_FLAGS = /^(?!--)|^--(?:user-data-dir|headless|remote-debugging)/;
const FIRST_RUNS = 3;
const work = await mkdtemp(path.join(os.tmpdir(), "improve-bench-"));
try {
  await prepare();
  const ratios = await measureRows();
  const page = printPage(ratios);
  console.log(page);
  const worse = options.check ? await worseThanRecorded(ratios) : [];
  for (const one of worse) console.error(one);
  if (worse.length > 0) process.exitCode = 1;
  else if (!options.check && words.length === 0) await writeFile(PAGE, page);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function prepare(): Promise<void> {
  if (!existsSync(SPECTRAL) && rows.some(({ base }) => base.startsWith("spectral"))) {
    const folder = path.join(import.meta.dirname, "peers/spectral");
    execSync("npm ci --ignore-scripts --no-audit --no-fund", { cwd: folder, stdio: "inherit" });
  }
  await writePlan(path.join(work, "1500"), { actions: 1500, reports: 1 });
  await writePlan(path.join(work, "15000"), { actions: 15_000, reports: 1 });
  await writePlan(path.join(work, "1-report"), { actions: 150, reports: 1 });
  await writePlan(path.join(work, "24-reports"), { actions: 150, reports: 24 });
  spawnSync(NODE, ["dist/improve.js", "build", "data", "-f", "html", "-o", work, "-q"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await rename(path.join(work, "cabinet-2016-09.html"), path.join(work, "data.html"));
  // The compiled code of a new build is kept in its first runs, and is there in all later ones.
  const runs = runsIn(work);
  for (const name of ["check data", "build data", "diff data"]) {
    for (let time = 0; time < FIRST_RUNS; time++)
      spawnSync(NODE, [...(runs[name]?.args ?? [])], { stdio: "ignore" });
  }
  // The other side prints with the same browser.
  const { browser, stop } = await launchBrowser(await findBrowser(), {
    timeoutSeconds: 60,
    notice: () => {},
  });
  const [program = "", ...flags] = browser.process()?.spawnargs ?? [];
  await stop();
  process.env.BENCH_BROWSER = program;
  process.env.BENCH_FLAGS = JSON.stringify(flags.filter((flag) => !OWN_FLAGS.test(flag)));
}

interface Result {
  readonly row: Row;
  readonly one: number;
  readonly other: number;
  readonly ratio: number;
}

async function measureRows(): Promise<Result[]> {
  const all = runsIn(work);
  const names = [...new Set(rows.flatMap(({ run, base }) => [run, base]))].filter((name) => name in all);
  const measured = await measureSideBySide(
    names.map((name) => all[name as keyof typeof all] as (typeof all)[string]),
    Number(options.rounds),
  );
  const known = new Map<string, Measured>(names.map((name, at) => [name, measured[at] as Measured]));
  known.set("400 MB", { time: 0, memory: 400 });
  known.set("150 s", { time: 150_000, memory: 0 });
  return rows.map((row) => {
    const { run, base, times = 1, of = "time" } = row;
    const [one = 0, other = 0] = [known.get(run)?.[of], known.get(base)?.[of]];
    return { row, one, other, ratio: one / (other * times) };
  });
}

function printPage(results: readonly Result[]): string {
  const show = ({ row, one, other, ratio }: Result): string => {
    const unit = row.of === "memory" ? "MB" : "ms";
    const cells = [row.what, row.against, `${Math.round(one)} ${unit}`, `${Math.round(other)} ${unit}`];
    return `| ${[...cells, ratio.toFixed(2), row.reach].join(" | ")} |`;
  };
  const { model } = os.cpus()[0] as os.CpuInfo;
  return `# Benchmarks

\`npm run bench\` measures whole processes, from start to end: ${options.rounds} rounds, in which each run takes its turn, and the median of
each. Ratios can be compared between computers, and milliseconds cannot. \`npm run bench -- --check\` fails where a ratio is a
fifth worse than here. The plans of 1,500 and more actions, and those with 24 reports, are made up, and always the same.

| what | against | takes | the other | ratio | to reach |
|---|---|---|---|---|---|
${results.map(show).join("\n")}

Measured on ${os.availableParallelism()} cores (${model.trim()}) with Node ${process.version}.
`;
}

const WORSE = 1.2;

async function worseThanRecorded(results: readonly Result[]): Promise<string[]> {
  const page = await readFile(PAGE, "utf8");
  return results.flatMap(({ row, ratio }) => {
    const line = page.split("\n").find((one) => one.startsWith(`| ${row.what} | ${row.against} |`));
    const recorded = Number(line?.split(" | ").at(-2));
    if (line === undefined || ratio <= WORSE * recorded) return [];
    return [`${row.what}, against ${row.against}: ${ratio.toFixed(2)}, and it was ${recorded.toFixed(2)}.`];
  });
}
