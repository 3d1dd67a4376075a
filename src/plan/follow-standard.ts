import { findStandard, type Standard } from "./catalogue.ts";
import { type Better, type Kpi, STANDARD_FIELDS, type StandardField, type WrittenKpi } from "./kpis.ts";

type Fields = { readonly [Field in StandardField]?: string };

/** What a national measure says of each field; nothing of those that the catalogue leaves open. */
export function fieldsOf({ name, definition, unit, polarity }: Standard): Fields & { better?: Better } {
  return {
    name,
    unit,
    ...(definition !== null && { definition }),
    ...(polarity !== null && { better: BETTER[polarity] }),
  };
}

const BETTER = { high: "higher", low: "lower", neutral: "neutral" } as const;

/** The KPI with the fields that its standard fills; null where it still lacks one. */
export function fillFromStandard(written: WrittenKpi): Kpi | null {
  const standard = written.standard === undefined ? undefined : findStandard(written.standard);
  const fromStandard = STANDARD_FIELDS.filter((field) => written[field] === undefined);
  const filled = { ...(standard && fieldsOf(standard)), ...written, fromStandard };
  return STANDARD_FIELDS.every((field) => filled[field] !== undefined) ? (filled as Kpi) : null;
}

/** The KPI after its updates: the fields that nobody wrote follow the standard in force. */
export function followStandard<T extends Kpi>(
  kpi: T & { readonly history: readonly { readonly patch: Readonly<Record<string, unknown>> }[] },
): T {
  const fromStandard = (kpi.fromStandard ?? []).filter((field) =>
    kpi.history.every(({ patch }) => !(field in patch)),
  );
  const standard = findStandard(kpi.standard ?? "");
  const fields = Object.entries(standard === undefined ? {} : fieldsOf(standard));
  const filled = fields.filter(([field]) => fromStandard.includes(field as StandardField));
  return { ...kpi, ...Object.fromEntries(filled), fromStandard };
}
