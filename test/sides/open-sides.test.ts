import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type ReportModel, SCHEMA_VERSION } from "../../src/model/report-model.ts";
import type { PlanState } from "../../src/model/state.ts";
import { type OpenSidesOptions, openSides } from "../../src/sides/open-sides.ts";
import { runImprove } from "../cli/run-improve.ts";
import { buildModel, edit, makeWorkspace, publish } from "./workspace.ts";

let root: string;
let plan: string;

beforeEach(async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  ({ root, plan } = workspace);
});

const open = (base: string, head: string, options: Partial<OpenSidesOptions> = {}) =>
  openSides(base, head, { plan, ...options });

/** The message of the error, and its hint. */
const messageOf = (base: string, head: string, options: Partial<OpenSidesOptions> = {}): Promise<string> =>
  open(base, head, options).then(
    () => "opened",
    (error: { message: string; hint?: string; exitCode?: number }) => {
      expect(error.exitCode).toBe(2);
      return `${error.message} | ${error.hint}`.replaceAll(root, "<root>");
    },
  );

const writeModel = async (name: string, model: unknown): Promise<string> => {
  const file = path.join(root, name);
  await writeFile(file, JSON.stringify(model));
  return file;
};

const pointOf = ({ kpis }: PlanState, id: string, period: string) =>
  kpis.find((kpi) => kpi.id === id)?.points.find((point) => point.period === period);

describe("the date of a plan", () => {
  test.for([
    ["2016-05", "2016-05-31", null],
    ["2016-06-01", "2016-06-01", null],
    ["september", "2016-09-02", "september"],
    ["<plan>", "2016-09-02", null],
    ["<plan>@2016-02", "2016-02-29", null],
  ] as const)("%s is as at %s", async ([name, asAt, report]) => {
    const side = name.replace("<plan>", plan);
    const { base } = await open(side, "2016-09");
    expect(base).toMatchObject({ identity: { name: side, report, asAt }, state: { asAt } });
  });

  test("--as-at sets the date of a folder, unless the folder names its own", async () => {
    const { base, head } = await open(plan, `${plan}@2016-08`, { asAt: "2016-03-31" });
    expect([base.state.asAt, head.state.asAt]).toEqual(["2016-03-31", "2016-08-31"]);
  });

  test("a plan whose reports are all published has the date of its newest fact", async () => {
    await edit(
      path.join(plan, "reports.yaml"),
      "state: final",
      "state: { published: 2016-05-16, model: may.json }",
    );
    await edit(
      path.join(plan, "reports.yaml"),
      "state: draft",
      "state: { published: 2016-09-16, model: september.json }",
    );
    const fact = "extracts: [{ date: 2016-09-01, values: { caseload: { 2016-08: 17 } } }]";
    await writeFile(path.join(plan, "more.yaml"), fact);
    for (const id of ["may", "september"]) {
      const { provenance, ...rest } = await model(id);
      const text = JSON.stringify({ ...rest, provenance: { ...provenance, state: "final" } });
      await writeFile(path.join(plan, `${id}.json`), text);
    }
    const { base } = await open(plan, "2016-09");
    expect(base.state.asAt).toBe("2016-09-01");
  });

  test("a month before the plan began is refused", async () => {
    const hint = "Give that date or a later one.";
    expect(await messageOf("2015-12", "2016-09")).toBe(
      `"2015-12" is before the plan began, on 6 January 2016 | ${hint}`,
    );
    expect(await messageOf(plan, "2016-09", { asAt: "2015-11-30" })).toBe(
      `"<root>/plan" as at 30 November 2015 is before the plan began, on 6 January 2016 | ${hint}`,
    );
  });

  test("a date that does not exist is refused", async () => {
    const refused = '"2016-13" is not a month or day that exists | Write it as 2016-08 or as 2016-08-31.';
    expect(await messageOf(`${plan}@2016-13`, "2016-09")).toBe(refused);
    expect(await messageOf("2016-13", "2016-09")).toBe(refused);
  });
});

/** The state before the report was named as published. */
const model = async (id: string): Promise<ReportModel> => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  return await buildModel(workspace.plan, id);
};

describe("a report", () => {
  test("that is published is its frozen model, whatever the plan now says", async () => {
    const frozen = await model("may");
    await writeFile(path.join(plan, "may.json"), JSON.stringify(frozen));
    await edit(
      path.join(plan, "reports.yaml"),
      "state: final",
      "state: { published: 2016-05-16, model: may.json }",
    );
    await edit(path.join(plan, "work.yaml"), "Train all managers in supervision", "Train some managers");
    const titleOf = (state: PlanState) => state.actions.find(({ id }) => id === "1.1")?.title;
    const { base } = await open("may", "2016-09");
    expect(base.state).toEqual(frozen.state);
    const replayed = await open("2016-05-06", "2016-09");
    expect(titleOf(replayed.base.state)).toBe("Train some managers");
  });

  test("for readers at a date is the newest of theirs, judged by what is known then", async () => {
    const { base, head } = await open("2016-06", "2016-09");
    expect([base.state.report?.id, head.state.report?.id]).toEqual(["may", "september"]);
    const board = await open("2016-06", "2016-09", { audience: "board" });
    expect([board.base.state.report?.id, board.head.state.report?.id]).toEqual([
      "board-may",
      "board-september",
    ]);
    expect((await open("2016-02", "2016-09")).base.state.report).toBeNull();
  });

  test("to the Board does not show its own texts to the public", async () => {
    const { head } = await open("2016-05", "board-september", { audience: "public" });
    expect(head.state.report).toBeNull();
    expect((await buildModel(plan, "board-september")).publicState?.report).toBeNull();
  });

  test("that does not exist is refused with a suggestion", async () => {
    const meant = 'Did you mean "september"? It holds board-may, board-september, may and september.';
    expect(await messageOf("septembre", "2016-09")).toBe(
      `The plan "<root>/plan" holds no report "septembre" | ${meant}`,
    );
  });
});

describe("what each side may show", () => {
  const SECRET = "SECRET-PROGRESS";
  const shows = (state: PlanState): boolean => JSON.stringify(state).includes(SECRET);

  test.for([
    ["2016-05", "2016-09", "public", "public"],
    ["2016-05", "board-september", "board", "public"],
    ["may", "board-september", "public", "public"],
    ["2016-05", "<board exempt>", "board", "exempt"],
    ["<public exempt>", "2016-09", "public", "exempt"],
    ["<public exempt>", "<board exempt>", "public", "public"],
    ["<board>", "<board exempt>", "public", "public"],
    ["<board>", "2016-09", "board", "public"],
  ] as const)("%s and %s have %s, %s edition, in common", async ([baseName, headName, audience, edition]) => {
    const files: Readonly<Record<string, string>> = {
      "<board>": await writeModel("board.json", await buildModel(plan, "board-september")),
      "<board exempt>": await writeModel(
        "board-exempt.json",
        await buildModel(plan, "board-september", "exempt"),
      ),
      "<public exempt>": await writeModel("exempt.json", await buildModel(plan, "september", "exempt")),
    };
    const opened = await open(files[baseName] ?? baseName, files[headName] ?? headName);
    expect([opened.audience, opened.edition]).toEqual([audience, edition]);
    expect(shows(opened.head.state)).toBe(edition === "exempt");
  });

  test("is what was asked for, if both can show it", async () => {
    const opened = await open("2016-05", "2016-09", { audience: "board", edition: "exempt" });
    expect([opened.audience, opened.edition, shows(opened.head.state)]).toEqual(["board", "exempt", true]);
    expect(pointOf(opened.head.state, "missing", "2016-02")?.value).toBe(3);
    const narrow = await open("2016-05", "2016-09", { audience: "public" });
    expect(pointOf(narrow.head.state, "missing", "2016-02")).toMatchObject({ value: null, symbol: "c" });
  });

  test("is not more than a file holds", async () => {
    const file = await writeModel("september.json", await buildModel(plan, "september"));
    const hint = "Ask for less with --audience and --edition, or give the plan at its date in its place.";
    expect(await messageOf("2016-05", file, { audience: "board" })).toBe(
      `"<root>/september.json" cannot show what the Board may see: it was made for the public, in the public edition | ${hint}`,
    );
    expect(await messageOf(file, "2016-05", { edition: "exempt" })).toBe(
      `"<root>/september.json" cannot show what the public may see in the exempt edition: it was made for the public, in the public edition | ${hint}`,
    );
  });
});

describe("a figure that the later side suppresses", () => {
  const RESTATED = `
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-03: 4 } }, restated: { missing: Counted twice } }
`;

  test("is not shown at the earlier date, in either order of the sides", async () => {
    await writeFile(path.join(plan, "restated.yaml"), RESTATED);
    const forth = await open("2016-05", "2016-09");
    const back = await open("2016-09", "2016-05");
    for (const { state } of [forth.base, forth.head, back.base, back.head]) {
      expect(pointOf(state, "missing", "2016-03")).toMatchObject({ value: null, symbol: "c" });
    }
  });

  test("is not shown from the plan if the file of the later date suppresses it", async () => {
    await writeFile(path.join(plan, "restated.yaml"), RESTATED);
    const file = await writeModel("september.json", await buildModel(plan, "september"));
    const { base } = await open("2016-05", file);
    expect(pointOf(base.state, "missing", "2016-03")).toMatchObject({ value: null, symbol: "c" });
  });

  test("is shown if a published report has printed it", async () => {
    await writeFile(path.join(plan, "may.json"), JSON.stringify(await model("may")));
    await edit(
      path.join(plan, "reports.yaml"),
      "state: final",
      "state: { published: 2016-05-16, model: may.json }",
    );
    await writeFile(path.join(plan, "restated.yaml"), RESTATED);
    expect(pointOf((await open("2016-05", "2016-09")).base.state, "missing", "2016-03")?.value).toBe(14);
  });
});

/** A page with a text in place of a model, and the correct digest. */
function embed(text: string): string {
  const digest = createHash("sha256").update(text).digest("hex");
  const packed = gzipSync(text).toString("base64");
  return `<script type="application/json+gzip" id="improve-model" data-digest="sha256-${digest}">${packed}</script>`;
}

describe("what cannot be compared is refused in one sentence", () => {
  const AS_WRITTEN = "Give a file that improve build has written, as it was written.";

  test("a name that is not a side, with a list of what a side can be", async () => {
    expect(await messageOf("x/y", "2016-09")).toBe(
      `"x/y" is not something that can be compared | Give one of these:
    a month or a day (2016-05, 2016-05-31)
    a git revision (git:HEAD~1, git:main..., git:HEAD~1:other-plan)
    a report's model (.json)
    a published .html
    a published .pdf
    a published .docx
    a folder (other-plan, other-plan@2016-05)
    a report's id`,
    );
  });

  test("a folder with errors", async () => {
    await edit(path.join(plan, "work.yaml"), "status: on-track", "status: fine");
    await edit(path.join(plan, "work.yaml"), "unit: cases", "units: cases");
    expect(await messageOf("2016-05", "2016-09")).toMatch(
      /^"<root>\/plan" cannot be compared: it has \d errors, the first at work\.yaml:\d+:\d+: .+ \| improve check <root>\/plan shows what is wrong\.$/,
    );
  });

  test("a folder without a plan", async () => {
    expect(await messageOf(root.concat("/plan/letters"), "2016-09")).toMatch(/holds no YAML file \|/);
  });

  test("a file that is missing, is not JSON, or is not a model", async () => {
    expect(await messageOf("2016-05", `${root}/gone.json`)).toBe(
      'There is no file "<root>/gone.json" | Correct its path.',
    );
    await writeFile(path.join(root, "broken.json"), "{");
    expect(await messageOf("2016-05", `${root}/broken.json`)).toBe(
      `"<root>/broken.json" cannot be compared: what it holds is not JSON | ${AS_WRITTEN}`,
    );
    for (const value of [
      null,
      3,
      [],
      {},
      { schemaVersion: 1 },
      { schemaVersion: 1, provenance: { tool: "other" } },
    ]) {
      expect(await messageOf("2016-05", await writeModel("other.json", value))).toBe(
        `"<root>/other.json" cannot be compared: it is not the model of a report | ${AS_WRITTEN}`,
      );
    }
  });

  test.each(["json", "html", "pdf"] as const)("a comparison, published as %s", async (format) => {
    const file = path.join(root, `changes.${format}`);
    await runImprove(["diff", "2016-05", "2016-09", "--plan", plan, "-f", format, "-o", file], { cwd: root });
    expect(await messageOf("2016-05", file)).toBe(
      `"<root>/changes.${format}" cannot be compared: it is a comparison itself, which improve diff has written | Give one of the sides that it compares.`,
    );
  });

  test("a model of another version, or an incomplete one", async () => {
    const whole = await buildModel(plan, "september");
    const newer = { ...whole, schemaVersion: 99, provenance: { ...whole.provenance, version: "9.0.0" } };
    expect(await messageOf("2016-05", await writeModel("newer.json", newer))).toBe(
      `"<root>/newer.json" cannot be compared: it holds a model of schema version 99, and this program reads versions up to ${SCHEMA_VERSION} | Update improve: it was written by version 9.0.0.`,
    );
    expect(await messageOf("2016-05", await writeModel("old.json", { ...whole, schemaVersion: 0 }))).toBe(
      `"<root>/old.json" cannot be compared: it holds a model of schema version 0, which does not exist | ${AS_WRITTEN}`,
    );
    const { publicState: _, ...early } = whole;
    expect(await messageOf("2016-05", await writeModel("early.json", early))).toBe(
      `"<root>/early.json" cannot be compared: it holds a model that is not whole: "publicState" is missing | ${AS_WRITTEN}`,
    );
    const [first] = whole.state.actions;
    const edited = { ...whole, state: { ...whole.state, actions: [{ ...first, status: "fine" }] } };
    expect(await messageOf("2016-05", await writeModel("edited.json", edited))).toBe(
      `"<root>/edited.json" cannot be compared: it holds a model that is not whole: "state.actions.0.status" is "fine", expected one of off-track, at-risk, not-started, on-track, complete, embedded, withdrawn | ${AS_WRITTEN}`,
    );
  });

  test("a page that is not ours, was cut short, or whose model was edited", async () => {
    const file = path.join(root, "september.html");
    await publish(path.join(root, "september"), await buildModel(plan, "september"), ["html"]);
    await edit(file, 'data-digest="sha256-', 'data-digest="sha256-0');
    expect(await messageOf("2016-05", file)).toMatch(
      /^"<root>\/september\.html" cannot be compared: the HTML holds no report model/,
    );
    await edit(file, 'data-digest="sha256-0', 'data-digest="sha256-');
    await edit(file, '">H4sI', '">H4sJ');
    expect(await messageOf("2016-05", file)).toBe(
      '"<root>/september.html" cannot be compared: the report model in the HTML is not as it was published. | Use the file that improve build wrote; this one was edited or cut short.',
    );
    await writeFile(file, embed("{"));
    expect(await messageOf("2016-05", file)).toMatch(
      / the report model in the HTML is not as it was published\. /,
    );
    await writeFile(file, "<p>Minutes</p>");
    expect(await messageOf("2016-05", file)).toBe(
      '"<root>/september.html" cannot be compared: the HTML holds no report model. | Give an HTML file that improve build has written, as it was written.',
    );
  });

  test("a PDF that is not one", async () => {
    await writeFile(path.join(root, "minutes.pdf"), "Minutes");
    expect(await messageOf("2016-05", `${root}/minutes.pdf`)).toBe(
      '"<root>/minutes.pdf" cannot be compared: the file is not a PDF that can be read. | Give a PDF file that improve build has written, as it was written.',
    );
  });

  test("two councils, or two plans of one council", async () => {
    const other = await makeWorkspace();
    onTestFinished(other.remove);
    await edit(path.join(other.plan, "plan.yaml"), "Northbridge Council", "Southbridge Council");
    expect(
      await messageOf("2016-05", await writeModel("s.json", await buildModel(other.plan, "september"))),
    ).toBe(
      `"2016-05" belongs to "Northbridge Council" and "<root>/s.json" to "Southbridge Council" | Give two sides of one council's plan.`,
    );
    await edit(path.join(other.plan, "plan.yaml"), "Southbridge Council", "Northbridge Council");
    await edit(path.join(other.plan, "plan.yaml"), "Children's Services Improvement Plan", "Adults' Plan");
    expect(
      await messageOf("2016-05", await writeModel("a.json", await buildModel(other.plan, "september"))),
    ).toBe(
      `"2016-05" belongs to "Children's Services Improvement Plan" and "<root>/a.json" to "Adults' Plan" | Give two sides of one plan.`,
    );
  });
});
