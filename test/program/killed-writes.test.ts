import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "vitest";
import { collected, EARLY_HELP, IRO } from "../cli/collected.ts";
import { fillIn } from "../cli/fill-in.ts";
import { runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { EXPORTS, exported } from "../load/exports.ts";
import { HEADER } from "../load/load-files.ts";
import { rounds } from "../rounds.ts";
import { type How, killAtEach } from "./kill-each.ts";

const TRACKER = `Fairmere Council: tracker,,,,
Position at 31 August 2018,,,,
Ref,Action,Owner,By when,Status
1.1,Train managers,Head of Service,31/03/2019,On track
1.2,Audit files,Head of Service,31/03/2019,Paused
`;
const FROM_TRACKER = ["--inspected", "2017-11-20", "--status-word", "Paused=at-risk"];

/** Commands that write into a plan, and what they are run on. */
const WRITES: Readonly<
  Record<string, { readonly args: readonly string[]; readonly from: () => Promise<string> }>
> = {
  "a plan that is begun": { args: ["init", "plan"], from: makeWorkspace },
  "a plan that is made of a tracker": {
    args: ["import", "tracker.csv", "plan", ...FROM_TRACKER],
    from: async () => await withFile(await makeWorkspace(), "tracker.csv", TRACKER),
  },
  "a later copy of a tracker": {
    args: ["import", "later.csv", "plan", ...FROM_TRACKER],
    from: async () => {
      const cwd = await withFile(await makeWorkspace(), "tracker.csv", TRACKER);
      await runIn(cwd, ["import", "tracker.csv", "plan", ...FROM_TRACKER]);
      const later = TRACKER.replace("31 August", "30 September").replace("On track", "Late");
      return await withFile(
        cwd,
        "later.csv",
        `${later}2.1,Visit homes,Deputy Director,31/05/2019,On track\n`,
      );
    },
  },
  "figures of a feed": {
    args: ["import", "figures.csv", "plan", "--feed", "mosaic", "--as-at", "2016-09-05"],
    from: async () => {
      const cwd = await makeWorkspace();
      await withFile(cwd, "plan/plan.yaml", PLAN_WITH_FEEDS);
      await withFile(cwd, "plan/feeds.yaml", await readFile(path.join(EXPORTS, "feeds.yaml"), "utf8"));
      return await withFile(cwd, "figures.csv", exported("mosaic"));
    },
  },
  "returns of owners": {
    args: ["import", EARLY_HELP, IRO, "--plan", "plan"],
    from: async () => {
      const cwd = await collected();
      await fillIn(path.join(cwd, EARLY_HELP), { Measures: { F5: 20, G5: 25 } });
      await fillIn(path.join(cwd, IRO), { Actions: { F5: "Yes", F6: "Yes" } });
      return cwd;
    },
  },
  "what has one right answer": {
    args: ["check", "plan", "--fix", "--yes"],
    from: async () => {
      const cwd = await withFile(await makePlan(), "plan/sent/a.yaml", slipOf("1.1"));
      return await withFile(cwd, "plan/received/b.yaml", slipOf("1.2"));
    },
  },
};

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

const runIn = async (cwd: string, args: readonly string[], how?: How): Promise<number | null> =>
  (await runProgram(args, { cwd, ...how })).exitCode;

test.each(Object.entries(WRITES))(
  "%s is there as a whole or not at all, whenever the program is killed",
  async (_, { args, from }) => {
    const killed = await killAtEach(await from(), {
      run: (cwd, how) => runIn(cwd, args, how),
      look: (cwd, how) => runIn(cwd, ["check", "plan", "--no-cache"], how),
      kills: rounds({ short: 1, long: Number.POSITIVE_INFINITY }),
    });
    console.log(killed);
  },
);
