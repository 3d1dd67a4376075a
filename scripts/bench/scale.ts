import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "puppeteer";
import { findBrowser } from "../../src/browser/find.ts";
import { writePlan } from "./make-plans.ts";
import { NODE } from "./measure.ts";

/**
 * Works out what monthly reports of every authority cost, from builds of made-up plans, and writes docs/scale.md:
 *
 *     npm run build && node scripts/bench/scale.ts
 */
const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const [AUTHORITIES, MONTHS, SHARDS, MACHINES] = [153, 36, 4, 8];
const load = os.loadavg()[0]?.toFixed(1);
const work = await mkdtemp(path.join(os.tmpdir(), "improve-scale-"));
const COST = path.join(import.meta.dirname, "tell-cost.mjs");

interface Cost {
  /** Seconds from start to end. */
  readonly elapsed: number;
  /** Seconds of processor time, of the program alone. */
  readonly processor: number;
  /** MB, of the program alone. */
  readonly memory: number;
  /** MB of what was written. */
  readonly written: number;
}

try {
  for (const reports of [1, 12, 24]) await writePlan(plan(reports), { actions: 150, reports });
  // The embedded browser is unpacked before anything is measured.
  await build(1);
  const [one, twelve, all] = [await measured(1), await measured(12), await measured(24)];
  const newest = await measured(24, []);
  const parts: Cost[] = [];
  for (let part = 1; part <= SHARDS; part++)
    parts.push(await measured(24, ["--all", "--shard", `${part}/${SHARDS}`]));
  await writeFile("docs/scale.md", page({ one, twelve, all, newest, parts, pool: await onPool() }));
} finally {
  await rm(work, { recursive: true, force: true });
}

function plan(reports: number): string {
  return path.join(work, `${reports}-reports`);
}

/** Builds reports of a plan in three formats, by default all, as a process of its own. */
async function build(reports: number, more: readonly string[] = ["--all"]): Promise<Cost> {
  const output = await mkdtemp(path.join(work, "built-"));
  const start = performance.now();
  const child = spawn(
    NODE,
    ["--import", COST, "dist/improve.js", "build", plan(reports), "-q", "-o", output, ...more],
    { stdio: ["ignore", "ignore", "inherit", "pipe"] },
  );
  const told: string[] = [];
  child.stdio[3]?.on("data", (bytes) => told.push(String(bytes)));
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(`The build of ${reports} reports ended with ${code}.`);
  const [memory = 0, processor = 0] = JSON.parse(told.join("")) as number[];
  const names = await readdir(output);
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(output, name))).size));
  await rm(output, { recursive: true });
  return {
    elapsed: (performance.now() - start) / 1000,
    processor: processor / 1e6,
    memory: memory / 1024,
    written: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
  };
}

/** The median of each figure over the rounds. */
async function measured(reports: number, more?: readonly string[]): Promise<Cost> {
  const all: Cost[] = [];
  for (let round = 0; round < Number(options.rounds); round++) all.push(await build(reports, more));
  const middle = (of: keyof Cost): number =>
    all.map((cost) => cost[of]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;
  return {
    elapsed: middle("elapsed"),
    processor: middle("processor"),
    memory: middle("memory"),
    written: middle("written"),
  };
}

/** Two builds at once on one browser that is there already, and how long both take. */
async function onPool(): Promise<number> {
  const found = await findBrowser();
  if (found.kind === "endpoint") throw new Error("A pool is started from a program.");
  const pool = await launch({ executablePath: found.path, headless: "shell", args: ["--no-sandbox"] });
  try {
    const start = performance.now();
    await Promise.all([1, 2].map(() => build(24, ["--all", "--browser", pool.wsEndpoint()])));
    return (performance.now() - start) / 1000;
  } finally {
    await pool.close();
  }
}

function page({
  one,
  twelve,
  all,
  newest,
  parts,
  pool,
}: {
  readonly one: Cost;
  readonly twelve: Cost;
  readonly all: Cost;
  readonly newest: Cost;
  readonly parts: readonly Cost[];
  readonly pool: number;
}): string {
  const row = (what: string, { elapsed, processor, memory, written }: Cost): string =>
    `| ${[what, ...[elapsed, processor].map((one) => `${one.toFixed(1)} s`), `${Math.round(memory)} MB`, `${written.toFixed(1)} MB`].join(" | ")} |`;
  const further = (of: "elapsed" | "processor"): number => (all[of] - one[of]) / 23;
  const whole = (of: "elapsed" | "processor"): number => one[of] + (MONTHS - 1) * further(of);
  const sum = parts.reduce((total, part) => total + part.processor, 0);
  const overhead = Math.max(0, (sum - all.processor) / (SHARDS - 1));
  const hours = (seconds: number): string => `${(seconds / 3600).toFixed(1)} hours`;
  const onOne = AUTHORITIES * whole("elapsed");
  const onEach = (AUTHORITIES * (whole("elapsed") + (MACHINES - 1) * overhead)) / MACHINES;
  const each = all.written / 24;
  const { model = "" } = os.cpus()[0] ?? {};
  return `# Many authorities, many months

What does it cost to build ${MONTHS} monthly reports for each of ${AUTHORITIES} authorities? \`npm run build && node scripts/bench/scale.ts\`
measures it on plans that are made up, with 150 actions and reports to the Board in HTML, PDF and JSON, and writes this page.

| build of | takes | processor time | memory | written |
|---|---|---|---|---|
${row("one report", one)}
${row("12 reports of one plan", twelve)}
${row("24 reports of one plan", all)}
${row("the newest of these 24", newest)}
${parts.map((part, at) => row(`part ${at + 1} of ${SHARDS} of these 24`, part)).join("\n")}

Processor time and memory are those of the program alone; its browser prints on another core meanwhile.

- **A further report** of a plan takes ${further("elapsed").toFixed(2)} s, and ${further("processor").toFixed(2)} s of processor time. A plan alone, which is read and checked and for which a browser is started, takes ${Math.max(0, one.elapsed - further("elapsed")).toFixed(1)} s.
- **Memory** is ${Math.round(all.memory - twelve.memory)} MB more for 24 reports than for 12, and ${Math.round(twelve.memory - one.memory)} MB more for 12 than for one.
- **A part more** costs ${overhead.toFixed(2)} s of processor time for each plan, because each machine reads and checks every plan of which it builds a report.
- **Two builds at once on one browser** (\`--browser ws://…\`) of 24 reports each take ${pool.toFixed(1)} s; one after the other, each with a
  browser of its own, they take ${(2 * all.elapsed).toFixed(1)} s.

## ${AUTHORITIES} authorities, ${MONTHS} months

The cost of these ${(AUTHORITIES * MONTHS).toLocaleString("en-GB")} reports is worked out from the figures above:

| | |
|---|---|
| on one machine such as this, one build after another | ${hours(onOne)} |
| on ${MACHINES} of them, with [\`--shard\`](ci/many-plans.md) | ${hours(onEach)} |
| each month's ${AUTHORITIES} new reports alone, on one | ${hours(AUTHORITIES * newest.elapsed)} |
| on disk | ${((AUTHORITIES * MONTHS * each) / 1000).toFixed(1)} GB, ${each.toFixed(2)} MB a report |
| memory of one build of 24 | ${Math.round(all.memory)} MB, and that of the browser |

A report that was built and published does not change, so a month costs its new reports and no more.

Measured on ${os.availableParallelism()} cores (${model.trim()}) with Node ${process.version}, by the median of ${options.rounds} rounds; the
load of the machine was ${load} before. It takes longer where others work on it as well, and processor time hardly does.
`;
}
