import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished } from "vitest";
import { parse } from "yaml";
import { PROGRAM, ROOT } from "../cli/run-improve.ts";
import { git } from "../sides/workspace.ts";
import { placeStandIn } from "./stand-in.ts";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const readAction = async (): Promise<Action> =>
  parse(await readFile(path.join(ROOT, "action.yml"), "utf8"));

/** A comment on the pull request, as the server that stands in for GitHub keeps it. */
export interface Comment {
  readonly id: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

export interface Job {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: "pull_request" | "push";
  /** The repository that the pull request comes from. */
  readonly from?: string;
  /** Where the runner has put the action; the repository of the test itself if left out. */
  readonly copy?: string;
}

export interface Ran {
  /** Which steps ran, and how they ended. */
  readonly steps: Readonly<Record<string, "success" | "failure" | "skipped">>;
  /** What the steps that use other actions were given. */
  readonly used: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly printed: string;
  readonly summary: string;
}

const REPOSITORY = "fairmere/plan";

/** Stands in for npm, which would need a network: it says what it is asked for, and installs the built program. */
const NPM = `#!/usr/bin/env bash
echo "npm $* in $PWD"
mkdir -p node_modules/.bin
ln -s "${process.execPath}" node_modules/.bin/node
ln -s "${path.dirname(PROGRAM)}" dist
`;

/** Stands in for npx, which takes longer to find the installed program than the program takes. The tutorial begins with npx itself. */
export const NPX = `#!/usr/bin/env bash
exec "node_modules/.bin/$1" "\${@:2}"
`;

/**
 * A repository in a temporary folder, and a runner beside it on which the steps of action.yml run as GitHub would run them.
 * @param installed what is installed in it: the program as it was built, or its commands in this process.
 */
export async function makeRepository(installed: "program" | "commands" = "commands"): Promise<{
  readonly root: string;
  readonly temp: string;
  /** Stands before all other folders of programs on the runner. */
  readonly bin: string;
  commit(message: string): void;
  /** Merges a branch without fast-forward, as GitHub does for a pull request. */
  pullRequest(change: () => Promise<void>): Promise<void>;
  comments(): Promise<Comment[]>;
  setComments(comments: readonly Comment[]): Promise<void>;
  runAction(job?: Job): Promise<Ran>;
}> {
  const outside = await mkdtemp(path.join(os.tmpdir(), "improve-action-"));
  onTestFinished(() => rm(outside, { recursive: true, force: true }));
  const [root, temp, bin] = ["repository", "temp", "bin"].map((name) => path.join(outside, name)) as [
    string,
    string,
    string,
  ];
  await cp(path.join(ROOT, "examples/minimal"), path.join(root, "plan"), { recursive: true });
  await mkdir(path.join(root, "node_modules/.bin"), { recursive: true });
  const improve = path.join(root, "node_modules/.bin/improve");
  if (installed === "program") await symlink(PROGRAM, improve);
  else await placeStandIn(improve);
  await writeFile(path.join(root, ".gitignore"), "/node_modules\n/reports\n");
  await mkdir(temp);
  await mkdir(bin);
  await symlink(process.execPath, path.join(bin, "node"));
  await cp(path.join(import.meta.dirname, "gh.mjs"), path.join(bin, "gh"));
  await chmod(path.join(bin, "gh"), 0o755);
  await writeFile(path.join(bin, "npm"), NPM, { mode: 0o755 });
  await writeFile(path.join(bin, "npx"), NPX, { mode: 0o755 });
  const comments = path.join(outside, "comments.json");
  await writeFile(comments, "[]");
  const commit = (message: string): void => {
    git(root, "add", "--all");
    git(root, "commit", "--quiet", "--allow-empty", "--message", message);
  };
  git(root, "init", "--quiet", "--initial-branch", "main");
  return {
    root,
    temp,
    bin,
    commit,
    async pullRequest(change) {
      git(root, "checkout", "--quiet", "-B", "topic");
      await change();
      commit("Change the plan");
      git(root, "checkout", "--quiet", "main");
      git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "topic");
    },
    comments: async () => JSON.parse(await readFile(comments, "utf8")),
    setComments: (held) => writeFile(comments, JSON.stringify(held)),
    runAction: (job = {}) => runSteps(job, { root, temp, bin, comments }),
  };
}

async function runSteps(
  { inputs = {}, event = "pull_request", from = REPOSITORY, copy = ROOT }: Job,
  { root, temp, bin, comments }: { root: string; temp: string; bin: string; comments: string },
): Promise<Ran> {
  const action = await readAction();
  const known: Record<string, string> = {
    "github.token": "a-token",
    "github.event_name": event,
    "github.event.pull_request.number": "7",
    "github.event.pull_request.head.repo.full_name": from,
  };
  for (const [name, { default: usual }] of Object.entries(action.inputs))
    known[`inputs.${name}`] = inputs[name] ?? fill(usual, known);
  const files = Object.fromEntries(
    ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"].map((name) => [name, path.join(temp, name)]),
  );
  for (const file of Object.values(files)) await writeFile(file, "");
  const own = Object.entries(process.env).filter(([name]) => !/^(GITHUB|GIT|IMPROVE|PULL)_/.test(name));
  const steps: Record<string, "success" | "failure" | "skipped"> = {};
  const used: Record<string, Readonly<Record<string, string>>> = {};
  let printed = "";
  for (const step of action.runs.steps) {
    const hasFailed = Object.values(steps).includes("failure");
    if (!isWanted(step.if ?? "", hasFailed, known)) {
      steps[step.name] = "skipped";
      continue;
    }
    const filled = Object.entries(step.env ?? step.with ?? {}).map(([key, value]) => [
      key,
      fill(value, known),
    ]);
    if (step.uses !== undefined) used[step.uses] = Object.fromEntries(filled);
    let exitCode = 0;
    if (step.run !== undefined) {
      await writeFile(files.GITHUB_OUTPUT as string, "");
      const added = (await readFile(files.GITHUB_PATH as string, "utf8")).trim().split("\n").reverse();
      const env = {
        ...Object.fromEntries(own),
        ...files,
        PATH: [...added, bin, "/usr/bin", "/bin"].join(path.delimiter),
        GITHUB_ACTION_PATH: copy,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: git(root, "rev-parse", "HEAD").trim(),
        GITHUB_WORKSPACE: root,
        RUNNER_TEMP: temp,
        COMMENTS: comments,
        ...Object.fromEntries(filled),
      };
      const shell = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
      const child = spawn("bash", shell, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
      const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
      exitCode = child.exitCode ?? (await new Promise((resolve) => child.on("close", resolve)));
      printed += `${stdout}${stderr}`;
      const outputs = (await readFile(files.GITHUB_OUTPUT as string, "utf8")).matchAll(/^(\w+)=(.*)$/gm);
      for (const [, name, value = ""] of outputs) known[`steps.${step.id}.outputs.${name}`] = value;
    }
    steps[step.name] = exitCode === 0 ? "success" : "failure";
    known[`steps.${step.id}.outcome`] = steps[step.name] as string;
  }
  return { steps, used, printed, summary: await readFile(files.GITHUB_STEP_SUMMARY as string, "utf8") };
}

/** A text with what its expressions stand for. One that stands for nothing yet, such as an output, is empty. */
const fill = (text: string, known: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => known[name] ?? "");

/** Whether a step runs: terms joined by `&&`. Without a function that asks how the job stands, only if no step has failed. */
function isWanted(condition: string, hasFailed: boolean, known: Readonly<Record<string, string>>): boolean {
  const terms = condition.replace(/^\$\{\{ (.*) \}\}$/, "$1").split(" && ");
  if (!terms.includes("!cancelled()") && hasFailed) return false;
  return terms.every((term) => {
    if (term === "" || term === "!cancelled()") return true;
    const [, name = "", sign, value] = /^([\w.-]+) (==|!=) '(.*)'$/.exec(term) ?? [];
    expect(sign, `a condition that the test can read: ${term}`).toBeDefined();
    return ((known[name] ?? "") === value) === (sign === "==");
  });
}
