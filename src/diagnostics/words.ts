/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], joiner = "and"): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${joiner} ${items[items.length - 1]}`;
}

/** `1 action`, `2 actions`; give the plural where adding an s is not enough. */
export function plural(count: number, singular: string, plurals = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plurals}`;
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "once", "twice", "3 times". */
export const times = (count: number): string => ["never", "once", "twice"][count] ?? `${count} times`;
