import { type KnownKpi, whereSet } from "../../../plan/history/replay.ts";
import { findStandard } from "../../../plan/measures/catalogue.ts";
import type { Kpi } from "../../../plan/schema/kpis.ts";
import { type Origin, within } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import { anySpaces } from "../../prose/words.ts";
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
    for (const slip of wordingsIn(kpi[field], service))
      yield problemWith(slip, within(origin, slip.start, slip.end), kpi.id);
  }
}

function* judgeReports({ reports, sentencesIn }: CheckContext, service: string): Generator<RuleProblem> {
  for (const report of reports) {
    for (const sentence of sentencesIn(report)) {
      for (const slip of wordingsIn(sentence.text, service)) {
        yield problemWith(slip, placeInSentence(sentence, slip.start, slip.end), report.id);
      }
    }
  }
}

const problemWith = ({ words, problem }: Wording, origin: Origin, entity: string): RuleProblem => ({
  message: `"${words}" ${problem}`,
  origin,
  entity,
  hint: "Use the words of the measure, or name the other measure that is meant.",
});

/** A national measure that is often defined in another way, and what its definition has to say. */
interface Definition {
  /** Its ids in the catalogue. */
  readonly standards: readonly string[];
  /** Names that plainly mean it, for KPIs that name no standard; null where local measures share the name. */
  readonly name: RegExp | null;
  readonly demands: readonly Demand[];
}

/** What a definition has to say: words that show it does, and the rest of "does not say". */
interface Demand {
  readonly words: RegExp;
  readonly that: string;
}

const FULL_TIME = /\b(?:full|whole)[- ]time[- ]equivalents?\b|\b[FW]TE\b/i;

const DEFINITIONS: readonly Definition[] = [
  {
    standards: [
      "placement-1-cla-with-three-or-more-placements",
      "placement-1-number-of-cla-with-three-or-more-placements",
    ],
    name: /\b(?:(?:three|3) or more|3\+) placements\b/i,
    demands: [
      { words: /\bplacements\b/i, that: "that it counts placements" },
      { words: /\byear\b|\b(?:12|twelve) months\b/i, that: "over which year" },
    ],
  },
  {
    standards: ["long-term-placement-stability", "long-term-placement-stability-num"],
    name: /\blong[- ]term placement stability\b|\bstable long[- ]term placement/i,
    demands: [
      {
        words: /\b(?:under|below|younger than) (?:the age of )?(?:16|sixteen)\b|\bunder[- ]16/i,
        that: "that children under 16 are counted",
      },
      {
        words: /\btwo[- ]and[- ]a[- ]half years\b|\b2\.5 years\b|\b2½ years\b|\b30 months\b/i,
        that: "that they have been looked after for two and a half years or more",
      },
    ],
  },
  {
    standards: ["average-number-of-cases-per-children-and-family-social-worker-based-on-fte-counts"],
    name: /^average (?:caseload|workload|number of cases)(?: (?:of|per|for) (?:children['’]?s )?social workers?)?$/i,
    demands: [
      { words: FULL_TIME, that: "that social workers are counted as full-time equivalents" },
      { words: /\bagency\b/i, that: "that agency staff are included" },
    ],
  },
  {
    standards: ["percentage-rate-of-social-worker-turnover"],
    name: null,
    demands: [
      { words: /\bleavers?\b|\bleft\b|\bleav(?:e|ing)\b/i, that: "that leavers are counted" },
      {
        words: /\b30(?:th)? September\b/i,
        that: "that they are set against the staff in post at 30 September",
      },
    ],
  },
  {
    standards: ["percentage-of-agency-social-workers"],
    name: /^(?:(?:percentage|proportion|share|rate) of )?agency social workers$/i,
    demands: [
      {
        words: /\b(?:employed|permanent|together|total)\b|\ball (?:\S+ )*?social workers\b/i,
        that: "that agency staff are set against agency and employed staff together",
      },
    ],
  },
  {
    standards: ["care-leavers-neet", "care-leavers-education-employment-training-eet"],
    name: null,
    demands: [{ words: /\b19\b[^.]{1,20}\b21\b/, that: "that care leavers aged 19 to 21 are counted" }],
  },
];

/** A definition may leave the details to the national one: "as DfE defines it", "as in the SSDA903 return". */
const REFERS =
  /\bas (?:in |for |DfE |the Department for Education )?(?:the )?(?:national|DfE|SSDA ?903|Department for Education|defines)\b/i;

/**
 * What the definition of a KPI should say and does not: "that agency staff are included". The national measures are
 * about children, so a KPI that names no standard counts only where it is about children, too.
 */
export function missingFrom({ standard, name, definition }: Kpi, service: string): string[] {
  const known = standard !== undefined && findStandard(standard) !== undefined;
  if (!known && !isOfChildren(`${name} ${definition}`, service)) return [];
  const found = DEFINITIONS.find((one) =>
    known ? one.standards.includes(standard) : one.name?.test(name.trim()),
  );
  if (found === undefined || REFERS.test(definition)) return [];
  return found.demands.filter(({ words }) => !words.test(definition)).map(({ that }) => that);
}

/** Words that say something other than what a measure counts. */
interface Wording {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** What is wrong with them, and what was expected. */
  readonly problem: string;
}

const OR_MORE = "(?:three|3)(?: or more| ?\\+|[ -]plus)";
const AT_LEAST = "(?:at least|no fewer than|not fewer than|a minimum of) (?:three|3)|more than (?:two|2)";
/** A move of school, home or bedroom is not a placement. */
const MOVES_OF =
  "(?:placement )?moves\\b(?! (?:of|between) (?!(?:(?:our|the|their|a|foster|these) )?(?:placements?|carers?|child(?:ren)?|young|looked|LAC|CLA)\\b))|placement changes\\b|changes of placement\\b";
const words = (source: string): RegExp => new RegExp(anySpaces(source).replaceAll("\\s+?", "\\s*"), "gi");

/** "Three or more moves", "three placement moves or more". */
const MOVES = words(
  `(?<!\\bnot )\\b(?:${OR_MORE} (?:${MOVES_OF})|(?:three|3) (?:(?:placement )?moves(?: of placement)?|placement changes|changes of placement) or more\\b)`,
);
const MOVED = words(
  `\\b(?:${AT_LEAST}) (?:${MOVES_OF})|\\bmoved (?:placements? )?(?:(?:${OR_MORE}|${AT_LEAST}) times|(?:three|3) times or more)\\b`,
);
/** Without these words a manager may have moved, or a team to another floor. */
const CHILDREN_IN_CARE =
  /\b(?:placements?|LAC|CLA|looked[-\s]after|in\s+care|in\s+our\s+care|(?:children|young\s+people)\s+(?:who\s+)?(?:had|have|with|has))\b/i;
const ANOTHER_MOVE = /\b(?:schools?|homes?|houses?|housing|offices?|hubs?|teams?|social\s+workers?)\b/i;

const LOOKED_AFTER =
  "(?<!\\bformer(?:ly)? )\\b(?:LAC|CLA|looked[- ]after (?:children|young people|teenagers)|(?:children|young people) (?:who are )?looked after|(?:children|young people|teenagers) in (?:our )?care)\\b";
const OCCUPATION = "(?:education|employment|training|work|school)";
const NOT_IN = `(?:NEETs?|(?:not in|out of) ${OCCUPATION},? ${OCCUPATION},? (?:or|and|nor) ${OCCUPATION})\\b`;
const NEET = words(
  `${LOOKED_AFTER}(?:, \\d+(?:\\.\\d+)?(?:%| per cent))?(?: (?:(?:who|that) )?(?:are|were))? ${NOT_IN}|\\bNEETs? (?:(?:rates?|figures?|numbers?|levels?) )?(?:(?:among(?:st)?|of|for) )?(?:our )?${LOOKED_AFTER}`,
);

/** Looked after children of 16 and 17 can be out of education, and some councils count them. */
const OLD_ENOUGH = /\b(?:16|17|sixteen|seventeen|post[- ]16)\b/i;

interface Slip {
  readonly pattern: RegExp;
  /** Words elsewhere in the sentence that it needs. */
  readonly only?: RegExp;
  /** Words elsewhere in the sentence that make it right. */
  readonly unless?: RegExp;
  readonly problem: string;
}

const COUNTS_MOVES = 'counts moves: expected "three or more placements", which the measure counts';

const SLIPS: readonly Slip[] = [
  { pattern: MOVES, problem: COUNTS_MOVES },
  { pattern: MOVED, only: CHILDREN_IN_CARE, unless: ANOTHER_MOVE, problem: COUNTS_MOVES },
  {
    pattern: NEET,
    unless: OLD_ENOUGH,
    problem: "is said of looked after children: expected care leavers aged 19 to 21, whom the measure counts",
  },
];

/** The slips in a sentence, in the order of SLIPS; none in one that is not about children. */
export function wordingsIn(text: string, service: string): Wording[] {
  if (!isOfChildren(text, service)) return [];
  const possible = SLIPS.filter(({ only, unless }) => (only?.test(text) ?? true) && !unless?.test(text));
  return possible.flatMap(({ pattern, problem }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      words: found,
      problem,
    })),
  );
}

const CHILDREN =
  /\b(?:child(?:ren)?|CLA|LAC|looked[-\s]after|care\s+leavers?|young\s+people|teenagers|foster(?:ed|ing)?|NEETs?)\b/i;
const OTHERS =
  /\b(?:adults?|tenan(?:ts?|cy|cies)|residents?|patients?|refugees?|households?|homeless(?:ness)?|older\s+people)\b/i;

/** Whether words are about children: they say so, or the service is for children and the words name nobody else. */
export const isOfChildren = (words: string, service: string): boolean =>
  CHILDREN.test(words) || (CHILDREN.test(service) && !OTHERS.test(words));
