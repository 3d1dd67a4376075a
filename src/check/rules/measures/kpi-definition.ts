import { type KnownKpi, whereSet } from "../../../plan/history/replay.ts";
import { findStandard } from "../../../plan/measures/catalogue.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { type Origin, within } from "../../../problems/origin.ts";
import { CHILDREN, OTHER_PEOPLE, REFERS } from "../../../reading/lexicons/definitions.ts";
import { type DefinitionSlip, definitionSlips } from "../../../reading/wording/definitions.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";
import { type Wordings, wordingsIn, wordingsOf } from "../../../reading/words/wordings.ts";
import { list } from "../../../text/words.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const kpiDefinition: Rule = {
  id: "kpi-definition",
  severity: "warning",
  summary:
    "A definition, or a sentence of a report, says something other than what the national measure counts.",
  why: "Three or more placements are not three or more moves, stability is about children under 16 looked after for two and a half years, a caseload is per full-time equivalent with agency staff, and NEET is about care leavers aged 19 to 21. A figure defined in another way cannot be compared with England's. The rule looks for words that show what is counted, in KPIs about children that name the standard or plainly have its name.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Fewer looked after children had 3 or more moves in the year.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Fewer looked after children had three or more placements in the year.
`,
  *check(context) {
    const service = context.plan.header?.service ?? "";
    for (const kpi of context.known.kpis) yield* judgeKpi(kpi, service);
    yield* judgeReports(context, service);
  },
};

function* judgeKpi(kpi: KnownKpi, service: string): Generator<RuleProblem> {
  const missing = missingFrom(kpi, service);
  if (missing.length > 0) {
    yield {
      message: `The definition of KPI "${kpi.id}", ${kpi.name}, does not say ${list(missing)}: expected it to, as the national measure does`,
      origin: whereSet(kpi, "definition"),
      entity: kpi.id,
      hint: "Say how it is counted; a measure that is counted in another way needs another name, and no standard.",
    };
  }
  for (const field of ["name", "definition"] as const) {
    const origin = whereSet(kpi, field);
    for (const slip of slipsIn(kpi[field], service))
      yield problemWith(slip, kpi[field], within(origin, slip.start, slip.end), kpi.id);
  }
}

function* judgeReports({ reports, sentencesIn }: CheckContext, service: string): Generator<RuleProblem> {
  for (const report of reports) {
    for (const sentence of sentencesIn(report)) {
      for (const slip of slipsIn(sentence.text, service)) {
        yield problemWith(slip, sentence.text, placeInSentence(sentence, slip.start, slip.end), report.id);
      }
    }
  }
}

const slipsIn = (text: string, service: string): DefinitionSlip[] =>
  isOfChildren(text, service) ? definitionSlips(text) : [];

const problemWith = (
  { start, end, problem }: DefinitionSlip,
  text: string,
  origin: Origin,
  entity: string,
): RuleProblem => ({
  message: `"${text.slice(start, end)}" ${problem}`,
  origin,
  entity,
  hint: "Use the words of the measure, or name the other measure that is meant.",
});

/** A national measure that is often defined in another way, and what its definition has to say. */
interface Definition {
  /** Its ids in the catalogue. */
  readonly standards: readonly string[];
  /** Names that plainly mean it, for KPIs that name no standard; null where local measures share the name. */
  readonly name: Wordings<string> | null;
  readonly demands: readonly Demand[];
}

/** What a definition has to say: words that show it does, and the rest of "does not say". */
interface Demand {
  readonly words: Wordings<string>;
  readonly that: string;
}

const words = (texts: string): Wordings<string> => wordingsOf({ words: texts });

const says = (text: string, wordings: Wordings<string>): boolean =>
  wordingsIn(tokensOf(text), wordings).length > 0;

const DEFINITIONS: readonly Definition[] = [
  {
    standards: [
      "placement-1-cla-with-three-or-more-placements",
      "placement-1-number-of-cla-with-three-or-more-placements",
    ],
    name: words("three/3 or more placement, 3 + placement"),
    demands: [
      { words: words("placement"), that: "that it counts placements" },
      { words: words("year, 12/twelve month"), that: "over which year" },
    ],
  },
  {
    standards: ["long-term-placement-stability", "long-term-placement-stability-num"],
    name: words(
      "long-term placement stability, long term placement stability, stable long-term placement, stable long term placement",
    ),
    demands: [
      {
        words: words("under/below/younger than? the? age? of? -? 16/16s/sixteen"),
        that: "that children under 16 are counted",
      },
      {
        words: words("two and a half year, two-and-a-half year, 2.5 year, 2 ½ year, 30 month"),
        that: "that they have been looked after for two and a half years or more",
      },
    ],
  },
  {
    standards: ["average-number-of-cases-per-children-and-family-social-worker-based-on-fte-counts"],
    name: words(
      `^ average caseload/workload $, ^ average number of case $, ^ average caseload/workload of/per/for child? social worker $,
      ^ average number of case of/per/for child? social worker $`,
    ),
    demands: [
      {
        words: words("full-time/whole-time/full-time-equivalent/fte/wte, full/whole time equivalent"),
        that: "that social workers are counted as full-time equivalents",
      },
      { words: words("agency"), that: "that agency staff are included" },
    ],
  },
  {
    standards: ["percentage-rate-of-social-worker-turnover"],
    name: null,
    demands: [
      { words: words("leaver/left/leave/leaving"), that: "that leavers are counted" },
      {
        words: words("30/30th september"),
        that: "that they are set against the staff in post at 30 September",
      },
    ],
  },
  {
    standards: ["percentage-of-agency-social-workers"],
    name: words("^ percentage/proportion/share/rate? of? agency social worker $"),
    demands: [
      {
        words: words("employed/permanent/together/total, all *? *? *? *? social worker"),
        that: "that agency staff are set against agency and employed staff together",
      },
    ],
  },
  {
    standards: ["care-leavers-neet", "care-leavers-education-employment-training-eet"],
    name: null,
    demands: [
      { words: words("19 ... 21, 19 20 or 21"), that: "that care leavers aged 19 to 21 are counted" },
    ],
  },
];

const REFERRING = wordingsOf(REFERS);

/**
 * What the definition of a KPI should say and does not: "that agency staff are included". The national measures are
 * about children, so a KPI that names no standard counts only where it is about children, too.
 */
export function missingFrom({ standard, name, definition }: Kpi, service: string): string[] {
  const known = standard !== undefined && findStandard(standard) !== undefined;
  if (!known && !isOfChildren(`${name} ${definition}`, service)) return [];
  const found = DEFINITIONS.find((one) =>
    known ? one.standards.includes(standard) : one.name !== null && says(name, one.name),
  );
  if (found === undefined || says(definition, REFERRING)) return [];
  return found.demands.filter((one) => !says(definition, one.words)).map(({ that }) => that);
}

const CHILD_PHRASES = phrasesOf(CHILDREN);

const OTHER_PHRASES = phrasesOf(OTHER_PEOPLE);

/** Whether words are about children: they say so, or the service is for children and the words name nobody else. */
export function isOfChildren(words: string, service: string): boolean {
  const tokens = tokensOf(words);
  if (phrasesIn(tokens, CHILD_PHRASES).length > 0) return true;
  return (
    phrasesIn(tokensOf(service), CHILD_PHRASES).length > 0 && phrasesIn(tokens, OTHER_PHRASES).length === 0
  );
}
