import fc from "fast-check";
import { createViews, type View } from "../../src/disclosure/views.ts";
import { exportBook } from "../../src/export/export-book.ts";
import type { Exported } from "../../src/export/export-table.ts";
import { openDataFiles } from "../../src/export/open-data.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { originOf } from "../../src/problems/origin.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { SheetFormat } from "../../src/sheets/workbook.ts";
import { arbitraryPlan } from "../plan/arbitrary-plan.ts";

const origin = originOf("plan.yaml");

const header: PlanHeader = {
  title: "Improvement plan, July 2016",
  authority: "Northbridge Council",
  service: "Children's Services",
  answers: "inspection",
  start: "2016-01-06",
  origin,
};

/** Texts that spreadsheets, CSV or a reader of trackers could take for something else. */
const wording = fc.oneof(
  fc.constantFrom(
    "=SUM(A1:A9)",
    "- one\n- two",
    'He said "no", twice; so',
    "Action learning sets",
    "Progress is good",
    "31/03/2019",
    "#REF!",
    "  A   gap  ",
    "'=quoted",
    "1. Numbered",
    "Zażółć gęślą jaźń",
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).map((text) => `T${text}t`),
);

const exempt = fc.option(fc.constant({ paragraph: 1, reason: "It names a member of staff." }), {
  nil: undefined,
  freq: 2,
});

/** A random plan that `check` finds no broken reference in, some of whose texts are hard to write and some exempt. */
export const arbitraryExportedPlan: fc.Arbitrary<Plan & { readonly header: PlanHeader }> = fc
  .record({
    plan: arbitraryPlan,
    titles: fc.array(wording, { minLength: 12, maxLength: 12 }),
    owners: fc.array(fc.constantFrom("director", "head", "deputy"), { minLength: 4, maxLength: 4 }),
    answers: fc.array(fc.subarray(["R1", "R2", "visit/letter/a"], { minLength: 1 }), {
      minLength: 4,
      maxLength: 4,
    }),
    exempt: fc.array(exempt, { minLength: 14, maxLength: 14 }),
  })
  .map(({ plan, titles, owners, answers, exempt: withheld }) => ({
    ...plan,
    header,
    posts: [
      { id: "director", title: "Director / Lead", origin },
      { id: "head", title: "Head of Service", origin },
      // Another post of the same name.
      { id: "deputy", title: "Heads of Service", origin },
    ],
    workstreams: plan.workstreams.map((one, index) => ({ ...one, title: titles[index + 9] ?? one.title })),
    actions: plan.actions.map((action, index) => ({
      ...action,
      title: titles[index] ?? action.title,
      owner: owners[index],
      answers: (answers[index] ?? []).filter(
        (one) => one.includes("/") || plan.recommendations.some(({ id }) => id === one),
      ),
    })),
    updates: plan.updates.map((update, index) => ({
      ...update,
      ...(update.progress === undefined ? {} : { progress: titles[index % 12] }),
      ...(update.impact === undefined ? {} : { impact: titles[(index + 3) % 12] }),
      ...(withheld[index] === undefined ? {} : { exempt: withheld[index] }),
    })),
  }));

/** What readers see of a plan, for an export. */
export function exportedOf(plan: Plan & { readonly header: PlanHeader }, view: View): Exported {
  const state = planState(createViews(plan).shown(view).plan);
  const { title, authority } = plan.header;
  return {
    name: "export",
    title,
    authority,
    licence: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ...view,
    state,
    names: new Map(plan.posts.map((post) => [post.id, post.title])),
    grades: ["Outstanding", "Good", "Requires improvement", "Inadequate"],
    illustrative: new Set(),
    notes: [],
  };
}

/** The files of an export, by their names. */
export async function filesOf(exported: Exported, format: SheetFormat): Promise<Map<string, Uint8Array>> {
  if (format !== "csv")
    return new Map([[`export.${format}`, await makeWorkbook(exportBook(exported), format)]]);
  return new Map((await openDataFiles(exported)).map(({ name, bytes }) => [name, bytes]));
}
