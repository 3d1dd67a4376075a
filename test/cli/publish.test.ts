import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Publication, type PublicationOptions, publishReport } from "../../src/index.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { expectSession, type Run, runImprove } from "./run-improve.ts";
import { type Edit, makePlan } from "./workspace.ts";

const ID = "cabinet-2026-01";
const FINAL: Edit = { file: "report.yaml", from: "    state: draft\n", to: "    state: final\n" };

const publish = (cwd: string, ...more: string[]): Promise<Run> =>
  runImprove(["publish", ID, "plan", "--on", "2026-01-12", ...more], { cwd });

/** The same without a print, which takes a browser. */
const publishRecord = (cwd: string, more: Partial<PublicationOptions> = {}): Promise<Publication> =>
  publishReport(path.join(cwd, "plan"), {
    ...{ report: ID, on: "2026-01-12", into: path.join(cwd, "packs", ID), formats: ["json"] },
    ...more,
  });

/** Every file of a folder and what it holds. */
async function everything(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }));
  const read = files.map(
    async ({ entry, file }): Promise<[string, string]> => [
      path.relative(folder, file),
      entry.isFile() ? await readFile(file, "utf8") : "",
    ],
  );
  return Object.fromEntries(await Promise.all(read));
}

describe("a report is not published", () => {
  const newer: Edit = {
    file: "plan.yaml",
    from: "updates:\n",
    to: "updates:\n  - { date: 2026-01-09, of: 1.1, status: on-track, progress: Still going on. }\n",
  };

  test("when it is a draft", async () => {
    await expectSession("publish-draft", await publish(await makePlan()));
  });

  test("on a day on which its meeting cannot lawfully take it", async () => {
    const cwd = await makePlan(FINAL);
    const on = (day: string, ...more: string[]) =>
      runImprove(["publish", ID, "plan", "--on", day, ...more], { cwd });
    await expectSession(
      "publish-too-late",
      await on("2026-01-13"),
      await on("2026-01-21", "--urgent", "Ofsted's letter came late."),
      await on("2026-01-12", "--urgent", "Ofsted's letter came late."),
      await on("2026-01-13", "--urgent", " "),
      await on("2025-12-30"),
      await runImprove(["publish", ID, "plan"], { cwd }),
      await runImprove(["publish", "--undo", ID, "plan"], { cwd }),
      await runImprove(["publish", "--undo", ID, "plan", "--urgent", "The chair agreed"], { cwd }),
    );
  });

  test("without a day for its meeting", async () => {
    const undated: Edit = { file: "report.yaml", from: ", date: 2026-01-20 }", to: " }" };
    await expectSession("publish-no-meeting", await publish(await makePlan(FINAL, undated)));
  });

  test("when the plan holds newer facts, unless its date is meant", async () => {
    const cwd = await makePlan(FINAL, newer);
    await expectSession(
      "publish-newer-facts",
      await publish(cwd),
      await publish(cwd, "--as-at", "2026-01-09"),
    );
    const { published } = await publishRecord(cwd, { asAt: "2025-12-31" });
    expect(published?.record).toBe(`published/${ID}.json`);
  });

  test("when the plan has an error, even one in the baseline", async () => {
    const mistake: Edit = {
      file: "report.yaml",
      from: '{{block "next-events"}}',
      to: '{{block "next-event"}}',
    };
    const cwd = await makePlan(FINAL, mistake);
    await runImprove(["check", "plan", "--write-baseline"], { cwd });
    await expectSession("publish-error", await publish(cwd));
    expect(await readdir(cwd)).toEqual(["plan"]);
  });

  test("when there is no such report, or it is published already", async () => {
    const cwd = await makePlan(FINAL);
    const { published } = await publishRecord(cwd, { into: path.join(cwd, "elsewhere") });
    expect(published?.lastDay).toBe("2026-01-12");
    await expectSession(
      "publish-again",
      await publish(cwd),
      await runImprove(["publish", "cabinet-2026-1", "plan", "--on", "2026-01-12"], { cwd }),
      await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-11"], { cwd }),
      await runImprove(["publish", "--undo", "cabinet-2026-1", "plan", "--on", "2026-01-12"], { cwd }),
    );
  });

  test("into a folder that is not an earlier pack of it", async () => {
    const cwd = await makePlan(FINAL);
    await mkdir(path.join(cwd, "letters"));
    await writeFile(path.join(cwd, "letters/ofsted.pdf"), "%PDF-");
    await publishRecord(cwd);
    await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
    const note = path.join(cwd, "packs", ID, "cover-note.txt");
    const into = (folder: string) => publish(cwd, "-o", folder);
    const asLaidOut = await readFile(note);
    await writeFile(note, "Please print in colour.");
    const changed = await into(`packs/${ID}`);
    await writeFile(note, asLaidOut);
    await writeFile(path.join(cwd, "packs", ID, "map.png"), "");
    await expectSession(
      "publish-into",
      await into("letters"),
      await into("letters/ofsted.pdf"),
      await into("plan/packs"),
      changed,
      await into(`packs/${ID}`),
    );
  });

  test("where somebody writes into the earlier pack, or the plan, while it is made", async () => {
    const cwd = await makePlan(FINAL);
    await publishRecord(cwd);
    await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
    const writeMeanwhile = async (file: string): Promise<void> => {
      const held = await readFile(path.join(cwd, file), "utf8");
      const before = await everything(cwd);
      const step = (): void => writeFileSync(path.join(cwd, file), `${held}# A note`);
      await expect(publishRecord(cwd, { step })).rejects.toThrow(
        /was changed (since it was laid out|while this ran)/,
      );
      expect(await everything(cwd)).toEqual({ ...before, [file]: `${held}# A note` });
      await writeFile(path.join(cwd, file), held);
    };
    await writeMeanwhile(`packs/${ID}/cover-note.txt`);
    await writeMeanwhile("plan/report.yaml");
    expect((await publishRecord(cwd)).published).not.toBeNull();
  });
});

test("what the chair agreed to is recorded with the state", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd, { on: "2026-01-15", urgent: "Ofsted's letter: it came on 14 January." });
  const text = await readFile(path.join(cwd, "plan/report.yaml"), "utf8");
  expect(text).toContain('      urgent: "Ofsted\'s letter: it came on 14 January."\n');
  const note = await readFile(path.join(cwd, "packs", ID, "cover-note.txt"), "utf8");
  expect(note).toContain(
    "Urgent        Ofsted's letter: it came on 14 January. The minutes must give this\n",
  );
  expect((await runImprove(["check", "plan"], { cwd })).exitCode).toBe(0);
});

test("the exempt edition is built no more, and build says so", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd);
  const run = await runImprove(["build", "plan", "--report", ID, "--edition", "exempt", "-f", "json"], {
    cwd,
  });
  expect(run.stderr).toContain("this is its public edition: the exempt one is in its pack alone.");
  expect(run.stdout).toContain(`reports/${ID}.json`);
});

test("a pack of the same report is replaced as a whole, through a link as well", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd, { formats: ["html", "json"] });
  await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
  await rename(path.join(cwd, "packs"), path.join(cwd, "shared"));
  await symlink(path.join(cwd, "shared"), path.join(cwd, "packs"));
  await publishRecord(cwd, { on: "2026-01-09" });
  expect((await readdir(path.join(cwd, "shared", ID))).sort()).toEqual([
    "SHA256SUMS",
    "cover-note.txt",
    "data",
    "manifest.json",
    "record",
  ]);
  expect(await readdir(path.join(cwd, "shared"))).toEqual([ID]);
});

test("a plan that is linked from elsewhere, in lines of Windows and in braces, stays as it is but for the state", async () => {
  const cwd = await makePlan(FINAL);
  const file = path.join(cwd, "plan/report.yaml");
  const before = `\uFEFF${(await readFile(file, "utf8"))
    .replace(
      "reports:\n",
      "reports:\n  - { id: earlier, template: board, audience: board, as-at: 2025-12-12, state: draft, title: x }\n",
    )
    .replaceAll("\n", "\r\n")}`;
  await mkdir(path.join(cwd, "plan/files"));
  await writeFile(path.join(cwd, "plan/files/report.txt"), before);
  await rename(file, `${file}.old`);
  await symlink("files/report.txt", file);
  await rename(path.join(cwd, "plan"), path.join(cwd, "real"));
  await symlink("real", path.join(cwd, "plan"));
  await publishRecord(cwd);
  const text = await readFile(path.join(cwd, "real/files/report.txt"), "utf8");
  const [, digest] = /sha256: ([0-9a-f]{64})/.exec(text) ?? [];
  expect(text).toBe(
    before.replace(
      "state: final",
      `state:\r\n      published: 2026-01-12\r\n      model: published/${ID}.json\r\n      sha256: ${digest}`,
    ),
  );
  await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
  expect(await readFile(path.join(cwd, "real/files/report.txt"), "utf8")).toBe(before);
});

describe("plan and pack are as they were", () => {
  /** Runs `fault` once all is made and nothing is written, and expects that nothing but its doing has changed. */
  async function expectUntouched(cwd: string, fault: () => void, message: string): Promise<void> {
    const step = (text: string): void => {
      if (text === `Writing ${ID}`) fault();
    };
    await expect(publishRecord(cwd, { step })).rejects.toThrow(message);
    const after = await everything(cwd);
    expect(Object.keys(after).filter((name) => /lock|\/\.|^\./.test(name))).toEqual([]);
    expect(after["plan/report.yaml"]).toContain("state: final");
    expect(after).not.toHaveProperty(`plan/published/${ID}.json`);
  }

  test("where somebody changes the report's file while the pack is made", async () => {
    const cwd = await makePlan(FINAL);
    const file = path.join(cwd, "plan/report.yaml");
    const text = await readFile(file, "utf8");
    await expectUntouched(cwd, () => writeFileSync(file, `${text}# Mine\n`), "was changed while this ran");
    expect(await readFile(file, "utf8")).toBe(`${text}# Mine\n`);
    expect(await readdir(cwd)).toEqual(["plan"]);
  });

  test("where the record cannot be written, with the earlier pack in its place", async () => {
    const cwd = await makePlan(FINAL);
    await publishRecord(cwd);
    await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
    const pack = await everything(path.join(cwd, "packs"));
    const published = path.join(cwd, "plan/published");
    await rename(published, path.join(cwd, "away"));
    await expectUntouched(
      cwd,
      () => writeFileSync(published, ""),
      "there is a file where one of its folders should be",
    );
    expect(await everything(path.join(cwd, "packs"))).toEqual(pack);
  });

  test("where the pack cannot be written", async () => {
    const cwd = await makePlan(FINAL);
    await expectUntouched(
      cwd,
      () => writeFileSync(path.join(cwd, "packs"), ""),
      "there is a file where one of its folders should be",
    );
  });

  test("where another record of that name is in the plan", async () => {
    const cwd = await makePlan(FINAL);
    await mkdir(path.join(cwd, "plan/published"));
    await writeFile(path.join(cwd, "plan/published", `${ID}.json`), "{}");
    await expect(publishRecord(cwd)).rejects.toThrow("is there already, and holds another record");
    expect(await readdir(cwd)).toEqual(["plan"]);
  });

  test("where one that was cut off left its lock", async () => {
    const cwd = await makePlan(FINAL);
    await writeFile(path.join(cwd, "plan/.improve-publish.lock"), 'is publishing "cabinet-2026-01"\n');
    await expectSession("publish-locked", await publish(cwd));
    await runImprove(["check", "plan"], { cwd });
    expect(await readdir(cwd)).toEqual(["plan"]);
  });
});

test("a published report is printed again, whatever is wrong with what became known later", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd);
  const file = path.join(cwd, "plan/plan.yaml");
  const late = "  - { date: 2026-04-30, of: 1.2, status: on-track, progress: Still going on. }\n";
  await writeFile(file, `${await readFile(file, "utf8")}${late}`);
  const build = (...more: string[]): Promise<Run> =>
    runImprove(["build", "plan", "-f", "json", ...more], { cwd });
  expect((await build("--report", ID)).exitCode).toBe(0);
  expect((await build("--report", ID, "--as-at", "2026-04-30")).exitCode).toBe(1);
});

test("what is taken back is told, and so is a record that was not there any more", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd);
  await rm(path.join(cwd, `plan/published/${ID}.json`));
  const { stdout } = await runImprove(["publish", ID, "plan", "--undo", "--on", "2026-01-13"], { cwd });
  expect(stdout).toContain(`plan/published/${ID}.json  was not there any more`);
});

test("what is not committed is named", async () => {
  const cwd = await makePlan(FINAL);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], { cwd });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "Plan");
  await writeFile(path.join(cwd, "plan/notes.txt"), "");
  const { published } = await publishRecord(cwd);
  expect(published?.uncommitted).toEqual(["plan/notes.txt"]);
});

test("a record that is not as it was published stays when the publication is taken back", async () => {
  const cwd = await makePlan(FINAL);
  await publishRecord(cwd);
  const record = path.join(cwd, "plan/published", `${ID}.json`);
  await writeFile(record, `${await readFile(record, "utf8")} `);
  const { stdout } = await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-12"], { cwd });
  expect(stdout).toContain("stays: it is not the file that was published");
});

describe("check knows a record", () => {
  const record = `published/${ID}.json`;
  const changes: readonly (readonly [file: string, from: string | RegExp, to: string])[] = [
    [record, "Fairmere", "Fairmore"],
    [record, '"state": "published"', '"state": "draft"'],
    ["report.yaml", /^ +(?:model|sha256): .*\n/gm, ""],
    ["report.yaml", "published: 2026-01-12", "published: 2026-01-09"],
    ["report.yaml", "date: 2026-01-20", "date: 2026-01-08"],
  ];

  test("that was changed, is of a draft, is not named, is of another day or late, or is not there", async () => {
    const cwd = await makePlan(FINAL);
    await publishRecord(cwd);
    const runs: Run[] = [];
    for (const [name, from, to] of changes) {
      const file = path.join(cwd, "plan", name);
      const before = await readFile(file, "utf8");
      await writeFile(file, before.replace(from, to));
      if (to.includes("draft")) await keepDigest(cwd);
      runs.push(await runImprove(["check", "plan"], { cwd }));
      await writeFile(file, before);
      await keepDigest(cwd);
    }
    await rm(path.join(cwd, "plan/published"), { recursive: true });
    runs.push(await runImprove(["check", "plan"], { cwd }));
    await expectSession("check-records", ...runs);
  });

  /** Writes the digest of the record, as it is now, into the state. */
  async function keepDigest(cwd: string): Promise<void> {
    const file = path.join(cwd, "plan/report.yaml");
    const digest = sha256Of(await readFile(path.join(cwd, "plan/published", `${ID}.json`)));
    await writeFile(file, (await readFile(file, "utf8")).replace(/(?<=sha256: )[0-9a-f]+/, digest));
  }
});
