import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findCircles, readHouse } from "../../scripts/house.ts";

/** The folders that each library is used in. */
const LIBRARIES: Record<string, string> = {
  yaml: "load writing",
  "csv-parse": "load sheets",
  hucre: "sheets",
  "mdast-util-from-markdown": "prose",
  handlebars: "render",
  "d3-scale": "render",
  puppeteer: "browser",
  docx: "word",
  "fast-xml-parser": "audit site word",
  htmlparser2: "publish render",
  fontkit: "fonts",
  h3: "preview",
  chokidar: "preview",
  idiomorph: "preview",
};

/** These only compute: they read no file, no clock and no process. */
const PURE = [
  "text",
  "problems",
  "prose",
  "plan",
  "model",
  "disclosure",
  "reading",
  "check",
  "diff",
  "report",
];

/** Every folder may use these: the errors that a user can put right, and the place of our own files. */
const FOR_ALL = ["errors.ts", "package.ts", "index.ts"];

const files = readHouse().filter(({ name }) => name.endsWith(".ts"));
const folderOf = (file: string): string => file.split("/")[1] as string;
const arrows = readArrows();

describe("folders import only what ARCHITECTURE.md allows", () => {
  const drawn = new Map<string, Set<string>>();
  for (const { name, imports } of files.filter((file) => file.name.split("/").length > 2)) {
    const targets = imports.filter(({ from }) => from.startsWith("src/")).map(({ from }) => folderOf(from));
    const others = targets.filter((target) => target !== folderOf(name) && !FOR_ALL.includes(target));
    drawn.set(folderOf(name), new Set([...(drawn.get(folderOf(name)) ?? []), ...others]));
  }
  it.each([...drawn])("%s", (folder, targets) => {
    expect([...targets].sort()).toEqual(arrows.get(folder)?.toSorted());
  });
  it("every folder in ARCHITECTURE.md exists", () => {
    expect([...arrows.keys()].sort()).toEqual([...drawn.keys()].sort());
  });
});

/** Folders inside of a folder, each of which imports only from those before it. */
const ORDERS = {
  plan: ["time", "schema", "measures", "history", "spc", "claims"],
  reading: [
    "words",
    "lexicons",
    "times",
    "quantities.ts",
    "clauses.ts",
    "reading.ts",
    "figures",
    "plan",
    "wording",
  ],
};

describe.each(Object.entries(ORDERS))("folders in %s import only from those before them", (parent, order) => {
  it.each(order)("%s", (folder) => {
    const own = files.filter(({ name }) => name.startsWith(`src/${parent}/${folder}`));
    const imports = own.flatMap((file) => file.imports.map(({ from }) => from.split("/")));
    const targets = imports.filter(([, other]) => other === parent).map(([, , target]) => target ?? "");
    const later = order.slice(order.indexOf(folder) + 1);
    expect(own).not.toEqual([]);
    expect(targets.filter((target) => later.includes(target))).toEqual([]);
  });
});

it("no files import each other in a circle", () => {
  expect(findCircles(files)).toEqual([]);
});

describe("each library is used where it is said to be", () => {
  it.each(Object.entries(LIBRARIES))("%s in %s", (library, folders) => {
    const users = files.filter(({ imports }) =>
      imports.some(({ from }) => from === library || from.startsWith(`${library}/`)),
    );
    expect([...new Set(users.map(({ name }) => folderOf(name)))].sort().join(" ")).toBe(folders);
  });
});

describe("folders that only compute read no file and no clock", () => {
  it.each(PURE)("%s", (folder) => {
    const own = files.filter(({ name }) => folderOf(name) === folder);
    const impure = own.filter(({ name, imports }) => {
      const text = readFileSync(name, "utf8");
      const reads = imports.some(({ from }) => /^node:(fs|child_process|process|os)/.test(from));
      return reads || /Date\.now\(|new Date\(\)|\bprocess\./.test(text);
    });
    expect(own).not.toEqual([]);
    expect(impure.map(({ name }) => name)).toEqual([]);
  });
});

it("every file is read by the one reader, which no pipe keeps waiting", () => {
  const readers = files.filter(({ name }) =>
    /import \{[^}]*\b(?:readFile|readFileSync|createReadStream|openSync)\b[^}]*\} from "node:fs/.test(
      readFileSync(name, "utf8"),
    ),
  );
  // Our own package is whole, or nothing of the program is.
  const ours = ["src/package.ts", "src/browser/unpack.ts"];
  expect(readers.map(({ name }) => name).filter((name) => !ours.includes(name))).toEqual([
    "src/disk/read-file.ts",
  ]);
});

it("what a check reads is asked in disk/, so that its answer can be kept", () => {
  const byName = new Map(files.map((file) => [file.name, file]));
  const reached = new Set<string>();
  const follow = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const { from } of byName.get(name)?.imports ?? []) if (from.startsWith("src/")) follow(from);
  };
  for (const name of ["check-plan", "loaded-plan", "settings"]) follow(`src/pipeline/${name}.ts`);
  const asking = [...reached].filter((name) =>
    byName
      .get(name)
      ?.imports.some(
        ({ from }) => /^node:(fs|child_process|os)/.test(from) || from === "src/disk/read-file.ts",
      ),
  );
  expect(asking.filter((name) => folderOf(name) !== "disk").sort()).toEqual(NO_PLAN);
});

/** These read and write what no check depends on. */
const NO_PLAN = [
  // Our own fonts, which are part of the build.
  "src/fonts/embed-fonts.ts",
  // A preview's memory of a plan.
  "src/load/file-memory.ts",
  // Our own package.json.
  "src/package.ts",
  "src/publish/targets.ts",
  "src/publish/write.ts",
  // What is imported.
  "src/sheets/open-workbook.ts",
];

/** Reads the table of folders: the name of each, what it may import, what it knows. */
function readArrows(): Map<string, string[]> {
  const rows = readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| `([a-z]+)\/` \| ([^|]*) \| [^|]+ \|$/gm);
  return new Map(
    [...rows].map(([, folder = "", targets = ""]) => [folder, targets === "none" ? [] : targets.split(", ")]),
  );
}

it("every file that ARCHITECTURE.md names is there", () => {
  const named = readFileSync("ARCHITECTURE.md", "utf8").matchAll(
    /`((?:[a-z-]+\/)+[a-z0-9-]+\.ts|index\.ts)`/g,
  );
  const names = [...named].map(([, name = ""]) => (name.startsWith("src/") ? name : `src/${name}`));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !files.some((file) => file.name === name))).toEqual([]);
});
