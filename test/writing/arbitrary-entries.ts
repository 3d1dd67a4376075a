import fc from "fast-check";
import { STATUSES } from "../../src/plan/schema/actions.ts";
import type { NewEntries, NewEntry } from "../../src/writing/entries.ts";
import { anyCharacter } from "../any-character.ts";

/** What needs care in YAML, or is something else to one of its readers. */
const TRAPS = [
  ..."1.10|012|1_000|0x1F|1e3|.5|190:20:30|2016|+44|no|Yes|off|y|null|~|true|=|<<|.inf|.NaN".split("|"),
  ...'- a dash|? a question|: colon|a: b|a:|@home|`code`|%age|{{count}}|[x]|a, b|& co|*star|!tag|"x"|it\'s'.split(
    "|",
  ),
  ..."#2|team #2|a # b|---|...|--- a|'|\"|\\|\\n|| pipe|> more|{ x|}|]|,|-|?|...\nb|%\n%".split(
    /(?<!\|)\|(?!\|)/,
  ),
  ...["due: 2016-03-31", "- id: 1.2", "text\n- { id: 1.3, title: x }", "text\nowner: director\nend"],
  ...[
    "a\tb",
    "a\n\nb\nc",
    "a\n  indented\nb",
    "a\n\tb",
    " lead",
    "trail ",
    "a \nb",
    "\na",
    "a\n",
    "\u00a0x\u00a0",
    "x\u00a0y",
  ],
  ...[
    "👩‍👧 café",
    "Łódź, Llanfair\u2011y",
    "\u202eabc",
    "a\u2028b",
    "a\u0085b",
    "\ufeffa",
    "a\r\nb",
    "a\rb",
    "\u0007",
    "\ud800",
  ],
  ...["2016-03-31", "2016-08", "2016-03-31 10:20:30", "31/03/2016", "a".repeat(150)],
];

const words = fc
  .array(
    fc.oneof(fc.constantFrom("the", "plan", "of", "every", "social", "worker"), fc.constantFrom(...TRAPS)),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .chain((all) => fc.constantFrom(" ", " ", "\n", ", ").map((between) => all.join(between)));

/** Any text that is not blank: words, traps, and what all of Unicode holds. */
export const prose: fc.Arbitrary<string> = fc
  .oneof(fc.constantFrom(...TRAPS), words, fc.string({ unit: anyCharacter, minLength: 1, maxLength: 200 }))
  .filter((text) => text.trim() !== "");

const id = fc.constantFrom("1.1", "1.10", "012", "2", "R1", "no", "visit-2016", "y", "1e3", "null");
const day = fc.constantFrom("2016-01-08", "2016-03-31", "2016-08-26");

const optional = <Shape extends Record<string, fc.Arbitrary<unknown>>>(shape: Shape) =>
  fc.record(shape, { requiredKeys: [] });

const evidence = fc.array(fc.record({ title: prose, date: day }), { maxLength: 2 });

const fieldsOf = {
  actions: fc.record(
    {
      id,
      answers: fc.array(id, { minLength: 1, maxLength: 3 }),
      title: prose,
      owner: id,
      due: day,
      outcome: prose,
      status: fc.constantFrom(...STATUSES),
      evidence,
      impact: prose,
      illustrative: fc.boolean(),
    },
    { requiredKeys: ["id", "answers", "title"] },
  ),
  posts: fc.record({ id, title: prose }),
  recommendations: fc.record({ id, number: fc.nat(), title: prose, text: prose, source: id }),
  extracts: fc.record({
    date: day,
    values: fc.constantFrom(
      new Map([
        [
          "caseload",
          new Map([
            ["2016", "17.2"],
            ["2016-08", "71/78"],
            ["2015-W01", "c"],
          ]),
        ],
      ]),
      new Map([["no", new Map([["2016-08", "-0.50"]])]]),
    ),
  }),
};

const entry = (fields: fc.Arbitrary<object>): fc.Arbitrary<NewEntry> =>
  fc.record({
    fields: fields as fc.Arbitrary<NewEntry["fields"]>,
    comments: fc.array(prose, { maxLength: 2 }),
  });

const list = (fields: fc.Arbitrary<object>) => fc.array(entry(fields), { maxLength: 3 });

/** Entries of a few collections, each id once in its collection. */
export const entries: fc.Arbitrary<NewEntries> = optional({
  actions: list(fieldsOf.actions).map(unique),
  posts: list(fieldsOf.posts).map(unique),
  recommendations: list(fieldsOf.recommendations).map(unique),
  extracts: list(fieldsOf.extracts),
  glossary: fc.dictionary(prose, prose, { maxKeys: 3 }).map((terms) => new Map(Object.entries(terms))),
}) as fc.Arbitrary<NewEntries>;

function unique(all: readonly NewEntry[]): NewEntry[] {
  return [...new Map(all.map((one) => [one.fields.id, one])).values()];
}
