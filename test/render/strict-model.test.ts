import { describe, expect, test } from "vitest";
import { createStrictModel } from "../../src/render/templates/strict-model.ts";

type Report = { document: { title: string; item: null; parts: { blocks: string[] }[] } };

const data: Report = { document: { title: "Update", item: null, parts: [{ blocks: ["one"] }] } };
const strict = createStrictModel();
const report = strict.wrap(data, "") as Report & Record<string, never>;

describe("a strict model", () => {
  test("reads like the data it wraps", () => {
    expect(report.document.title).toBe("Update");
    expect(report.document.item).toBeNull();
    expect(report.document.parts).toHaveLength(1);
    expect(Array.isArray(report.document.parts)).toBe(true);
    expect([...(report.document.parts[0]?.blocks ?? [])]).toEqual(["one"]);
    expect(Object.keys(report.document)).toEqual(["title", "item", "parts"]);
  });

  test.each([
    ["document.chairman", () => report.document["chairman" as "title"]],
    ["document.parts[0].anchor", () => report.document.parts[0]?.["anchor" as "blocks"]],
    ["document.parts[1]", () => report.document.parts[1]],
    ["document.constructor", () => report.document.constructor],
    ["document.parts.map", () => report.document.parts.map],
    ["document.__proto__", () => report.document["__proto__" as "title"]],
  ])("throws on %s, which does not exist", (path, read) => {
    expect(read).toThrow(`There is no "${path}"`);
  });

  test("cannot be printed as text", () => {
    expect(() => `${report.document}`).toThrow(`"document" is not text`);
  });

  test("gives the same wrapper for the same data, and can give the data back", () => {
    expect(report.document).toBe(report.document);
    expect(strict.unwrap(report.document)).toBe(data.document);
    expect(strict.unwrap("text")).toBe("text");
  });
});
