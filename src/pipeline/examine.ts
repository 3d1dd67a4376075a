import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { auditPdf } from "../audit/audit-pdf.ts";
import { type FoundBrowser, findBrowser } from "../browser/find.ts";
import { UserError } from "../errors.ts";
import { findPlanFolder, memoryFolder } from "../load/folder.ts";
import { packageFile, VERSION } from "../package.ts";
import { COUNTED_KINDS } from "../plan/history/account.ts";
import { formatDate } from "../plan/time/dates.ts";
import { kilobytes, list, plural } from "../text/words.ts";
import { buildReports } from "./build-report.ts";
import { checkPlan } from "./check-plan.ts";
import { loadPlan } from "./loaded-plan.ts";
import { withPublisher } from "./publisher.ts";
import { readSettings } from "./settings.ts";

const state = z.enum(["fine", "warning", "wrong"]);

/** What `doctor --json` prints. */
export const doctorJson = z
  .strictObject({
    version: z.literal(1),
    checks: z.array(
      z.strictObject({
        name: z.string(),
        state,
        says: z.string().describe("what was found, in a sentence"),
        hint: z.string().nullable().describe("what to do about it"),
      }),
    ),
  })
  .describe("What improve doctor finds of a computer and a plan");

/** One thing that improve needs, and how it was found. */
export type Examined = z.output<typeof doctorJson>["checks"][number];

/** What is examined, and with which browser. */
export interface ExamineOptions {
  /** The folder of a plan; the one that a command would take if it is left out. */
  readonly plan?: string | undefined;
  readonly browser?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
}

/** Tries all that improve needs of a computer and of a plan. Nothing is thrown for what is wrong. */
export async function examine(options: ExamineOptions = {}): Promise<Examined[]> {
  const checks: readonly (readonly [string, (options: ExamineOptions) => Promise<Outcome>])[] = [
    ["Node", node],
    ["improve", program],
    ["Fonts", fonts],
    ["Browser", browser],
    ["PDF", pdf],
    ["Writing", writing],
    ["Plan", plan],
  ];
  const examined: Examined[] = [];
  for (const [name, check] of checks) {
    const outcome = await check(options).catch((error: unknown): Outcome => {
      if (!(error instanceof UserError)) throw error;
      return { state: "wrong", says: sentence(error.message), hint: error.hint ?? null };
    });
    const isTold = examined.some(({ says }) => says === outcome.says);
    examined.push({
      name,
      hint: null,
      ...(isTold ? { state: outcome.state, says: NEEDS_BROWSER } : outcome),
    });
  }
  return examined;
}

interface Outcome {
  readonly state: Examined["state"];
  readonly says: string;
  readonly hint?: string | null;
}

/** Where printing fails for what the browser was told to be wrong with. */
const NEEDS_BROWSER = "Nothing can be printed without a browser.";

const sentence = (text: string): string => `${text.replace(/\.$/, "")}.`;
const fine = (says: string): Outcome => ({ state: "fine", says });

/** The oldest version that package.json allows. */
const OLDEST = [22, 12] as const;

async function node(): Promise<Outcome> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (isNew)
    return fine(`Node ${process.versions.node} runs improve, on ${process.platform} ${process.arch}.`);
  const says = `Node ${process.versions.node} is too old: improve needs ${OLDEST.join(".")} or newer.`;
  return { state: "wrong", says, hint: "Install a newer one from nodejs.org." };
}

const program = async (): Promise<Outcome> => fine(`Version ${VERSION}, in ${packageFile()}.`);

async function fonts(): Promise<Outcome> {
  const folder = packageFile("fonts");
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".woff2"));
  if (files.length > 0)
    return fine(`${plural(files.length, "file")} of our own fonts; no font of the computer is used.`);
  return { state: "wrong", says: `There are no fonts in ${folder}.`, hint: "Install improve again." };
}

/** Why a browser was taken, by what named it. */
const REASONS: Readonly<Record<FoundBrowser["from"], string>> = {
  option: "because --browser names it",
  environment: "because PUPPETEER_EXECUTABLE_PATH names it",
  puppeteer: "because puppeteer has downloaded it, and nothing names another",
  installed: "because it is installed, and nothing names another",
  embedded: "which npm installed with improve, because no other was found",
};

async function browser({ browser: named }: ExamineOptions): Promise<Outcome> {
  const found = await findBrowser({ browser: named });
  const where = found.kind === "endpoint" ? hostOf(found.endpoint) : found.path;
  const isUnpacked = found.kind !== "embedded" || (await stat(found.path).catch(() => null)) !== null;
  const then = isUnpacked ? "" : " It is unpacked there before the first PDF.";
  return fine(`${where}, ${REASONS[found.from]}.${then}`);
}

/** The path or query of an address may hold an access token, which must not reach a log. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

/** A plan of nothing but a report of one page. */
const ONE_PAGE = memoryFolder({
  "plan.yaml": `plan: { title: A page, authority: A council, service: Services, answers: inspection/report, start: 2016-01-04 }
bodies:
  - { id: inspectors, name: Inspectors }
events:
  - id: inspection
    kind: inspection
    by: inspectors
    held: 2015-12-01
    documents: [{ id: report, date: 2016-01-04 }]
reports:
  - { id: page, template: readiness, title: A page, as-at: 2016-01-31, state: draft, summary: This page was printed. }
`,
});

async function pdf({ browser: named, timeoutSeconds }: ExamineOptions): Promise<Outcome> {
  const notices: string[] = [];
  const notice = (text: string): void => void notices.push(text);
  const [page] = await buildReports(await loadPlan(ONE_PAGE), {});
  if (page === undefined) throw new Error("There is no page to print");
  const bytes = await withPublisher({ browser: named, timeoutSeconds, notice }, (publish) =>
    publish(page, "pdf"),
  );
  const { pages, failures, checks } = await auditPdf(bytes);
  const printed = `${plural(pages, "page")} printed (${kilobytes(bytes.length)})`;
  const besides = notices.map((text) => ` ${sentence(text)}`).join("");
  if (failures.length === 0)
    return fine(`${printed}: meets PDF/UA-1 and PDF/A-3a, by ${checks} checks.${besides}`);
  return {
    state: "wrong",
    says: `${printed}, and ${plural(failures.length, "check")} of the audit failed: ${list(failures.map(({ check }) => check))}.`,
    hint: "Print with another browser: name it with --browser.",
  };
}

/** Where files go: the current folder, its reports, and temporary files of the browser. */
async function writing(): Promise<Outcome> {
  const reports = path.resolve("reports");
  const isThere = (await stat(reports).catch(() => null)) !== null;
  const folders = [process.cwd(), ...(isThere ? [reports] : []), tmpdir()];
  const refused: string[] = [];
  for (const folder of folders)
    await access(folder, constants.W_OK).catch(() => {
      refused.push(folder);
    });
  if (refused.length === 0) return fine(`Files can be written in ${list(folders)}.`);
  return {
    state: "wrong",
    says: `Nothing can be written in ${list(refused)}.`,
    hint: "Run improve in a folder of your own, or give another with -o; TMPDIR names the one for temporary files.",
  };
}

async function plan({ plan: named }: ExamineOptions): Promise<Outcome> {
  const folder = await findPlanFolder(named);
  if (named === undefined && (await stat(folder).catch(() => null)) === null)
    return {
      state: "warning",
      says: "There is no plan here.",
      hint: "Name its folder: improve doctor my-plan.",
    };
  const settings = await readSettings(folder, {});
  const loaded = await loadPlan(folder, settings);
  const { account, asAt, problems } = await checkPlan(loaded, { ...settings, fonts: loaded.fonts });
  const counts = COUNTED_KINDS.flatMap((kind) => {
    const count = account?.counts[kind] ?? 0;
    return count === 0 ? [] : [plural(count, kind === "kpi" ? "KPI" : kind)];
  });
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  const day = asAt === null ? "" : ` as at ${formatDate(asAt)}`;
  const says = `${folder} holds ${counts.length === 0 ? "nothing yet" : list(counts)}; ${plural(errors, "error")} and ${plural(warnings, "warning")}${day}.`;
  if (errors === 0) return fine(says);
  return { state: "wrong", says, hint: `Run improve check ${folder}: it shows where they are.` };
}
