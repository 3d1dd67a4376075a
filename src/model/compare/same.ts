/** Whether two values of states say the same. The order of a list says nothing, nor does giving one thing twice. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** Of a list only what another does not hold. */
export const notIn = <Item>(items: readonly Item[], others: readonly Item[]): Item[] => {
  const known = new Set(others.map(canonical));
  return items.filter((item) => !known.has(canonical(item)));
};

/**
 * Keys sorted, as a model written by an earlier version may have them in another order; a post by its id alone,
 * or a new title for it would be reported for every action it owns.
 */
function canonical(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${[...new Set(value.map(canonical))].sort().join()}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const keys = fields.map(([key]) => key).sort();
  const told = keys.join() === "id,title" ? ["id"] : keys;
  const texts = new Map(fields.map(([key, inner]) => [key, canonical(inner)]));
  return `{${told.map((key) => `${key}:${texts.get(key)}`).join()}}`;
}
