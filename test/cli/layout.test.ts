import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { attributeOf, findElements } from "../../src/publish/html-elements.ts";
import { all, ReadWord } from "../word/read-word.ts";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { type Edit, makePlan, makeWorkspace } from "./workspace.ts";

/** A report with four appendices. */
const REPORT = [path.join(ROOT, "examples/full"), "--report", "cabinet-2024-05"];

/** Two appendices for the minimal plan. The text refers to both. */
const APPENDICES = [
  {
    file: "report.yaml",
    from: "    main: |\n",
    to: '    appendices:\n      - { id: action-plan, block: action-plan }\n      - { id: notes, block: data-notes }\n    main: |\n      See {{appendix "action-plan"}} and {{appendix "notes"}}.\n\n',
  },
] as const;

const SHORT = {
  file: "report.yaml",
  from: "    state: draft\n",
  to: "    state: draft\n    layout: short\n",
} as const;
const NAMES = ["cabinet-2026-01", "cabinet-2026-01-appendix-1", "cabinet-2026-01-appendix-2"];

describe("the layout short", () => {
  test("writes the report alone and each appendix, and the same JSON as the layout full", async () => {
    const cwd = await makeWorkspace();
    const run = await runImprove(["build", ...REPORT, "--layout", "short"], { cwd });
    expect(run.exitCode).toBe(0);
    const folder = path.join(cwd, "reports");
    const names = ["", ...[1, 2, 3, 4].map((number) => `-appendix-${number}`)];
    const files = names.flatMap((name) => [`cabinet-2024-05${name}.html`, `cabinet-2024-05${name}.pdf`]);
    expect((await readdir(folder)).sort()).toEqual(["cabinet-2024-05.json", ...files].sort());
    await runImprove(["build", ...REPORT, "-f", "json", "-o", "full"], { cwd });
    const json = await readFile(path.join(cwd, "full/cabinet-2024-05.json"));
    expect(json.equals(await readFile(path.join(folder, "cabinet-2024-05.json")))).toBe(true);

    // Every link to another file leads to one that is there, and to a place in it.
    const pages = new Map<string, Page>();
    for (const file of files) {
      const bytes = await readFile(path.join(folder, file));
      pages.set(file, file.endsWith(".pdf") ? await readPdf(bytes) : await readHtml(bytes.toString()));
    }
    for (const [file, { title, links, places }] of pages) {
      const extension = path.extname(file);
      const number = /appendix-(\d)/.exec(file)?.[1];
      const report = "Children's Services Improvement Plan: first progress report";
      expect(title).toBe(number === undefined ? report : `Appendix ${number} to: ${report}`);
      for (const link of links.filter((one) => !/^(https?|mailto):/.test(one))) {
        const [name = "", anchor = ""] = link.split(/#(?:nameddest=)?/);
        const target = name === "" ? places : pages.get(name.replace("./", ""))?.places;
        expect(target, `${file} links to ${link}`).toContain(anchor);
      }
      const others = new Set(links.flatMap((link) => /^\.\/(.+)#/.exec(link)?.[1] ?? []));
      const appendices = files.filter((one) => one.endsWith(extension) && one.includes("appendix"));
      if (number === undefined) expect([...others].sort()).toEqual(appendices.sort());
      else expect(others).toContain(`cabinet-2024-05${extension}`);
    }
  }, 180_000);

  test("leads from one Word document to the others", async () => {
    const cwd = await makePlan(...APPENDICES, SHORT);
    await runImprove(["build", "plan", "-f", "docx", "-o", "short"], { cwd });
    const words = new Map<string, ReadWord>();
    for (const name of NAMES)
      words.set(`${name}.docx`, new ReadWord(await readFile(path.join(cwd, "short", `${name}.docx`))));
    const links = [...words.values()].flatMap((word) => {
      const targets = all(word.root("word/_rels/document.xml.rels"), "Relationship");
      return all(word.root("word/document.xml"), "w:hyperlink").flatMap(({ attributes }) => {
        const target = targets.find((one) => one.attributes.Id === attributes["r:id"])?.attributes.Target;
        return target?.endsWith(".docx") === true ? [[target, attributes["w:anchor"]] as const] : [];
      });
    });
    expect(links.map(([file]) => file)).toEqual(
      expect.arrayContaining(NAMES.slice(1).map((name) => `${name}.docx`)),
    );
    for (const [file, mark] of links)
      expect(words.get(file)?.text("word/document.xml")).toContain(`w:name="${mark}"`);
    // A later build may replace each of them.
    const again = await runImprove(["build", "plan", "-f", "docx", "-o", "short"], { cwd });
    expect(again.exitCode).toBe(0);
  });

  test("can be asked for in the report, and the command line comes first", async () => {
    const cwd = await makePlan(...APPENDICES, SHORT);
    await runImprove(["build", "plan", "-f", "html", "-o", "short"], { cwd });
    expect((await readdir(path.join(cwd, "short"))).sort()).toEqual(
      NAMES.map((name) => `${name}.html`).sort(),
    );
    await runImprove(["build", "plan", "-f", "html", "-o", "full", "--layout", "full"], { cwd });
    expect(await readdir(path.join(cwd, "full"))).toEqual(["cabinet-2026-01.html"]);
  });

  test("gives the same bytes again, and replaces its own files and no others", async () => {
    const cwd = await makePlan(...APPENDICES, SHORT);
    const folder = path.join(cwd, "reports");
    const read = () =>
      Promise.all(
        NAMES.flatMap((name) => [".html", ".pdf"].map((one) => readFile(path.join(folder, name + one)))),
      );
    const build = () => runImprove(["build", "plan"], { cwd });
    expect((await build()).exitCode).toBe(0);
    const first = await read();
    expect((await build()).exitCode).toBe(0);
    expect((await read()).every((bytes, index) => bytes.equals(first[index] as Buffer))).toBe(true);

    await writeFile(path.join(folder, "cabinet-2026-01-appendix-1.html"), "<title>Ours, by hand</title>\n");
    await writeFile(path.join(folder, "cabinet-2026-01.html"), "");
    const refused = await runImprove(["build", "plan", "-f", "html"], { cwd });
    expect(await readFile(path.join(folder, "cabinet-2026-01.html"), "utf8")).toBe("");
    // A report whose id is the name of an appendix does not replace the appendix.
    const named = {
      file: "report.yaml",
      from: "id: cabinet-2026-01",
      to: "id: cabinet-2026-01-appendix-2",
    } as const;
    const other = await makePlan(named);
    const over = await runImprove(["build", path.join(other, "plan"), "-f", "html"], { cwd });
    await expectSession("layout-replaces-its-own", refused, {
      ...over,
      args: ["build", "other-plan", "-f", "html"],
    });
  });

  test("tells what an earlier build left over", async () => {
    const cwd = await makePlan(...APPENDICES);
    const build = (...more: string[]) => runImprove(["build", "plan", "-f", "html", ...more], { cwd });
    await build("--layout", "short");
    await writeFile(
      path.join(cwd, "reports/cabinet-2026-01-appendix-9.html"),
      "<title>Ours, by hand</title>\n",
    );
    const report = path.join(cwd, "plan/report.yaml");
    const fewer = (await readFile(report, "utf8"))
      .replace(/ *- \{ id: notes.*\n/, "")
      .replace(/ and \{\{.*?\}\}/, "");
    await writeFile(report, fewer);
    await expectSession("layout-left-over", await build("--layout", "short"), await build());
  });

  test("cannot go to standard output, nor can an appendix be compared", async () => {
    const cwd = await makePlan(...APPENDICES, SHORT);
    const json = await runImprove(["build", "plan", "-f", "json", "-o", "-"], { cwd });
    expect([json.exitCode, JSON.parse(json.stdout).document.parts.length]).toEqual([0, 4]);
    await runImprove(["build", "plan", "-f", "html"], { cwd });
    const appendix = "reports/cabinet-2026-01-appendix-1.html";
    const runs = [
      await runImprove(["build", "plan", "-f", "html", "-o", "-"], { cwd }),
      await runImprove(["diff", appendix, "reports/cabinet-2026-01.html"], { cwd }),
      await runImprove(["diff", "2025-10", "2025-12", "--plan", "plan", "-f", "html", "-o", appendix], {
        cwd,
      }),
    ];
    expect(runs.map(({ exitCode, stdout }) => [exitCode, stdout])).toEqual(Array(3).fill([2, ""]));
    await expectSession("layout-refused", ...runs);
  });

  test("of a report without appendices is one file", async () => {
    const cwd = await makePlan(SHORT);
    await mkdir(path.join(cwd, "out"));
    const run = await runImprove(["build", "plan", "-f", "html", "-o", "-"], { cwd });
    expect([run.exitCode, /^<!doctype html>/i.test(run.stdout)]).toEqual([0, true]);
  });
});

test("a layout that there is not is refused, with its place in the plan", async () => {
  const tall: Edit = { ...SHORT, to: "    state: draft\n    layout: tall\n" };
  const cwd = await makePlan(tall);
  const runs = [
    await runImprove(["build", "plan", "--layout", "tall"], { cwd }),
    await runImprove(["build", "plan"], { cwd }),
    await runImprove(["build", "plan"], { cwd, env: { IMPROVE_LAYOUT: "tall" } }),
  ];
  await expectSession("layout-unknown", ...runs);
});

interface Page {
  readonly title: string;
  readonly links: readonly string[];
  /** The ids of a page, or the named places of a PDF. */
  readonly places: readonly string[];
}

async function readHtml(html: string): Promise<Page> {
  const [title] = await findElements(html, "title");
  const links = await findElements(html, "a");
  return {
    title: title?.text ?? "",
    links: links.flatMap((link) => attributeOf(link, "href") ?? []),
    places: [...html.matchAll(/ id="?([^\s">]*)/g)].map(([, id = ""]) => id),
  };
}

async function readPdf(bytes: Uint8Array): Promise<Page> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const named = pdf.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const links = pdf.getPages().flatMap((page) => {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray)?.asArray() ?? [];
    return annotations.flatMap((one) => {
      const annotation = pdf.context.lookup(one, PDFDict);
      const uri = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
      if (uri instanceof PDFString || uri instanceof PDFHexString) return [uri.decodeText()];
      const place = annotation.lookup(PDFName.of("Dest"));
      return place instanceof PDFName ? [`#${place.decodeText()}`] : [];
    });
  });
  const places = named?.keys().map((name) => name.decodeText()) ?? [];
  return { title: pdf.getTitle() ?? "", links, places };
}
