import { test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { rounds } from "../rounds.ts";
import { killAtEach } from "./kill-each.ts";
import { PLAN_WRITES } from "./plan-writes.ts";

test.each(Object.entries(PLAN_WRITES))(
  "%s is there as a whole or not at all, whenever the program is killed",
  async (_, { run, from, inSteps }) => {
    const look = (cwd: string) => runProgram(["check", "plan", "--no-cache"], { cwd });
    const killed = await killAtEach(await from(), {
      run,
      ...(inSteps ? {} : { look }),
      kills: rounds({ short: 1, long: Number.POSITIVE_INFINITY }),
    });
    console.log(killed);
  },
);
