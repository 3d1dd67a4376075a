import type { EarlierReport, PublishedReport } from "../disclosure/earlier-reports.ts";
import type { Edition, View, Views } from "../disclosure/views.ts";
import type { Block, ContentsEntry, Heading, Part, ReportDocument } from "../model/document.ts";
import type { PrintedKpi, PrintedPoint } from "../model/kpi-state.ts";
import { type ReportModel, SCHEMA_VERSION } from "../model/report-model.ts";
import { withoutStamps } from "../model/stamps.ts";
import type { PlanState } from "../model/state.ts";
import { type Inline, plainText, type Row, textOf } from "../model/table.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { audienceOf, isForCabinet, type Report } from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import type { Problem } from "../problems/problem.ts";
import { plural } from "../text/words.ts";
import type { Theme } from "../theme/schema.ts";
import { bodyName, holderOf, postTitle, type ReportContext } from "./context.ts";
import { symbolKey } from "./draft/cells.ts";
import type { DraftBlock, DraftNote, DraftPart } from "./draft/draft.ts";
import { appendixAnchor, type Places, type WrittenParagraph } from "./draft/draft.ts";
import { resolveParts } from "./draft/resolve.ts";
import { stampEntries, stampField } from "./draft/stamped.ts";
import { statusWords } from "./published-model.ts";
import { draftParts, TEMPLATES } from "./sections/index.ts";
import { isSound, unfilledReferences } from "./sound.ts";
import { startReport } from "./start-report.ts";
import { planState } from "./state/plan-state.ts";
import { reportState } from "./state/report-state.ts";

interface BuiltReport {
  readonly model: ReportModel;
  /** The document of the model, with a stamp at every value. It is for those who keep the plan, and never published. */
  readonly stamped: ReportDocument;
  /** The paragraphs that somebody wrote, and where. */
  readonly paragraphs: readonly WrittenParagraph[];
  /** References and blocks that name nothing known. The model is complete, but must not be published. */
  readonly problems: readonly Problem[];
}

export interface ReportOptions {
  /** The version of this program. It is written into the model. */
  readonly version: string;
  readonly edition?: Edition;
  /** Used instead of the report's own date. */
  readonly asAt?: IsoDate | undefined;
  /** The council's own look, which can order and rename sections and leave some out. */
  readonly theme?: Theme | null | undefined;
  /** The reports its readers already have: no suppressed figure may follow from those and this one together. */
  readonly earlier?: readonly EarlierReport[];
}

/** Makes a report from the plan as it was known at the report's date. */
export const buildReport = (...[views, written, options]: Given): BuiltReport =>
  new PreparedReport(views, written, options).built;

type Given = ConstructorParameters<typeof PreparedReport>;

/** A report of which each part is made when it is first asked for: a document costs much, and a check needs none. */
export class PreparedReport {
  private readonly views: Given[0];
  private readonly written: Report;
  private readonly options: ReportOptions;
  private known: { context?: ReportContext; built?: BuiltReport; problems?: readonly Problem[] } = {};

  constructor(views: Views<Plan & { readonly header: PlanHeader }>, written: Report, options: ReportOptions) {
    this.views = views;
    this.written = written;
    this.options = options;
  }

  get built(): BuiltReport {
    this.known.built ??= this.build();
    return this.known.built;
  }

  /** Those that building it finds. A report in which none can be is not built to find that out. */
  get problems(): readonly Problem[] {
    const { views, known } = this;
    known.problems ??=
      known.built === undefined && isSound(this.context, views.plan) ? [] : this.built.problems;
    return known.problems;
  }

  /** Forgets its document and what was worked out for it. What is wrong with it stays known. */
  letGo(): void {
    const { context, problems } = this.known;
    if (context !== undefined) this.views.forget(context.plan);
    this.known = problems === undefined ? {} : { problems };
  }

  /** What is kept of it for comparison. */
  get state(): PlanState {
    const { plan, state, edition } = this.context;
    return { ...state, report: reportState(this.written, plan, edition) };
  }

  /** What later reports to the same readers are held against. */
  get printed(): PublishedReport["model"] {
    const { view } = this;
    const kpis = () => printedFigures(this.context.plan);
    return {
      provenance: view,
      state: {
        asAt: view.asAt,
        get kpis() {
          return kpis();
        },
      },
    };
  }

  private get view(): View {
    const { written } = this;
    const { edition = "public", asAt = written.asAt, earlier = [] } = this.options;
    return { asAt, audience: audienceOf(written), edition, earlier };
  }

  private get context(): ReportContext {
    const { views, written, view, options } = this;
    this.known.context ??= startReport(views, written, view, options.theme?.[written.template] ?? {});
    return this.known.context;
  }

  private build(): BuiltReport {
    const { context, views, view, written, state } = this;
    const { header, report } = context;
    const drafts = draftParts(context);
    const places = numberParts(drafts);
    const parts = resolveParts(drafts, places, context);
    for (const id of places.duplicateIds) context.problems.push(duplicateParagraph(id, report));
    const stamped: ReportDocument = {
      template: report.template,
      language: "en-GB",
      title: report.title,
      heading: buildHeading(context, places),
      contents: isForCabinet(report) ? listContents(parts) : [],
      parts,
    };
    const model: ReportModel = {
      schemaVersion: SCHEMA_VERSION,
      provenance: {
        tool: "improve",
        version: this.options.version,
        authority: header.authority,
        plan: header.title,
        report: report.id,
        audience: view.audience,
        edition: view.edition,
        asAt: view.asAt,
        since: context.before?.asAt ?? null,
        state: typeof report.state === "object" ? "published" : report.state,
      },
      state,
      publicState: publicState(views, written, view),
      document: withoutStamps(stamped),
    };
    const problems = [...context.problems, ...unfilledReferences(model.document, context)];
    return { model, stamped, paragraphs: context.paragraphs, problems };
  }
}

/** The figures of a plan as a report prints them, put together once. */
function printedFigures(plan: PlanAsAt): readonly PrintedKpi[] {
  const known =
    FIGURES.get(plan) ??
    plan.kpis.map(({ id, unit, series }) => ({ id, unit, points: series.map(asPrinted) }));
  FIGURES.set(plan, known);
  return known;
}

const FIGURES = new WeakMap<PlanAsAt, readonly PrintedKpi[]>();

const asPrinted = ({ period, value, figure }: Point): PrintedPoint => ({
  period: period.key,
  value,
  numerator: figure?.numerator ?? null,
  denominator: figure?.denominator ?? null,
  symbol: figure?.symbol ?? null,
});

/** What the public may see of it; null if all of the report is public. */
function publicState(views: Views, report: Report, view: View): PlanState | null {
  if (view.audience === "public" && view.edition === "public") return null;
  const known = views.shown({ ...view, audience: "public", edition: "public" }).plan;
  // A report for the Board is not public in any edition.
  return planState(known, view.audience === "public" ? reportState(report, known, "public") : null);
}

const duplicateParagraph = (id: string, report: Report): Problem => ({
  rule: "duplicate-id",
  severity: "error",
  message: `Two paragraphs of the report end in {#${id}}`,
  origin: report.origin,
  entity: report.id,
  hint: "Give one of them another id.",
});

/** The head of the report: meeting, item, status, and who is responsible. */
function buildHeading(context: ReportContext, places: Places): Heading {
  const { header, plan, report } = context;
  const { meeting, responsible } = report;
  const person = (role: string, post: string | undefined) =>
    post === undefined ? [] : [{ role, name: holderOf(plan, post), office: postTitle(plan, post) }];
  return {
    authority: header.authority,
    item: meeting?.item ?? null,
    meeting: meeting === undefined ? TEMPLATES[report.template].body : bodyName(plan, meeting.body),
    date: meeting?.date === undefined ? null : stampField(formatDate(meeting.date), report.id, "meeting"),
    status: stampField(statusWords(report.state), report.id, "state"),
    asAt: stampField(formatDate(plan.asAt), report.id, "as-at"),
    notice: illustrativeNotice(context, places),
    responsible: [
      ...person("Responsible Cabinet member", responsible?.member),
      ...person("Responsible director", responsible?.director),
    ],
  };
}

/** Illustrative figures and wording are declared on the first page, with a link to the notes that explain them. */
function illustrativeNotice({ plan, report }: ReportContext, { appendices }: Places): Inline[] | null {
  const [kpis, actions] = [plan.kpis, plan.actions].map((entries) =>
    entries.filter(({ illustrative }) => illustrative).map(({ id }) => id),
  ) as [string[], string[]];
  if (kpis.length + actions.length === 0) return null;
  const counted = (ids: readonly string[], noun: string): string =>
    stampEntries(plural(ids.length, noun), ids);
  const text = `The values of ${counted(kpis, "measure")} and the wording of ${counted(actions, "action")} are illustrative`;
  const notes = report.appendices?.find(({ block }) => block === "data-notes");
  const number = notes === undefined ? undefined : appendices.get(notes.id);
  if (number === undefined) return [textOf(`${text}.`)];
  const link: Inline = {
    kind: "link",
    href: `#${appendixAnchor(number)}`,
    children: [textOf(`Appendix ${number}`)],
  };
  return [textOf(`${text}; see `), link, textOf(".")];
}

/** Every part and its sections, with the numbers of their paragraphs, which are what councils cite. */
function listContents(parts: readonly Part[]): ContentsEntry[] {
  return parts.flatMap((part): ContentsEntry[] => {
    const title = part.label === null ? part.title : `${part.label}: ${part.title}`;
    const own = { title, anchor: part.anchor, level: 1, paragraphs: paragraphRange(part.blocks) };
    return part.kind === "appendix" ? [own] : [own, ...listSections(part.blocks)];
  });
}

function listSections(blocks: readonly Block[]): ContentsEntry[] {
  const starts = blocks.flatMap((block, index) =>
    block.kind === "heading" && block.level === 2 ? [{ block, index }] : [],
  );
  return starts.map(({ block, index }, section): ContentsEntry => {
    const paragraphs = paragraphRange(blocks.slice(index + 1, starts[section + 1]?.index));
    return { title: plainText(block.text), anchor: block.anchor, level: 2, paragraphs };
  });
}

function paragraphRange(blocks: readonly Block[]): string | null {
  const numbers = blocks.flatMap((block) =>
    block.kind === "paragraph" && block.number !== null ? [block.number] : [],
  );
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined) return null;
  return first === last ? String(first) : `${first} to ${last}`;
}

/** Paragraphs and footnotes are numbered through the whole report; appendices count from 1. */
function numberParts(parts: readonly DraftPart[]): Places {
  const numbers = new Map<DraftBlock, number>();
  const paragraphs = new Map<string, number>();
  const appendices = new Map<string, number>();
  const notes = new Map<DraftNote, number>();
  const duplicateIds: string[] = [];
  const key = symbolKey(parts.flatMap(({ blocks }) => blocks.flatMap(rowsOf)));
  for (const part of parts) {
    if (part.kind === "appendix") appendices.set(part.id, appendices.size + 1);
    for (const block of part.blocks) {
      if (block.kind === "footnotes") for (const note of block.notes) notes.set(note, notes.size + 1);
      if (block.kind !== "paragraph" || !block.numbered) continue;
      if (key === null && block.text.some(({ kind }) => kind === "symbol-key")) continue;
      numbers.set(block, numbers.size + 1);
      if (block.id === null) continue;
      if (paragraphs.has(block.id)) duplicateIds.push(block.id);
      paragraphs.set(block.id, numbers.size);
    }
  }
  return { numbers, paragraphs, appendices, notes, duplicateIds, symbolKey: key };
}

function rowsOf(block: DraftBlock): readonly Row[] {
  if (block.kind === "figure") return block.table?.rows ?? [];
  return block.kind === "table" ? block.rows : [];
}
