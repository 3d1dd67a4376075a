import path from "node:path";
import type { ComparedState } from "../diff/comparison.ts";
import { allPublished } from "../disclosure/knowledge.ts";
import type { Edition, Views } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import { loadPlan } from "../load/load-plan.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { KpiPoint, PlanState } from "../model/state.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import { type Audience, audienceOf, byAsAt, isForPublic, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { planState } from "../report/state/plan-state.ts";
import { reportState } from "../report/state/report-state.ts";
import { gitSide } from "./git-side.ts";
import { acceptPlan, dateSide, folderSide, reportSide } from "./plan-side.ts";
import { htmlSide, modelSide, pdfSide } from "./published-side.ts";
import type { OpenSide, PlanSide, ReadyPlan, SideContext, SideKind } from "./side.ts";

export interface OpenSidesOptions extends AskedView {
  /** The folder that months, dates and reports are of. */
  readonly plan: string;
  /** Where a folder or a git revision stands that names no date. */
  readonly asAt?: IsoDate | undefined;
}

interface OpenedSides extends SharedView {
  readonly base: ViewedSide;
  readonly head: ViewedSide;
  /** Whole paths of the files of the disk that were read: none of them may be written over. */
  readonly files: ReadonlySet<string>;
}

/**
 * Opens what is to be compared, and reduces both sides to what each may show.
 * @throws UsageError where a side cannot be opened, or the two cannot be compared.
 */
export async function openSides(
  baseAsked: string | OpenSide,
  headAsked: string | OpenSide,
  { plan: folder, asAt, ...asked }: OpenSidesOptions,
): Promise<OpenedSides> {
  const context: SideContext = { folder, asAt, readFolder: readOnce() };
  const base = await openSide(baseAsked, context);
  const head = await openSide(headAsked, context);
  requireSamePlan(base, head);
  const view = chooseView(base, head, asked);
  return { ...view, ...viewSides(base, head, view), files: new Set([...base.files, ...head.files]) };
}

async function openSide(asked: string | OpenSide, context: SideContext): Promise<OpenSide> {
  if (typeof asked !== "string") return asked;
  for (const { open } of SIDE_KINDS) {
    const side = await open(asked, context);
    if (side !== null) return side;
  }
  const accepted = SIDE_KINDS.map(({ accepts }) => `\n    ${accepts}`);
  throw new UsageError(
    `"${asked}" is nothing that can be compared`,
    `Give one of these:${accepted.join("")}`,
  );
}

/** Two months of one folder are one reading of it. */
function readOnce(): SideContext["readFolder"] {
  const read = new Map<string, Promise<ReadyPlan>>();
  return (folder) => {
    const reading = read.get(folder) ?? readFolder(folder);
    read.set(folder, reading);
    return reading;
  };
}

async function readFolder(folder: string): Promise<ReadyPlan> {
  const loaded = await loadPlan(folder);
  const hint = `improve check ${folder} shows what is wrong.`;
  const files = [...loaded.files].map((file) => path.resolve(folder, file));
  return { ...acceptPlan(loaded, { name: folder, hint }), files };
}

/** Ids mean the same in one plan only. */
function requireSamePlan(base: OpenSide, head: OpenSide): void {
  const [before, after] = [identityOf(base), identityOf(head)];
  const differs = (["authority", "plan"] as const).find((key) => before[key] !== after[key]);
  if (differs === undefined) return;
  throw new UsageError(
    `"${base.name}" is of "${before[differs]}" and "${head.name}" of "${after[differs]}"`,
    `Give two sides of one ${differs === "authority" ? "council's plan" : "plan"}.`,
  );
}

/** Every kind of side, in the order they are tried: the first that knows a name has it. */
const SIDE_KINDS: readonly SideKind[] = [
  dateSide,
  gitSide,
  modelSide,
  htmlSide,
  pdfSide,
  folderSide,
  reportSide,
];

export interface ViewedSide extends ComparedState {
  /** The id of the report that was asked for; null where a plan at a date was. */
  readonly report: string | null;
}

/**
 * Both sides as far as a view may see them. The later one is shown as a report of its date would be; a plan at the
 * earlier date shows no figure that neither the later side nor a report that is out shows.
 */
export function viewSides(
  base: OpenSide,
  head: OpenSide,
  view: SharedView,
): { base: ViewedSide; head: ViewedSide } {
  if (asAtOf(base) <= asAtOf(head)) {
    const [before, after] = viewInOrder(base, head, view);
    return { base: toSide(base, before), head: toSide(head, after) };
  }
  const [before, after] = viewInOrder(head, base, view);
  return { base: toSide(base, after), head: toSide(head, before) };
}

function viewInOrder(earlier: OpenSide, later: OpenSide, view: SharedView): [PlanState, PlanState] {
  if ("model" in later) {
    const state = stateOfModel(later.model, view);
    if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
    return [stateBefore(earlier, planShowing(state, earlier.views), view), state];
  }
  const known = later.views.shown({ ...view, asAt: later.asAt, earlier: readersHave(later) }).plan;
  const state = toState(later, known, view);
  if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
  return [stateBefore(earlier, known, view), state];
}

const asAtOf = (side: OpenSide): string => ("model" in side ? side.model.state.asAt : side.asAt);

const toSide = (side: OpenSide, state: PlanState): ViewedSide => ({
  name: side.name,
  ...identityOf(side),
  report: "model" in side ? side.model.provenance.report : (side.report?.id ?? null),
  state,
});

function stateBefore(side: PlanSide, later: PlanAsAt, view: SharedView): PlanState {
  const known = side.views.before({ ...view, asAt: side.asAt, earlier: readersHave(side) }, later);
  return toState(side, known, view);
}

/** What a model shows to its own readers, or to the public. */
function stateOfModel({ provenance, state, publicState }: ReportModel, view: SharedView): PlanState {
  if (provenance.audience === view.audience && provenance.edition === view.edition) return state;
  if (publicState === null) throw new Error("A model was asked for what it does not hold");
  return publicState;
}

const readersHave = ({ views, published }: PlanSide) => allPublished(published, views.at);

function toState(side: PlanSide, known: PlanAsAt, { audience, edition }: SharedView): PlanState {
  const report = side.report ?? newestReport(side, audience);
  const isShown = report !== null && (isForPublic(report) || audience === "board");
  return planState(known, isShown ? reportState(report, known, edition) : null);
}

/** At a date a plan is told by the newest report that its readers have got or are about to get. */
function newestReport({ plan, asAt }: PlanSide, audience: SharedView["audience"]): Report | null {
  const theirs = plan.reports.filter((report) => audienceOf(report) === audience && report.asAt <= asAt);
  return [...theirs].sort(byAsAt).at(-1) ?? null;
}

/** Whose eyes a comparison is for. */
export interface SharedView {
  readonly audience: Audience;
  readonly edition: Edition;
}

/** What was asked for on the command line. */
export interface AskedView {
  readonly audience?: Audience | undefined;
  readonly edition?: Edition | undefined;
}

/** The widest first. */
const VIEWS: readonly SharedView[] = [
  { audience: "board", edition: "exempt" },
  { audience: "board", edition: "public" },
  { audience: "public", edition: "exempt" },
  { audience: "public", edition: "public" },
];

const PUBLIC: SharedView = { audience: "public", edition: "public" };

/**
 * The narrower of what the two sides are for, or what is asked for. A plan at a date is for nobody yet: where no
 * report is named it is shown as the public may see it.
 * @throws UsageError where more is asked for than a side can show.
 */
function chooseView(base: OpenSide, head: OpenSide, asked: AskedView): SharedView {
  const made = [base, head].flatMap((side) => madeFor(side) ?? []);
  const limits = made.length === 0 ? [PUBLIC] : made;
  const wanted = VIEWS.filter(
    ({ audience, edition }) =>
      (asked.audience === undefined
        ? limits.every((limit) => audience === "public" || limit.audience === "board")
        : audience === asked.audience) &&
      (asked.edition === undefined
        ? limits.every((limit) => edition === "public" || limit.edition === "exempt")
        : edition === asked.edition),
  );
  const shared = wanted.find((view) => [base, head].every((side) => canShow(side, view)));
  if (shared !== undefined) return shared;
  const [view = PUBLIC] = wanted.slice(-1);
  const narrow = canShow(base, view) ? head : base;
  throw new UsageError(
    `"${narrow.name}" cannot show ${WORDS[view.audience]}${EDITIONS[view.edition]}: it was made for ${madeForWords(narrow)}`,
    "Ask for less with --audience and --edition, or give the plan at its date in its place.",
  );
}

const WORDS = { public: "what the public may see", board: "what the Board may see" } as const;
const EDITIONS = { public: "", exempt: " in the exempt edition" } as const;

function madeForWords(side: OpenSide): string {
  const { audience, edition } = madeFor(side) ?? PUBLIC;
  return `${audience === "public" ? "the public" : "the Board"}, in the ${edition} edition`;
}

/** Null for a plan at a date. */
function madeFor(side: OpenSide): SharedView | null {
  if ("model" in side) return side.model.provenance;
  return side.report === null ? null : { audience: audienceOf(side.report), edition: "public" };
}

/**
 * What was left out of a model cannot be shown. It holds what its readers may see and, unless it is of an early version,
 * what the public may see.
 */
function canShow(side: OpenSide, view: SharedView): boolean {
  if (!("model" in side)) return true;
  const { provenance, publicState } = side.model;
  return [provenance, ...(publicState === null ? [] : [PUBLIC])].some(
    ({ audience, edition }) => audience === view.audience && edition === view.edition,
  );
}

/**
 * The plan at a model's date, with the figures that the model shows and no others: a model does not say by which
 * rule its measures are protected, the plan does.
 */
function planShowing({ asAt, kpis }: PlanState, views: Views): PlanAsAt {
  const known = views.at(asAt);
  const shown = new Map(
    kpis.map(({ id, points }) => [id, new Map(points.map((point) => [point.period, figureOf(point)]))]),
  );
  return {
    ...known,
    kpis: known.kpis.map((kpi) => ({
      ...kpi,
      series: kpi.series.map((point) => ({
        ...point,
        figure: shown.get(kpi.id)?.get(point.period.key) ?? null,
      })),
    })),
  };
}

const figureOf = ({ value, numerator, denominator }: KpiPoint): Figure | null =>
  value === null ? null : { value, numerator, denominator, symbol: null };

/** Whose plan a side is of, and which. */
function identityOf(side: OpenSide): { readonly authority: string; readonly plan: string } {
  if (!("model" in side)) return { authority: side.plan.header.authority, plan: side.plan.header.title };
  const { authority, plan } = side.model.provenance;
  return { authority, plan };
}
