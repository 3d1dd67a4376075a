import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { LIMITS, memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { describeLoad } from "./describe-load.ts";
import { HEADER, loadFiles } from "./load-files.ts";

const ACTIONS = "actions:\n  - id: 1.1\n    answers: R1\n    title: Café audit\n    due: soon\n";
const DUE =
  'actions.yaml:5:10 invalid-date Action "1.1", due: "soon" is not a date: write it as year, month and day, such as 2016-08-24\n';

test("a byte order mark is not part of the text and moves no column", async () => {
  const loaded = await loadFiles({ "actions.yaml": `\uFEFF${ACTIONS}`, "plan.yaml": `\uFEFF${HEADER}` });
  expect(describeLoad(loaded)).toBe(DUE);
  expect(loaded.plan.header?.title).toBe("Plan");
});

test("Windows line ends are not part of the text and move no line or column", async () => {
  const text = `${ACTIONS.replace("soon", "2016-05-31")}    outcome: |\n      One.\n      Two.\n`;
  const { plan, problems } = await loadFiles({ "actions.yaml": text.replaceAll("\n", "\r\n") });
  expect(problems).toEqual([]);
  expect(plan.actions).toMatchObject([{ id: "1.1", title: "Café audit", outcome: "One.\nTwo." }]);
  expect(describeLoad(await loadFiles({ "actions.yaml": ACTIONS.replaceAll("\n", "\r\n") }))).toBe(DUE);
});

test("a CSV may have a byte order mark and Windows line ends", async () => {
  const { plan, problems } = await loadFiles({
    "extract.yaml": "extracts:\n  - { date: 2016-05-05, file: april.csv }\n",
    "april.csv": "\uFEFFkpi,period,value\r\ncaseload,2016-04,17.2\r\n",
  });
  expect(problems).toEqual([]);
  expect(plan.extracts[0]?.figures).toMatchObject([
    { kpi: "caseload", period: "2016-04", figure: { value: 17.2 } },
  ]);
});

test("a CSV in the old Windows encoding is refused at its first letter that is not ASCII", async () => {
  const loaded = await loadFiles({
    "extract.yaml": "extracts:\n  - { date: 2016-05-05, file: april.csv }\n",
    "april.csv": Buffer.from("kpi,period,value,note\ncaseload,2016-04,17.2,Café\n", "latin1"),
  });
  expect(describeLoad(loaded)).toMatch(
    /^april\.csv:2:26 file-encoding april\.csv is not UTF-8 text.* \| Save .*\n$/,
  );
});

test.each(["\uFEFF", ""])("UTF-16 is refused by name, after the mark %j", async (mark) => {
  const loaded = await loadFiles({
    "extract.yaml": "extracts:\n  - { date: 2016-05-05, file: april.csv }\n",
    "april.csv": Buffer.from(`${mark}kpi,period,value\ncaseload,2016-04,17.2\n`, "utf16le"),
  });
  expect(describeLoad(loaded)).toMatch(
    /^april\.csv:1:1 file-encoding april\.csv is UTF-16 text: .* \| Save .*\n$/,
  );
});

test("YAML in the old Windows encoding is refused at its first letter that is not ASCII, and its ids stay known", async () => {
  const loaded = await loadFiles({
    "actions.yaml": Buffer.from(ACTIONS, "latin1"),
    "updates.yaml": "updates:\n  - { date: 2016-05-06, of: 1.1, status: complete }\n",
  });
  expect(describeLoad(loaded)).toMatch(
    /^actions\.yaml:4:15 file-encoding actions\.yaml is not UTF-8 text.* \| Save .*\n$/,
  );
  expect(loaded.plan.unreadableIds).toEqual(new Set(["1.1"]));
});

test("a file that is not text is refused", async () => {
  const loaded = await loadFiles({ "photo.yaml": new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]) });
  expect(describeLoad(loaded)).toMatch(/^photo\.yaml:1:1 file-encoding /);
});

test("a file above the size limit is not read; a file just below it is", async () => {
  const line = "# A comment of sixty-four characters, to fill a file up quickly.\n";
  const full = line.repeat(Math.floor(LIMITS.fileBytes / line.length));
  const files = { "plan.yaml": HEADER, "full.yaml": full, "large.yaml": full + line };
  const folder = await mkdtemp(path.join(tmpdir(), "improve-large-"));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  for (const loaded of [await readPlan(memoryFolder(files)), await readPlan(folder)]) {
    expect(describeLoad(loaded)).toBe(
      "large.yaml:1:1 file-limit large.yaml is larger than 4 MB | Split it: one file a recommendation.\n",
    );
  }
});

test("a link is followed inside the plan folder, but not out of it", async () => {
  const outside = await mkdtemp(path.join(tmpdir(), "improve-outside-"));
  await writeFile(path.join(outside, "more.yaml"), "glossary: { DfE: Department for Education }\n");
  const folder = await mkdtemp(path.join(tmpdir(), "improve-links-"));
  await writeFile(path.join(folder, "terms"), "glossary: { IRO: independent reviewing officer }\n");
  await symlink(path.join(folder, "terms"), path.join(folder, "inside.yaml"));
  await symlink(path.join(outside, "more.yaml"), path.join(folder, "outside.yaml"));
  const { plan, problems } = await readPlan(folder);
  expect(plan.glossary.map(({ term }) => term)).toEqual(["IRO"]);
  expect(problems.map(({ message }) => message)).toContain(
    "outside.yaml is a link that leads out of the plan folder",
  );
});

test("a link to a folder is not followed, and is reported", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "improve-linked-"));
  await writeFile(path.join(folder, "plan.yaml"), HEADER);
  await mkdir(path.join(folder, "terms"));
  await writeFile(path.join(folder, "terms", "terms.yaml"), "glossary: { DfE: Department for Education }\n");
  await symlink(path.join(folder, "terms"), path.join(folder, "linked"));
  const loaded = await readPlan(folder);
  expect(describeLoad(loaded)).toBe(
    'linked/:1:1 file-not-read "linked/" is a link to a folder, and no link to a folder is followed: nothing in it is read | Put the folder itself into the plan folder, or take the link out.\n',
  );
  expect(loaded.notRead).toEqual(["linked/"]);
  expect(loaded.plan.glossary).toHaveLength(1);
});

test("a link that leads back to itself, or out of the folder, is told as such", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "improve-looping-"));
  await writeFile(
    path.join(folder, "plan.yaml"),
    `${HEADER}extracts: [{ date: 2016-05-05, file: loop.csv }, { date: 2016-06-05, file: out.csv }]\n`,
  );
  for (const name of ["loop.yaml", "loop.csv"]) await symlink(name, path.join(folder, name));
  await symlink("/etc/passwd", path.join(folder, "out.csv"));
  expect((await readPlan(folder)).problems.map(({ message, hint }) => `${message} | ${hint}`)).toEqual([
    "loop.yaml is a link that leads back to itself | Mend the link, or put the file itself in its place.",
    'The file "loop.csv" is a link that leads back to itself | Mend the link, or put the file itself in its place.',
    'The file "out.csv" is a link that leads out of the plan folder | Put the file itself into the plan folder.',
  ]);
});

test("every other file of the folder is listed as not read, but not settings, and of hidden files only YAML", async () => {
  const { notRead, files, problems } = await loadFiles({
    "events.yaml":
      "events: [{ id: visit, kind: review, by: dfe, documents: [{ id: letter, date: 2016-05-05, file: letter.md }] }]\n",
    "letter.md": "Dear Director",
    "notes/tracker.docx": "",
    "plan.yaml~": HEADER,
    ".plan.yaml.swp": HEADER,
    ".plan.yaml": HEADER,
    ".old/plan.yaml": HEADER,
    "._plan.yaml": HEADER,
    ".git/config.yaml": "",
    "improve.config.yaml": "",
    "improve.baseline.json": "{}",
  });
  expect(problems).toEqual([]);
  expect(notRead).toEqual([".old/plan.yaml", ".plan.yaml", "notes/tracker.docx", "plan.yaml~"]);
  expect([...files].sort()).toEqual(["events.yaml", "letter.md", "plan.yaml"]);
});

test("a copy, a file with merge marks, one that is no YAML and one that is not there are not read", async () => {
  const { read, notRead } = await loadFiles({
    "actions.yaml": "actions: [{ id: 1.1, answers: R1, title: Audit, owner: head-of-service }]\n",
    "actions (copy).yaml": "actions: [{ id: 1.1, answers: R1, title: Audit, owner: head-of-service }]\n",
    "merge.yaml": "<<<<<<< HEAD\nupdates: []\n=======\n>>>>>>> main\n",
    "broken.yaml": "updates: [\n",
    "empty.yaml": "# Nothing yet\n",
    "latin.csv": new Uint8Array([0xe9]),
    "extracts.yaml":
      "extracts: [{ date: 2016-05-05, file: latin.csv }, { date: 2016-06-05, file: june.csv }]\n",
  });
  expect([...read].sort()).toEqual(["actions.yaml", "empty.yaml", "extracts.yaml", "plan.yaml"]);
  expect(notRead).toEqual(["actions (copy).yaml", "broken.yaml", "latin.csv", "merge.yaml"]);
});
