import { below, type Origin, originOf } from "../../diagnostics/origin.ts";
import { list } from "../../diagnostics/words.ts";
import { compareStates } from "../../model/compare/compare-states.ts";
import type { StateChange } from "../../model/compare/state-change.ts";
import { splitDisclosure } from "../record/disclosure-changes.ts";
import { stateOrigin } from "../record/state-origin.ts";
import type { CheckContext, Rule } from "../rule.ts";
import { showValue } from "../wording/show-value.ts";

export const publishedChanged: Rule = {
  id: "published-changed",
  severity: "error",
  summary: "The plan no longer gives what a published report said for its date.",
  why: "A published report is a record. Editing an update or a figure that it was made from rewrites what members were told, without a trace; a correction leaves both to be seen, and the next report prints it as corrected.",
  bad: `\
# Published when the update of 1.1 said: status: at-risk
updates:
  - { date: 2016-05-09, of: 1.1, status: on-track }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  good: `\
# Published when the update of 1.1 said: status: at-risk
updates:
  - { date: 2016-05-09, of: 1.1, status: at-risk }
  - { date: 2016-06-20, of: 1.1, corrects: 2016-05-09, status: on-track, reason: Wrong row of the tracker }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`,
  *check(context) {
    for (const [report, { frozen, replayed }] of context.published) {
      const placeOf = stateOrigin(context, frozen.state.asAt);
      const fallback = reportOrigin(context, report);
      const { kpis } = context.at(frozen.state.asAt);
      const { shown, rest } = splitDisclosure([...compareStates(frozen.state, replayed.state)], kpis);
      for (const [kpi, changes] of shown) {
        const periods = changes.map(({ period }) => period ?? "");
        yield {
          message: `Report "${report}" was published with figures of KPI "${kpi}" suppressed or rounded otherwise, for ${list(periods)}: expected them shown as they were, as they have not changed`,
          origin: disclosureOrigin(context, kpi) ?? fallback,
          entity: kpi,
          hint: "The rule of disclosure has changed: put it back. Where the report showed too much, withdraw it and publish it again.",
          related: [{ message: "published here", origin: fallback }],
        };
      }
      for (const change of rest) {
        const origin = placeOf(change);
        yield {
          message: `Report "${report}" was published with ${describe(change)}`,
          origin: origin ?? fallback,
          entity: change.path,
          hint: hintFor(change),
          related: origin === undefined ? [] : [{ message: "published here", origin: fallback }],
        };
      }
    }
  },
};

function describe({ kind, path, field, period, was, now }: StateChange): string {
  const entry = `${kind === "kpi" ? "KPI" : kind} "${path}"`;
  if (field === null && was === null) return `no ${entry}, and the plan now has it for that date`;
  if (field === null) return `${entry}, and the plan no longer has it for that date`;
  const what = `${field}${period === null ? "" : ` of ${period}`}`;
  return `${what} ${showValue(was)} for ${entry}, and the plan now gives ${showValue(now)}`;
}

function hintFor({ kind, field, period, was }: StateChange): string {
  if (field === null && was === null) {
    const dated = kind === "document" || kind === "finding";
    return dated ? "Correct the date of the document." : "Give it added:, the day it became known.";
  }
  if (field === null) return "Put it back; from now on it can be withdrawn, with a reason.";
  if (kind === "kpi" && period !== null && field !== "target" && field !== "rag") {
    return "Put the figure back, and give the new one in a later extract with its reason under restated:.";
  }
  return "Restore it, and put it right with an update that has corrects:, dated when the mistake was noticed.";
}

/** The rule that holds for a measure, if one is written, or the measure. */
function disclosureOrigin({ plan, named }: CheckContext, id: string): Origin | undefined {
  const kpi = plan.kpis.find((one) => one.id === id);
  const holder = [kpi, plan.header].find((one) => one?.disclosure !== undefined);
  return holder ? below(holder.origin, "disclosure") : named.get(id)?.origin;
}

function reportOrigin({ plan }: CheckContext, id: string): Origin {
  const report = plan.reports.find((one) => one.id === id);
  return report === undefined ? originOf("plan.yaml") : below(report.origin, "state");
}
