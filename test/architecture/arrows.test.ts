import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** What each folder of src/ may import besides itself; ARCHITECTURE.md draws the same arrows. */
const ARROWS: Record<string, readonly string[]> = {
  diagnostics: [],
  prose: ["diagnostics"],
  plan: ["diagnostics"],
  model: ["plan"],
  disclosure: ["plan", "model"],
  load: ["diagnostics", "plan"],
  check: ["diagnostics", "prose", "plan", "model", "disclosure"],
  diff: ["diagnostics", "prose", "plan", "model"],
  report: ["diagnostics", "prose", "plan", "model", "disclosure", "diff"],
  render: ["diagnostics", "plan", "model"],
  sides: ["diagnostics", "plan", "model", "disclosure", "load", "diff", "report", "publish"],
  browser: [],
  publish: ["browser", "model"],
  reporters: ["diagnostics", "plan", "diff"],
};

/** Every folder may use these: the errors a user can put right, and where our own files are. */
const FOR_ALL = ["errors.ts", "package-root.ts"];

/** One library, one folder. */
const LIBRARIES: Record<string, string> = {
  yaml: "load",
  "csv-parse": "load",
  "markdown-it": "prose",
  handlebars: "render",
  "d3-scale": "render",
  puppeteer: "browser",
  "@cantoo/pdf-lib": "publish",
};

/** These compute: no file, no clock, no process. */
const PURE = ["diagnostics", "prose", "plan", "model", "disclosure", "check", "diff", "report"];

const files = globSync("src/**/*.ts").map((file) => file.split(path.sep).join("/"));
const importsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(
    (match) => match[1] as string,
  );
const folderOf = (file: string): string => file.split("/")[1] as string;

describe("the arrows between folders", () => {
  for (const file of files.filter((name) => name.split("/").length > 2 && folderOf(name) !== "commands")) {
    it(`${file} imports only what ${folderOf(file)} may`, () => {
      const own = folderOf(file);
      const targets = importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => folderOf(path.posix.join(path.posix.dirname(file), target)));
      expect(ARROWS).toHaveProperty(own);
      for (const target of targets) expect([own, ...(ARROWS[own] ?? []), ...FOR_ALL]).toContain(target);
    });
  }
});

describe("the libraries", () => {
  for (const [library, folder] of Object.entries(LIBRARIES)) {
    it(`${library} is imported in ${folder} alone`, () => {
      const users = files.filter((file) =>
        importsOf(file).some((one) => one === library || one.startsWith(`${library}/`)),
      );
      expect(users.length).toBeGreaterThan(0);
      for (const user of users) expect(folderOf(user)).toBe(folder);
    });
  }
});

describe("the computing folders", () => {
  for (const file of files.filter((name) => PURE.includes(folderOf(name)))) {
    it(`${file} reads no file and no clock`, () => {
      const text = readFileSync(file, "utf8");
      expect(importsOf(file).filter((one) => /^node:(fs|child_process|process|os)/.test(one))).toEqual([]);
      expect(text).not.toMatch(/Date\.now\(|new Date\(\)|\bprocess\./);
    });
  }
});
