import { once } from "../../text/remember.ts";
import {
  type Better,
  type Kpi,
  STANDARD_FIELDS,
  type StandardField,
  type WrittenKpi,
} from "../schema/kpis.ts";
import definitions from "./catalogue/definitions.json" with { type: "json" };
import catalogue from "./catalogue/measures.json" with { type: "json" };
import { isPercentage, parseUnit, type UnitKind } from "./units.ts";

/**
 * A national measure from the Department for Education's Local Authority Interactive Tool. Contains public sector
 * information licensed under the Open Government Licence v3.0.
 */
export interface Standard {
  /** The name in kebab-case, such as `care-leavers-neet`. */
  readonly id: string;
  readonly name: string;
  /** Which way is better. Neutral measures are never rated. Null for the few of which the catalogue does not say. */
  readonly polarity: "high" | "low" | "neutral" | null;
  readonly kind: UnitKind;
  /** As it is printed: "% of social workers" for the "Turnover rate" of the catalogue. */
  readonly unit: string;
  /** What is counted, in our own words; null if there is any doubt. */
  readonly definition: string | null;
}

/** Our own words where the catalogue has none, or a shorthand that does not say what is counted. */
const WORDS: Readonly<Record<string, { readonly definition?: string; readonly unit?: string }>> = definitions;

/** Every national measure by its id. */
export const standards: () => ReadonlyMap<string, Standard> = once(
  () =>
    new Map(
      catalogue.measures.map(({ measure, polarity, unit }) => {
        const id = standardId(measure);
        const words = WORDS[id];
        return [
          id,
          {
            id,
            name: measure,
            polarity: polarity as Standard["polarity"],
            kind: kindOf(measure, unit),
            unit: words?.unit ?? unit,
            definition: words?.definition ?? null,
          },
        ];
      }),
    ),
);

/** The national measure that a KPI's `standard` names. */
export const findStandard = (id: string): Standard | undefined => standards().get(id);

function standardId(name: string): string {
  const plain = name.toLowerCase().replace(/['’]/g, "");
  return (plain.match(/[a-z0-9]+/g) ?? []).join("-");
}

/** The "Turnover rate" of the catalogue is a percentage by the name of its measure. */
function kindOf(measure: string, unit: string): UnitKind {
  return isPercentage(measure) ? "percentage" : parseUnit(unit).kind;
}

type Fields = { readonly [Field in StandardField]?: string };

/** The fields that a national measure fills. Those that the catalogue leaves open are left out. */
export function fieldsOf({ name, definition, unit, polarity }: Standard): Fields & { better?: Better } {
  return {
    name,
    unit,
    ...(definition !== null && { definition }),
    ...(polarity !== null && { better: BETTER[polarity] }),
  };
}

const BETTER = { high: "higher", low: "lower", neutral: "neutral" } as const;

/** The KPI with the fields that its standard fills; null if it still lacks one. */
export function fillFromStandard(written: WrittenKpi): Kpi | null {
  const standard = written.standard === undefined ? undefined : findStandard(written.standard);
  const fromStandard = STANDARD_FIELDS.filter((field) => written[field] === undefined);
  const filled = { ...(standard && fieldsOf(standard)), ...written, fromStandard };
  return STANDARD_FIELDS.every((field) => filled[field] !== undefined) ? (filled as Kpi) : null;
}

/** The KPI after its updates, with fields that nobody wrote as the standard in force gives them. */
export function followStandard<T extends Kpi>(
  kpi: T & {
    readonly history: readonly { readonly patch: Readonly<Record<string, unknown>> }[];
    readonly amended: { readonly setBy: Readonly<Record<string, unknown>> } | null;
  },
): T {
  const fromStandard = (kpi.fromStandard ?? []).filter(
    (field) => kpi.history.every(({ patch }) => !(field in patch)) && !(field in (kpi.amended?.setBy ?? {})),
  );
  const standard = findStandard(kpi.standard ?? "");
  const fields = Object.entries(standard === undefined ? {} : fieldsOf(standard));
  const filled = fields.filter(([field]) => fromStandard.includes(field as StandardField));
  return { ...kpi, ...Object.fromEntries(filled), fromStandard };
}
