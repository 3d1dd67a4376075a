import { expect, test } from "vitest";
import { rounds } from "../rounds.ts";
import { Dice } from "./dice.ts";
import { applied, mutateText } from "./mutations.ts";
import { fileFor, planFor } from "./plans.ts";
import { lostInSilence } from "./silence.ts";
import { type Told, tell } from "./tell.ts";

const TRIES = rounds({ short: 80, long: 20_000 });

/** More than any plan here takes, however it is changed. */
const MOST_MS = 2000;

test(`${TRIES} plans that something was done to are read or refused, and nothing of them is lost in silence`, async () => {
  const faults: string[] = [];
  let slowest = { ms: 0, seed: 0 };
  for (let seed = 0; seed < TRIES; seed++) {
    const { fault, ms } = await tryOne(seed);
    if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
    if (ms > slowest.ms) slowest = { ms, seed };
  }
  console.log(
    `${TRIES} mutated plans; the slowest, of seed ${slowest.seed}, took ${Math.round(slowest.ms)} ms`,
  );
  expect(faults).toEqual([]);
}, 3_600_000);

/** Changes the plan of a seed, and says what is wrong with what becomes of it. */
async function tryOne(seed: number): Promise<{ fault: string | null; ms: number }> {
  const { folder, files } = await planFor(seed);
  const dice = new Dice(seed);
  const file = fileFor(files, dice);
  const text = files[file] as string;
  const change = mutateText(file, text, dice);
  if (change === null) return { fault: null, ms: 0 };
  const before = await wholeOf(folder, files);
  const start = process.cpuUsage();
  let after: Told;
  try {
    after = await tell({ ...files, [file]: applied(text, change) });
  } catch (error) {
    return { fault: `${folder}/${file}: ${change.what}: ${String(error)}`, ms: 0 };
  }
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  const told = `${folder}/${file}, where ${change.what}: `;
  const stopped = after.problems.find(({ rule }) => rule === "internal-error");
  if (stopped !== undefined) return { fault: told + stopped.message, ms };
  const lost = lostInSilence(before, after, file, text, change);
  if (lost.length > 0) return { fault: `${told}lost ${lost.slice(0, 5).join(", ")}`, ms };
  return { fault: ms > MOST_MS ? `${told}${ms} ms` : null, ms };
}

const whole = new Map<string, Promise<Told>>();

function wholeOf(folder: string, files: Parameters<typeof tell>[0]): Promise<Told> {
  const known = whole.get(folder) ?? tell(files);
  whole.set(folder, known);
  return known;
}
