import { expect, test } from "vitest";
import { readPlanFolder } from "./plans.ts";
import { tell } from "./tell.ts";

/** Files in which everything is wrong, each with a piece that is repeated. */
const FILES: Readonly<Record<string, (times: number) => string>> = {
  "strokes where a date belongs": (times) => entry(`    due: ${"1/".repeat(4 * times)}\n`),
  "dates where one belongs": (times) => entry(`    due: ${"2016-01-01 ".repeat(times)}\n`),
  "keys that mean nothing": (times) =>
    entry(Array.from({ length: times }, (_, index) => `    key${index}: x\n`).join("")),
  "fields a column beside their entries": (times) => `actions:\n${"  - id: 1\n   x: y\n".repeat(times)}`,
  "quotation marks that are never closed": (times) =>
    `actions:\n${'  - { id: 1, title: "x }\n'.repeat(times)}`,
  "characters that no font has": (times) => entry(`    outcome: "${"\\u0001".repeat(10 * times)}"\n`),
  "corrections of one update": (times) =>
    `updates:\n  - { date: 2016-05-01, of: "1.1", progress: Begun }\n${"  - { date: 2016-06-01, of: 1.1, corrects: 2016-05-01, progress: Not begun }\n".repeat(times)}`,
  "posts of one title": (times) =>
    `posts:\n${Array.from({ length: times }, (_, index) => `  - { id: p${index}, title: Director of Care, holders: [{ name: Ann B${index}, from: 2015 }] }\n`).join("")}`,
  "ids that are none": (times) => `actions:\n${'  - { id: "\\u0001" }\n'.repeat(times)}`,
};

const entry = (fields: string): string =>
  `actions:\n  - id: 9.9\n    answers: R1\n    title: Audit\n    owner: head-of-service\n${fields}`;

const FEW = 400;

test.each(Object.entries(FILES))(
  "eight times as many mistakes of one kind take about eight times as long to tell: %s",
  async (_, make) => {
    const { files } = await readPlanFolder("examples/minimal");
    const cost = async (times: number): Promise<number> => {
      const start = process.cpuUsage();
      await tell({ ...files, "more.yaml": make(times) });
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    // What does not depend on the length is taken off; where each mistake was held against each, it would be 64 times.
    const growth = async (): Promise<number> => {
      const [none, short, long] = [await cost(1), await cost(FEW), await cost(8 * FEW)];
      return (long - none) / Math.max(10, short - none);
    };
    const first = await growth();
    // What a busy computer adds to one round, it seldom adds to the next.
    expect(first < 24 ? first : await growth()).toBeLessThan(24);
  },
);
