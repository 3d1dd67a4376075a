/** What the steps of all versions are made of. It knows nothing of any version. */

export type Step = (value: unknown) => unknown;
type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields that at least one of the entries does not have. */
export const missingIn = (entries: unknown, fields: Fields): string[] =>
  Object.keys(fields).filter(
    (field) => Array.isArray(entries) && entries.some((entry) => isFields(entry) && !(field in entry)),
  );

export const fill = (value: unknown, missing: Fields): unknown =>
  isFields(value) && missingIn([value], missing).length > 0 ? { ...missing, ...value } : value;

export function change(value: unknown, changes: Readonly<Record<string, Step>>): unknown {
  if (!isFields(value)) return value;
  const changed = Object.entries(changes).flatMap(([key, to]) =>
    key in value ? [[key, to(value[key])]] : [],
  );
  return { ...value, ...Object.fromEntries(changed) };
}

export function each(migrate: Step): Step {
  return (value) => (Array.isArray(value) ? value.map(migrate) : value);
}
