import { findStandard } from "../../plan/catalogue.ts";
import type { Kpi } from "../../plan/kpis.ts";
import { isOfChildren } from "./of-children.ts";

/** A national measure that is often defined otherwise, and what its definition has to say. */
interface Definition {
  /** Its ids in the catalogue. */
  readonly standards: readonly string[];
  /** Names that plainly mean it, for KPIs that name no standard; null where local measures share the name. */
  readonly name: RegExp | null;
  readonly says: readonly Demand[];
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
    says: [
      { words: /\bplacements\b/i, that: "that it counts placements" },
      { words: /\byear\b|\b(?:12|twelve) months\b/i, that: "over which year" },
    ],
  },
  {
    standards: ["long-term-placement-stability", "long-term-placement-stability-num"],
    name: /\blong[- ]term placement stability\b|\bstable long[- ]term placement/i,
    says: [
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
    name: /^average (?:caseload|number of cases)(?: (?:of|per|for) (?:children['’]?s )?social workers?)?$/i,
    says: [
      { words: FULL_TIME, that: "that social workers are counted as full-time equivalents" },
      { words: /\bagency\b/i, that: "that agency staff are included" },
    ],
  },
  {
    standards: ["percentage-rate-of-social-worker-turnover"],
    name: null,
    says: [
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
    says: [
      {
        words: /\b(?:employed|permanent|together|total)\b|\ball (?:\S+ )*?social workers\b/i,
        that: "that agency staff are set against agency and employed staff together",
      },
    ],
  },
  {
    standards: ["care-leavers-neet", "care-leavers-education-employment-training-eet"],
    name: null,
    says: [{ words: /\b19\b[^.]{1,20}\b21\b/, that: "that care leavers of 19 to 21 are counted" }],
  },
];

/** A definition may leave the details to the national one: "as DfE defines it", "as in the SSDA903 return". */
const REFERS =
  /\bas (?:in |for |DfE |the Department for Education )?(?:the )?(?:national|DfE|SSDA ?903|Department for Education|defines)\b/i;

/**
 * What the definition of a KPI should say and does not: "that agency staff are included". The measures are of
 * children, so that one which names no standard has to be so too.
 */
export function missingFrom({ standard, name, definition }: Kpi, service: string): string[] {
  const known = standard !== undefined && findStandard(standard) !== undefined;
  if (!known && !isOfChildren(`${name} ${definition}`, service)) return [];
  const found = DEFINITIONS.find((one) =>
    known ? one.standards.includes(standard) : one.name?.test(name.trim()),
  );
  if (found === undefined || REFERS.test(definition)) return [];
  return found.says.filter(({ words }) => !words.test(definition)).map(({ that }) => that);
}
