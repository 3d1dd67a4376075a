import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";

const pages = (await readdir("docs", { recursive: true }))
  .filter((name) => name.endsWith(".md") && name !== "rules.md")
  .map((name) => path.join("docs", name));

describe.each(pages)("%s", async (page) => {
  const blocks = (await readFile(page, "utf8")).matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm);
  test("shows YAML that is sound", () => {
    const wrong = [...blocks].flatMap(([, , text = ""]) => {
      const { errors, warnings } = parseDocument(text);
      return [...errors, ...warnings].map(({ message }) => message);
    });
    expect(wrong).toEqual([]);
  });
});
