import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPlan, loadPlan, memoryFolder, readSettings, UsageError } from "../../src/index.ts";

const HERE = import.meta.dirname;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "fonts-"));
  await symlink(path.join(HERE, "packages"), path.join(folder, "node_modules"));
  await mkdir(path.join(folder, "plan"));
  await cp(path.join(HERE, "files"), path.join(folder, "own"), { recursive: true });
  await writeFile(path.join(folder, "own/huge.ttf"), new Uint8Array(20 * 1024 * 1024));
  await writeFile(path.join(folder, "own/letter.woff2"), "Dear Ms Joyner");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function settingsOf(fonts: string) {
  const config = path.join(folder, "improve.config.yaml");
  await writeFile(config, fonts);
  return await readSettings(path.join(folder, "plan"), { config });
}

describe("fonts: in the configuration", () => {
  test("names packages, which lie beside the plan or above it, and files", async () => {
    const { fonts } = await settingsOf(`\
fonts:
  - "@fontsource/noto-sans-tamil"
  - family: Noto Sans Hebrew
    files:
      - own/noto-sans-hebrew.ttf
      - { file: own/noto-sans-hebrew.ttf, weight: 700, style: normal }
`);
    const named = fonts.others?.map(({ family, parts }) => [family, parts.map(({ faces }) => faces.length)]);
    expect(named).toEqual([
      // Of its three parts the package here holds one.
      ["Noto Sans Tamil", [2]],
      ["Noto Sans Hebrew", [2]],
    ]);
  });

  test.each([
    [
      `["@fontsource/noto-sans-thai"]`,
      `The package "@fontsource/noto-sans-thai" is not installed`,
      "Run npm install @fontsource/noto-sans-thai in the folder of the plan or above it.",
    ],
    [
      "[noto-sans-thai]",
      `The package "noto-sans-thai" is not installed`,
      `Run npm install @fontsource/noto-sans-thai in the folder of the plan or above it and write "@fontsource/noto-sans-thai".`,
    ],
    [
      "[Noto Sans Thai]",
      `"Noto Sans Thai" is not the name of a package`,
      `Write the package that has the font, such as "@fontsource/noto-sans-thai".`,
    ],
    [
      "[{ family: Ours, files: [own/none.woff2] }]",
      `There is no font file "own/none.woff2"`,
      "Correct its path.",
    ],
    ["[{ family: Ours, files: [own] }]", `"own" is not a file`, "Name the font file itself."],
    [
      "[{ family: Ours, files: [own/letter.woff2] }]",
      `"own/letter.woff2" is not a font that can be read`,
      "Give a WOFF2, WOFF, TTF or OTF file.",
    ],
    [
      "[{ family: Ours, files: [own/huge.ttf] }]",
      `The font file "own/huge.ttf" has more than 5 MB, and a report carries its fonts`,
      "Use a package of @fontsource",
    ],
    ["[{ family: Ours, files: [] }]", `The configuration: "fonts.files" is an empty list`, ""],
    ["[{ family: Ours, file: a.ttf }]", `The configuration has no "fonts.files"`, ""],
    [
      "[{ family: Ours, files: [{ file: own/some-emoji.woff2, weight: bold }] }]",
      `The configuration, fonts.files.weight: "bold" is not a whole number`,
      "",
    ],
  ])("%s is wrong", async (fonts, message, hint) => {
    const error = await settingsOf(`fonts: ${fonts}`).catch((error) => error);
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(/improve\.config\.yaml:1:\d+: /);
    expect(error.message).toContain(message);
    expect(error.hint ?? "").toContain(hint);
  });
});

describe("what check says", () => {
  const found = async (fonts: string): Promise<string[]> => {
    const names = ["plan.yaml", "report.yaml"];
    const texts = names.map((name) => readFile(path.join("examples/minimal", name), "utf8"));
    const [plan = "", report = ""] = await Promise.all(texts);
    const named = plan.replace("Ruth Okafor", "தமிழ் (김민수)");
    const loaded = await loadPlan(memoryFolder({ "plan.yaml": named, "report.yaml": report }));
    const { problems } = await checkPlan(loaded, await settingsOf(fonts));
    return problems.filter(({ rule }) => rule === "unprintable-character").map(({ message }) => message);
  };

  test("depends on the fonts that are named", async () => {
    expect(await found("")).toHaveLength(2);
    expect(await found(`fonts: ["@fontsource/noto-sans-kr"]`)).toEqual([expect.stringContaining("தமிழ்")]);
    expect(await found(`fonts: ["@fontsource/noto-sans-kr", "@fontsource/noto-sans-tamil"]`)).toEqual([]);
  });
});
