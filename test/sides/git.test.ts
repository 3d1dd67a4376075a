import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { LIMITS } from "../../src/load/folder.ts";
import { openGitFolder } from "../../src/sides/git-side.ts";
import { openSides } from "../../src/sides/open-sides.ts";
import { commitAll, edit, git, makeWorkspace } from "./workspace.ts";

let root: string;
let plan: string;

beforeEach(async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  ({ root, plan } = workspace);
});

afterEach(() => vi.unstubAllEnvs());

const titleAt = async (side: string): Promise<string | undefined> => {
  const { base } = await openSides(side, plan, { plan });
  return base.state.actions.find(({ id }) => id === "1.1")?.title;
};

const messageOf = (revision: string): Promise<string> =>
  openSides(`git:${revision}`, plan, { plan }).then(
    () => "opened",
    (error: { message: string; hint?: string; exitCode?: number }) => {
      expect(error.exitCode).toBe(2);
      return `${error.message} | ${error.hint}`.replaceAll(root, "<root>");
    },
  );

const NO_REVISION =
  "git log --oneline lists revisions. A shallow clone has only the newest: git fetch --unshallow.";

describe("a git revision", () => {
  test("is the plan as it was committed, by any name that git accepts", async () => {
    commitAll(root);
    git(root, "tag", "may");
    await edit(path.join(plan, "work.yaml"), "Train all managers", "Train most managers");
    git(root, "commit", "--quiet", "--all", "--message", "Fewer managers");
    await edit(path.join(plan, "work.yaml"), "Train most managers", "Train no managers");
    expect(await titleAt("git:HEAD")).toBe("Train most managers in supervision");
    for (const name of ["HEAD~1", "may", git(root, "rev-parse", "may").trim(), "HEAD^{/Plan}", "@~1"]) {
      expect(await titleAt(`git:${name}`)).toBe("Train all managers in supervision");
    }
    expect(await titleAt(`git:HEAD~1@2016-02`)).toBe("Train all managers in supervision");
    expect(await titleAt(plan)).toBe("Train no managers in supervision");
  });

  test("with three dots is the commit at which two revisions parted", async () => {
    const retitle = async (from: string, to: string): Promise<void> => {
      await edit(path.join(plan, "work.yaml"), from, to);
      git(root, "commit", "--quiet", "--all", "--message", to);
    };
    commitAll(root);
    git(root, "branch", "main-line");
    git(root, "checkout", "--quiet", "-b", "topic");
    await retitle("Train all managers", "Train most managers");
    git(root, "checkout", "--quiet", "main-line");
    await retitle("Train all managers", "Train no managers");
    git(root, "checkout", "--quiet", "topic");
    for (const name of ["main-line...", "main-line...topic", "topic...main-line", "...main-line"]) {
      expect(await titleAt(`git:${name}`)).toBe("Train all managers in supervision");
    }
    expect(await titleAt("git:main-line")).toBe("Train no managers in supervision");
    expect(await messageOf("nowhere...")).toBe(
      `There is no git revision "nowhere" in the repository "<root>" | ${NO_REVISION}`,
    );
    git(root, "checkout", "--quiet", "--orphan", "alone");
    git(root, "commit", "--quiet", "--message", "Alone");
    expect(await messageOf("main-line...")).toBe(
      'No commit is known at which the two sides of "main-line..." parted | A shallow clone has only the newest commits: git fetch --unshallow, or fetch-depth: 0 in a workflow.',
    );
  });

  test("leaves the work tree, the index and the repository as they are", async () => {
    commitAll(root);
    await edit(path.join(plan, "work.yaml"), "Train all managers", "Train most managers");
    const before = await snapshot(root);
    await titleAt("git:HEAD");
    expect(await snapshot(root)).toEqual(before);
  });

  test("may hold the plan in another folder, or in one that no longer exists", async () => {
    commitAll(root);
    git(root, "mv", "plan", "data");
    git(root, "commit", "--quiet", "--all", "--message", "Moved");
    plan = path.join(root, "data");
    expect(await messageOf("HEAD~1")).toBe(
      'There was no folder "data" at HEAD~1 | Name the folder that held the plan then: git:HEAD~1:<folder>.',
    );
    await mkdir(path.join(root, "plan"));
    expect(await titleAt(`git:HEAD~1:${root}/plan`)).toBe("Train all managers in supervision");
  });

  test("includes letters and frozen models, but no links", async () => {
    await writeFile(path.join(plan, "large.yaml"), "#".repeat(LIMITS.fileBytes + 1));
    await symlink("work.yaml", path.join(plan, "link.yaml"));
    await mkdir(path.join(plan, "a folder"));
    await writeFile(path.join(plan, "a folder/two\nlines – ü.yaml"), "actions: []\n");
    commitAll(root);
    const folder = await openGitFolder("git:HEAD", "HEAD", plan);
    onTestFinished(() => folder.close());
    const files = await folder.list();
    expect(files).toContain("a folder/two\nlines – ü.yaml");
    expect(files).toContain("letters/note.md");
    expect(files).not.toContain("link.yaml");
    const note = await folder.read("letters/note.md");
    expect(note).toEqual(await readFile(path.join(plan, "letters/note.md")));
    expect(String(await folder.read("a folder/two\nlines – ü.yaml"))).toBe("actions: []\n");
    expect(await folder.read("large.yaml")).toBe("too-large");
    for (const file of ["link.yaml", "../plan/work.yaml", "gone.yaml"]) {
      expect(await folder.read(file)).toBe("unreadable");
    }
  });
});

test("a file that git no longer has is reported as one that cannot be read", async () => {
  commitAll(root);
  const folder = await openGitFolder("git:HEAD", "HEAD", plan);
  await rm(path.join(root, ".git/objects"), { recursive: true });
  expect(await folder.read("work.yaml")).toBe("unreadable");
  await folder.close();
});

/** Every file below a folder with its content and the time it was written. */
async function snapshot(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  return await Promise.all(
    files.sort().map(async (file) => {
      const content = await readFile(file, "base64");
      return `${file} ${(await stat(file)).mtimeMs} ${content}`;
    }),
  );
}

describe("a revision that cannot be read", () => {
  test("does not exist", async () => {
    commitAll(root);
    expect(await messageOf("HEAD~7")).toBe(
      `There is no git revision "HEAD~7" in the repository "<root>" | ${NO_REVISION}`,
    );
    expect(await messageOf("")).toBe(
      '"git:" names no git revision | Write git:<revision>, such as git:HEAD~1.',
    );
  });

  test.for([
    "--output=stolen",
    "-c",
    "--exec=touch stolen",
    "HEAD stolen",
    "HEAD\nHEAD",
    "$(touch stolen)",
    "HEAD; touch stolen",
    "^HEAD",
    "HEAD..HEAD",
    "HEAD^{tree}",
  ])("is refused as a revision, and runs nothing: %j", async (revision) => {
    commitAll(root);
    const before = await snapshot(root);
    expect(await messageOf(revision)).toBe(
      `There is no git revision "${revision}" in the repository "<root>" | ${NO_REVISION}`,
    );
    expect(await snapshot(root)).toEqual(before);
  });

  test("lies in no repository", async () => {
    expect(await messageOf("HEAD")).toBe(
      '"git:HEAD" cannot be read: "<root>/plan" is not in a git repository | Run the command in the repository that holds the plan.',
    );
  });

  test("is of a folder outside the repository", async () => {
    commitAll(root);
    expect(await messageOf(`HEAD:${root}/../nowhere`)).toMatch(
      /lies outside the git repository \| Name a folder/,
    );
  });

  test("has errors", async () => {
    await edit(path.join(plan, "work.yaml"), "status: on-track", "status: fine");
    commitAll(root);
    await edit(path.join(plan, "work.yaml"), "status: fine", "status: on-track");
    expect(await messageOf("HEAD")).toMatch(
      /^"git:HEAD" cannot be compared: it has 1 error, at work\.yaml:\d+:\d+: .+ \| Give a revision at which improve check found no error\.$/,
    );
  });

  test("needs git to be installed", async () => {
    vi.stubEnv("PATH", path.join(root, "bin"));
    expect(await messageOf("HEAD")).toBe(
      "git is not installed, or not where programs are looked for | Install git, or compare with a month, a folder or a published file.",
    );
  });
});

describe("the environment of git", () => {
  test("does not point it at another repository, as inside a hook", async () => {
    commitAll(root);
    const other = await makeWorkspace();
    onTestFinished(other.remove);
    await edit(path.join(other.plan, "work.yaml"), "Train all managers", "Train others");
    commitAll(other.root);
    vi.stubEnv("GIT_DIR", path.join(other.root, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other.root);
    vi.stubEnv("GIT_INDEX_FILE", path.join(other.root, ".git/index"));
    expect(await titleAt("git:HEAD")).toBe("Train all managers in supervision");
  });

  test("does not run programs named in the repository", async () => {
    commitAll(root);
    const program = path.join(root, "program.sh");
    await writeFile(program, `#!/bin/sh\ntouch ${path.join(root, "ran")}\n`);
    await chmod(program, 0o755);
    for (const key of [
      "core.fsmonitor",
      "core.pager",
      "core.sshCommand",
      "diff.external",
      "filter.x.smudge",
    ]) {
      git(root, "config", key, program);
    }
    await writeFile(path.join(root, ".git/info/attributes"), "* filter=x diff=x\n");
    git(root, "config", "diff.x.textconv", program);
    await rm(path.join(root, "ran"), { force: true });
    expect(await titleAt("git:HEAD")).toBe("Train all managers in supervision");
    expect(await readdir(root)).not.toContain("ran");
  });

  test("does not fetch what a partial clone lacks", async () => {
    commitAll(root);
    git(root, "config", "uploadpack.allowFilter", "true");
    const clone = await makeWorkspace();
    onTestFinished(clone.remove);
    const partial = path.join(clone.root, "partial");
    git(clone.root, "clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${root}`, "partial");
    plan = path.join(partial, "plan");
    await mkdir(plan);
    const options = { plan: clone.plan };
    await expect(openSides(`git:HEAD:${plan}`, clone.plan, options)).rejects.toThrow(
      /^"git:HEAD:.+" cannot be read: this clone is partial, and lacks files of that revision$/,
    );
    expect(git(partial, "rev-list", "--all", "--objects", "--missing=print")).toMatch(/^\?/m);
  });
});
