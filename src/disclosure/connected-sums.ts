import type { Sum } from "./cells.ts";

/** Sums in groups that have no figure in common: what is suppressed in one changes nothing in the others. */
export function connectedSums(sums: readonly Sum[]): Sum[][] {
  const keysOf = ({ total, parts }: Sum): string[] => [total, ...parts].map(({ key }) => key);
  const holding = new Map<string, Sum[]>();
  for (const sum of sums) for (const key of keysOf(sum)) holding.set(key, [...(holding.get(key) ?? []), sum]);
  const seen = new Set<Sum>();
  return sums.flatMap((start) => {
    if (seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const sum of group) {
      for (const other of keysOf(sum).flatMap((key) => holding.get(key) ?? [])) {
        if (!seen.has(other)) group.push(other);
        seen.add(other);
      }
    }
    return [group];
  });
}
