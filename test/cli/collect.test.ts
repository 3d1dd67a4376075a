import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { filledCells } from "../../src/sheets/workbook.ts";
import { collected, EARLY_HELP, IRO, PLAN } from "./collected.ts";
import { fillIn } from "./fill-in.ts";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const HEADINGS = 4;

const takeReturns = (cwd: string, ...args: readonly string[]) =>
  runImprove(["import", ...args, "--plan", "plan"], { cwd });

const taken = (cwd: string, name: string): Promise<string> =>
  readFile(path.join(cwd, `plan/returns/2016-09/${name}.yaml`), "utf8");

describe("collect", () => {
  test("makes a workbook for each owner, and one for all", async () => {
    const cwd = await makeWorkspace();
    await mkdir(path.join(cwd, "plan"));
    await writeFile(path.join(cwd, "plan/plan.yaml"), PLAN);
    const run = await runImprove(["collect", "--month", "2016-09", "plan"], { cwd });
    await expectSession("collect", run);
    expect((await readdir(path.join(cwd, "returns-2016-09"))).sort()).toEqual([
      "all-owners.xlsx",
      "head-early-help.xlsx",
      "iro-manager.xlsx",
    ]);
    const file = path.join(cwd, "returns-2016-09/head-early-help.xlsx");
    const { sheets, properties } = await openWorkbook("return", await readFile(file));
    expect(properties).toEqual({
      "improve month": "2016-09",
      "improve plan": "Fairmere Council, Children's Services, 2016-01-06",
      "improve owner": "head-early-help",
    });
    const shown = sheets
      .filter(({ isHidden }) => !isHidden)
      .map((sheet) =>
        [
          `== ${sheet.name}`,
          ...[...filledCells(sheet)].map(({ cell }) => cell.text.replaceAll("\n", " / ")),
        ].join("\n"),
      );
    await expect(`${shown.join("\n")}\n`).toMatchFileSnapshot("sessions/collect-workbook.txt");
  });

  test("asks again without writing over what somebody has filled in", async () => {
    const cwd = await collected();
    expect(
      (await runImprove(["collect", "--month", "2016-09", "plan", "-o", "returns"], { cwd })).exitCode,
    ).toBe(0);
    await fillIn(path.join(cwd, EARLY_HELP), { Actions: { F5: "Yes" } });
    const filled = await readFile(path.join(cwd, EARLY_HELP));
    const run = await runImprove(["collect", "--month", "2016-09", "plan", "-o", "returns"], { cwd });
    await expectSession("collect-filled", run);
    expect(await readFile(path.join(cwd, EARLY_HELP))).toEqual(filled);
  });

  test("makes 18 workbooks of the Darlington plan", async () => {
    const cwd = await makeWorkspace();
    await cp(path.join(ROOT, "data"), path.join(cwd, "data"), { recursive: true });
    const run = await runImprove(["collect", "--month", "2016-09"], { cwd });
    expect(run.exitCode).toBe(0);
    const files = (await readdir(path.join(cwd, "returns-2016-09"))).map((name) => `returns-2016-09/${name}`);
    expect(files).toHaveLength(19);
    const own = files.filter((name) => !name.endsWith("all-owners.xlsx"));
    for (const name of own) {
      const file = path.join(cwd, name);
      const [sheet] = (await openWorkbook(name, await readFile(file))).sheets;
      const rows = [...(sheet?.rows.keys() ?? [])].slice(HEADINGS);
      await fillIn(file, { Actions: Object.fromEntries(rows.map((row) => [`F${row + 1}`, "Yes"])) });
    }
    expect((await runImprove(["import", ...own, "data"], { cwd })).exitCode).toBe(0);
    expect(await readdir(path.join(cwd, "data/returns/2016-09"))).toHaveLength(18);
    const status = await runImprove(["collect", "--status", "--month", "2016-09"], { cwd });
    expect(status.stdout).toContain("18 of 18 owners have answered");
    const check = await runImprove(["check", "--as-at", "2016-09-30", "-f", "json"], { cwd });
    expect(check.stdout).not.toContain("action-stale");
  });
});

describe("import of returns", () => {
  test("takes what owners filled in, and says to each what is still missing", async () => {
    const cwd = await collected();
    await fillIn(path.join(cwd, EARLY_HELP), {
      Actions: {
        G5: "Complete",
        H5: "=Both hubs are open: 'no' queue # yet",
        I6: { day: "2016-12-16" },
        G6: "Amber",
      },
      Measures: { F5: 20, G5: 25 },
    });
    await fillIn(path.join(cwd, IRO), {
      Actions: { F5: "Yes", F6: "Yes" },
      Measures: { H5: "Not available" },
    });
    const before = await runImprove(["collect", "--status", "--month", "2016-09", "plan"], { cwd });
    const run = await takeReturns(cwd, EARLY_HELP, IRO);
    const after = await runImprove(["collect", "--status", "--month", "2016-09", "plan"], { cwd });
    await expectSession("collect-import", before, run, after);
    expect(
      `${await taken(cwd, "head-early-help")}\n${await taken(cwd, "iro-manager")}`,
    ).toMatchInlineSnapshot(`
      "# The return of Head of Early Help for September 2016, as it was imported. A corrected return takes its place,
      # unless something is changed here by hand. ef011e491e47
      extracts:
        - date: 2016-09-30
          values:
            early-help-30:
              2016-09: 20/25

      updates:
        - date: 2016-09-30
          of: "1.1"
          status: complete
          progress: "=Both hubs are open: 'no' queue # yet"

        - date: 2016-09-30
          of: "1.10"
          due: 2016-12-16
          status: at-risk

      # The return of Reviewing Manager for September 2016, as it was imported. A corrected return takes its place,
      # unless something is changed here by hand. 2a31798c453d
      extracts:
        - date: 2016-09-30
          values:
            reviews:
              2016-09: x

      updates:
        - date: 2016-09-30
          of: ["2.1", "2.2"]
      "
    `);
  });

  test("changes nothing the second time, and puts a corrected return in the place of the first", async () => {
    const cwd = await collected();
    const file = path.join(cwd, EARLY_HELP);
    const corrected = path.join(cwd, "corrected.xlsx");
    await fillIn(file, { Actions: { F5: "Yes", G6: "Red" }, Measures: { E5: "80%" } }, corrected);
    await fillIn(file, { Actions: { F5: "Yes", F6: "Yes" }, Measures: { F5: 20, G5: 25 } });
    const first = await takeReturns(cwd, EARLY_HELP);
    const second = await takeReturns(cwd, EARLY_HELP);
    const third = await takeReturns(cwd, "corrected.xlsx");
    const replaced = await taken(cwd, "head-early-help");
    expect(replaced).toMatchInlineSnapshot(`
      "# The return of Head of Early Help for September 2016, as it was imported. A corrected return takes its place,
      # unless something is changed here by hand. fb402ed583b8
      extracts:
        - date: 2016-09-30
          values:
            early-help-30:
              2016-09: 80

      updates:
        - date: 2016-09-30
          of: "1.10"
          status: off-track

        - date: 2016-09-30
          of: "1.1"
      "
    `);
    await writeFile(
      path.join(cwd, "plan/returns/2016-09/head-early-help.yaml"),
      `${replaced}# asked again\n`,
    );
    const byHand = await takeReturns(cwd, EARLY_HELP);
    await expectSession("collect-again", first, second, third, byHand);
  });

  test("takes a return that LibreOffice has saved anew", async () => {
    const cwd = await collected();
    await cp(
      path.join(import.meta.dirname, "returns/saved-by-libreoffice.xlsx"),
      path.join(cwd, "saved.xlsx"),
    );
    expect((await takeReturns(cwd, "saved.xlsx")).stderr).toBe("");
    expect((await taken(cwd, "head-early-help")).replace(/^#.*\n/gm, "")).toBe(`\
extracts:
  - date: 2016-09-30
    values:
      early-help-30:
        2016-09: 80

updates:
  - date: 2016-09-30
    of: "1.10"
    due: 2016-12-16
    status: off-track
    progress: |-
      Two teams
      are trained
    reason: Snow

  - date: 2016-09-30
    of: "1.11"
    evidence:
      - title: The guide, as published
        date: 2016-09-12

  - date: 2016-09-30
    of: "1.1"
`);
  });

  test("takes the workbook of all owners, but not two answers for one action", async () => {
    const cwd = await collected();
    const all = path.join(cwd, "returns/all-owners.xlsx");
    await fillIn(all, { Actions: { G5: "Yes", H8: "Green" }, Measures: { I6: "Nothing to measure" } });
    await fillIn(path.join(cwd, IRO), { Actions: { F5: "Yes" } });
    const run = await takeReturns(cwd, "returns/all-owners.xlsx");
    const both = await takeReturns(cwd, IRO);
    await expectSession("collect-all", run, both);
  });

  test("writes nothing where an answer cannot be understood, and says each place", async () => {
    const cwd = await collected();
    const attempt = async (owner: string, sheets: Parameters<typeof fillIn>[1]) => {
      const file = path.join(cwd, "filled.xlsx");
      await fillIn(path.join(cwd, owner), sheets, file);
      return await takeReturns(cwd, "filled.xlsx");
    };
    const runs = [
      await attempt(EARLY_HELP, { Actions: { G5: "Complete and at risk", G6: "Nearly there", H6: "Soon" } }),
      await attempt(EARLY_HELP, { Actions: { F5: "Yes", H5: "Opened" }, Measures: { F5: 20 } }),
      await attempt(EARLY_HELP, { Actions: { I5: "after Easter", J5: "Snow", L6: { day: "2016-09-12" } } }),
      await attempt(EARLY_HELP, { Actions: { G5: "Complete", I5: { day: "2017-01-31" } } }),
      await attempt(EARLY_HELP, { Measures: { E5: 0.91 } }),
      await attempt(EARLY_HELP, { Actions: { B5: "Open three family hubs", G7: "Green", F5: "Yes" } }),
    ];
    expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 2));
    await expectSession("collect-bad-answers", ...runs);
    expect(await readdir(path.join(cwd, "plan"))).toEqual(["plan.yaml"]);
  });

  test("writes nothing for returns of another month, of another plan, twice or beside a tracker", async () => {
    const cwd = await collected();
    await runImprove(["collect", "--month", "2016-08", "plan", "-o", "august"], { cwd });
    for (const file of [EARLY_HELP, IRO, "august/head-early-help.xlsx"])
      await fillIn(path.join(cwd, file), { Actions: { F5: "Yes" } });
    await cp(path.join(cwd, IRO), path.join(cwd, "again.xlsx"));
    await writeFile(path.join(cwd, "tracker.csv"), "Ref,Action\n1,Train\n");
    await writeFile(
      path.join(cwd, "one sheet.csv"),
      "Return for September 2016: Director,,\nRef,Action,Due\n",
    );
    const refused = [
      await takeReturns(cwd, IRO, "august/head-early-help.xlsx"),
      await takeReturns(cwd, IRO, "--month", "2016-08"),
      await takeReturns(cwd, IRO, "again.xlsx"),
      await takeReturns(cwd, IRO, "tracker.csv"),
      await takeReturns(cwd, "one sheet.csv"),
      await takeReturns(cwd, "one sheet.csv", IRO, "again.xlsx", EARLY_HELP, "august/head-early-help.xlsx"),
    ];
    expect(await readdir(path.join(cwd, "plan"))).toEqual(["plan.yaml"]);
    await takeReturns(cwd, IRO);
    refused.push(await takeReturns(cwd, "august/head-early-help.xlsx"));
    await writeFile(path.join(cwd, "plan/plan.yaml"), PLAN.replace("Fairmere Council", "Fenwick Council"));
    refused.push(await takeReturns(cwd, EARLY_HELP));
    expect(refused.map(({ exitCode }) => exitCode)).toEqual(refused.map(() => 2));
    await expectSession("collect-refused", ...refused);
  });
});
