import { fieldsOf, findStandard, standards } from "../../plan/measures/catalogue.ts";
import { expectedAt } from "../../plan/schema/fields.ts";
import { type Kpi, kpi, STANDARD_FIELDS, type StandardField } from "../../plan/schema/kpis.ts";
import type { Update } from "../../plan/schema/updates.ts";
import { below, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { didYouMean, list } from "../../text/words.ts";
import { missingField } from "../rules/fields.ts";
import { idOf, type RawEntry } from "./gather.ts";

/** The fields that KPIs must have and lack, as they were written or once their updates have changed them. */
export const missingFields = (
  written: readonly RawEntry[],
  kpis: readonly Kpi[],
  updates: readonly Update[],
): Problem[] => [...written.flatMap(missingIn), ...missingAfterUpdates(kpis, updates)];

/** A KPI is judged as written, so that no other mistake in it hides a field that it lacks. */
function missingIn({ data, origin }: RawEntry): Problem[] {
  if (typeof data === "string" || Array.isArray(data)) return [];
  const { standard } = data;
  const entity = idOf(data);
  const holder = entity === undefined ? "KPI" : `KPI "${entity}"`;
  const absent = STANDARD_FIELDS.filter((field) => !Object.hasOwn(data, field));
  if (standard !== undefined && typeof standard !== "string") return [];
  if (standard === undefined) return absent.map((field) => missing(holder, field, origin, entity));
  const measure = findStandard(standard.trim());
  if (measure !== undefined) {
    const unfilled = absent.filter((field) => fieldsOf(measure)[field] === undefined);
    return unfilled.map((field) => notInStandard(holder, field, origin, entity));
  }
  return absent.length === 0 ? [] : [unknownStandard(holder, absent, standard, origin, entity)];
}

/**
 * The fields that a KPI lacks once an update has changed its standard: nobody wrote them, the old standard filled them,
 * and the new one does not.
 */
function missingAfterUpdates(kpis: readonly Kpi[], updates: readonly Update[]): Problem[] {
  return updates.flatMap(({ of, patch, origin }) => {
    // Hardly any update changes it.
    if (typeof patch.standard !== "string") return [];
    const measure = findStandard(patch.standard);
    const target = kpis.find(({ id }) => id === of);
    if (measure === undefined || target === undefined) return [];
    const isWritten = (field: string): boolean =>
      updates.some((one) => one.of === of && Object.hasOwn(one.patch, field));
    return (target.fromStandard ?? [])
      .filter((field) => fieldsOf(measure)[field] === undefined && !isWritten(field))
      .map((field) => notInStandard(`The update of "${of}"`, field, below(origin, "standard"), of));
  });
}

function missing(holder: string, field: StandardField, origin: Origin, entity: string | undefined): Problem {
  return problemOf(missingField, {
    message: `${holder} has no "${field}"`,
    origin,
    entity,
    hint: `Expected ${expected(field)}, or standard: with the national measure that it follows.`,
  });
}

function notInStandard(holder: string, field: StandardField, origin: Origin, entity: string | undefined) {
  return problemOf(missingField, {
    message: `${holder} has no "${field}", and its standard does not fill it`,
    origin,
    entity,
    hint: `Expected ${expected(field)}: the catalogue leaves it open.`,
  });
}

function unknownStandard(
  holder: string,
  absent: readonly StandardField[],
  standard: string,
  origin: Origin,
  entity: string | undefined,
): Problem {
  const fields = list(absent.map((field) => `"${field}"`));
  return problemOf(missingField, {
    message: `${holder} has no ${fields}, and its standard, "${standard}", is not in DfE's Local Authority Interactive Tool`,
    origin: below(origin, "standard"),
    entity,
    hint:
      didYouMean(standard, standards().keys()) ??
      "Expected the name of one of its measures in kebab-case, or the fields themselves.",
  });
}

const expected = (field: StandardField): string => expectedAt(kpi, [field]).description ?? "text";
