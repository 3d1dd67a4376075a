/** Text as a pattern that means just that. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The source of a pattern that finds one of some names as whole words, however their spaces are written. */
export function anyOf(names: readonly string[]): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const words = longestFirst.map((name) => literally(name).replace(/\s+/g, "\\s+"));
  return words.length === 0 ? "(?!)" : `(?<!\\w)(?:${words.join("|")})(?!\\w)`;
}
