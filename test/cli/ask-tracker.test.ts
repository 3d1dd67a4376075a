import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askAboutTracker, type Given } from "../../src/commands/ask-tracker.ts";
import { begin } from "../../src/commands/init.ts";
import { Officer } from "../../src/commands/officer.ts";
import { readTrackerFile } from "../../src/index.ts";
import { makeWorkspace } from "./workspace.ts";

const ENTER = "\r";
const DOWN = "\u001B[B";
const CONTROL_C = "\u0003";

/** A terminal at which somebody types: the keys for each question, by the words that it asks with. */
function typing(answers: readonly (readonly [question: string, keys: string])[]) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 200, rows: 50, isTTY: true });
  const left = [...answers];
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
    const [next] = left;
    if (next === undefined || !shown.includes(next[0])) return;
    left.shift();
    shown = "";
    // A key that is pressed comes alone.
    for (const key of next[1].match(/\u001B\[B|[\s\S]/g) ?? []) setImmediate(() => input.write(key));
  });
  return { input, output, left };
}

const HOW = { map: [], status: [], date: [], owner: [] };
const NOTHING: Given = { title: "Plan", service: "Children's Services" };

async function ask(
  rows: string,
  answers: readonly (readonly [string, string])[],
  given: Partial<Given> = {},
) {
  const cwd = await makeWorkspace();
  const file = path.join(cwd, "tracker.csv");
  await writeFile(file, rows);
  const terminal = typing(answers);
  const first = await readTrackerFile(file, path.join(cwd, "plan"), HOW);
  const asked = await askAboutTracker(first, HOW, { ...NOTHING, ...given }, new Officer(terminal, "import"));
  expect(terminal.left).toEqual([]);
  return asked;
}

const TITLES = "Fairmere Borough Council: tracker,,,\nPosition at 31 August 2018,,,\n";
const HEADINGS = "Ref,Action,By when,RAG\n";

test("what the titles say is not asked, and the rest in words that people write", async () => {
  const { asAt, details } = await ask(`${TITLES}${HEADINGS}1,Train,31/03/2019,Green\n`, [
    ["When was the inspection report published", `20 Nov 2017${ENTER}`],
  ]);
  expect(asAt).toBe("2018-08-31");
  expect(details).toMatchObject({ authority: "Fairmere Borough Council", inspected: "2017-11-20" });
});

test("each text that is not understood is asked about once", async () => {
  const { reading } = await ask(
    `${TITLES}${HEADINGS}1,Train,Easter 2019,Paused\n2,Audit,Easter 2019,Paused\n3,Recruit,31/03,Green\n`,
    [
      ['"Easter 2019" is no date', `21/04/2019${ENTER}`],
      ['"Paused" is no status that is known (2 cells, the first D4). Which status is it?', `${DOWN}${ENTER}`],
      ['"31/03" has no year', ENTER],
    ],
    { inspected: "2017-11-20" },
  );
  expect(reading.tracker.actions.map(({ due, status }) => [due, status])).toEqual([
    ["2019-04-21", "at-risk"],
    ["2019-04-21", "at-risk"],
    [null, "on-track"],
  ]);
});

test("many questions can be left over with one answer", async () => {
  const rows = ["Easter 2019", "31/03", "after the move", "1/4", "2/4"].map(
    (day, at) => `${at},Do ${at},${day},Green`,
  );
  const { reading } = await ask(
    `${TITLES}${HEADINGS}${rows.join("\n")}\n`,
    [["5 texts in the tracker are not understood.", `${DOWN}${ENTER}`]],
    { inspected: "2017-11-20" },
  );
  expect(reading.tracker.questions).toHaveLength(5);
});

test("an answer that cannot be read is asked for again, and Control-C stops without a word to the plan", async () => {
  const rows = `${HEADINGS}1,Train,31/03/2019,Green\n`;
  const { asAt } = await ask(
    rows,
    [
      ["Which day is the tracker of?", `someday${ENTER}`],
      ["Expected a day that exists", `${"\u007F".repeat(7)}31/8/18${ENTER}`],
      ["Which council is it?", `Fairmere${ENTER}`],
    ],
    { inspected: "2017-11-20" },
  );
  expect(asAt).toBe("2018-08-31");
  await expect(ask(rows, [["Which day is the tracker of?", CONTROL_C]])).rejects.toThrow(
    "The import was stopped",
  );
});

describe("a new plan", () => {
  const USUAL = { title: "Plan", service: "Children's Services" };

  async function start(answers: readonly (readonly [string, string])[], named?: string) {
    const terminal = typing(answers);
    const begun = begin(named, USUAL, new Officer(terminal, "init"));
    // Whatever comes of it is looked at once all is typed.
    const { folder, start } = await begun;
    expect(terminal.left).toEqual([]);
    const plan = start.outputs.find((one) => one.path.endsWith("plan.yaml"));
    const report = start.outputs.find((one) => one.path.endsWith("reports.yaml"));
    return { folder, text: [plan, report].map((one) => new TextDecoder().decode(one?.bytes)).join("") };
  }

  test("asks for what is in no file, and takes what is usual where nothing is typed", async () => {
    const cwd = await makeWorkspace();
    const { folder, text } = await start([
      ["Which folder is the plan to be in?", `${cwd}/ours${ENTER}`],
      ["Which council is it?", `Fairmere Council${ENTER}`],
      ["When was the inspection report published", `20 April 2026${ENTER}`],
      ["When is the first report to go to Cabinet?", `1/5/2026${ENTER}`],
      ["Expected a day from 29 June 2026 on", `${"\u007F".repeat(8)}${ENTER}`],
    ]);
    expect(folder).toBe(`${cwd}/ours`);
    expect(text).toContain("authority: Fairmere Council");
    expect(text).toContain("meeting: { body: cabinet, date: 2026-10-20 }");
  });

  test("is asked for in a folder that has room for it, and not after Control-C", async () => {
    const cwd = await makeWorkspace();
    await writeFile(path.join(cwd, "plan.yaml"), "plan:\n");
    await expect(start([], cwd)).rejects.toThrow("holds a plan already");
    await expect(start([["Which council is it?", CONTROL_C]], path.join(cwd, "new"))).rejects.toThrow(
      "The new plan was stopped",
    );
    expect(await readdir(cwd)).toEqual(["plan.yaml"]);
  });
});
