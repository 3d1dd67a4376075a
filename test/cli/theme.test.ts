import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";
import { expectLastGood, makePlan, placeLastGood } from "./workspace.ts";

const CREST = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0H9V9Z"/></svg>';
const WITH_LOGO = "logo: { file: crest.svg, alt: Fairmere Council }\n";

/** Files of a theme in the plan folder. */
async function addFiles(cwd: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(cwd, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

describe("a theme with a mistake gives one sentence and its place, and nothing is built", () => {
  const THEMES: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
    "theme-logo-missing": { "theme.yaml": WITH_LOGO },
    "theme-logo-of-20-mb": { "theme.yaml": WITH_LOGO, "crest.svg": new Uint8Array(20 * 1024 * 1024) },
    "theme-logo-with-a-script": {
      "theme.yaml": WITH_LOGO,
      "crest.svg": CREST.replace("<path", "<script>alert(1)</script><path"),
    },
    "theme-colour-too-pale": { "theme.yaml": 'colours: { accent: "#ffcc00" }\n' },
    "theme-section-unknown": { "theme.yaml": "cabinet: { order: [decision, purpose] }\n" },
    "theme-is-a-list": { "theme.yaml": `- ${WITH_LOGO}` },
    "theme-yaml": { "theme.yaml": 'footer: "Fairmere Council\n' },
    "theme-font-missing": {
      "theme.yaml": 'font: { family: Our Sans, files: [our-sans.woff2] }\nfonts: ["@fontsource/none"]\n',
    },
    "theme-key-unknown": { "theme.yaml": "fotter: Fairmere Council\n" },
  };
  test.each(Object.entries(THEMES))("%s", async (name, files) => {
    const cwd = await makePlan();
    const inPlan = Object.entries(files).map(([file, content]) => [`plan/${file}`, content]);
    await addFiles(cwd, Object.fromEntries(inPlan));
    await placeLastGood(cwd);
    const [read, named] = [
      await runImprove(["build", "plan"], { cwd }),
      await (async () => {
        const plain = await makePlan();
        const beside = Object.entries(files).map(([file, content]) => [`look/${file}`, content]);
        await addFiles(plain, Object.fromEntries(beside));
        return await runImprove(["build", "plan", "--theme", "look/theme.yaml"], { cwd: plain });
      })(),
    ];
    expect([read.exitCode, named.exitCode]).toEqual([1, 2]);
    await expectLastGood(cwd);
    await expectSession(name, read, named);
  });

  test("a theme or a folder of templates that is not there", async () => {
    const cwd = await makePlan();
    const runs = [
      await runImprove(["build", "plan", "--theme", "look.yaml"], { cwd }),
      await runImprove(["build", "plan", "--theme", "plan"], { cwd }),
      await runImprove(["build", "plan", "--templates", "look", "-f", "html"], { cwd }),
      await runImprove(
        ["diff", "plan@2025-11", "plan", "--theme", "look.yaml", "-f", "html", "-o", "d.html"],
        { cwd },
      ),
    ];
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    await expectSession("theme-not-there", ...runs);
  });
});

describe("a theme", () => {
  const LOOK = {
    "theme.yaml": `${WITH_LOGO}footer: Children's Services\ncabinet: { leave-out: [implications] }\n`,
    "crest.svg": CREST,
  };

  test("of the plan folder is read with the plan, by build and diff, and what it leaves out is warned of", async () => {
    const cwd = await makePlan();
    await addFiles(cwd, { "plan/theme.yaml": LOOK["theme.yaml"], "plan/crest.svg": CREST });
    const runs = [
      await runImprove(["check", "plan"], { cwd }),
      await runImprove(["build", "plan", "-f", "html"], { cwd }),
      await runImprove(
        ["diff", "plan@2025-11", "plan", "--plan", "plan", "-f", "html", "-o", "changes.html"],
        { cwd },
      ),
    ];
    await expectSession("theme-of-the-plan", ...runs);
    for (const file of ["reports/cabinet-2026-01.html", "changes.html"]) {
      const html = await readFile(path.join(cwd, file), "utf8");
      expect(html).toContain('<img class="logo" src="data:image/svg+xml;base64,');
      expect(html).toContain('<footer class="page-footer">Children&#x27;s Services</footer>');
    }
    expect(await readFile(path.join(cwd, "reports/cabinet-2026-01.html"), "utf8")).not.toContain(
      ">Implications</h3>",
    );
  });

  test("and templates can be named on the command line or in the configuration", async () => {
    const cwd = await makePlan();
    await addFiles(cwd, {
      "look/theme.yaml": LOOK["theme.yaml"],
      "look/crest.svg": CREST,
      "templates/theme.css": "h1 { background: url(crest.svg) }",
      "templates/crest.svg": CREST,
    });
    const given = ["--theme", "look/theme.yaml", "--templates", "templates"];
    const line = await runImprove(["build", "plan", "-f", "html", "-o", "a", ...given], { cwd });
    await addFiles(cwd, { "improve.config.yaml": "theme: look/theme.yaml\ntemplates: templates\n" });
    const configured = await runImprove(["build", "plan", "-f", "html", "-o", "b"], { cwd });
    const compared = await runImprove(["diff", "plan@2025-11", "plan", "-f", "html", "-o", "changes.html"], {
      cwd,
    });
    await expectSession("theme-named", line, configured, compared);
    const read = (file: string): Promise<string> => readFile(path.join(cwd, file), "utf8");
    const html = await read("a/cabinet-2026-01.html");
    expect(html).toContain('h1 { background: url("data:image/svg+xml;base64,');
    expect(await read("b/cabinet-2026-01.html")).toBe(html);
    expect(await read("changes.html")).toContain('<img class="logo"');
  });

  test("has a font for all text, in a report and in a comparison", async () => {
    const cwd = await makePlan();
    const font = await readFile(path.join(ROOT, "examples/themes/marlshire/source-serif-4.woff2"));
    await addFiles(cwd, {
      "plan/theme.yaml": "font: { family: Our Serif, files: [our-serif.woff2] }\n",
      "plan/our-serif.woff2": font,
    });
    await runImprove(["build", "plan", "-f", "html"], { cwd });
    await runImprove(["diff", "plan@2025-11", "plan", "--plan", "plan", "-f", "html", "-o", "changes.html"], {
      cwd,
    });
    for (const file of ["reports/cabinet-2026-01.html", "changes.html"]) {
      const html = await readFile(path.join(cwd, file), "utf8");
      expect(html).toContain('@font-face{font-family:"Our Serif";');
      expect(html).toMatch(/--text-font:"Our Serif","Source Sans 3"/);
    }
  });

  test("changes nothing of what is compared", async () => {
    const cwd = await makePlan();
    await runImprove(["build", "plan", "-f", "json", "-o", "before"], { cwd });
    await addFiles(cwd, { "plan/theme.yaml": "cabinet: { order: [decisions], titles: { reasons: Why } }\n" });
    await runImprove(["build", "plan", "-f", "json", "-o", "after"], { cwd });
    const [before, after] = await Promise.all(
      ["before", "after"].map(async (folder) =>
        JSON.parse(await readFile(path.join(cwd, folder, "cabinet-2026-01.json"), "utf8")),
      ),
    );
    expect(after.state).toEqual(before.state);
    expect(after.document).not.toEqual(before.document);
  });
});
