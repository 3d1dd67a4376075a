import { describe, expect, test } from "vitest";
import { buildReports, explainValues, loadPlan, renderHtml } from "../../src/index.ts";
import { withoutStamps } from "../../src/model/stamps.ts";
import { namedEntries } from "../../src/plan/history/lookup.ts";

/** Every report that these plans have, drafted and laid out as it is published and with the origin of each value. */
const REPORTS = await Promise.all(
  ["data", "examples/full", "examples/as-published", "test/report/board-fixture", "test/report/fixture"].map(
    async (folder) => {
      const plan = await loadPlan(folder);
      const look = { theme: plan.theme, fonts: plan.fonts };
      const reports = await buildReports(plan, { all: true });
      const drafts = reports.flatMap((report) =>
        report.stamped === null ? [] : [{ report, stamped: report.stamped }],
      );
      return await Promise.all(
        drafts.map(async ({ report, stamped }) => ({
          name: `${folder}, ${report.model.provenance.report}`,
          plan,
          report,
          published: await renderHtml(report.model, look),
          shown: await renderHtml({ document: stamped }, look),
        })),
      );
    },
  ),
).then((all) => all.flat());

test("there are reports of each template", () => {
  const templates = REPORTS.map(({ report }) => report.model.document.template);
  expect([...new Set(templates)].sort()).toEqual(["board", "cabinet", "readiness"]);
});

describe.each(REPORTS)("$name", ({ plan, report, published, shown }) => {
  test("carries no origin where it is published", () => {
    const record = JSON.stringify(report.record);
    expect(withoutStamps(JSON.parse(record))).toEqual(JSON.parse(record));
    expect(record).not.toMatch(/[\uF7F0-\uF7F2]|"stamp"/);
    expect(published).not.toMatch(/data-from|[\uF7F0-\uF7F2]/);
  });

  test("looks the same with the origins", () => {
    let bare = shown;
    for (let before = ""; before !== bare; ) {
      before = bare;
      bare = bare.replace(/<span data-from="[^"]*">([^<]*)<\/span>/g, "$1");
    }
    expect(shown).toMatch(/data-from="(?:field|figure)\//);
    expect(bare === published).toBe(true);
  });

  test("says where each date, figure and status comes from", () => {
    const names = [...namedEntries(plan.plan)]
      .flatMap(({ title, path }) => [title, path])
      .filter((name) => /[a-z]{2}/i.test(name));
    expect(withoutOrigin(shown, names)).toEqual([]);
  });

  test("has an explanation with a place for each origin", async () => {
    const explain = await explainValues(plan, report.model);
    const keys = [...shown.matchAll(/data-from="([^"]*)"/g)].map(([, key = ""]) => key);
    const explained = [...new Set(keys)].map((key) => ({ key, value: explain(key) }));
    const lost = explained.filter(({ value }) => value === null || value.title === "");
    expect(lost.map(({ key }) => key)).toEqual([]);
    const homeless = explained.filter(
      ({ key, value }) => value?.place === null && !/^(count|entries)\b/.test(key),
    );
    expect(homeless.map(({ key }) => key)).toEqual([]);
  });
});

/** Elements whose words are headings, or lead elsewhere: they name things and state nothing. */
const NAMING = /^<(?:h[1-6]|thead|a|sup)\b|class="(?:label|caption|page-footer|contact)\b/;

/** Numbers by which things are called. */
const CALLED = [
  /\b(?:actions?|recommendations?|appendix|appendices|paragraphs?|sections?|visits?|notes?|KPI) \d[\d.]*(?:(?:,| and|, also) \d[\d.]*)*/gi,
  /\bS\d+ /g,
  // A recommendation before its title, the action of an owner or of a date, and a row.
  /(?:^|(?<=and |, ))\d+\. (?=\*)/g,
  /^(?:, also )?\d[\d.]*(?:(?:,| and) \d[\d.]*)*(?: on| by)?$/g,
  /(?<=^|and |, |; |: )\d+(?:\.\d+)?(?= \(| on$|[;:,]|$)/g,
  // The law, by which something is withheld.
  /of Schedule 12A to the Local Government Act(?: 1972)?/g,
  // A unit, and a rule of arithmetic with its example.
  /per 10,000 children/g,
  /[^.]*57\.5% is printed as 58%/g,
];

/** The texts between tags that hold a date or a figure, and are neither stamped nor a name. */
function withoutOrigin(page: string, names: readonly string[]): string[] {
  const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
  const open: string[] = [];
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return main.split(/(<svg\b.*?<\/svg>|<[^>]*>)/s).flatMap((piece) => {
    if (/^<svg|^<(?:col|br|img)\b/.test(piece)) return [];
    if (piece.startsWith("</")) open.pop();
    else if (piece.startsWith("<")) open.push(piece);
    else if (!open.some((tag) => tag.includes("data-from") || NAMING.test(tag))) {
      const bare = longestFirst.reduce((text, name) => text.replaceAll(name, "*"), readable(piece)).trim();
      const left = CALLED.reduce((text, called) => text.replaceAll(called, ""), bare);
      const isBadge =
        open.some((tag) => /class="badge/.test(tag)) && !open.some((tag) => tag.startsWith("<th"));
      if (/\d/.test(left) || (isBadge && /\w/.test(left))) return [`${open.slice(-3).join("")}${bare}`];
    }
    return [];
  });
}

const readable = (html: string): string =>
  html.replaceAll("\u00A0", " ").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
