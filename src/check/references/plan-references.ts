import { below, keyOf, type Origin } from "../../diagnostics/origin.ts";
import type { Evidence } from "../../plan/actions.ts";
import { camelKey } from "../../plan/camel.ts";
import type { EventDocument } from "../../plan/events.ts";
import type { ExtractFigure } from "../../plan/extracts.ts";
import type { Plan } from "../../plan/index.ts";
import type { Named } from "../../plan/lookup.ts";
import type { Holder, Kind, Reference } from "./reference.ts";
import { reportReferences } from "./report-references.ts";

/** The fields of an entry, and of an update of it, that name other entries. */
const FIELDS: Partial<Record<Kind, Readonly<Record<string, readonly Kind[]>>>> = {
  recommendation: { source: ["event", "document"], lead: ["post"] },
  action: {
    answers: ["recommendation", "finding"],
    owner: ["post"],
    "measured-by": ["kpi"],
    "superseded-by": ["action"],
  },
  kpi: { answers: ["recommendation", "finding"], parts: ["kpi"], "rolls-up": ["kpi"] },
  event: { by: ["body"] },
};

type Fields = Readonly<Record<string, unknown>>;

/** Every reference that stands in a plan outside its prose. */
export function* planReferences(plan: Plan, named: ReadonlyMap<string, Named>): Generator<Reference> {
  if (plan.header !== null) {
    const origin = below(plan.header.origin, "answers");
    const holder = { holder: "The plan", entity: undefined };
    yield { to: plan.header.answers, kinds: ["event", "document"], field: "answers", ...holder, origin };
  }
  for (const one of plan.recommendations) {
    yield* fieldReferences("recommendation", one, holderOf("Recommendation", one.id), one.origin);
  }
  for (const action of plan.actions) {
    const holder = holderOf("Action", action.id);
    yield* fieldReferences("action", action, holder, action.origin);
    yield* evidenceReferences(action.evidence, holder, action.origin);
  }
  for (const kpi of plan.kpis) yield* fieldReferences("kpi", kpi, holderOf("KPI", kpi.id), kpi.origin);
  for (const event of plan.events) {
    const holder = holderOf("Event", event.id);
    yield* fieldReferences("event", event, holder, event.origin);
    yield* findingReferences(event.documents, holder, event.origin);
  }
  yield* updateReferences(plan, named);
  yield* extractReferences(plan);
  for (const report of plan.reports) yield* reportReferences(report, holderOf("Report", report.id));
}

const holderOf = (kind: string, id: string): Holder => ({ holder: `${kind} "${id}"`, entity: id });

function* fieldReferences(kind: Kind, fields: Fields, holder: Holder, origin: Origin): Generator<Reference> {
  for (const [field, kinds] of Object.entries(FIELDS[kind] ?? {})) {
    const value = fields[camelKey(field)];
    const names = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
    for (const [index, to] of names.entries()) {
      const place = Array.isArray(value) ? below(origin, field, index) : below(origin, field);
      yield { to, kinds, field, ...holder, origin: place };
    }
  }
}

function* evidenceReferences(
  evidence: readonly Evidence[] | undefined,
  holder: Holder,
  origin: Origin,
): Generator<Reference> {
  for (const [index, { verifiedBy }] of (evidence ?? []).entries()) {
    if (verifiedBy === undefined) continue;
    const place = below(origin, "evidence", index, "verified-by");
    yield { to: verifiedBy, kinds: ["post", "body"], field: "verified-by", ...holder, origin: place };
  }
}

function* findingReferences(
  documents: readonly EventDocument[] | undefined,
  holder: Holder,
  origin: Origin,
): Generator<Reference> {
  for (const [index, { findings = [] }] of (documents ?? []).entries()) {
    for (const [position, { answers = [] }] of findings.entries()) {
      for (const [at, to] of answers.entries()) {
        const place = below(origin, "documents", index, "findings", position, "answers", at);
        yield { to, kinds: ["recommendation"], field: "answers", ...holder, origin: place };
      }
    }
  }
}

function* updateReferences(plan: Plan, named: ReadonlyMap<string, Named>): Generator<Reference> {
  const position = new Map<Origin, number>();
  for (const update of plan.updates) {
    const { of, by, evidence, patch, origin } = update;
    const holder: Holder = { holder: `The update of "${of}" on ${update.date}`, entity: of };
    const index = position.get(origin) ?? 0;
    position.set(origin, index + 1);
    const updatable: Kind[] = ["recommendation", "action", "kpi", "event", "post"];
    yield { to: of, kinds: updatable, field: "of", ...holder, origin: below(origin, "of", index) };
    const kind = named.get(of)?.kind;
    if (kind !== undefined) yield* fieldReferences(kind, patch, holder, origin);
    yield* findingReferences(patch.documents as EventDocument[] | undefined, holder, origin);
    if (index > 0) continue;
    if (by !== undefined) {
      yield { to: by, kinds: ["event", "post"], field: "by", ...holder, origin: below(origin, "by") };
    }
    yield* evidenceReferences(evidence, holder, origin);
  }
}

/** A measure that is unknown is one mistake in an extract, however many periods it has there. */
function* extractReferences({ extracts }: Plan): Generator<Reference> {
  for (const { date, figures, restated, origin } of extracts) {
    const holder: Holder = { holder: `The extract of ${date}`, entity: undefined };
    const seen = new Set<string>();
    for (const figure of figures) {
      const to = figure.kpi;
      if (!seen.has(to)) yield { to, kinds: ["kpi"], field: "values", ...holder, origin: measureOf(figure) };
      seen.add(to);
    }
    for (const to of restated?.keys() ?? []) {
      yield {
        to,
        kinds: ["kpi"],
        field: "restated",
        ...holder,
        origin: keyOf(below(origin, "restated", to)),
      };
    }
  }
}

/** The key above a figure's period. */
const measureOf = ({ origin }: ExtractFigure): Origin =>
  origin.offsets === undefined ? keyOf({ ...origin, path: origin.path.slice(0, -1) }) : keyOf(keyOf(origin));
