import { spawnSync } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdf } from "../../src/publish/pdf.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { PROGRAM, type Run, runImprove, runProgram } from "../cli/run-improve.ts";
import { type Edit, makePlan, placePlan } from "../cli/workspace.ts";

const SECRET = "The manager of the team was dismissed.";

const EDITS: readonly Edit[] = [
  { file: "report.yaml", from: "    state: draft\n", to: "    state: final # agreed by the director\n" },
  {
    file: "report.yaml",
    from: "    main: |\n",
    to: `    highlights:
      - text: ${SECRET}
        exempt: { paragraph: 1, reason: It names staff. }
    appendices:
      - { id: plan, title: "The action plan: what's left", block: action-plan }
    main: |
      See {{appendix "plan"}}.

`,
  },
];
const ID = "cabinet-2026-01";
const PACK = `packs/${ID}`;

/** The reports after it. */
const FEBRUARY = `\
bodies:
  - { id: board, name: Improvement Board }
reports:
  - id: board-2026-02
    template: board
    audience: board
    as-at: 2026-02-13
    since: ${ID}
    state: final
    meeting: { body: board, date: 2026-02-20 }
    title: Progress in February
  - id: cabinet-2026-02
    template: cabinet
    as-at: 2026-02-13
    since: ${ID}
    state: final
    meeting: { body: cabinet, date: 2026-03-03 }
    responsible: { member: lead-member, director: director }
    signed: director
    contact: { name: Jo Field, email: jo.field@fairmere.example }
    title: Second report
    purpose: To tell Cabinet what has changed.
    summary: The plan goes on.
    decisions: the progress described in this report be noted.
    reasons: Cabinet asked for it.
    main: The plan goes on.
`;

const publish = (cwd: string, ...more: string[]): Promise<Run> =>
  runProgram(["publish", ID, "plan", "--on", "2026-01-12", ...more], { cwd, env: keepCache() });

/** The unpacked browser is kept where it is, whatever the home folder is called. */
const keepCache = (): Record<string, string> => ({
  XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? path.join(process.env.HOME ?? "/root", ".cache"),
});

/** Every file of a folder, by its path. */
async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.sort().map(async (file) => [path.relative(folder, file), await readFile(file)] as const);
  return new Map(await Promise.all(read));
}

describe("two publish the same report at once", () => {
  let [cwd, runs, pack, plan]: [string, Run[], Map<string, Buffer>, Map<string, Buffer>] = [
    "",
    [],
    new Map(),
    new Map(),
  ];

  beforeAll(async () => {
    cwd = await placePlan(await mkdtemp(path.join(os.tmpdir(), "improve-publish-")), ...EDITS);
    runs = await Promise.all([publish(cwd), publish(cwd)]);
    [pack, plan] = [await filesIn(path.join(cwd, PACK)), await filesIn(path.join(cwd, "plan"))];
  });

  afterAll(() => rm(cwd, { recursive: true, force: true }));

  test("one of them does, and the other is told", () => {
    expect(runs.map(({ exitCode }) => exitCode).sort()).toEqual([0, 2]);
    const [won, lost] = [...runs].sort((a, b) => Number(a.exitCode) - Number(b.exitCode));
    expect(won?.stdout).toContain(
      `Published ${ID} on 12 January 2026, the last day that leaves five clear days before its meeting.`,
    );
    expect(won?.stderr).toContain(`The exempt edition is in ${PACK}/exempt and nowhere else`);
    expect(lost?.stderr).toMatch(
      /^error (Another run of improve is publishing "cabinet-2026-01" in the plan "plan"|"cabinet-2026-01" was published on)/,
    );
  });

  test("the plan holds the record, and the state where it was written, with its comment", () => {
    expect([...plan.keys()]).toEqual(["plan.yaml", `published/${ID}.json`, "report.yaml"]);
    const digest = sha256Of(plan.get(`published/${ID}.json`) ?? "");
    expect(plan.get("report.yaml")?.toString()).toContain(
      `    as-at: 2025-12-31
    state: # agreed by the director
      published: 2026-01-12
      model: published/${ID}.json
      sha256: ${digest}
    meeting:`,
    );
  });

  test("the pack holds every paper, the exempt ones apart", async () => {
    expect([...pack.keys()]).toEqual([
      "SHA256SUMS",
      "agenda/01-Report-Childrens-Services-Improvement-Plan-first.pdf",
      "agenda/02-Appendix-1-The-action-plan-whats-left.pdf",
      "cover-note.txt",
      ...[
        "action-plan.csv",
        "audits.csv",
        "csv-metadata.json",
        "evidence.csv",
        "findings-and-actions.csv",
        "scorecard.csv",
        "traceability.csv",
      ].map((name) => `data/${name}`),
      "exempt/01-EXEMPT-Report-Childrens-Services-Improvement-Plan.pdf",
      "exempt/02-EXEMPT-Appendix-1-The-action-plan-whats-left.pdf",
      "manifest.json",
      `record/${ID}.json`,
      "web/01-Report-Childrens-Services-Improvement-Plan-first.html",
      "web/02-Appendix-1-The-action-plan-whats-left.html",
      "word/01-Report-Childrens-Services-Improvement-Plan-first.docx",
      "word/02-Appendix-1-The-action-plan-whats-left.docx",
    ]);
    for (const name of pack.keys()) expect(path.basename(name).length).toBeLessThanOrEqual(60);
    const note = pack
      .get("cover-note.txt")
      ?.toString()
      .replace(/\d+ KB/g, "<size>");
    await expect(note).toMatchFileSnapshot("sessions/cover-note.txt");
  });

  test("the manifest says what each file is, and its digest is that of the file", () => {
    const manifest = JSON.parse(pack.get("manifest.json")?.toString() ?? "");
    expect(manifest).toMatchObject({
      report: ID,
      published: "2026-01-12",
      lastDay: "2026-01-12",
      urgent: null,
    });
    for (const { path: file, bytes, sha256 } of manifest.files) {
      expect([file, pack.get(file)?.length, sha256Of(pack.get(file) ?? "")]).toEqual([file, bytes, sha256]);
    }
    const listed = manifest.files.map((file: { path: string }) => file.path);
    expect([...listed, "manifest.json", "SHA256SUMS"].sort()).toEqual([...pack.keys()].sort());
    const sums = manifest.files.map(
      (file: { path: string; sha256: string }) => `${file.sha256}  ${file.path}\n`,
    );
    expect(pack.get("SHA256SUMS")?.toString()).toBe(sums.join(""));
  });

  test("what is exempt is in the exempt papers alone", async () => {
    for (const [name, bytes] of pack) {
      const text = await textOf(name, bytes);
      expect([name, text.includes(SECRET)]).toEqual([name, name.startsWith("exempt/01")]);
    }
    expect(plan.get(`published/${ID}.json`)?.includes(SECRET)).toBe(false);
  });

  test("build makes the same record and the same papers of it again and again", async () => {
    expect(pack.get(`record/${ID}.json`)?.equals(plan.get(`published/${ID}.json`) as Buffer)).toBe(true);
    const built: Map<string, Buffer>[] = [];
    for (const output of ["first", "second"]) {
      await runImprove(["build", "plan", "--report", ID, "-f", "html", "-f", "json", "-o", output], { cwd });
      built.push(await filesIn(path.join(cwd, output)));
    }
    expect(built[0]).toEqual(built[1]);
    expect(built[0]?.get(`${ID}.json`)).toEqual(plan.get(`published/${ID}.json`));
    expect(built[0]?.get(`${ID}.html`)?.toString()).toContain("Published 12 January 2026");
  });

  test("a mistake is put right as check says, and the Board, Cabinet and diff are told of it", async () => {
    const folder = await makePlan(...EDITS);
    await cp(path.join(cwd, "plan"), path.join(folder, "plan"), { recursive: true });
    const file = path.join(folder, "plan/plan.yaml");
    const written = await readFile(file, "utf8");
    await writeFile(file, written.replace("status: complete", "status: off-track"));
    const wrong = await runImprove(["check", "plan"], { cwd: folder });
    expect(wrong.exitCode).toBe(1);
    const [, hint = ""] = /add under updates: (\{ .* \})\. What became known/.exec(wrong.stdout) ?? [];
    const [date, status, reason] = ["date: 2026-02-12", "status: off-track", "reason: Two had not finished."];
    const update = hint.replace("date: …", date).replace("status: …", status).replace("reason: …", reason);
    expect(update).toBe(`{ ${date}, of: 1.1, corrects: ${ID}, ${status}, ${reason} }`);
    await writeFile(file, written);
    await writeFile(path.join(folder, "plan/2026-02.yaml"), `updates:\n  - ${update}\n${FEBRUARY}`);
    expect((await runImprove(["check", "plan", "-q"], { cwd: folder })).exitCode).toBe(0);
    await runImprove(["build", "plan", "--all", "-f", "html"], { cwd: folder });
    const printed = async (report: string): Promise<string> =>
      (await readFile(path.join(folder, `reports/${report}.html`), "utf8"))
        .replace(/<(style|script)\b.*?<\/\1>/gs, "")
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ");
    const counts =
      "The report of 31 December 2025 counted 1 action as complete, 0 as off track and 0 as overdue; " +
      "0, 1 and 1 are right, because action 1.1 was off track.";
    expect(await printed("board-2026-02")).toContain(`Counts corrected ${counts}`);
    expect(await printed("cabinet-2026-02")).toMatch(
      new RegExp(
        `${counts} .* its status was printed as complete; off track is right\\. Reason: Two had not finished\\.`,
      ),
    );
    const sides = [ID, "cabinet-2026-02"];
    const { stdout } = await runImprove(["diff", ...sides], { cwd: path.join(folder, "plan") });
    expect(stdout).toContain("Its status was corrected, from complete to off track.");
  });

  test("check has nothing to say of it, and it is taken back on the day before the meeting", async () => {
    expect((await runImprove(["check", "plan"], { cwd })).exitCode).toBe(0);
    const late = await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-20"], { cwd });
    expect(late.stderr).toBe(
      `error "${ID}" cannot be taken back on 20 January 2026: its meeting is on 20 January 2026.\n` +
        "  → Correct it in the next report, or withdraw it: withdrawn: { date: …, reason: … } in its state.\n",
    );
    const undone = await runImprove(["publish", "--undo", ID, "plan", "--on", "2026-01-19"], { cwd });
    expect(undone.stdout).toBe(
      `${ID} is no longer published.\nplan/report.yaml  says state: final\nplan/published/${ID}.json  is removed\n`,
    );
    const after = await filesIn(path.join(cwd, "plan"));
    expect([...after.keys()]).toEqual(["plan.yaml", "report.yaml"]);
    expect(after.get("report.yaml")?.toString()).toContain("    state: final # agreed by the director\n");
  });
});

/** What a file holds, however it is packed: of a PDF what it was made of. */
async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (name.endsWith(".pdf")) return JSON.stringify(await pdf.readModel(bytes));
  if (!name.endsWith(".docx")) return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString())
    .join("\n");
}

/** Who may write everywhere tries as somebody who may not. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const isReadable = spawnSync(process.execPath, [PROGRAM, "--version"], nobody).status === 0;

test.skipIf(!isReadable)("a plan that can only be read is left alone", async () => {
  const cwd = await makePlan(...EDITS);
  await chmod(cwd, 0o755);
  await chmod(path.join(cwd, "plan"), 0o555);
  const args = [PROGRAM, "publish", ID, "plan", "--on", "2026-01-12"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, ...nobody });
  await chmod(path.join(cwd, "plan"), 0o755);
  expect(stderr.toString()).toBe(
    'error The plan "plan" cannot be changed: it can only be read.\n' +
      "  → Publishing writes the record and the state into the plan: work in a copy that you may change, and bring it back.\n",
  );
  expect(status).toBe(2);
  expect(await readdir(cwd)).toEqual(["plan"]);
});
