import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exported } from "../../src/export/export-table.ts";
import { openDataFiles } from "../../src/export/open-data.ts";
import { diffReports } from "../../src/index.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { diffDocument } from "../../src/report/changes/diff-document.ts";
import { rounds } from "../rounds.ts";
import { type AttackPlan, arbitraryAttackPlan } from "./attack-plans.ts";
import { type Day, type Figures, type Published, planOf, publish } from "./publish.ts";

const RUNS = rounds({ short: 20, long: 1000 });
const PAGES = rounds({ short: 2, long: 100 });

/** The figures that no report prints; others of the same period may be printed as they were restated. */
function neverPrinted({ days }: AttackPlan, published: readonly Published[]): Set<string> {
  const names = new Set(days.flatMap(({ figures }) => Object.keys(figures)));
  const shortOf = (name: string): string => name.replace(/ 2016-04$/, "");
  return new Set(
    [...names].filter((name) => published.every(({ printed }) => printed[shortOf(name)] === "c")),
  );
}

/** The same plan by an author who never had these figures. */
const without = ({ situation, days }: AttackPlan, hidden: ReadonlySet<string>) =>
  planOf(
    situation,
    days.map(
      (day): Day => ({
        ...day,
        figures: Object.fromEntries(
          Object.entries(day.figures).map(([name, text]) => [name, hidden.has(name) ? "c" : text]),
        ) as Figures,
      }),
    ),
  );

const isRestated = ({ days }: AttackPlan, name: string): boolean =>
  new Set(days.map(({ figures }) => figures[name])).size > 1;

/** What anybody can download: pages, what changed from each report to the next, as a page and as data, and CSVs. */
async function filesOf(published: readonly Published[]): Promise<string[]> {
  const files = published.map(async ({ model }, at) => {
    const before = published[at - 1]?.model;
    const compared = before === undefined ? null : (await diffReports(before, model)).comparison;
    return [
      await renderHtml(model),
      ...(compared === null
        ? []
        : [JSON.stringify(compared), await renderHtml({ document: diffDocument(compared, "public") })]),
      ...(await openDataFiles(exportedOf(model))).map(({ bytes }) => new TextDecoder().decode(bytes)),
    ];
  });
  return (await Promise.all(files)).flat();
}

const exportedOf = ({ state, provenance: { audience, edition } }: Published["model"]): Exported => ({
  ...{
    name: "export",
    title: "Plan",
    authority: "Council",
    licence: null,
    asAt: state.asAt,
    audience,
    edition,
  },
  ...{ state, names: new Map(), grades: [], illustrative: new Set<string>(), notes: [] },
});

describe(`reports of ${RUNS} plans`, { timeout: 3_600_000 }, () => {
  test("are the same, word for word, where the suppressed figures were never known", async () => {
    const tried = { plans: 0, figures: 0, files: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryAttackPlan, async (plan) => {
        const published = publish(planOf(plan.situation, plan.days));
        const hidden = neverPrinted(plan, published);
        // That a suppressed figure was restated is told, so an author who never had it tells less.
        fc.pre(hidden.size > 0 && ![...hidden].some((name) => isRestated(plan, name)));
        const blind = publish(without(plan, hidden));
        // Who does not know a figure may have to suppress one more.
        fc.pre(published.every(({ printed }, at) => isDeepStrictEqual(printed, blind[at]?.printed)));
        tried.plans++;
        tried.figures += hidden.size;
        expect(blind.map(({ model }) => JSON.stringify(model))).toEqual(
          published.map(({ model }) => JSON.stringify(model)),
        );
        // Pages are slow, so only some are made.
        if (tried.plans > PAGES) return;
        const files = await filesOf(published);
        tried.files += files.length;
        expect(await filesOf(blind)).toEqual(files);
      }),
      { numRuns: RUNS },
    );
    console.info(`${tried.plans} plans, ${tried.figures} figures that nobody is shown, ${tried.files} files`);
  });
});
