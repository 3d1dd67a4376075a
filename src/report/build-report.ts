import { diffStates } from "../diff/comparison.ts";
import type { EarlierReport } from "../disclosure/earlier-reports.ts";
import { type Edition, type View, type Views, withholdExempt } from "../disclosure/views.ts";
import {
  type Block,
  type ContentsEntry,
  type Heading,
  type Part,
  type ReportDocument,
  textsIn,
} from "../model/document.ts";
import { type ReportModel, SCHEMA_VERSION } from "../model/report-model.ts";
import { withoutStamps } from "../model/stamps.ts";
import type { PlanState } from "../model/state.ts";
import { type Inline, plainText, type Row, textOf } from "../model/table.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import { evaluateReadiness } from "../plan/readiness/evaluate.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import {
  appendicesOf,
  audienceOf,
  isForCabinet,
  precedingReport,
  type Report,
} from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { below, type Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { plural } from "../text/words.ts";
import type { Theme } from "../theme/schema.ts";
import { bodyName, holderOf, indexNamed, postTitle, type ReportContext } from "./context.ts";
import { symbolKey } from "./draft/cells.ts";
import type { DraftBlock, DraftNote, DraftPart } from "./draft/draft.ts";
import { appendixAnchor, type Places, type WrittenParagraph } from "./draft/draft.ts";
import { resolveParts } from "./draft/resolve.ts";
import { stampEntries, stampField } from "./draft/stamped.ts";
import { statusWords } from "./published-model.ts";
import { proseReferenceSyntax } from "./rules.ts";
import { draftParts, TEMPLATES } from "./sections/index.ts";
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
export function buildReport(
  views: Views<Plan & { readonly header: PlanHeader }>,
  written: Report,
  { version, edition = "public", asAt = written.asAt, theme, earlier = [] }: ReportOptions,
): BuiltReport {
  const { plan } = views;
  const layout = theme?.[written.template] ?? {};
  const { leaveOut = [] } = layout;
  const since = precedingReport(written, plan.reports);
  const appendices = appendicesOf({ ...written, since: since?.id }).filter(
    ({ block = "" }) => !leaveOut.includes(block),
  );
  const report = { ...written, since: since?.id, appendices };
  const view: View = { asAt, audience: audienceOf(report), edition, earlier };
  const known = views.shown(view).plan;
  const remember = <Value>(name: string, make: () => Value): Value => views.remember(known, name, make);
  const before =
    since === undefined
      ? null
      : remember(`before ${since.id}`, () => views.before({ ...view, asAt: since.asAt }, known));
  const stateOf = (plan: PlanAsAt, of: Report | null = null): PlanState =>
    planState(plan, of && reportState(of, plan, edition), view.audience);
  const context: ReportContext = {
    header: plan.header,
    report,
    plan: known,
    before,
    get changes() {
      if (before === null || since === undefined) return [];
      return remember(`changes ${since.id}`, () => diffStates(stateOf(before, since), context.state));
    },
    get state() {
      return remember(`state ${view.audience}`, () => stateOf(known));
    },
    get readiness() {
      return remember("readiness", () => evaluateReadiness(known));
    },
    edition,
    layout,
    named: indexNamed(known),
    namedAtAnyDate: indexNamed(withholdExempt(plan, edition)),
    problems: [],
    paragraphs: [],
    remember,
  };
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
      version,
      authority: plan.header.authority,
      plan: plan.header.title,
      report: report.id,
      audience: view.audience,
      edition,
      asAt,
      since: context.before?.asAt ?? null,
      state: typeof report.state === "object" ? "published" : report.state,
    },
    state: { ...context.state, report: reportState(written, known, edition) },
    publicState: publicState(views, written, view),
    document: withoutStamps(stamped),
  };
  const problems = [...context.problems, ...unfilledReferences(model, context)];
  return { model, stamped, paragraphs: context.paragraphs, problems };
}

/** What the public may see of it; null if all of the report is public. */
function publicState(views: Views, report: Report, view: View): PlanState | null {
  if (view.audience === "public" && view.edition === "public") return null;
  const known = views.shown({ ...view, audience: "public", edition: "public" }).plan;
  // A report for the Board is not public in any edition.
  return planState(known, view.audience === "public" ? reportState(report, known, "public") : null);
}

/** References that were typed where none are filled in, such as an action's progress: they would be printed as they stand. */
function unfilledReferences({ document }: ReportModel, { plan, report }: ReportContext): Problem[] {
  // Most reports have none, and to go through every text takes long.
  if (!JSON.stringify(document).includes("{{")) return [];
  const printed = textsIn(document).flatMap((text) => text.match(/\{\{\s*[a-z][^{}]*\}\}/g) ?? []);
  const { origin, title, meeting, contact, backgroundPapers, sources, appendices } = report;
  const { recommendations, actions, kpis, posts, bodies, extracts, glossary } = plan;
  const holders = [
    { origin, title, meeting, contact, backgroundPapers, sources, appendices },
    ...[recommendations, actions, kpis, posts, bodies, extracts, glossary],
  ];
  return [...new Set(printed)].flatMap((written) => {
    const place = placeOf(holders, written, null);
    const message = `"${written}" would be printed as it stands: references are not filled in here`;
    const hint =
      "Write the words themselves. References are for the texts of a report, for titles and texts of events, and for findings.";
    if (place === null) return [];
    return [problemOf(proseReferenceSyntax, { message, origin: place, entity: report.id, hint })];
  });
}

/** Where the first entry, or part of one, that holds a text was written; null where none does. */
function placeOf(value: unknown, written: string, above: Origin | null): Origin | null {
  if (typeof value === "string") return value.includes(written) ? above : null;
  if (typeof value !== "object" || value === null) return null;
  const { origin = null } = value as { readonly origin?: Origin | null };
  for (const [key, inner] of Object.entries(value)) {
    if (key === "origin" || key === "setBy") continue;
    const step = Array.isArray(value) ? Number(key) : key.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);
    const own = PASSED.includes(key) || origin === null ? origin : below(origin, step);
    const found = placeOf(inner, written, own ?? (above === null ? null : below(above, step)));
    if (found !== null) return found;
  }
  return null;
}

/** Parts of an entry in memory that are no part of what was written. */
const PASSED: readonly string[] = ["written", "patch", "history"];

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
  return blocks.flatMap((block, index): ContentsEntry[] => {
    if (block.kind !== "heading" || block.level !== 2) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex((next) => next.kind === "heading" && next.level === 2);
    const paragraphs = paragraphRange(end === -1 ? rest : rest.slice(0, end));
    return [{ title: plainText(block.text), anchor: block.anchor, level: 2, paragraphs }];
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
