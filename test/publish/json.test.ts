import { expect, test } from "vitest";
import { formatJson } from "../../src/publish/json.ts";

test("JSON keeps the order of keys and ends with a newline", () => {
  expect(formatJson({ b: 1, a: [null, "é"] })).toBe('{\n  "b": 1,\n  "a": [\n    null,\n    "é"\n  ]\n}\n');
});

test("a value that JSON would silently lose is a fault of ours", () => {
  const withHole = { count: undefined } as unknown as null;
  expect(() => formatJson(withHole)).toThrow('The model has undefined at "count"');
  expect(() => formatJson({ share: Number.NaN })).toThrow('The model has NaN at "share"');
});
