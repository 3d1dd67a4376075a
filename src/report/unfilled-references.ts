import { type ReportDocument, textsIn } from "../model/document.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import { below, type Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { ReportContext } from "./context.ts";
import { proseReferenceSyntax } from "./rules.ts";

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
export function mayHoldUnfilled(report: Report, plan: Plan): boolean {
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
