import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

const SLIPS = `\
# What a colleague sent
updates:
  - date: 5/12/2025 # in figures
    of: 1.1
    status: Green
    progress: Clinics: two were held, and "drop-ins" as well
  – { date: 2025-12-08, of: 1.2, progress: May, June and July }
  - date: 2025-12-09
    of: 1.2
    “Progress”: “Supervision: every month”
  - { date: 2025-12-10; of: 1.2, progress = Two aims: speed and care }
events:
  - { id: visit, kind: monitoring-visit, by: ofsted, held: 02/12/2025-03/12/2025 } # two days
`;

const MENDED = `\
# What a colleague sent
updates:
  - date: 2025-12-05 # in figures
    of: 1.1
    status: on-track
    progress: 'Clinics: two were held, and "drop-ins" as well'
  - { date: 2025-12-08, of: 1.2, progress: "May, June and July" }
  - date: 2025-12-09
    of: 1.2
    progress: "Supervision: every month"
  - { date: 2025-12-10, of: 1.2, progress: "Two aims: speed and care" }
events:
  - { id: visit, kind: monitoring-visit, by: ofsted, held: 2025-12-02/2025-12-03 } # two days
`;

async function planWith(text: string, file = "sent.yaml") {
  const cwd = await makePlan();
  const sent = path.join(cwd, "plan", file);
  await mkdir(path.dirname(sent), { recursive: true });
  await writeFile(sent, text);
  return { cwd, held: () => readFile(sent, "utf8") };
}

test("check --yes puts right what has one right answer, shows it, and keeps comments and all else", async () => {
  const { cwd, held } = await planWith(SLIPS);
  const { stderr, stdout } = await runImprove(["check", "plan", "--fix", "--yes"], { cwd });
  expect(await held()).toBe(MENDED);
  expect(stderr).toContain(
    "plan/sent.yaml:3\n  -   - date: 5/12/2025 # in figures\n  +   - date: 2025-12-05 # in figures\n",
  );
  expect(stderr).toContain("7 lines in 1 file changed.");
  expect(stdout).not.toContain("yaml-syntax");
});

test("without a terminal and --yes nothing is written, and what would be is shown", async () => {
  const { cwd, held } = await planWith(SLIPS);
  const { exitCode, stderr } = await runImprove(["check", "plan", "--fix"], { cwd });
  expect(exitCode).toBe(2);
  expect(await held()).toBe(SLIPS);
  expect(stderr).toContain("  +     status: on-track\n");
  expect(stderr).toContain("Run it again with --yes, or on a terminal.");
});

test("what people write by hand is put where it belongs, and nothing is lost of it", async () => {
  const { cwd, held } = await planWith(`\
updates:
  - date: 2025-12-05
    of: 1.1
    progress:
All teams are trained, and
use the record.
 - date: 2025-12-06
    of: 1.1
    note: A dash too far to the left
\t- date: 2025-12-07
\t  of: 1.1
    date: 2025-12-08
    of: 1.2
  - { date: 2025-12-09, of: 1.1, 1.2, note: Both }
`);
  await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(`\
updates:
  - date: 2025-12-05
    of: 1.1
    progress:
      All teams are trained, and
      use the record.
  - date: 2025-12-06
    of: 1.1
    note: A dash too far to the left
  - date: 2025-12-07
    of: 1.1
  - date: 2025-12-08
    of: 1.2
  - { date: 2025-12-09, of: [1.1, 1.2], note: Both }
`);
});

test("a bracket is closed where its line ends, but not where it may go on or be part of a text", async () => {
  const { cwd, held } = await planWith(`\
updates:
  - { date: 2025-12-05, of: [1.1, 1.2], note: Closed here
  - date: 2025-12-06
    of: [1.1, 1.2
    note: Both
  - date: 2025-12-07
    of: 1.1
    note: [draft
    status: on-track
  - { date: 2025-12-08, of: 1.1,
  note: Goes on }
`);
  await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(`\
updates:
  - { date: 2025-12-05, of: [1.1, 1.2], note: Closed here }
  - date: 2025-12-06
    of: [1.1, 1.2]
    note: Both
  - date: 2025-12-07
    of: 1.1
    note: [draft
    status: on-track
  - { date: 2025-12-08, of: 1.1,
  note: Goes on }
`);
});

test("an id that can only mean one entry is put right, and one that can mean another is not", async () => {
  const { cwd, held } = await planWith(`\
posts:
  - { id: head-of-practice, title: Head of Practice }
actions:
  - { id: 3.1, answers: 1, title: Audit of files, owner: head-of-practise }
  - { id: 3.2, answers: r1, title: Audit of visits, owner: head-of-practice }
  - { id: 3.3, answers: R2, title: Audit of minutes, owner: Head of Practice }
updates:
  - { date: 2025-12-09, of: 3.9, note: A number is not guessed }
  # improve-ignore unknown-reference -- the post is being named
  - { date: 2025-12-09, of: 3.1, by: head-of-praktice, note: What is silenced stays }
`);
  await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(`\
posts:
  - { id: head-of-practice, title: Head of Practice }
actions:
  - { id: 3.1, answers: R1, title: Audit of files, owner: head-of-practice }
  - { id: 3.2, answers: R1, title: Audit of visits, owner: head-of-practice }
  - { id: 3.3, answers: R2, title: Audit of minutes, owner: head-of-practice }
updates:
  - { date: 2025-12-09, of: 3.9, note: A number is not guessed }
  # improve-ignore unknown-reference -- the post is being named
  - { date: 2025-12-09, of: 3.1, by: head-of-praktice, note: What is silenced stays }
`);
});

test("what can be meant in two ways stays as it is", async () => {
  const text = `\
updates:
  - { date: 2025-12-05, of: 1.1, status: Blue, due: 31 May }
  - { date: May 2025, of: 1.2, status: In progress }
`;
  const { cwd, held } = await planWith(text);
  const { stderr } = await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(text);
  expect(stderr).toContain("There is nothing that has one right answer, so nothing was changed.");
});

test("ends of lines and a byte order mark stay, and a second run has nothing to do", async () => {
  const { cwd, held } = await planWith(`\uFEFF${SLIPS.replaceAll("\n", "\r\n")}`);
  await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(`\uFEFF${MENDED.replaceAll("\n", "\r\n")}`);
  const { stderr } = await runImprove(["check", "plan", "--fix"], { cwd });
  expect(stderr).toContain("nothing was changed");
});

test("a published file is never touched", async () => {
  const text = "updates:\n  - { date: 5/12/2025, of: 1.1 }\n";
  const { cwd, held } = await planWith(text, "published/sent.yaml");
  const { stderr } = await runImprove(["check", "plan", "--yes"], { cwd });
  expect(await held()).toBe(text);
  expect(stderr).toContain("nothing was changed");
});
