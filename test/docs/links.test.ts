import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";

const pages = [".", "docs", "examples"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== "." }).map((name) => path.join(folder, String(name))),
  )
  .filter((name) => name.endsWith(".md"));

/** What links and anchors are read from: a part of the tree of Markdown. */
interface Part {
  readonly type: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly value?: string;
  readonly children?: readonly Part[];
}

const partsOf = (part: Part): Part[] => [part, ...(part.children ?? []).flatMap(partsOf)];
const readParts = (page: string): Part[] => partsOf(fromMarkdown(readFileSync(page, "utf8")) as Part);
const textOf = (part: Part): string => part.value ?? (part.children ?? []).map(textOf).join("");

const anchorsOfPages = new Map<string, Set<string>>();

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const known = anchorsOfPages.get(page);
  if (known !== undefined) return known;
  const anchors = new Set<string>();
  anchorsOfPages.set(page, anchors);
  for (const heading of readParts(page).filter(({ type }) => type === "heading")) {
    const slug = textOf(heading)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What is wrong with the links and pictures of a page, a line for each. */
function wrongLinks(page: string): string[] {
  return readParts(page).flatMap(({ type, url = "", alt }) => {
    if (type === "image" && !alt) return [`${url} has no words for those who do not see it`];
    if (!["link", "image", "definition"].includes(type) || /^(https:|mailto:)/.test(url)) return [];
    const [file = "", anchor] = url.split("#");
    const target = file === "" ? page : path.join(path.dirname(page), decodeURI(file));
    if (target.startsWith("..") || !existsSync(target)) return [`${url} leads nowhere`];
    return anchor === undefined || anchorsOf(target).has(anchor)
      ? []
      : [`${url}: no heading has this anchor`];
  });
}

describe.each(pages)("%s", (page) => {
  test("has links that lead somewhere, and pictures with words", () => {
    expect(wrongLinks(page)).toEqual([]);
  });
});

test("the README is short, and what to read on is in docs", () => {
  expect(readFileSync("README.md", "utf8").trim().split("\n").length).toBeLessThanOrEqual(120);
});
