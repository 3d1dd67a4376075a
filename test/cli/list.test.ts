import { expect, test } from "vitest";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";

const cwd = ROOT;
const list = (...args: readonly string[]) => runImprove(["list", ...args], { cwd });

test("improve list says what can be listed, and finds words in it", async () => {
  await expectSession(
    "list",
    await list(),
    await list("statuses"),
    await list("blocks", "finding"),
    await list("fields", "actions.", "due"),
    await list("measures", "care", "leavers", "education"),
  );
});

test("what cannot be found is told, and what was meant", async () => {
  await expectSession(
    "list-unknown",
    await list("block"),
    await list("caseload"),
    await list("nonsense"),
    await list("blocks", "scorecrd"),
    await list("measures", "zebra"),
  );
});

test("for a program it is one document, with all lists or with one", async () => {
  const all = JSON.parse((await list("-f", "json")).stdout);
  expect(all.lists.map(({ name }: { name: string }) => name)).toEqual([
    "measures",
    "blocks",
    "references",
    "events",
    "statuses",
    "templates",
    "fields",
  ]);
  const one = JSON.parse((await list("events", "monitoring", "-f", "json")).stdout);
  expect(one.lists).toEqual([
    {
      name: "events",
      summary: "The kinds of event",
      words: [
        {
          name: "monitoring-visit",
          summary: "Inspectors came back after a judgement of inadequate, to see what has changed.",
          example: "kind: monitoring-visit",
        },
      ],
    },
  ]);
});
