import { gunzipSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeModel, formatJson } from "../../src/publish/json.ts";
import { beginningOfPacked, decodeModel, packModel } from "../../src/publish/packed-model.ts";
import type { JsonValue } from "../../src/publish/publication.ts";

const models = fc.jsonValue({ noUnicodeString: false }).map((value) => value as JsonValue);

test("a model is packed once, and both ways hold it without its spaces", () => {
  fc.assert(
    fc.property(models, (model) => {
      const { base64, zlib, text } = packModel(model);
      expect(inflateSync(zlib)).toEqual(Buffer.from(text));
      expect(gunzipSync(Buffer.from(base64, "base64"))).toEqual(Buffer.from(text));
      expect(Buffer.from(text).toString()).toBe(JSON.stringify(model));
    }),
  );
});

test("a large model has the checksum that readers ask for", () => {
  const { zlib, text } = packModel({ text: "\u00ff\uffff".repeat(4000) });
  expect(inflateSync(zlib)).toEqual(Buffer.from(text));
});

test.each([
  ["as it is packed", (model: JsonValue) => JSON.stringify(model)],
  ["with its spaces, as earlier versions packed it", formatJson],
])("what a file holds %s is the model that its digest is of", (_, write) => {
  const model = { provenance: { tool: "improve" }, figures: [1, "é", null] };
  const { digest } = encodeModel(model);
  expect(decodeModel(digest, () => Buffer.from(write(model)), "PDF")).toEqual(model);
  expect(() => decodeModel(digest, () => Buffer.from(write({ ...model, figures: [] })), "PDF")).toThrow(
    "The report model in the PDF is not as it was published.",
  );
});

test("the beginning is told without the rest", () => {
  const model = { provenance: { tool: "improve" }, figures: Array.from({ length: 9999 }, (_, at) => at) };
  const { base64, zlib } = packModel(model);
  for (const packed of [base64, zlib, zlib.subarray(0, 2000)])
    expect(beginningOfPacked(packed)).toMatch(/^\{"provenance":\{"tool":"improve"\},"figures":\[0,1,2/);
  expect(beginningOfPacked("no gzip")).toBe("");
});
