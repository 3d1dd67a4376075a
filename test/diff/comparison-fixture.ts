import { type Comparison, diffStates } from "../../src/diff/comparison.ts";
import { createViews } from "../../src/disclosure/views.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { type Fixture, loadFixture } from "../report/build-fixture.ts";

/** What changed in a plan between two days, as the public may see it. */
export function compareDays({ plan }: Fixture, base: IsoDate, head: IsoDate): Comparison {
  const views = createViews(plan);
  const at = (asAt: IsoDate) =>
    planState(views.shown({ asAt, audience: "public", edition: "public", earlier: [] }).plan);
  const side = (asAt: IsoDate) => ({
    name: asAt.slice(0, 7),
    authority: plan.header.authority,
    plan: plan.header.title,
    asAt,
    report: null,
  });
  return {
    version: 1,
    base: side(base),
    head: side(head),
    audience: "public",
    edition: "public",
    changes: diffStates(at(base), at(head)),
    omitted: 0,
  };
}

const found = compareDays(await loadFixture(), "2016-05-06", "2016-09-02");

const reworded: Comparison["changes"][number] = {
  kind: "action-worse",
  severity: "error",
  entity: "1.2",
  label: "Action 1.2",
  title: "Audit supervision",
  field: "outcome",
  from: "Every file is audited once a year.",
  to: "Every fourth file is audited. The grades go to the Board.",
  what: "its outcome was reworded",
  reason: "Agreed by the Board",
  words: [
    { kind: "same", text: "Every" },
    { kind: "added", text: "fourth" },
    { kind: "same", text: "file is audited" },
    { kind: "removed", text: "once a year." },
    { kind: "added", text: "\n\n" },
    { kind: "same", text: `and so on and on ${"until nobody reads any more ".repeat(8)}and then the end.` },
  ],
  message: "Action 1.2, Audit supervision: its outcome was reworded.",
  fingerprint: "0123456789abcdef",
};

/** Changes from most groups, one reworded text, and every severity. */
export const comparison: Comparison = { ...found, changes: [reworded, ...found.changes] };
export const nothing: Comparison = { ...found, changes: [] };
