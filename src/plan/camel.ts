/** YAML keys are kebab-case, TypeScript's are camelCase: `measured-by` is decoded to `measuredBy`. */
export type Camel<T> = T extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
  ? T
  : T extends readonly (infer Item)[]
    ? Camel<Item>[]
    : T extends object
      ? { [Key in keyof T as Key extends string ? CamelKey<Key> : Key]: Camel<T[Key]> }
      : T;

type CamelKey<Key extends string> = Key extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelKey<Tail>>}`
  : Key;

/** Renames the keys of objects and of the objects in them; Maps, whose keys are data, stay as they are. */
export function camelise<T>(value: T): Camel<T> {
  if (Array.isArray(value)) return value.map(camelise) as Camel<T>;
  if (value === null || typeof value !== "object" || value instanceof Map) return value as Camel<T>;
  const renamed = Object.entries(value).map(([key, inner]) => [camelKey(key), camelise(inner)]);
  return Object.fromEntries(renamed) as Camel<T>;
}

export const camelKey = (key: string): string =>
  key.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
