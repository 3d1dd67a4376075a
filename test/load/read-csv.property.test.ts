import fc from "fast-check";
import { expect, test } from "vitest";
import { readFileOfFigures } from "../../src/load/csv/read-figures.ts";
import type { Figure } from "../../src/plan/schema/extracts.ts";
import { MONTH_NAMES } from "../../src/plan/time/dates.ts";
import { rounds } from "../rounds.ts";
import { loadFiles } from "./load-files.ts";

/** The meaning of a cell: a value, two counts, or a symbol. */
type Meant = number | readonly [number, number] | string;
type Table = readonly (readonly [kpi: string, period: string, figure: Meant])[];

/** The way in which a case system writes a table. */
interface Dialect {
  readonly delimiter: string;
  readonly mark: string;
  readonly lineEnd: string;
  readonly quoteAll: boolean;
  readonly form: "long" | "counted" | "wide";
  readonly months: "2016-04" | "Apr 2016" | "Apr-16" | "April 2016";
  readonly numbers: "plain" | "thousands" | "decimal comma";
  readonly percentSigns: boolean;
  readonly note: string;
  readonly notesFirst: boolean;
}

const UNITS = { assessments: "% of assessments", caseload: "cases", visits: "visits" };
const PERIODS = ["2016-01", "2016-04", "2016-05", "2016-09", "2017-12"];

const meant: fc.Arbitrary<Meant> = fc.oneof(
  fc.integer({ min: -20, max: 2_000_000 }),
  fc.integer({ min: 1, max: 30_000 }).map((tenths) => tenths / 10),
  fc.tuple(fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 3000 })),
  fc.constantFrom("c", "x", "z", "low", "u"),
);

const table: fc.Arbitrary<Table> = fc
  .subarray(
    Object.keys(UNITS).flatMap((kpi) => PERIODS.map((period) => [kpi, period] as const)),
    { minLength: 1 },
  )
  .chain((cells) =>
    fc.tuple(...cells.map(([kpi, period]) => meant.map((one) => [kpi, period, one] as const))),
  );

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  mark: fc.constantFrom("", "\uFEFF"),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  quoteAll: fc.boolean(),
  form: fc.constantFrom("long", "counted", "wide"),
  months: fc.constantFrom("2016-04", "Apr 2016", "Apr-16", "April 2016"),
  numbers: fc.constantFrom("plain", "thousands", "decimal comma"),
  percentSigns: fc.boolean(),
  note: fc.constantFrom("", "Plain", 'With "marks"', "a,b;c|d\te", "Two\nlines", "é 🙂"),
  notesFirst: fc.boolean(),
});

test("a table of figures is read the same in every dialect", async () => {
  await fc.assert(
    fc.asyncProperty(table, dialect, async (figures, how) => {
      const { plan, problems } = await loadFiles({
        "kpis.yaml": `kpis:\n${Object.entries(UNITS).map(kpiInYaml).join("")}`,
        "extract.yaml": "extracts:\n  - { date: 2018-01-05, file: export.csv }\n",
        "export.csv": how.mark + write(figures, how),
      });
      expect(problems).toEqual([]);
      const read = plan.extracts[0]?.figures.map(({ kpi, period, figure }) => [kpi, period, asMeant(figure)]);
      expect(new Set(read)).toEqual(new Set(figures));
    }),
    { numRuns: rounds({ short: 50, long: 1500 }) },
  );
});

const kpiInYaml = ([id, unit]: [string, string]): string =>
  `  - { id: ${id}, name: ${id}, definition: Counted., unit: "${unit}", frequency: monthly, better: higher }\n`;

const asMeant = ({ value, numerator, denominator, symbol }: Figure): Meant =>
  symbol ?? (numerator === null || denominator === null ? (value as number) : [numerator, denominator]);

function write(figures: Table, how: Dialect): string {
  const rows = ROWS[how.form](figures, how).map((row, index) => {
    const note = index === 0 ? "Note" : how.note;
    return how.notesFirst ? [note, ...row] : [...row, note];
  });
  const quoted = (cell: string): string =>
    how.quoteAll || /["\n]/.test(cell) || cell.includes(how.delimiter)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((row) => row.map(quoted).join(how.delimiter) + how.lineEnd).join("");
}

type WriteRows = (figures: Table, how: Dialect) => string[][];

const long: WriteRows = (figures, how) => [
  ["Period", "KPI", "Value"],
  ...figures.map(([kpi, period, figure]) => [month(period, how), kpi, written(kpi, figure, how)]),
];

const counted: WriteRows = (figures, how) => [
  ["kpi", "month", "denominator", "numerator", "value"],
  ...figures.map(([kpi, period, figure]) => {
    const counts =
      typeof figure === "object" ? figure.map((count) => number(count, how)).reverse() : ["", ""];
    const value = typeof figure === "object" ? "" : written(kpi, figure, how);
    return [kpi, month(period, how), ...counts, value];
  }),
];

const wide: WriteRows = (figures, how) => [
  ["measure", ...PERIODS.map((period) => month(period, how))],
  ...Object.keys(UNITS).map((kpi) => [
    kpi,
    ...PERIODS.map((period) => {
      const found = figures.find((one) => one[0] === kpi && one[1] === period);
      return found === undefined ? "" : written(kpi, found[2], how);
    }),
  ]),
];

const ROWS = { long, counted, wide };

function month(period: string, { months }: Dialect): string {
  const [year, number] = period.split("-") as [string, string];
  const name = MONTH_NAMES[Number(number) - 1] as string;
  if (months === "Apr 2016") return `${name.slice(0, 3)} ${year}`;
  if (months === "Apr-16") return `${name.slice(0, 3)}-${year.slice(2)}`;
  return months === "April 2016" ? `${name} ${year}` : period;
}

function written(kpi: string, figure: Meant, how: Dialect): string {
  if (typeof figure === "string") return figure;
  if (typeof figure === "object") return figure.map((count) => number(count, how)).join("/");
  return number(figure, how) + (kpi === "assessments" && how.percentSigns ? "%" : "");
}

function number(value: number, { numbers, delimiter }: Dialect): string {
  const [whole = "", part] = String(value).split(".");
  if (numbers === "decimal comma" && delimiter === ";") return [whole, part].filter(Boolean).join(",");
  const digits = numbers === "thousands" ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  // Between semicolons only a decimal point shows that the commas are between thousands.
  if (numbers === "thousands" && delimiter === ";") return `${digits}.${part ?? "0"}`;
  return part === undefined ? digits : `${digits}.${part}`;
}

test("every problem has a place in the file, whatever the file contains", () => {
  const parts = [
    "kpi",
    "period",
    "value",
    "2016-04",
    "17,2",
    "71/78",
    "x",
    "%",
    '"',
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    " ",
    "é",
    "🙂",
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: "grapheme", maxLength: 3 })))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, fc.boolean(), (body, headed) => {
      const whole = (headed ? "kpi,period,value\n" : "") + body;
      for (const { origin } of readFileOfFigures("export.csv", whole, []).problems) {
        const [start, end] = origin.offsets as readonly [number, number];
        expect([0 <= start, start <= end, end <= whole.length]).toEqual([true, true, true]);
      }
    }),
    { numRuns: rounds({ short: 667, long: 20000 }) },
  );
});
