import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { NODE, type Run } from "./measure.ts";

/** What is measured, against what, and how many times as long it may take in the end. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly run: string;
  readonly base: string;
  /** How many times as much the first does as the second. */
  readonly times?: number;
  readonly reach: number;
  readonly of?: "time" | "memory";
}

export const ROWS: readonly Row[] = [
  {
    what: "`check data`, 170 actions",
    against: "`yaml` alone, same files",
    run: "check data",
    base: "yaml data",
    reach: 1.5,
  },
  {
    what: "`check data`",
    against: "`js-yaml` alone, same files",
    run: "check data",
    base: "js-yaml data",
    reach: 4,
  },
  {
    what: "`check data`",
    against: "Spectral with a schema of one line, same files",
    run: "check data",
    base: "spectral data",
    reach: 0.35,
  },
  {
    what: "`check data`, unchanged since it was checked",
    against: "bare node",
    run: "check data again",
    base: "node",
    reach: 3,
  },
  { what: "`check examples/minimal`", against: "bare node", run: "check minimal", base: "node", reach: 4 },
  {
    what: "`check`, 1,500 actions",
    against: "`yaml` alone, same files",
    run: "check 1500",
    base: "yaml 1500",
    reach: 1.2,
  },
  {
    what: "`check`, 15,000 actions",
    against: "`yaml` alone, same files",
    run: "check 15000",
    base: "yaml 15000",
    reach: 0.5,
  },
  {
    what: "`check`, 15,000 actions",
    against: "memory of 400 MB",
    run: "check 15000",
    base: "400 MB",
    reach: 1,
    of: "memory",
  },
  {
    what: "cost an action, 15,000 actions",
    against: "itself, 1,500 actions",
    run: "check 15000",
    base: "check 1500",
    times: 10,
    reach: 1,
  },
  {
    what: "`check` of a plan with 24 monthly reports",
    against: "with one",
    run: "check 24",
    base: "check 1",
    reach: 1.5,
  },
  {
    what: "`build --all`, 24 monthly reports, HTML and JSON",
    against: "with one",
    run: "build 24",
    base: "build 1",
    reach: 3,
  },
  {
    what: "`build data`, HTML, PDF and JSON",
    against: "bare puppeteer, same HTML",
    run: "build data",
    base: "print data",
    reach: 1.35,
  },
  {
    what: "`diff` of two months of data",
    against: "`check data`",
    run: "diff data",
    base: "check data",
    reach: 0.4,
  },
  { what: "`npm test`", against: "150 s", run: "npm test", base: "150 s", reach: 1 },
];

const IMPROVE = path.resolve("dist/improve.js");
const peer = (name: string): string => path.join(import.meta.dirname, "peers", name);
export const SPECTRAL = peer("spectral/node_modules/@stoplight/spectral-cli/dist/index.js");

/** The runs by the names that rows have for them. `work` is a folder for made-up plans and what is built. */
export function runsIn(work: string): Readonly<Record<string, Run>> {
  const plan = (name: string): string => path.join(work, name);
  const built = plan("built");
  const build = (folder: string, ...more: readonly string[]): Run => ({
    args: [IMPROVE, "build", folder, "-o", built, "-q", ...more],
    before: () => rm(built, { recursive: true, force: true }),
  });
  const check = (folder: string): Run => ({ args: [IMPROVE, "check", folder, "--no-cache"] });
  const checkAgain = [IMPROVE, "check", "data"];
  return {
    node: { args: ["-e", "0"] },
    "check data": check("data"),
    "check data again": { args: checkAgain, before: async () => void spawnSync(NODE, checkAgain) },
    "spectral data": {
      args: [SPECTRAL, "lint", "-q", "-r", peer("spectral/ruleset.json"), "data/**/*.yaml"],
    },
    "yaml data": { args: [peer("yaml.mjs"), "data"] },
    "js-yaml data": { args: [peer("js-yaml.mjs"), "data"] },
    "check minimal": check("examples/minimal"),
    "check 1500": check(plan("1500")),
    "yaml 1500": { args: [peer("yaml.mjs"), plan("1500")] },
    "check 15000": check(plan("15000")),
    "yaml 15000": { args: [peer("yaml.mjs"), plan("15000")] },
    "check 1": check(plan("1-report")),
    "check 24": check(plan("24-reports")),
    "build 1": build(plan("1-report"), "-f", "html", "-f", "json", "--all"),
    "build 24": build(plan("24-reports"), "-f", "html", "-f", "json", "--all"),
    "build data": build("data"),
    "print data": { args: [peer("print.mjs"), plan("data.html"), plan("printed.pdf")] },
    "diff data": { args: [IMPROVE, "diff", "2016-05", "2016-08", "--plan", "data"] },
    "npm test": { args: ["node_modules/vitest/vitest.mjs", "run"], rounds: 1 },
  };
}
