import { below, type Origin } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { findStandard, STANDARDS } from "../plan/catalogue.ts";
import { fieldsOf } from "../plan/follow-standard.ts";
import { type Kpi, kpi, STANDARD_FIELDS, type StandardField } from "../plan/kpis.ts";
import type { Update } from "../plan/updates.ts";
import { expectedAt } from "./describe-schema.ts";
import type { RawEntry } from "./gather.ts";
import { missingField } from "./rules/missing-field.ts";

/** What a KPI lacks, told from what is written, so that other mistakes in it hide nothing. */
export function lackedFields({ data, origin }: RawEntry): Problem[] {
  if (typeof data === "string" || Array.isArray(data)) return [];
  const { id, standard } = data;
  const entity = typeof id === "string" ? id : undefined;
  const holder = entity === undefined ? "KPI" : `KPI "${entity}"`;
  const missing = STANDARD_FIELDS.filter((field) => !Object.hasOwn(data, field));
  if (standard !== undefined && typeof standard !== "string") return [];
  if (standard === undefined) return missing.map((field) => lacks(holder, field, origin, entity));
  const measure = findStandard(standard.trim());
  if (measure !== undefined) {
    const open = missing.filter((field) => fieldsOf(measure)[field] === undefined);
    return open.map((field) => lacksStill(holder, field, origin, entity));
  }
  return missing.length === 0 ? [] : [unknownStandard(holder, missing, standard, origin, entity)];
}

/** Fields that nobody wrote, and that the standard of an update does not fill as the one before did. */
export function lackedByUpdates(kpis: readonly Kpi[], updates: readonly Update[]): Problem[] {
  return updates.flatMap(({ of, patch, origin }) => {
    const measure = typeof patch.standard === "string" ? findStandard(patch.standard) : undefined;
    const target = kpis.find(({ id }) => id === of);
    if (measure === undefined || target === undefined) return [];
    const isWritten = (field: string): boolean =>
      updates.some((one) => one.of === of && Object.hasOwn(one.patch, field));
    return (target.fromStandard ?? [])
      .filter((field) => fieldsOf(measure)[field] === undefined && !isWritten(field))
      .map((field) => lacksStill(`The update of "${of}"`, field, below(origin, "standard"), of));
  });
}

function lacks(holder: string, field: StandardField, origin: Origin, entity: string | undefined): Problem {
  return problemOf(missingField, {
    message: `${holder} has no "${field}"`,
    origin,
    entity,
    hint: `Expected ${expected(field)}, or standard: with the national measure that it follows.`,
  });
}

function lacksStill(holder: string, field: StandardField, origin: Origin, entity: string | undefined) {
  return problemOf(missingField, {
    message: `${holder} has no "${field}", and its standard does not fill it`,
    origin,
    entity,
    hint: `Expected ${expected(field)}: the catalogue leaves it open.`,
  });
}

function unknownStandard(
  holder: string,
  missing: readonly StandardField[],
  standard: string,
  origin: Origin,
  entity: string | undefined,
): Problem {
  const fields = list(missing.map((field) => `"${field}"`));
  return problemOf(missingField, {
    message: `${holder} has no ${fields}, and its standard, "${standard}", is not in DfE's Local Authority Interactive Tool`,
    origin: below(origin, "standard"),
    entity,
    hint:
      didYouMean(standard, STANDARDS.keys()) ??
      "Expected the name of one of its measures in kebab-case, or the fields themselves.",
  });
}

const expected = (field: StandardField): string => expectedAt(kpi, [field]).description ?? "text";
