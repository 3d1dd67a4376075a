import { below, type Origin, originOf } from "../../diagnostics/origin.ts";
import { attachmentPath } from "../../plan/attachment-path.ts";
import { exemptionOf } from "../../plan/corrections.ts";
import { type Exemption, PROSE_FIELDS } from "../../plan/exempt.ts";
import type { Plan } from "../../plan/index.ts";
import { type Appendix, isForPublic, type Report } from "../../plan/reports.ts";
import { type Update, updatesOnce } from "../../plan/updates.ts";
import { reportTexts } from "../report-prose.ts";
import type { CheckContext } from "../rule.ts";
import { documentLists } from "./document-lists.ts";

/** A text of the plan, with what is withheld of it. */
export interface PlanText {
  readonly text: string;
  readonly origin: Origin;
  readonly entity: string;
  /** Undefined for a text that the public edition prints. */
  readonly exempt: Exemption | undefined;
}

/** What the public reports not yet published print, or withhold: their prose, findings, updates and appendices. */
export function* publicTexts({ plan, reports }: CheckContext): Generator<PlanText> {
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
  for (const update of updatesOnce(plan.updates)) {
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
