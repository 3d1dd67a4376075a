import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { makeWorkspace } from "../cli/workspace.ts";
import { Dice } from "../mutations/dice.ts";
import { applied, mutateText } from "../mutations/mutations.ts";
import { fileFor, planFor } from "../mutations/plans.ts";
import { rounds } from "../rounds.ts";

const TRIES = rounds({ short: 3, long: 400 });

test(`the program reads or refuses ${TRIES} plans that something was done to`, async () => {
  const ends = new Map<number | null, number>();
  for (let seed = 0; seed < TRIES; seed++) {
    const { files } = await planFor(seed);
    const dice = new Dice(seed);
    const file = fileFor(files, dice);
    const change = mutateText(file, files[file] as string, dice);
    if (change === null) continue;
    const cwd = await makeWorkspace();
    const given = applied(files[file] as string, change);
    for (const [name, text] of Object.entries({ ...files, [file]: given })) {
      await mkdir(path.dirname(path.join(cwd, "plan", name)), { recursive: true });
      await writeFile(path.join(cwd, "plan", name), text);
    }
    const { exitCode, stderr } = await runProgram(["build", "plan", "-f", "html"], { cwd, given });
    const told = `seed ${seed}: ${file}, where ${change.what}: ${stderr}`;
    expect([0, 1, 2], told).toContain(exitCode);
    expect(stderr, told).not.toMatch(/fault of improve|^ +at \S+ \(/m);
    ends.set(exitCode, (ends.get(exitCode) ?? 0) + 1);
  }
  console.log(
    `${TRIES} mutated plans; exit codes ${[...ends].map(([code, count]) => `${code}: ${count}`).join(", ")}`,
  );
}, 3_600_000);
