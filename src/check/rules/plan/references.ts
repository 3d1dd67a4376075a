import type { Named } from "../../../plan/history/lookup.ts";
import type { Evidence } from "../../../plan/schema/actions.ts";
import { camelKey } from "../../../plan/schema/entry.ts";
import type { EventDocument } from "../../../plan/schema/events.ts";
import type { ExtractFigure } from "../../../plan/schema/extracts.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { UPDATABLE_KINDS } from "../../../plan/schema/updates.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below, keyOf, type Origin } from "../../../problems/origin.ts";

/** The fields of an entry, and of an update of it, that name other entries. */
const FIELDS: Partial<Record<Kind, Readonly<Record<string, readonly Kind[]>>>> = {
  workstream: { sponsor: ["post"], lead: ["post"] },
  recommendation: { source: ["event", "document"], lead: ["post"], body: ["body"] },
  action: {
    answers: ["recommendation", "finding", "audit"],
    owner: ["post"],
    "measured-by": ["kpi"],
    "superseded-by": ["action"],
  },
  kpi: {
    answers: ["recommendation", "finding"],
    parts: ["kpi"],
    "rolls-up": ["kpi"],
    of: ["kpi"],
    "numerator-of": ["kpi"],
    "denominator-of": ["kpi"],
  },
  event: { by: ["body"] },
  audit: { answers: ["recommendation", "finding"] },
  finding: { answers: ["recommendation"] },
};

/** The same by the names that the fields have once they are decoded. */
const FIELDS_OF: ReadonlyMap<
  string,
  readonly { readonly field: string; readonly name: string; readonly kinds: readonly Kind[] }[]
> = new Map(
  Object.entries(FIELDS).map(([kind, fields]) => [
    kind,
    Object.entries(fields).map(([field, kinds]) => ({ field, name: camelKey(field), kinds })),
  ]),
);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether a name is right where it stands. A large plan has a hundred thousand, and of those that are right nothing is
 * worked out: neither what holds them nor their place.
 */
type IsRight = (to: string, kinds: readonly Kind[], field: string, entity: string | undefined) => boolean;

/** Every reference in a plan, except those in its prose, that is to nothing which it can be to. */
export function* wrongReferences(plan: Plan, named: ReadonlyMap<string, Named>): Generator<EntryReference> {
  const isRight: IsRight = (to, kinds, field, entity) => {
    const found = named.get(to);
    return found !== undefined && kinds.includes(found.kind) && (to !== entity || field === "of");
  };
  for (const reference of planReferences(plan, named, isRight)) {
    const { to, kinds, field, entity } = reference;
    if (!isRight(to, kinds, field, entity)) yield reference;
  }
}

/** All of those that are not right, and some of those that are. */
function* planReferences(
  plan: Plan,
  named: ReadonlyMap<string, Named>,
  isRight: IsRight,
): Generator<EntryReference> {
  if (plan.header !== null) {
    const origin = below(plan.header.origin, "answers");
    const holder = { holder: "The plan", entity: undefined };
    yield { to: plan.header.answers, kinds: ["event", "document"], field: "answers", ...holder, origin };
  }
  for (const one of plan.workstreams) {
    yield* fieldReferences("workstream", one, holderOf("Workstream", one.id), one.origin, isRight);
  }
  for (const one of plan.recommendations) {
    yield* fieldReferences("recommendation", one, holderOf("Recommendation", one.id), one.origin, isRight);
  }
  for (const action of plan.actions) {
    const holder = holderOf("Action", action.id);
    yield* fieldReferences("action", action, holder, action.origin, isRight);
    yield* evidenceReferences(action.evidence, holder, action.origin, isRight, action.id);
  }
  for (const kpi of plan.kpis)
    yield* fieldReferences("kpi", kpi, holderOf("KPI", kpi.id), kpi.origin, isRight);
  for (const event of plan.events) {
    const holder = holderOf("Event", event.id);
    yield* fieldReferences("event", event, holder, event.origin, isRight);
    yield* findingReferences(event.documents, holder(), event.origin);
  }
  for (const audit of plan.audits)
    yield* fieldReferences("audit", audit, holderOf("Audit", audit.id), audit.origin, isRight);
  for (const { id, codes, origin } of plan.feeds) {
    for (const [code, to] of codes ?? []) {
      yield {
        to,
        kinds: ["kpi"],
        field: "codes",
        ...holderOf("Feed", id)(),
        origin: below(origin, "codes", code),
      };
    }
  }
  yield* updateReferences(plan, named, isRight);
  yield* extractReferences(plan);
  for (const report of plan.reports) yield* reportReferences(report, holderOf("Report", report.id)());
}

const holderOf = (kind: string, id: string) => (): Holder => ({ holder: `${kind} "${id}"`, entity: id });

function* fieldReferences(
  kind: Kind,
  fields: Fields & { readonly id?: string },
  holder: () => Holder,
  origin: Origin,
  isRight: IsRight,
  entity = fields.id,
): Generator<EntryReference> {
  for (const { field, name, kinds } of FIELDS_OF.get(kind) ?? []) {
    const value = fields[name];
    if (value === undefined) continue;
    const names = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
    for (const [index, to] of names.entries()) {
      if (isRight(to, kinds, field, entity)) continue;
      const place = Array.isArray(value) ? below(origin, field, index) : below(origin, field);
      yield { to, kinds, field, ...holder(), origin: place };
    }
  }
}

function* evidenceReferences(
  evidence: readonly Evidence[] | undefined,
  holder: () => Holder,
  origin: Origin,
  isRight: IsRight,
  entity: string,
): Generator<EntryReference> {
  const [kinds, field]: [readonly Kind[], string] = [["post", "body"], "verified-by"];
  for (const [index, { verifiedBy: to }] of (evidence ?? []).entries()) {
    if (to === undefined || isRight(to, kinds, field, entity)) continue;
    yield { to, kinds, field, ...holder(), origin: below(origin, "evidence", index, field) };
  }
}

function* findingReferences(
  documents: readonly EventDocument[] | undefined,
  holder: Holder,
  origin: Origin,
): Generator<EntryReference> {
  for (const [index, { findings = [] }] of (documents ?? []).entries()) {
    for (const [position, { answers = [] }] of findings.entries()) {
      for (const [at, to] of answers.entries()) {
        const place = below(origin, "documents", index, "findings", position, "answers", at);
        yield { to, kinds: ["recommendation"], field: "answers", ...holder, origin: place };
      }
    }
  }
}

function* updateReferences(
  plan: Plan,
  named: ReadonlyMap<string, Named>,
  isRight: IsRight,
): Generator<EntryReference> {
  let [last, index]: [Origin | null, number] = [null, 0];
  for (const update of plan.updates) {
    const { of, by, evidence, patch, origin } = update;
    const holder = (): Holder => ({ holder: `The update of "${of}" on ${update.date}`, entity: of });
    // An update of several entries is several here, one after another.
    index = origin === last ? index + 1 : 0;
    last = origin;
    if (!isRight(of, UPDATABLE_KINDS, "of", of))
      yield { to: of, kinds: UPDATABLE_KINDS, field: "of", ...holder(), origin: below(origin, "of", index) };
    const kind = named.get(of)?.kind;
    if (kind !== undefined) yield* fieldReferences(kind, patch, holder, origin, isRight, of);
    if (kind === "report") yield* reportReferences({ ...patch, origin }, holder());
    const documents = patch.documents as EventDocument[] | undefined;
    if (documents !== undefined) yield* findingReferences(documents, holder(), origin);
    if (index > 0) continue;
    if (by !== undefined) {
      yield { to: by, kinds: ["event", "post"], field: "by", ...holder(), origin: below(origin, "by") };
    }
    if (evidence !== undefined) yield* evidenceReferences(evidence, holder, origin, isRight, of);
  }
}

/** An unknown measure is one problem in an extract, however many periods it has there. */
function* extractReferences({ extracts }: Plan): Generator<EntryReference> {
  for (const { date, feed, figures, restated, origin } of extracts) {
    const holder: Holder = { holder: `The extract of ${formatDate(date)}`, entity: undefined };
    if (feed !== undefined)
      yield { to: feed, kinds: ["feed"], field: "feed", ...holder, origin: below(origin, "feed") };
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

const PROOFS = ["kpi", "finding", "action", "audit"] as const;

/** Every reference in a report, except those in its prose. */
function* reportReferences(
  report: Partial<Report> & Pick<Report, "origin">,
  holder: Holder,
): Generator<EntryReference> {
  const reference = (to: string, kind: Kind, ...path: (string | number)[]): EntryReference => {
    const field = path.filter((step) => typeof step === "string").join(".");
    return { to, kinds: [kind], field, ...holder, origin: below(report.origin, ...path) };
  };
  if (report.since !== undefined) yield reference(report.since, "report", "since");
  if (report.meeting !== undefined) yield reference(report.meeting.body, "body", "meeting", "body");
  for (const [role, post] of Object.entries(report.responsible ?? {})) {
    yield reference(post, "post", "responsible", role);
  }
  if (report.signed !== undefined) yield reference(report.signed, "post", "signed");
  for (const [index, { shownBy = [] }] of (report.highlights ?? []).entries()) {
    for (const [position, proof] of shownBy.entries()) {
      for (const kind of PROOFS) {
        const to = proof[kind];
        if (to !== undefined) yield reference(to, kind, "highlights", index, "shown-by", position, kind);
      }
      if (proof.audit === undefined || proof.betterThan === undefined) continue;
      yield reference(proof.betterThan, "audit", "highlights", index, "shown-by", position, "better-than");
    }
  }
  for (const [index, { document }] of (report.appendices ?? []).entries()) {
    if (document !== undefined) yield reference(document, "document", "appendices", index, "document");
  }
}

type Kind = Named["kind"];

/** One place where the plan names another entry. */
export interface EntryReference {
  /** The id, or ids joined by `/`, as written. */
  readonly to: string;
  /** What it may name. */
  readonly kinds: readonly Kind[];
  /** The field it stands in, as the author knows it: `measured-by`. */
  readonly field: string;
  /** What messages call the entry it stands in: `Action "2.1"`. */
  readonly holder: string;
  readonly entity: string | undefined;
  readonly origin: Origin;
}

/** What a reference has besides the name itself. */
type Holder = Pick<EntryReference, "holder" | "entity">;

export const KIND_WORDS: Record<Kind, string> = {
  post: "a post",
  body: "a body",
  workstream: "a workstream",
  recommendation: "a recommendation",
  action: "an action",
  kpi: "a KPI",
  feed: "a feed",
  event: "an event",
  audit: "an audit",
  report: "a report",
  document: "an event's document",
  finding: "a finding",
};
