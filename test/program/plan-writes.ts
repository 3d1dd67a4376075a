import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { collected, EARLY_HELP, IRO } from "../cli/collected.ts";
import { fillIn } from "../cli/fill-in.ts";
import { ROOT, type Run, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { EXPORTS, exported } from "../load/exports.ts";
import { HEADER } from "../load/load-files.ts";

/** How a program is started to which something is to happen. */
export interface How {
  readonly node: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const ALIVE: How = { node: [], env: {} };

type Ended = Pick<Run, "exitCode" | "stderr">;

/** Something that writes into the plan `plan` in a folder. */
interface PlanWrite {
  readonly run: (cwd: string, how?: How) => Promise<Ended>;
  /** Makes the folder that it is run in. */
  readonly from: () => Promise<string>;
  /** What it writes is not there all at once: a run that is killed in between is simply run again. */
  readonly inSteps?: true;
  /** The plan is not there before. */
  readonly isNew?: true;
}

function command(args: readonly string[]): PlanWrite["run"] {
  return (cwd, how = ALIVE) => runProgram(args, { cwd, ...how });
}

const TRACKER = `Fairmere Council: tracker,,,,
Position at 31 August 2018,,,,
Ref,Action,Owner,By when,Status
1.1,Train managers,Head of Service,31/03/2019,On track
1.2,Audit files,Head of Service,31/03/2019,Paused
`;
const FROM_TRACKER = ["--inspected", "2017-11-20", "--status-word", "Paused=at-risk"];

/** By what is there afterwards. */
export const PLAN_WRITES: Readonly<Record<string, PlanWrite>> = {
  "a plan that is begun": { run: command(["init", "plan"]), from: makeWorkspace, isNew: true },
  "a plan that is made of a tracker": {
    run: command(["import", "tracker.csv", "plan", ...FROM_TRACKER]),
    from: async () => await withFile(await makeWorkspace(), "tracker.csv", TRACKER),
    isNew: true,
  },
  "a later copy of a tracker": {
    run: command(["import", "later.csv", "plan", ...FROM_TRACKER]),
    from: async () => {
      const cwd = await withFile(await makeWorkspace(), "tracker.csv", TRACKER);
      await command(["import", "tracker.csv", "plan", ...FROM_TRACKER])(cwd);
      const later = TRACKER.replace("31 August", "30 September").replace("On track", "Late");
      return await withFile(
        cwd,
        "later.csv",
        `${later}2.1,Visit homes,Deputy Director,31/05/2019,On track\n`,
      );
    },
  },
  "figures of a feed": { run: importFigures("figures.csv", "2016-09-05"), from: withFigures },
  "later figures of a feed": {
    run: importFigures("later.csv", "2016-10-05"),
    from: async () => {
      const cwd = await withFigures();
      await importFigures("figures.csv", "2016-09-05")(cwd);
      return await withFile(cwd, "later.csv", `${exported("mosaic")}\n`);
    },
  },
  "returns of owners": {
    run: command(["import", EARLY_HELP, IRO, "--plan", "plan"]),
    from: async () => {
      const cwd = await collected();
      await fillIn(path.join(cwd, EARLY_HELP), { Measures: { F5: 20, G5: 25 } });
      await fillIn(path.join(cwd, IRO), { Actions: { F5: "Yes", F6: "Yes" } });
      return cwd;
    },
  },
  "what has one right answer": {
    run: command(["check", "plan", "--fix", "--yes"]),
    from: async () => {
      const cwd = await withFile(await makePlan(), "plan/sent/a.yaml", slipOf("1.1"));
      return await withFile(cwd, "plan/received/b.yaml", slipOf("1.2"));
    },
  },
  "a report that is published": { run: publish, from: finalReport },
  "a publication that is taken back": {
    run: command(["publish", "--undo", "cabinet-2026-01", "plan", "--on", "2026-01-12"]),
    from: async () => {
      const cwd = await finalReport();
      await publish(cwd);
      return cwd;
    },
    inSteps: true,
  },
};

function importFigures(file: string, day: string): PlanWrite["run"] {
  return command(["import", file, "plan", "--feed", "mosaic", "--as-at", day]);
}

async function withFigures(): Promise<string> {
  const cwd = await makeWorkspace();
  await withFile(cwd, "plan/plan.yaml", PLAN_WITH_FEEDS);
  await withFile(cwd, "plan/feeds.yaml", await readFile(path.join(EXPORTS, "feeds.yaml"), "utf8"));
  return await withFile(cwd, "figures.csv", exported("mosaic"));
}

function finalReport(): Promise<string> {
  return makePlan({ file: "report.yaml", from: "state: draft", to: "state: final" });
}

async function publish(cwd: string, { node, env }: How = ALIVE): Promise<Ended> {
  const library = pathToFileURL(path.join(ROOT, "dist/index.js")).href;
  // The command makes every format; two are enough here, and need no browser.
  const script = `import { publishReport } from ${JSON.stringify(library)};
    await publishReport(process.cwd() + "/plan", { report: "cabinet-2026-01", on: "2026-01-12", into: process.cwd() + "/pack", formats: ["html", "json"] })
      .catch(({ message, exitCode = 70 }) => {
        if (/was published on/.test(message)) return;
        console.error(message);
        process.exitCode = exitCode;
      });`;
  return await runProgram([], { cwd, env, node: [...node, "--input-type=module", "-e", script, "--"] });
}

const PLAN_WITH_FEEDS = `${HEADER}
bodies: [{ id: ofsted, name: Ofsted }]
events: [{ id: inspection, kind: inspection, by: ofsted, held: 2015-12-07/2015-12-11 }]
`;

const slipOf = (action: string): string =>
  `updates:\n  - { date: 5 December 2025, of: ${action}, status: Green, progress: It is on its way }\n`;

async function withFile(cwd: string, name: string, text: string): Promise<string> {
  await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
  await writeFile(path.join(cwd, name), text);
  return cwd;
}
