import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const { resolve } = createRequire(import.meta.url);

/** A process that is measured as a whole, from its start to its end. */
export interface Run {
  /** What comes after `node`. */
  readonly args: readonly string[];
  readonly cwd?: string;
  /** What is put right before each run, so that all are alike. */
  readonly before?: () => Promise<void>;
  /** The most rounds, for what takes minutes. */
  readonly rounds?: number;
}

export interface Measured {
  /** Milliseconds. */
  readonly time: number;
  /** The most memory that it held, in MB. */
  readonly memory: number;
}

/** Measures runs side by side, a round of all of them after another, and gives the median of each. */
export async function measureSideBySide(runs: readonly Run[], rounds: number): Promise<Measured[]> {
  const results = runs.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, run] of runs.entries()) {
      if (round >= (run.rounds ?? rounds)) continue;
      await run.before?.();
      results[at]?.push(await measure(run));
    }
  }
  return results.map((all) => ({
    time: medianOf(all.map(({ time }) => time)),
    memory: medianOf(all.map(({ memory }) => memory)),
  }));
}

const COST = path.join(import.meta.dirname, "tell-cost.mjs");
export const NODE = resolve("node/bin/node");

/** @throws Error where the run fails: how long a failure takes says nothing. */
function measure({ args, cwd }: Run): Promise<Measured> {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(NODE, ["--import", COST, ...args], {
      cwd,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const [errors, told]: [string[], string[]] = [[], []];
    child.stderr?.on("data", (bytes) => errors.push(String(bytes)));
    child.stdio[3]?.on("data", (bytes) => told.push(String(bytes)));
    child.on("error", fail);
    child.on("close", (code) => {
      const time = performance.now() - start;
      if (code === 0) done({ time, memory: JSON.parse(told.join(""))[0] / 1024 });
      else fail(new Error(`node ${args.join(" ")} ended with ${code}: ${errors.join("").slice(0, 400)}`));
    });
  });
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}
