import type { Claim } from "../../plan/claims/claim.ts";
import { pointsFor } from "../../plan/claims/points.ts";
import { isPercentage } from "../../plan/figure.ts";
import { findingPath } from "../../plan/lookup.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { latestOf } from "../../plan/series.ts";
import { isDone } from "../../plan/status.ts";
import { type Absolute, findAbsolute } from "./absolutes.ts";

/** Periods on target that show "consistently". */
const ENOUGH_PERIODS = 3;

/** Whether one proof of a highlight goes as far as its words. */
export function carries(proof: Claim, absolute: Absolute, known: PlanAsAt): boolean {
  return (
    isCarriedByFigure(proof, absolute, known) ||
    isCarriedByAction(proof, absolute, known) ||
    isCarriedByFinding(proof, absolute, known) ||
    known.audits.some(({ id, cases, grades }) => id === proof.audit && [...grades.values()].includes(cases))
  );
}

function isCarriedByFigure(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  const kpi = known.kpis.find(({ id }) => id === proof.kpi);
  if (kpi === undefined) return false;
  if (kind === "always" && proof.is === "on-target" && periodsOf(proof, kpi) >= ENOUGH_PERIODS) return true;
  return isComplete(kpi);
}

function periodsOf(proof: Claim, kpi: KnownKpi): number {
  const points = pointsFor(proof, kpi);
  return "missing" in points ? 0 : points.length;
}

/** Its latest value cannot be better. */
function isComplete({ better, unit, series }: KnownKpi): boolean {
  const value = latestOf(series)?.value;
  return better === "lower" ? value === 0 : better === "higher" && isPercentage(unit) && value === 100;
}

/** An action that says so itself and is done: "Train all managers". */
function isCarriedByAction(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  const action = known.actions.find(({ id }) => id === proof.action);
  if (action === undefined || !isDone(action.status)) return false;
  return kind === "wholly" || saysAs(kind, action.title) || saysAs(kind, action.impact);
}

/** An inspectorate that says as much is the authority for it. */
function isCarriedByFinding(proof: Claim, { kind }: Absolute, known: PlanAsAt): boolean {
  return known.events.some(({ id, documents = [] }) =>
    documents.some((document) =>
      (document.findings ?? []).some(
        (finding) => findingPath(id, document, finding) === proof.finding && saysAs(kind, finding.text),
      ),
    ),
  );
}

const saysAs = (kind: Absolute["kind"], text: string | undefined): boolean =>
  text !== undefined && findAbsolute(text)?.kind === kind;
