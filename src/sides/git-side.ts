import { stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { LIMITS, type PlanFolder } from "../load/folder.ts";
import { readPlan } from "../load/read-plan.ts";
import { GitBlobs, type GitRun, runGit } from "./git.ts";
import { planAt, requireReadablePlan } from "./plan-side.ts";
import { type ReadyPlan, type SideKind, splitDate } from "./side.ts";

const PREFIX = "git:";

/** The plan folder as it is in a git revision, at a date. */
export const gitSide: SideKind = {
  accepts: "a git revision (git:HEAD~1, git:main..., git:HEAD~1:other-plan)",
  async open(name, { folder, asAt }) {
    if (!name.startsWith(PREFIX)) return null;
    const { rest, date } = splitDate(name.slice(PREFIX.length));
    const [, revision = "", other] = /^([^:]*)(?::(.*))?$/s.exec(rest) ?? [];
    if (revision === "") {
      throw new UsageError(`"${name}" names no git revision`, "Write git:<revision>, such as git:HEAD~1.");
    }
    const ready = await readRevision(name, revision, other || (await folder()));
    return planAt(ready, { name, date, asAt });
  },
};

async function readRevision(name: string, revision: string, folder: string): Promise<ReadyPlan> {
  const opened = await openGitFolder(name, revision, folder);
  try {
    const hint = "Give a revision at which improve check found no error.";
    return { ...requireReadablePlan(await readPlan(opened), { name, hint }), files: [] };
  } finally {
    await opened.close();
  }
}

/** A file in a revision. */
interface Blob {
  readonly oid: string;
  /** In bytes. */
  readonly size: number;
}

interface OpenGitFolder extends PlanFolder {
  close(): Promise<void>;
}

/**
 * A folder as it is in a git revision, read from the repository: the work tree is neither read nor changed.
 * @param name the side as the user typed it, for messages.
 * @throws UsageError if git is not installed, or there is no repository, no such revision or no such folder in it.
 */
export async function openGitFolder(name: string, revision: string, folder: string): Promise<OpenGitFolder> {
  const place = await findInRepository(name, folder);
  const commit = await findCommit(place.cwd, revision);
  const tree = `${commit}:${place.inside}`;
  const listed = await runGit(place.cwd, ["ls-tree", "-rlz", "--full-tree", "--end-of-options", tree]);
  const missing = partialClone(name, revision, place, listed);
  if (missing !== null) throw missing;
  if (!listed.ok && !/not a (valid object name|tree object)/i.test(listed.complaint)) {
    throw gitFailed(name, listed);
  }
  if (!listed.ok) {
    const hint = `Name the folder that held the plan then: git:${revision}:<folder>.`;
    throw new UsageError(`There was no folder "${place.inside}" at ${revision}`, hint);
  }
  const files = parseTree(listed.stdout.toString("utf8"));
  const blobs = new GitBlobs(place.cwd);
  return {
    name: `The folder "${folder}" at ${revision}`,
    list: async () => [...files.keys()],
    async read(file) {
      const blob = files.get(file);
      if (blob === undefined) return "unreadable";
      if (blob.size > LIMITS.fileBytes) return "too-large";
      return await blobs.read(blob.oid).catch(() => "unreadable" as const);
    },
    close: () => blobs.close(),
  };
}

/**
 * Where to run git, and the path of the folder from the top of the repository. The folder need not exist on the disk any
 * more.
 */
async function findInRepository(name: string, folder: string): Promise<{ cwd: string; inside: string }> {
  const exists = (await stat(folder).catch(() => null))?.isDirectory() === true;
  const cwd = exists ? path.resolve(folder) : process.cwd();
  const prefix = await runGit(cwd, ["rev-parse", "--show-prefix"]);
  if (!prefix.ok) throw noRepository(name, cwd, prefix);
  const rest = exists ? "" : path.relative(cwd, folder).split(path.sep).join("/");
  const top = prefix.stdout.toString("utf8").replace(/\n$/, "");
  const inside = path.posix.join(top, rest).replace(/^\.$|\/$/, "");
  if (inside !== ".." && !inside.startsWith("../")) return { cwd, inside };
  const hint = "Name a folder of the repository that the command runs in.";
  throw new UsageError(`"${folder}" lies outside the git repository`, hint);
}

function noRepository(name: string, cwd: string, run: GitRun): UsageError {
  if (/not a git repository/i.test(run.complaint)) {
    const hint = "Run the command in the repository that holds the plan.";
    return new UsageError(`"${name}" cannot be read: "${cwd}" is not in a git repository`, hint);
  }
  return gitFailed(name, run);
}

/** Git's own remedy, which names what to type, is kept as the hint. */
function gitFailed(name: string, { complaint }: GitRun): UsageError {
  const [first = "", ...rest] = complaint.split("\n");
  const remedy = rest.map((line) => line.trim()).filter((line) => line !== "");
  const hint =
    remedy.length > 0
      ? remedy.join("\n    ")
      : "Put that right, or compare with a folder or a published file.";
  return new UsageError(`"${name}" cannot be read: git says ${JSON.stringify(first)}`, hint);
}

/**
 * A clone with a filter gets most files only when they are asked for, over the network. Without it, some versions of git fail
 * and others list such a file without its size.
 */
function partialClone(
  name: string,
  revision: string,
  { inside }: { readonly inside: string },
  { ok, stdout, complaint }: GitRun,
): UsageError | null {
  const isMissing = ok
    ? / blob [0-9a-f]+ +BAD\t/.test(stdout.toString("utf8"))
    : /promisor|could not fetch|transport .* not allowed|lazy fetch/i.test(complaint);
  if (!isMissing) return null;
  const folder = inside === "" ? "." : `:/${inside}`;
  const hint = `Run git diff --stat ${revision} -- ${folder} once where there is a network: git then fetches them.`;
  return new UsageError(
    `"${name}" cannot be read: this clone is partial, and lacks files of that revision`,
    hint,
  );
}

/**
 * Finds the id of a commit: of a revision, or of the commit at which two revisions parted (`main...`, `main...topic`), as
 * in `git diff`; a side that is left out is HEAD. Other commands get only this id, never what the user typed.
 */
async function findCommit(cwd: string, asked: string): Promise<string> {
  const [, one, other] = /^((?!.*\{\/).*)\.\.\.(.*)$/.exec(asked) ?? [];
  if (one === undefined) return await findRevision(cwd, asked);
  const ids = [await findRevision(cwd, one || "HEAD"), await findRevision(cwd, other || "HEAD")];
  const found = await runGit(cwd, ["merge-base", ...ids]);
  const id = found.stdout.toString("utf8").trim();
  if (found.ok && isCommitId(id)) return id;
  const hint =
    "A shallow clone has only the newest commits: git fetch --unshallow, or fetch-depth: 0 in a workflow.";
  throw new UsageError(`No commit is known at which the two sides of "${asked}" parted`, hint);
}

const isCommitId = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

async function findRevision(cwd: string, revision: string): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const found = await runGit(cwd, args);
  const id = found.stdout.toString("utf8").trim();
  if (found.ok && isCommitId(id)) return id;
  const hint =
    "git log --oneline lists revisions. A shallow clone has only the newest: git fetch --unshallow.";
  const top = await runGit(cwd, ["rev-parse", "--show-toplevel"]);
  const repository = top.ok ? ` in the repository "${top.stdout.toString("utf8").trim()}"` : "";
  throw new UsageError(`There is no git revision "${revision}"${repository}`, hint);
}

/** The files that `git ls-tree -rlz` lists. Links and submodules are left out, because they are not files of the plan. */
function parseTree(listed: string): Map<string, Blob> {
  const entries = listed.split("\0").map((line) => /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line));
  return new Map(
    entries.flatMap((entry): [string, Blob][] => {
      const [, oid, size, file] = entry ?? [];
      return oid && size && file ? [[file, { oid, size: Number(size) }]] : [];
    }),
  );
}
