import fc from "fast-check";
import { expect, test } from "vitest";
import { DELIMITERS, type Delimiter, parseRows } from "../../src/load/csv/rows.ts";
import { rounds } from "../rounds.ts";

const SIGNS = [..."a7é=,;\t| \u00A0\u2003\u2028\uFEFF\f\v\n\r", "\r\n", "𝒳", "17.2", "=17.4"];
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((signs) => signs.join(""));
const delimiter = fc.constantFrom(...(Object.keys(DELIMITERS) as Delimiter[]));

test("a text without quotation marks is read as it is with some after it, which the library reads", () => {
  fc.assert(
    fc.property(text, delimiter, fc.constantFrom("", "sep=;\n"), (written, by, first) => {
      const lines = `${first}${written}\n`;
      const from = first.length;
      expect(parseRows(lines, by, from).rows).toEqual(parseRows(`${lines}""`, by, from).rows);
    }),
    { numRuns: rounds({ short: 1000, long: 100_000 }) },
  );
});

test("so are its first rows", () => {
  fc.assert(
    fc.property(text, delimiter, fc.integer({ min: 1, max: 4 }), (written, by, most) => {
      const lines = `${written}\n`;
      expect(parseRows(lines, by, 0, most).rows).toEqual(parseRows(`${lines}""`, by, 0, most).rows);
    }),
    { numRuns: rounds({ short: 1000, long: 100_000 }) },
  );
});
