import { type ReportDocument, textsIn } from "../model/document.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import { isNone } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Appendix, Report } from "../plan/schema/reports.ts";
import { below, type Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { type ProseBlock, parseLine, parseProse } from "../prose/parse-prose.ts";
import type { Reference } from "../prose/references.ts";
import { whyNotBuilt } from "./blocks/index.ts";
import { findDocument, type ReportContext } from "./context.ts";
import type { Places } from "./draft/draft.ts";
import { printReference } from "./references/index.ts";
import { proseReferenceSyntax } from "./rules.ts";
import { TEMPLATES } from "./sections/index.ts";

/**
 * Whether a report can have no problem of its own: every reference in every text that it may print stands for something, and
 * so does every computed block. Nothing is drafted for that. Where the answer is no, something may be wrong, and a draft says
 * what: it looks only at the texts that are printed, and it has the words.
 */
export function isSound(context: ReportContext, plan: Plan): boolean {
  const { report } = context;
  if (mayHoldUnfilled(report, plan)) return false;
  if ((report.appendices ?? []).some((one) => !isSoundAppendix(one, context))) return false;
  const { leaveOut = [] } = context.layout;
  const sections = TEMPLATES[report.template].parts.flatMap((part) => part.sections.map(({ id }) => id));
  const ids = PROSE.flatMap((field) => {
    const isPrinted = sections.includes(field) && !leaveOut.includes(field);
    return isPrinted ? paragraphIds(report[field] ?? "") : [];
  });
  const places: Places = {
    ...NO_PLACES,
    paragraphs: new Map(ids.map((id, at) => [id, at + 1])),
    appendices: new Map((report.appendices ?? []).map(({ id }, at) => [id, at + 1])),
  };
  if (places.paragraphs.size < ids.length) return false;
  const isFound = (reference: Reference): boolean =>
    !("message" in printReference(reference, places, context));
  for (const text of linesIn(context)) {
    if (!HOLDS_BRACES.test(text)) continue;
    const { references, problems } = parseLine(text);
    if (problems.length > 0 || !references.every(isFound)) return false;
  }
  for (const text of proseIn(context)) {
    if (!HOLDS_BRACES.test(text)) continue;
    const { blocks, references, problems } = parseProse(text);
    const computed = blocks.flatMap((block) => (block.kind === "block" ? block.reference : []));
    const others = references.filter((one) => !computed.includes(one));
    if (problems.length > 0 || !others.every(isFound)) return false;
    if (!computed.every((one) => isSoundBlock(one, context))) return false;
  }
  return true;
}

/** Where there are none, a text has no reference, and nothing that could have been meant as one. */
const HOLDS_BRACES = /[{}]/;

/** The texts of a report in which paragraphs have numbers; each is a section with that name. */
const PROSE = ["purpose", "summary", "reasons", "main"] as const;

const NO_PLACES: Places = {
  numbers: new Map(),
  paragraphs: new Map(),
  appendices: new Map(),
  notes: new Map(),
  duplicateIds: [],
  symbolKey: null,
};

function paragraphIds(text: string): string[] {
  if (!HOLDS_BRACES.test(text)) return [];
  return parseProse(text).blocks.flatMap((block: ProseBlock) =>
    block.kind === "paragraph" && block.id !== null ? block.id : [],
  );
}

/** Texts of one line that sections and blocks print. */
function* linesIn({ report, plan }: ReportContext): Generator<string> {
  yield* report.decisions ?? [];
  for (const { text } of report.highlights ?? []) yield text;
  for (const answer of report.implications?.values() ?? []) if (!isNone(answer)) yield answer;
  for (const { title, text, documents = [] } of plan.events) {
    if (title !== undefined) yield title;
    if (text !== undefined) yield text;
    for (const { findings = [] } of documents) for (const finding of findings) yield finding.text;
  }
}

/** Texts of several paragraphs: those of the report, and what its appendices print. */
function* proseIn({ report, plan }: ReportContext): Generator<string> {
  for (const field of PROSE) yield report[field] ?? "";
  for (const { document: path, file } of report.appendices ?? []) {
    const found = path === undefined ? undefined : findDocument(plan, path);
    yield found?.document.text ?? "";
    const files = [
      [report.origin.file, file],
      [found?.origin.file ?? "", found?.document.file],
    ] as const;
    for (const [from, name] of files) {
      const at = name === undefined ? null : attachmentPath(from, name);
      if (at !== null) yield plan.attachments.get(at) ?? "";
    }
  }
}

function isSoundAppendix({ block, detail, document }: Appendix, context: ReportContext): boolean {
  if (block !== undefined) {
    const options: Readonly<Record<string, string>> = detail === undefined ? {} : { detail };
    return whyNotBuilt(context, { name: block, options, usual: "full" }) === null;
  }
  if (detail !== undefined) return false;
  return document === undefined || findDocument(context.plan, document) !== undefined;
}

const isSoundBlock = ({ args: [name = "", ...args], options }: Reference, context: ReportContext): boolean =>
  whyNotBuilt(context, { name, args, options, usual: "full" }) === null;

/** References that were typed where none are filled in, such as an action's progress: they would be printed as they stand. */
export function unfilledReferences(document: ReportDocument, { plan, report }: ReportContext): Problem[] {
  // Most reports have none, and to go through every text takes long.
  if (!JSON.stringify(document).includes("{{")) return [];
  const printed = textsIn(document).flatMap((text) => text.match(/\{\{\s*[a-z][^{}]*\}\}/g) ?? []);
  const holders = [holderIn(report), ...holdersIn(plan)];
  return [...new Set(printed)].flatMap((written) => {
    const place = placeOf(holders, written, null);
    const message = `"${written}" would be printed as it stands: references are not filled in here`;
    const hint =
      "Write the words themselves. References are for the texts of a report, for titles and texts of events, and for findings.";
    if (place === null) return [];
    return [problemOf(proseReferenceSyntax, { message, origin: place, entity: report.id, hint })];
  });
}

/** What of a report is printed as it was typed. */
const holderIn = ({ origin, title, meeting, contact, backgroundPapers, sources, appendices }: Report) => ({
  origin,
  title,
  meeting,
  contact,
  backgroundPapers,
  sources,
  appendices,
});

/** The entries of which every text is printed as it was typed. */
const holdersIn = ({ recommendations, actions, kpis, posts, bodies, extracts, glossary }: TypedTexts) => [
  recommendations,
  actions,
  kpis,
  posts,
  bodies,
  extracts,
  glossary,
];

type TypedTexts = Pick<
  Plan,
  "recommendations" | "actions" | "kpis" | "posts" | "bodies" | "extracts" | "glossary"
>;

/** Whether a report of a plan may hold any, at any date. It is worked out without a document. */
function mayHoldUnfilled(report: Report, plan: Plan): boolean {
  if (holdsBraces(holderIn(report))) return true;
  const known = PLANS.get(plan) ?? holdsBraces([...holdersIn(plan), ...typedUpdates(plan)]);
  PLANS.set(plan, known);
  return known;
}

/** By plan, whether an entry of it that is printed as it was typed holds braces. */
const PLANS = new WeakMap<Plan, boolean>();

/** The updates of such entries. */
function typedUpdates({ updates, events, reports }: Plan): Plan["updates"] {
  const others = new Set([...events, ...reports].map(({ id }) => id));
  return updates.filter(({ of }) => !others.has(of.split("/")[0] ?? of));
}

function holdsBraces(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{{");
  if (typeof value !== "object" || value === null) return false;
  for (const key in value) {
    if (key !== "origin" && holdsBraces((value as Readonly<Record<string, unknown>>)[key])) return true;
  }
  return false;
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
