import type { Plan } from "../../../plan/schema/plan.ts";
import { isForCabinet, precedingReport, type Report } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { scanReferences } from "../../../prose/references.ts";
import { referencesOf, reportTexts } from "../../prose/report-prose.ts";
import type { CheckContext, Rule } from "../../rule.ts";

export const appendixUncited: Rule = {
  id: "appendix-uncited",
  severity: "info",
  summary: "No text of the report refers to one of its appendices.",
  why: "Readers are sent to an appendix by the paragraph that needs it. One that nothing refers to is read by nobody, or was meant to be cited and was forgotten. The report itself cites the letters of events since the last report.",
  bad: `\
reports:
  - id: cabinet-2016-09
    appendices: [{ id: action-plan, block: action-plan }]
`,
  good: `\
reports:
  - id: cabinet-2016-09
    reasons: The actions at {{appendix "action-plan"}} are due within the year.
    appendices: [{ id: action-plan, block: action-plan }]
`,
  *check(context) {
    for (const report of context.reports.filter(isForCabinet)) {
      const { appendices = [], origin } = report;
      const cited = new Set([...citedInTexts(context.plan, report), ...citedByTheReport(context, report)]);
      const references = referencesOf(context.sentencesIn(report)).filter(({ part }) => part === "appendix");
      const typed = new Set(references.flatMap(({ labels }) => labels));
      for (const [index, { id }] of appendices.entries()) {
        if (cited.has(id) || typed.has(String(index + 1))) continue;
        yield {
          message: `Nothing in the report refers to the appendix "${id}": expected {{appendix "${id}"}} where a reader needs it`,
          origin: below(origin, "appendices", index),
          entity: report.id,
          hint: "Refer to it in the sentence that relies on it, or leave it out.",
        };
      }
    }
  },
};

/** The ids in references, in the report's texts and in what it prints of the plan. */
function citedInTexts(plan: Plan, report: Report): string[] {
  const texts = [
    ...reportTexts(report).map(({ text }) => text),
    ...plan.events.flatMap(({ text, documents = [] }) => [text, ...documents.map((one) => one.text)]),
    ...plan.updates.flatMap(({ progress, patch }) => [progress, String(patch.text ?? "")]),
    ...plan.attachments.values(),
  ];
  const references = texts.flatMap((text) => scanReferences(text ?? "").references);
  return references.flatMap(({ name, args: [id] }) => (name === "appendix" && id !== undefined ? [id] : []));
}

/** Letters of events held since the last report: the summary's list of activities refers to them. */
function citedByTheReport({ plan, at }: CheckContext, report: Report): string[] {
  const since = precedingReport(report, plan.reports)?.asAt ?? "";
  const { events } = at(report.asAt);
  const listed = events.filter(
    ({ by, held }) =>
      held !== undefined && held.end > since && !(by.length === 1 && by[0] === report.meeting?.body),
  );
  const documents = new Set(
    listed.flatMap(({ id, documents = [] }) => documents.map((one) => `${id}/${one.id}`)),
  );
  return (report.appendices ?? []).filter(({ document = "" }) => documents.has(document)).map(({ id }) => id);
}
