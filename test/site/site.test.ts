import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { HtmlValidate } from "html-validate";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { loadPlan, makeSite, memoryFolder, type SiteOptions } from "../../src/index.ts";
import { sha256Of } from "../../src/text/digest.ts";
import {
  type Asked,
  exampleFiles,
  type Files,
  filesBelow,
  lastDay,
  publishedPlan,
  smallFiles,
} from "./published-plan.ts";

const SECRET = "Seven families were told on Monday.";
const TAKEN_BACK = "Eleven homes were closed.";

const REPORTS: readonly Asked[] = [
  { id: "cabinet-2023-12", asAt: "2023-12-05" },
  { id: "cabinet-2024-06", asAt: "2024-06-05", withdrawn: "A figure was wrong.", says: TAKEN_BACK },
  { id: "board-2024-07", asAt: "2024-07-05", board: true, says: SECRET },
  { id: "cabinet-2025-01", asAt: "2025-01-07" },
  { id: "cabinet-2025-09", asAt: "2025-09-05", draft: true, says: SECRET },
];

/** Little to read and to lay out, for what is about files. */
const SMALL: readonly Asked[] = [
  { id: "cabinet-2020-06", asAt: lastDay(2020, 5) },
  { id: "cabinet-2020-10", asAt: lastDay(2020, 9), withdrawn: "A figure was wrong.", says: TAKEN_BACK },
  { id: "cabinet-2021-01", asAt: lastDay(2020, 12) },
];

let plan: Record<string, string>;
let small: Record<string, string>;
/** Every file of the sites of these plans. */
let site: Record<string, string>;
let smallSite: Record<string, string>;

beforeAll(async () => {
  plan = await publishedPlan(await exampleFiles(), REPORTS);
  site = await filesBelow(await make(plan, await emptyFolder()));
  small = await publishedPlan(smallFiles(13), SMALL);
  smallSite = await filesBelow(await make(small, await emptyFolder()));
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-site-"));
  try {
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
  } catch {
    // What is made for all tests is left to the system.
  }
  return folder;
}

async function make(files: Files, folder: string, options: SiteOptions = {}): Promise<string> {
  await makeSite(await loadPlan(memoryFolder(files)), folder, { pdf: false, ...options });
  return folder;
}

/** With usual spaces in the place of those that do not break. */
const textOf = (held: string | undefined): string => (held ?? "").replaceAll("\u00A0", " ");

const pagesOf = (files: Record<string, string>): [address: string, html: string][] =>
  Object.entries(files).flatMap(([address, held]) =>
    address.endsWith(".html") ? [[address, textOf(held)]] : [],
  );

type Element = DefaultTreeAdapterTypes.Element;

function* elementsIn(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** What a link of a site leads to that is not there. */
function deadLinks(files: Record<string, string>): string[] {
  const pages = new Map(pagesOf(files).map(([address, html]) => [address, [...elementsIn(parse(html))]]));
  const anchors = new Map(
    [...pages].map(([address, elements]) => [address, new Set(elements.map((one) => attribute(one, "id")))]),
  );
  return [...pages].flatMap(([address, elements]) =>
    elements.flatMap((element) => {
      const href = attribute(element, "href") ?? attribute(element, "src");
      if (href === undefined || /^(https?:|mailto:|data:)/.test(href)) return [];
      const [file = "", anchor] = href.split("#");
      const target = file === "" ? address : path.posix.join(path.posix.dirname(address), file);
      if (!(target in files)) return [`${address}: ${href}`];
      const isThere = anchor === undefined || anchors.get(target)?.has(anchor) || element.tagName === "use";
      return isThere ? [] : [`${address}: ${href}`];
    }),
  );
}

test("a site has a folder for each report, one for the measures, a style sheet and a feed", async () => {
  await expect(`${Object.keys(site).join("\n")}\n`).toMatchFileSnapshot("expected/files.txt");
});

test("the page of a report says what was put right in it since, and leads to where that is told", async () => {
  const files = {
    ...smallFiles(8),
    "late.yaml": `updates:
  - { date: 2020-07-20, of: cabinet-2020-06, corrects: cabinet-2020-06, title: Progress in June, reason: It was mistyped }
  - { date: 2020-07-20, of: 1.1, corrects: cabinet-2020-06, title: Plan all visits, reason: It was mistyped }
`,
  };
  const asked = ["2020-06", "2020-08"].map((month) => ({ id: `cabinet-${month}`, asAt: `${month}-30` }));
  const made = await filesBelow(await make(await publishedPlan(files, asked), await emptyFolder()));
  const page = textOf(made["cabinet-2020-06/index.html"]);
  const list = page.slice(page.indexOf("Put right since"), page.indexOf("Downloads"));
  expect(list).toContain(
    '<a href="../cabinet-2020-08/changes.html">Its title was corrected from “Progress with the Improvement Plan” to “Progress in June”</a> <span class="note">Reason: It was mistyped.</span>',
  );
  expect(list).toContain("1 correction of what it says");
  expect(textOf(made["cabinet-2020-08/changes.html"])).toContain("Progress in June");
  expect(textOf(made["cabinet-2020-08/index.html"])).not.toContain("Put right since");
});

test("a post that only checked evidence has its title in the tables, as it has in the pack", () => {
  const [evidence] = Object.entries(smallSite).filter(([name]) => name.endsWith("/data/evidence.csv"));
  expect(evidence?.[1]).toContain("List of visits,2020-01-10,Lead Member");
});

test("every link leads to a file and an anchor that are there", () => {
  expect(pagesOf(site).length).toBeGreaterThan(15);
  expect(deadLinks(site)).toEqual([]);
  const broken = { ...site, "index.html": '<a href="nowhere.html">x</a><a href="index.html#no">y</a>' };
  expect(deadLinks(broken)).toContain("index.html: nowhere.html");
  expect(deadLinks(broken)).toContain("index.html: index.html#no");
});

test("every page is valid HTML, has no script, and lets nothing in but what is beside it", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      "no-redundant-role": [
        "error",
        { exclude: ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"] },
      ],
    },
  });
  for (const [address, html] of pagesOf(site)) {
    const { results } = await validator.validateString(html);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    expect({ address, found }).toEqual({ address, found: [] });
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|\sstyle=|undefined|\[object/);
    expect(html).toContain("default-src 'none'; style-src 'self' 'sha256-");
    expect(html).toContain('<html lang="en-GB">');
  }
});

test("the headings of every page are in order, and its parts have names", () => {
  for (const [address, html] of pagesOf(site)) {
    const levels = [...elementsIn(parse(html))].flatMap(
      ({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? [],
    );
    const jumps = levels.filter((level, at) => Number(level) > Number(levels[at - 1] ?? 0) + 1);
    expect({ address, first: levels[0], ones: levels.filter((one) => one === "1").length, jumps }).toEqual({
      address,
      first: "1",
      ones: 1,
      jumps: [],
    });
  }
});

test("nothing that is for the Board, not published or withdrawn is anywhere in it", () => {
  for (const [address, held] of Object.entries(site)) {
    const text = textOf(held);
    for (const words of [SECRET, TAKEN_BACK, "board-2024-07", "cabinet-2025-09"])
      expect({ address, has: text.includes(words) }).toEqual({ address, has: false });
  }
});

describe("a report that was withdrawn", () => {
  test("has a notice in its place and nothing to download", () => {
    const own = Object.keys(site).filter((address) => address.startsWith("cabinet-2024-06/"));
    expect(own).toEqual(["cabinet-2024-06/index.html"]);
    const page = textOf(site["cabinet-2024-06/index.html"]);
    expect(page).toContain("This report has been withdrawn");
    expect(page).toContain("Why it was withdrawn: A figure was wrong.");
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  test("is not what another is compared with, and none of its figures is in the measures", () => {
    const changes = textOf(site["cabinet-2025-01/changes.html"]);
    expect(changes).toContain("What changed between 5 December 2023 and 7 January 2025");
    expect(changes).not.toContain("June 2024</a>");
    const measure = textOf(site["measures/caseload/index.html"]);
    expect(measure).not.toContain("cabinet-2024-06");
  });

  test("leaves a notice at its other addresses when it was there before", async () => {
    const folder = await emptyFolder();
    await make(
      await publishedPlan(
        smallFiles(13),
        SMALL.map(({ withdrawn: _, ...one }) => one),
      ),
      folder,
    );
    const before = await filesBelow(folder);
    expect(Object.keys(before)).toContain("cabinet-2020-10/cabinet-2020-10.json");
    await make(small, folder);
    const after = await filesBelow(folder);
    expect(Object.keys(after).filter((address) => address.startsWith("cabinet-2020-10/"))).toEqual([
      "cabinet-2020-10/changes.html",
      "cabinet-2020-10/index.html",
    ]);
    expect(textOf(after["cabinet-2020-10/changes.html"])).toContain("This page is no longer here");
    for (const held of Object.values(after)) expect(textOf(held)).not.toContain(TAKEN_BACK);
    expect(deadLinks(after)).toEqual([]);
    for (const [address] of pagesOf(before)) expect(Object.keys(after)).toContain(address);
    // And it stays there in every later run.
    await make(small, folder);
    expect(await filesBelow(folder)).toEqual(after);
  });
});

describe("only what was published decides on its bytes", () => {
  /** The published reports with their states, and every other word of the plan another. */
  const PUBLISHED = ["cabinet-2023-12", "cabinet-2024-06", "cabinet-2025-01"];
  const stateOf = (id: string): string =>
    new RegExp(`id: ${id}\\n[^]*?state: (\\{.*\\})`).exec(plan["reports/all.yaml"] ?? "")?.[1] ?? "";
  const asAtOf = (id: string): string => REPORTS.find((one) => one.id === id)?.asAt ?? "";
  const bare = (words: string): Record<string, string> => ({
    "plan.yaml": `plan: { title: ${words}, authority: ${words}, service: ${words}, answers: none, start: 2001-01-01, licence: "https://example.org/${words}" }`,
    "reports/all.yaml": `reports:${PUBLISHED.map(
      (id) => `
  - id: ${id}
    template: cabinet
    as-at: ${asAtOf(id)}
    state: ${stateOf(id)}
    responsible: { member: a, director: b }
    contact: { name: ${words} }
    ${["title", "purpose", "summary", "decisions", "reasons", "main"].map((field) => `${field}: ${words}`).join("\n    ")}`,
    ).join("")}`,
    ...Object.fromEntries(
      PUBLISHED.map((id) => [`reports/published/${id}.json`, plan[`reports/published/${id}.json`] ?? ""]),
    ),
  });

  test("of a plan in which nothing else is left", async () => {
    expect(await filesBelow(await make(bare("Other"), await emptyFolder()))).toEqual(site);
  });

  test("of a plan in which every other text, date and number is another", async () => {
    const others = Object.entries(plan).flatMap(([name, text]): [string, string][] => {
      if (!/^(kpis|extracts|events|returns|recommendations)\/|^(posts|bodies|glossary)/.test(name)) return [];
      return [
        [name, text.replace(/\b([A-Z][a-z]{3,})/g, "Xyzzy").replace(/\b(\d)(\d)\/(\d\d)\b/g, "1$2/99")],
      ];
    });
    expect(others.length).toBeGreaterThan(40);
    const changed = { ...Object.fromEntries(others), ...bare("Another") };
    expect(await filesBelow(await make(changed, await emptyFolder()))).toEqual(site);
  });
});

describe("a measure", () => {
  const read = (id: string) => JSON.parse(plan[`reports/published/${id}.json`] ?? "");

  /** The same plan with other records, as if these had been published. */
  function withRecords(records: Readonly<Record<string, unknown>>): Record<string, string> {
    const changed = { ...plan };
    for (const [id, record] of Object.entries(records)) {
      const file = `reports/published/${id}.json`;
      const text = `${JSON.stringify(record, null, 2)}\n`;
      changed["reports/all.yaml"] = (changed["reports/all.yaml"] ?? "").replace(
        sha256Of(plan[file] ?? ""),
        sha256Of(text),
      );
      changed[file] = text;
    }
    return changed;
  }
  const pointIn = (record: ReturnType<typeof read>, period: string) =>
    record.state.kpis
      .find(({ id }: { id: string }) => id === "caseload")
      .points.find((point: { period: string }) => point.period === period);

  test("has a page with its chart, every figure, and what each report gave", () => {
    const page = textOf(site["measures/caseload/index.html"]);
    expect(page).toContain("December 2024: 18.2. As given in the report to Cabinet, 27 January 2025.");
    expect(page).toContain('<svg class="chart chart-trend');
    for (const words of [
      "April 2023",
      "Off target",
      "Near target",
      "Cabinet, 25 December 2023",
      "Lower",
      "within the range",
    ])
      expect(page).toContain(words === "Lower" ? "A figure within the range is better" : words);
    expect(page).not.toContain("Restated figures");
    expect(textOf(site["measures/index.html"])).toContain('<a href="caseload/index.html">Average caseload');
  });

  test("says where a later report gave another figure, and why", async () => {
    const earlier = read("cabinet-2023-12");
    pointIn(earlier, "2023-10").value = 13.7;
    const later = read("cabinet-2025-01");
    pointIn(later, "2023-10").restated = "Cases closed late";
    const files = await filesBelow(
      await make(withRecords({ "cabinet-2023-12": earlier, "cabinet-2025-01": later }), await emptyFolder()),
    );
    const page = textOf(files["measures/caseload/index.html"]);
    expect(page.replace(/<[^>]*>\s*/g, " ")).toMatch(
      /Restated figures .*October\W2023 +13\.7 +Cabinet, 25\W*December\W*2023 +15\.0 +Cabinet, 27\W*January\W*2025 +Cases closed late\./s,
    );
  });

  test("that is suppressed by now is not told as it was before", async () => {
    const earlier = read("cabinet-2023-12");
    pointIn(earlier, "2023-10").value = 13.7;
    const later = read("cabinet-2025-01");
    Object.assign(pointIn(later, "2023-10"), { value: null, symbol: "c", rag: null });
    const files = await filesBelow(
      await make(withRecords({ "cabinet-2023-12": earlier, "cabinet-2025-01": later }), await emptyFolder()),
    );
    const page = textOf(files["measures/caseload/index.html"]);
    expect(page).not.toContain("13.7");
    expect(page).toContain("[c]");
    expect(page).toContain("[c] suppressed to protect confidentiality");
  });

  test("with a target and no rating was rounded, so it gets no rating here", async () => {
    const later = read("cabinet-2025-01");
    pointIn(later, "2024-12").rag = null;
    const files = await filesBelow(
      await make(withRecords({ "cabinet-2025-01": later }), await emptyFolder()),
    );
    const row = /<tr[^>]*>(?:(?!<\/tr>).)*Average caseload.*?<\/tr>/s.exec(
      textOf(files["measures/index.html"]),
    )?.[0];
    expect(row).toContain("14 to 18");
    expect(row).not.toMatch(/target<\/span>/);
  });

  test("that the newest report does not give has its place and its page still", async () => {
    const later = read("cabinet-2025-01");
    later.state.kpis = later.state.kpis.filter(({ id }: { id: string }) => id !== "caseload");
    const files = await filesBelow(
      await make(withRecords({ "cabinet-2025-01": later }), await emptyFolder()),
    );
    expect(textOf(files["measures/index.html"])).toContain("Measures no longer given");
    expect(textOf(files["measures/caseload/index.html"])).toContain(
      "Last given in the report to Cabinet, 25 December 2023.",
    );
    expect(deadLinks(files)).toEqual([]);
  });
});

describe("the feed", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    isArray: (name) => name === "link",
  });

  test("is Atom, and names each report for good", async () => {
    await expect(textOf(site["feed.xml"])).toMatchFileSnapshot("expected/feed.xml");
    expect(XMLValidator.validate(textOf(site["feed.xml"]))).toBe(true);
    const { feed } = parser.parse(textOf(site["feed.xml"]));
    for (const { link } of feed.entry)
      for (const one of link) expect(Object.keys(site)).toContain(one["@href"]);
  });

  test("has whole addresses where that of the site is known, under the same names", async () => {
    const url = "https://www.holmebridge.example/improvement/";
    const files = await filesBelow(await make(plan, await emptyFolder(), { url }));
    const [own, other] = [textOf(site["feed.xml"]), textOf(files["feed.xml"])].map(
      (text) => parser.parse(text).feed,
    );
    expect(other.entry.map(({ id }: { id: string }) => id)).toEqual(
      own.entry.map(({ id }: { id: string }) => id),
    );
    expect(other.entry[0].link[0]["@href"]).toBe(`${url}cabinet-2025-01/index.html`);
    expect(textOf(files["cabinet-2025-01/index.html"])).toContain(
      `<link rel="canonical" href="${url}cabinet-2025-01/">`,
    );
  });

  test("stays XML whatever a title holds", async () => {
    const record = JSON.parse(plan["reports/published/cabinet-2025-01.json"] ?? "");
    record.document.title = 'A <b> & "c" \u0001 ]]> é';
    const text = JSON.stringify(record);
    const all = (plan["reports/all.yaml"] ?? "").replace(
      sha256Of(plan["reports/published/cabinet-2025-01.json"] ?? ""),
      sha256Of(text),
    );
    const hostile = { ...plan, "reports/all.yaml": all, "reports/published/cabinet-2025-01.json": text };
    const files = await filesBelow(await make(hostile, await emptyFolder()));
    expect(XMLValidator.validate(textOf(files["feed.xml"]))).toBe(true);
    expect(textOf(files["index.html"])).toContain("A &lt;b&gt; &amp; &quot;c&quot;");
  });
});

describe("the folder", () => {
  test("has the same bytes after a second run, which writes nothing", async () => {
    const folder = await make(small, await emptyFolder());
    const loaded = await loadPlan(memoryFolder(small));
    expect(await makeSite(loaded, folder, { pdf: false })).toMatchObject({ written: 0, removed: [] });
    expect(await filesBelow(folder)).toEqual(smallSite);
  });

  test("keeps what improve has not written", async () => {
    const folder = await make(small, await emptyFolder());
    await writeFile(path.join(folder, "robots.txt"), "User-agent: *\n");
    await make(small, folder);
    expect(await readFile(path.join(folder, "robots.txt"), "utf8")).toBe("User-agent: *\n");
  });

  test("is refused if it holds something else", async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, "minutes.docx"), "x");
    await expect(make(small, folder)).rejects.toThrow(/holds something other than a site: minutes\.docx/);
    expect(await filesBelow(folder)).toEqual({ "minutes.docx": "x" });
  });

  test("is refused if a page was changed by hand, and stays as it is", async () => {
    const folder = await make(small, await emptyFolder());
    await writeFile(path.join(folder, "index.html"), "<p>Our own words</p>");
    const before = await filesBelow(folder);
    await expect(make(small, folder)).rejects.toThrow(/index\.html" was changed since improve wrote it/);
    expect(await filesBelow(folder)).toEqual(before);
  });

  test("is refused if somebody's file is at an address that a page would have", async () => {
    const folder = await make(bareOf("cabinet-2020-06"), await emptyFolder());
    await mkdir(path.join(folder, "cabinet-2021-01"));
    await writeFile(path.join(folder, "cabinet-2021-01/index.html"), "mine");
    const before = await filesBelow(folder);
    await expect(make(small, folder)).rejects.toThrow(/is there already, and improve has not written it/);
    expect(await filesBelow(folder)).toEqual(before);
  });

  test("is refused if its list was changed so that it names what lies outside", async () => {
    const folder = await make(small, await emptyFolder());
    const list = path.join(folder, "improve-site.json");
    await writeFile(list, (await readFile(list, "utf8")).replace('"feed.xml"', '"../../feed.xml"'));
    await expect(make(small, folder)).rejects.toThrow(/is not as improve wrote it/);
  });

  test("stays as it was when something cannot be written", async () => {
    const folder = await make(bareOf("cabinet-2020-06"), await emptyFolder());
    await writeFile(path.join(folder, "cabinet-2021-01"), "a file where a folder should be");
    const before = await filesBelow(folder);
    await expect(make(small, folder)).rejects.toThrow(/there is a file where one of its folders should be/);
    expect(await filesBelow(folder)).toEqual(before);
  });

  test("is taken up where a run was broken off", async () => {
    const folder = await make(bareOf("cabinet-2020-06"), await emptyFolder());
    const list = JSON.parse(await readFile(path.join(folder, "improve-site.json"), "utf8"));
    const whole = JSON.parse(textOf(smallSite["improve-site.json"]));
    await writeFile(
      path.join(folder, "improve-site.json"),
      JSON.stringify({ ...list, writing: whole.files }),
    );
    for (const address of ["index.html", "feed.xml"])
      await writeFile(path.join(folder, address), smallSite[address] ?? "");
    await make(small, folder);
    expect(await filesBelow(folder)).toEqual(smallSite);
  });

  /** The plan with one of its reports only. */
  function bareOf(id: string): Record<string, string> {
    const [head = "", ...entries] = (small["reports/all.yaml"] ?? "").split(/\n(?= {2}- id)/);
    return {
      ...small,
      "reports/all.yaml": [head, ...entries.filter((one) => one.includes(`id: ${id}\n`))].join("\n"),
    };
  }
});

describe("nothing is written", () => {
  const edited = (file: string, edit: (text: string) => string): Record<string, string> => ({
    ...small,
    [file]: edit(small[file] ?? ""),
  });
  const without = (file: string): Record<string, string> => {
    const { [file]: _, ...rest } = small;
    return rest;
  };
  const RECORD = "reports/published/cabinet-2021-01.json";

  test.each([
    [
      "where a record was changed",
      () => edited(RECORD, (text) => text.replace("Visits", "Visitors")),
      /is not as it was published/,
    ],
    ["where a record is missing", () => without(RECORD), /cabinet-2021-01\.json/],
    [
      "where a record is no JSON",
      () => edited(RECORD, (text) => text.slice(9)),
      /is not the model of a report/,
    ],
    [
      "where a record has no digest",
      () => edited("reports/all.yaml", (text) => text.replace(/, sha256: \w+ \}/, " }")),
      /has no digest here/,
    ],
    [
      "where the record of a withdrawn report was changed",
      () => edited("reports/published/cabinet-2020-10.json", (text) => text.replace("Visits", "Visitors")),
      /is not as it was published/,
    ],
    [
      "where a file cannot be read that may hold a published report",
      () => edited("reports/all.yaml", (text) => `${text}\n  - { id: x`),
      /all\.yaml:/,
    ],
    [
      "where an entry of a report cannot be read",
      () => edited("reports/all.yaml", (text) => text.replace("template: cabinet", "template: cabinett")),
      /cabinett/,
    ],
    [
      "where no report to the public is published",
      () => edited("reports/all.yaml", (text) => text.replace(/state: \{.*\}/g, "state: final")),
      /No report to the public is published yet/,
    ],
    [
      "where a report would have an address of the site's own",
      () => {
        const text = (small[RECORD] ?? "").replace('"report": "cabinet-2021-01"', '"report": "Measures"');
        const all = (small["reports/all.yaml"] ?? "")
          .replace("id: cabinet-2021-01", "id: Measures")
          .replace(sha256Of(small[RECORD] ?? ""), sha256Of(text));
        return { ...small, [RECORD]: text, "reports/all.yaml": all };
      },
      /would have one address: the folder .*measures/i,
    ],
    [
      "where a record is of the exempt edition",
      () => {
        const text = (small[RECORD] ?? "").replace('"edition": "public"', '"edition": "exempt"');
        return {
          ...edited("reports/all.yaml", (all) => all.replace(sha256Of(small[RECORD] ?? ""), sha256Of(text))),
          [RECORD]: text,
        };
      },
      /is of the exempt edition, and the record is what everybody may see/,
    ],
  ])("%s", async (_, files, message) => {
    const folder = path.join(await emptyFolder(), "site");
    await expect(make(files(), folder)).rejects.toThrow(message);
    await expect(readFile(path.join(folder, "index.html"))).rejects.toThrow();
  });

  test("a mistake elsewhere in the plan makes no difference", async () => {
    const files = edited("plan.yaml", (text) => text.replace("due: 2022-03-31", "due: soon"));
    const more = { ...files, "actions.yaml": "actions:\n  - { id: 9.9 }\n" };
    const loaded = await loadPlan(memoryFolder(more));
    expect(loaded.problems.filter(({ severity }) => severity === "error").length).toBeGreaterThan(1);
    expect(await filesBelow(await make(more, await emptyFolder()))).toEqual(smallSite);
  });
});

test("thirty reports have a page each, one that lists them by year, and what changed between each two", async () => {
  const asked = Array.from({ length: 30 }, (_, at): Asked => {
    const asAt = lastDay(2020, at + 1);
    return { id: `cabinet-${asAt.slice(0, 7)}`, asAt };
  });
  const folder = await make(await publishedPlan(smallFiles(31), asked), await emptyFolder());
  const files = await filesBelow(folder);
  expect(pagesOf(files).length).toBe(1 + 30 + 29 + 1 + 2);
  expect(deadLinks(files)).toEqual([]);
  const first = textOf(files["index.html"]);
  expect(first).toContain("Thirty reports have been published, the newest on 10 August 2022.");
  expect(first.match(/Published in 20\d\d/g)).toEqual(
    [2022, 2021, 2020].map((year) => `Published in ${year}`),
  );
  const measure = textOf(files["measures/visits/index.html"]);
  expect(measure.match(/class="chart chart-trend/g)).toHaveLength(1);
  for (const period of ["January 2020", "July 2022"]) expect(measure).toContain(`>${period}<`);
});
