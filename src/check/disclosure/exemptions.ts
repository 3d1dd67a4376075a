import { below, type Origin, originOf } from "../../diagnostics/origin.ts";
import { attachmentPath } from "../../plan/attachment-path.ts";
import { exemptionOf } from "../../plan/corrections.ts";
import type { EventDocument } from "../../plan/events.ts";
import { type Exemption, PROSE_FIELDS } from "../../plan/exempt.ts";
import type { Plan } from "../../plan/index.ts";
import type { Appendix, Report } from "../../plan/reports.ts";
import type { Update } from "../../plan/updates.ts";
import { reportTexts } from "../report-prose.ts";
import type { CheckContext } from "../rule.ts";
import { isForPublic } from "./audience.ts";

/** A text of the plan, with what is withheld of it. */
export interface PlanText {
  readonly text: string;
  readonly origin: Origin;
  readonly entity: string;
  /** Undefined for a text that the public edition prints. */
  readonly exempt: Exemption | undefined;
}

/** A place that says exempt:, once each. */
export interface ExemptPlace {
  readonly exempt: Exemption;
  readonly origin: Origin;
  readonly entity: string;
}

type Judged = Pick<CheckContext, "plan" | "reports">;

/** Every exemption of the plan and of its reports not yet published. */
export function* exemptPlaces({ plan, reports }: Judged): Generator<ExemptPlace> {
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { findings = [] }] of documents.entries()) {
      for (const [position, { exempt }] of findings.entries()) {
        const place = below(origin, "documents", index, "findings", position, "exempt");
        if (exempt !== undefined) yield { exempt, origin: place, entity };
      }
    }
  }
  for (const { exempt, of, origin } of updatesOnce(plan)) {
    if (exempt !== undefined) yield { exempt, origin: below(origin, "exempt"), entity: of };
  }
  for (const { id, origin, highlights = [], appendices = [] } of reports) {
    for (const [field, list] of Object.entries({ highlights, appendices })) {
      for (const [index, { exempt }] of list.entries()) {
        if (exempt !== undefined) yield { exempt, origin: below(origin, field, index, "exempt"), entity: id };
      }
    }
  }
}

/** What the public reports not yet published print, or withhold: their prose, findings, updates and appendices. */
export function* publicTexts({ plan, reports }: Judged): Generator<PlanText> {
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { findings = [] }] of documents.entries()) {
      for (const [position, { text, exempt }] of findings.entries()) {
        yield {
          text,
          exempt,
          entity,
          origin: below(origin, "documents", index, "findings", position, "text"),
        };
      }
    }
  }
  for (const update of updatesOnce(plan)) {
    yield* updateTexts(update, exemptionOf(update, plan.updates));
  }
  for (const report of reports.filter(isForPublic)) {
    for (const { field, part, text, origin } of reportTexts(report)) {
      const exempt = field === "highlights" ? report.highlights?.[Number(part)]?.exempt : undefined;
      yield { text, exempt, entity: report.id, origin };
    }
    for (const appendix of report.appendices ?? []) yield* appendixTexts(plan, report, appendix);
  }
}

/** A note is for the Board alone: nothing of it is printed, but another text may repeat it. */
function* updateTexts(update: Update, exempt: Exemption | undefined): Generator<PlanText> {
  const { progress, reason, impact, note, patch, evidence = [], origin, of: entity } = update;
  const prose = Object.entries(patch).filter(([field]) => PROSE_FIELDS.includes(field));
  const said = Object.entries({ progress, reason, impact, ...(exempt && { note }) });
  for (const [field, text] of [...prose, ...said]) {
    if (typeof text === "string") yield { text, exempt, entity, origin: below(origin, field) };
  }
  for (const [index, { title }] of evidence.entries()) {
    yield { text: title, exempt, entity, origin: below(origin, "evidence", index, "title") };
  }
}

function* appendixTexts(plan: Plan, { id, origin }: Report, appendix: Appendix): Generator<PlanText> {
  const { exempt, file } = appendix;
  const entity = id;
  yield* fileText(plan, origin.file, file, { exempt, entity });
  for (const { documents, origin: holder, entity: event } of documentLists(plan)) {
    for (const [index, document] of documents.entries()) {
      if (`${event}/${document.id}` !== appendix.document) continue;
      const { text } = document;
      if (text !== undefined)
        yield { text, exempt, entity, origin: below(holder, "documents", index, "text") };
      yield* fileText(plan, holder.file, document.file, { exempt, entity });
    }
  }
}

function* fileText(
  { attachments }: Plan,
  from: string,
  named: string | undefined,
  rest: Pick<PlanText, "exempt" | "entity">,
): Generator<PlanText> {
  const file = named === undefined ? null : attachmentPath(from, named);
  const text = file === null ? undefined : attachments.get(file);
  if (file !== null && text !== undefined) yield { text, origin: originOf(file), ...rest };
}

/** What everybody may know: the words of the inspectorate's public documents, and of the plan's own entries. */
export function* publicSources(plan: Plan): Generator<string> {
  for (const one of plan.recommendations) yield `${one.title}\n${one.text}`;
  for (const { title, outcome = "" } of plan.actions) yield `${title}\n${outcome}`;
  for (const { name, definition } of plan.kpis) yield `${name}\n${definition}`;
  for (const { title = "", text = "" } of plan.events) yield `${title}\n${text}`;
  for (const { documents } of documentLists(plan)) {
    for (const { public: isPublic = false, text = "", findings = [] } of documents) {
      if (isPublic) yield [text, ...findings.map((finding) => finding.text)].join("\n");
    }
  }
}

interface DocumentList {
  readonly documents: readonly EventDocument[];
  readonly origin: Origin;
  /** The event's id. */
  readonly entity: string;
}

/** The documents of every event, as written and as updates set them. */
function* documentLists({ events, updates }: Plan): Generator<DocumentList> {
  for (const { id, documents = [], origin } of events) yield { documents, origin, entity: id };
  for (const { of, patch, origin } of updates) {
    const documents = patch.documents as EventDocument[] | undefined;
    if (documents !== undefined) yield { documents, origin, entity: of };
  }
}

/** An update of several entries is several updates in one place. */
const updatesOnce = ({ updates }: Plan): Plan["updates"] =>
  [...Map.groupBy(updates, ({ origin }) => origin).values()].flatMap(([first]) => first ?? []);
