import { mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { wantsColor } from "../../src/commands/terminal.ts";
import { commitAll, edit, git } from "../sides/workspace.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

const MISTAKE = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" } as const;

describe("annotations and SARIF have paths from the root of the repository", () => {
  const uriIn = (sarif: string): string =>
    JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;

  test("wherever the command runs", async () => {
    const root = await makePlan(MISTAKE);
    git(root, "init", "--quiet");
    await mkdir(path.join(root, "elsewhere"));
    await symlink(path.join(root, "plan"), path.join(root, "elsewhere/linked"));
    for (const [cwd, plan] of [
      [root, "plan"],
      [path.join(root, "plan"), "."],
      [path.join(root, "elsewhere"), "../plan"],
      [path.join(root, "elsewhere"), "linked"],
      [await makeWorkspace(), path.join(root, "plan")],
    ] as const) {
      const github = await runImprove(["check", plan, "-f", "github"], { cwd });
      expect(github.stdout).toMatch(/^::error file=plan\/plan\.yaml,line=/);
      const sarif = await runImprove(["check", plan, "-f", "sarif"], { cwd });
      expect(uriIn(sarif.stdout)).toBe("plan/plan.yaml");
    }
  });

  test("of GITHUB_WORKSPACE where there is no repository, and else from the current folder", async () => {
    const root = await makePlan(MISTAKE);
    const cwd = path.join(root, "plan");
    const inWorkspace = await runImprove(["check", ".", "-f", "github"], {
      cwd,
      env: { GITHUB_WORKSPACE: root },
    });
    expect(inWorkspace.stdout).toMatch(/^::error file=plan\/plan\.yaml,/);
    const alone = await runImprove(["check", ".", "-f", "github"], { cwd, env: { GITHUB_WORKSPACE: "" } });
    expect(alone.stdout).toMatch(/^::error file=plan\.yaml,/);
  });
});

describe("what git says is kept", () => {
  const DIFF = ["diff", "git:HEAD~1", "git:HEAD", "--plan", "plan"];

  async function makeRepository(): Promise<string> {
    const root = await makePlan();
    commitAll(root);
    await edit(path.join(root, "plan/plan.yaml"), "due: 2026-03-31", "due: 2026-04-30");
    git(root, "commit", "--quiet", "--all", "--message", "Slip");
    return root;
  }

  test("a partial clone without its origin names what it lacks, and how to fetch it", async () => {
    const origin = await makeRepository();
    git(origin, "config", "uploadpack.allowFilter", "true");
    const cwd = await makeWorkspace();
    git(cwd, "clone", "--quiet", "--filter=blob:none", pathToFileURL(origin).href, "clone");
    await rename(origin, `${origin}-away`);
    const run = await runImprove(DIFF, { cwd: path.join(cwd, "clone") });
    await rename(`${origin}-away`, origin);
    expect(run.exitCode).toBe(2);
    await expectSession("git-partial-clone", run);
  });

  test("a revision is missed in the repository that was asked, which is named", async () => {
    const outer = await makeRepository();
    const inner = path.join(outer, "inner");
    await mkdir(inner);
    await rename(path.join(outer, "plan"), path.join(inner, "plan"));
    commitAll(inner);
    const run = await runImprove(DIFF, { cwd: inner });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`There is no git revision "HEAD~1" in the repository "${inner}"`);
  });
});

describe("a machine that is not as expected is told by its cause", () => {
  test("a link leads back to itself", async () => {
    const cwd = await makePlan();
    await symlink("loop.json", path.join(cwd, "loop.json"));
    const runs = [
      await runImprove(["check", "loop.json"], { cwd }),
      await runImprove(["check", "plan", "--config", "loop.json"], { cwd }),
      await runImprove(["diff", "loop.json", "2025-12", "--plan", "plan"], { cwd }),
    ];
    runs.push(await runImprove(["build", "plan", "-f", "html", "--templates", "loop.json"], { cwd }));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    expect(runs.pop()?.stderr).toContain(
      'The templates folder "loop.json" cannot be read: a link in its path leads back to itself',
    );
    for (const { stderr } of runs)
      expect(stderr).toMatch(/A link in the path "loop\.json.*" leads back to itself/);
  });

  test("TMPDIR is not a folder that can be written", async () => {
    const cwd = await makePlan();
    const TMPDIR = path.join(cwd, "plan/plan.yaml");
    const run = await runImprove(["build", "plan", "-f", "pdf"], {
      cwd,
      env: { TMPDIR, IMPROVE_BROWSER: "" },
    });
    expect(run.exitCode).toBe(4);
    expect(run.stderr).toContain(
      `error The browser cannot keep its files in "${TMPDIR}": it is not a folder.\n  → Make room there, or set TMPDIR`,
    );
  });

  test.runIf(process.platform === "linux")("there are no fonts at all", async () => {
    const cwd = await makePlan();
    const FONTCONFIG_FILE = path.join(cwd, "fonts.conf");
    await writeFile(FONTCONFIG_FILE, `<fontconfig><dir>${cwd}/none</dir></fontconfig>\n`);
    const noFonts = { FONTCONFIG_FILE, IMPROVE_BROWSER: "" };
    const build = (plan: string, format: string, folder: string, env = {}) =>
      runImprove(["build", plan, "-f", format, "-o", folder], { cwd, env });
    // A PDF has all of its fonts from us. Pictures for Word are drawn as on a screen, which wants one of the machine's.
    expect((await build("plan", "pdf", "fonts")).exitCode).toBe(0);
    expect((await build("plan", "pdf", "none", noFonts)).exitCode).toBe(0);
    const [withFonts, without] = await Promise.all(
      ["fonts", "none"].map((folder) => readFile(path.join(cwd, folder, "cabinet-2026-01.pdf"))),
    );
    expect(withFonts?.equals(without as Buffer)).toBe(true);
    const drawn = await build(path.resolve("data"), "docx", "word", noFonts);
    // It is refused nearly always. Where it is drawn all the same, it is what other machines draw.
    if (drawn.exitCode === 0) {
      expect((await build(path.resolve("data"), "docx", "drawn")).exitCode).toBe(0);
      const [one, other] = await Promise.all(
        ["word", "drawn"].map((folder) => readFile(path.join(cwd, folder, "cabinet-2016-09.docx"))),
      );
      expect(one?.equals(other as Buffer)).toBe(true);
    } else {
      expect(drawn.exitCode).toBe(4);
      expect(drawn.stderr).toMatch(/error .* fonts?\b.*\n {2}→ .*no fonts at all: install some/);
    }
  });

  test("a browser is named that is nowhere, or that is none", async () => {
    const cwd = await makePlan();
    const nowhere = await runImprove(["build", "plan", "-f", "pdf", "--browser", "no-such-browser"], { cwd });
    await writeFile(path.join(cwd, "none"), "#!/bin/sh\nexit 7\n", { mode: 0o755 });
    const none = await runImprove(["build", "plan", "-f", "pdf", "--browser", "none"], { cwd });
    expect([nowhere.exitCode, none.exitCode]).toEqual([4, 4]);
    expect(nowhere.stderr).toContain(
      `There is no browser at "${path.join(cwd, "no-such-browser")}", and no program`,
    );
    expect(none.stderr).toContain(
      `The browser "${path.join(cwd, "none")}" could not start: it ended at once, with exit code 7`,
    );
  });
});

test("a model with a byte order mark is read", async () => {
  const cwd = await makePlan();
  await runImprove(["build", "plan", "-f", "json"], { cwd });
  const model = path.join(cwd, "reports/cabinet-2026-01.json");
  await writeFile(path.join(cwd, "bom.json"), `\uFEFF${await readFile(model, "utf8")}`);
  const run = await runImprove(["diff", "bom.json", model], { cwd });
  expect([run.exitCode, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toMatch(/^Nothing that the public may see changed/);
});

describe("colour", () => {
  test.each([
    ["on a terminal", {}, true, true],
    ["in a pipe", {}, false, false],
    ["in a pipe with FORCE_COLOR", { FORCE_COLOR: "1" }, false, true],
    ["on a terminal with FORCE_COLOR=0", { FORCE_COLOR: "0" }, true, false],
    ["with FORCE_COLOR and NO_COLOR", { FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
    ["on a dumb terminal", { TERM: "dumb" }, true, false],
  ])("%s", (_, variables: Readonly<Record<string, string>>, isTTY, expected) => {
    onTestFinished(() => void vi.unstubAllEnvs());
    const unset = { NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: "xterm" };
    for (const [name, value] of Object.entries({ ...unset, ...variables })) vi.stubEnv(name, value);
    expect(wantsColor("auto", { isTTY } as NodeJS.WriteStream)).toBe(expected);
  });
});
