import { describe, expect, test } from "vitest";
import { SCHEMA_VERSION } from "../../src/model/report-model.ts";
import { readFrozenModel } from "../../src/report/frozen-model.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { blocksOf, build, loadFixture, paragraphs, reportOf, words } from "./build-fixture.ts";

const fixture = await loadFixture();

describe("what is exempt", () => {
  const secrets = ["FINDING", "HIGHLIGHT", "APPENDIX", "PROGRESS", "REASON", "IMPACT", "EVIDENCE"];
  const main = '{{title "visit/letter/b"}}\n\n{{block "findings" "visit"}}\n\n{{block "recommendations"}}';
  const everywhere = { main, summary: "None." };

  test("is in neither the document nor the state of the public model", () => {
    const { model, problems } = build(fixture, "september", everywhere);
    expect(problems).toEqual([]);
    expect(JSON.stringify(model).match(/SECRET-\w+/g)).toBeNull();
    expect(model.provenance.edition).toBe("public");
  });

  test("is in the exempt model, except what is only for the Board", () => {
    const { model } = build(fixture, "september", everywhere, { edition: "exempt" });
    const found = new Set([...JSON.stringify(model).matchAll(/SECRET-(\w+)/g)].map(([, one]) => one));
    expect([...found].sort()).toEqual([...secrets].sort());
  });

  test("is replaced by the reason, in the same place and with the same number", () => {
    const lines = blocksOf(build(fixture, "september").model, "summary-report").flatMap(words);
    expect(lines).toContain(
      "(b) Withheld: exempt under paragraph 2 of Schedule 12A to the Local Government Act 1972. It would identify a child.",
    );
    expect(blocksOf(build(fixture, "september").model, "secret").flatMap(words)).toEqual([
      "- Withheld: exempt under paragraph 1 of Schedule 12A to the Local Government Act 1972. It names staff.",
    ]);
  });

  test("changes no paragraph's number, even if a whole block is withheld", () => {
    const exempt = { paragraph: 1, reason: "It names staff." };
    const appendices = [
      { id: "letter", document: "visit/letter" },
      { id: "notes", block: "data-notes", exempt },
      { id: "changes", block: "changes" },
    ];
    const numbered = (edition: "public" | "exempt") => {
      const { model } = build(fixture, "september", { appendices }, { edition });
      return paragraphs(model).flatMap(({ number, text }) => (number === null ? [] : [[number, text[0]]]));
    };
    const [shown, whole] = [numbered("public"), numbered("exempt")];
    expect(shown.map(([number]) => number)).toEqual(whole.map(([number]) => number));
    expect(shown.at(-1)).not.toEqual(whole.at(-1));
  });

  test("stays exempt when it is corrected", async () => {
    const corrected = await loadFixture({
      "work.yaml": (text) =>
        `${text}updates:\n  - { date: 2016-08-30, of: 2.1, corrects: 2016-08-26, progress: SECRET-AGAIN, reason: SECRET-TOO }\n`,
    });
    expect(JSON.stringify(build(corrected, "september").model)).not.toContain("SECRET");
  });
});

describe("May never shows August", () => {
  const may = JSON.stringify(build(fixture, "may").model);

  test.each([
    "letter",
    "Audit supervision",
    "Withheld",
    "2016-08",
    "August 2016",
    "10 to 11 July",
    "All managers are trained",
    "Register",
    "Bea New",
    "17.2",
    '"complete"',
    '"withdrawn"',
    "Assessments in time: 91",
  ])("not even %j", (later) => {
    expect(may).not.toContain(later);
    expect(JSON.stringify(build(fixture, "september").model)).toMatch(/August 2016/);
  });

  test("but it shows what was planned and agreed by then", () => {
    expect(may).toContain("Ann Old");
    expect(may).toContain("2016-05-31");
    expect(may).toContain("first half of 2017");
  });

  test("and its own date can be moved", () => {
    const { model } = build(fixture, "may", {}, { asAt: "2016-07-31" });
    expect(model.provenance.asAt).toBe("2016-07-31");
    expect(JSON.stringify(model)).toContain("All managers are trained");
  });
});

describe("the model", () => {
  test.each(["may", "september"])("of %s is plain JSON, with every key and nothing undefined", (id) => {
    const { model } = build(fixture, id);
    expect(absent(model)).toEqual([]);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(JSON.stringify(model)).not.toMatch(/undefined|NaN|\[object/);
    // References are only left in the report's own texts, which are compared as they were written.
    const state = { ...model.state, report: { ...model.state.report, texts: [] } };
    expect(JSON.stringify({ ...model, state })).not.toContain("{{");
  });

  test("is the same whenever it is built from files that are read again", async () => {
    const again = await loadFixture();
    for (const id of ["may", "september"]) {
      expect(JSON.stringify(build(again, id).model)).toBe(JSON.stringify(build(fixture, id).model));
    }
  });

  test("has claims in the words that are printed", () => {
    const shown = [
      { text: 'Caseloads are **down** to {{kpi "caseload"}} since {{since}}; see {{appendix "letter"}}.' },
    ];
    const { model } = build(fixture, "september", { highlights: shown });
    expect(model.state.report?.claims.map(({ text }) => text)).toEqual([
      "Caseloads are down to 17.2 since 6 May 2016; see an appendix.",
    ]);
  });

  test("identifies itself", () => {
    expect(build(fixture, "september").model.provenance).toEqual({
      tool: "improve",
      version: "1.0.0",
      authority: "Northbridge Council",
      plan: "Children's Services Improvement Plan",
      report: "september",
      audience: "public",
      edition: "public",
      asAt: "2016-09-02",
      since: "2016-05-06",
      state: "draft",
    });
    expect(build(fixture, "september").model.document.heading).toMatchObject({
      authority: "Northbridge Council",
      item: "7",
      meeting: "Cabinet",
      date: "4 October 2016",
      status: "Draft",
      asAt: "2 September 2016",
      responsible: [
        {
          role: "Responsible Cabinet member",
          name: null,
          office: "Cabinet Member for Children",
        },
        { role: "Responsible director", name: "Bea New", office: "Director of Children's Services" },
      ],
    });
  });

  test("no paragraph is empty", () => {
    for (const id of ["may", "september"]) {
      for (const { text, items } of paragraphs(build(fixture, id).model))
        expect(text.length + items.length).toBeGreaterThan(0);
    }
  });
});

describe("the frozen model of a published report", () => {
  const { model } = build(fixture, "may");
  const read = (text: string | null, id = "may", sha256 = sha256Of(text ?? "")) => {
    const attachments = new Map(text === null ? [] : [["may.json", text]]);
    const state = { published: "2016-05-16", model: "may.json", sha256 };
    return readFrozenModel({ ...fixture.plan, attachments }, { ...reportOf(fixture, id), state });
  };

  test("is read back as it was written, also where git wrote the line ends of Windows", () => {
    const text = JSON.stringify(model, null, 2);
    expect(read(text)).toEqual({ frozen: { model, record: model } });
    expect(read(text.replaceAll("\n", "\r\n"), "may", sha256Of(text))).toEqual({
      frozen: { model, record: model },
    });
  });

  test("is refused when one name in it was changed", () => {
    const { frozen, problem } = read(
      JSON.stringify(model).replace("Ann Old", "Ann Older"),
      "may",
      sha256Of(JSON.stringify(model)),
    );
    expect(frozen).toBeUndefined();
    expect(problem?.message).toBe('"may.json" is not as it was published: its digest is another');
  });

  test.each([
    ["{", "may", '"may.json" is not the model of a report'],
    ["[]", "may", '"may.json" is not the model of a report'],
    [
      JSON.stringify({ ...model, schemaVersion: 99 }),
      "may",
      `"may.json" holds a model of schema version 99, and this program reads versions up to ${SCHEMA_VERSION}`,
    ],
    [
      JSON.stringify({ ...model, state: { ...model.state, kpis: undefined } }),
      "may",
      '"may.json" holds a model that is not whole: "state.kpis" is missing',
    ],
    [JSON.stringify(model), "september", '"may.json" is the model of "may", not of "september"'],
  ])("is refused when it is not one: %#", (text, id, message) => {
    expect(read(text, id)).toMatchObject({ problem: { rule: "frozen-model", message, entity: id } });
  });

  test("that could not be read is not reported again", () => {
    expect(read(null)).toEqual({});
  });
});

/** The paths of keys whose value is undefined. */
function absent(value: unknown, path = ""): string[] {
  if (value === undefined) return [path];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => absent(inner, `${path}/${key}`));
}
