import type { Colour } from "../../plan/status.ts";

/** A status as the chart draws it: two words of one colour are told apart by a full and an open shape. */
export interface Kind {
  readonly colour: Colour;
  readonly word: string;
  readonly className: "full" | "open";
}

type Counted = { readonly colour: Colour; readonly word: string; readonly count: number };

/** Every status that occurs, in the order in which the rows list them, also where they count none. */
export function kindsOf(counts: readonly Counted[]): Kind[] {
  const kinds: Kind[] = [];
  const occurring = new Set(counts.filter(({ count }) => count > 0).map(({ word }) => word));
  for (const { colour, word } of counts) {
    if (!occurring.has(word) || kinds.some((kind) => kind.colour === colour && kind.word === word)) continue;
    const className = kinds.some((kind) => kind.colour === colour) ? "open" : "full";
    kinds.push({ colour, word, className });
  }
  return kinds;
}

export const kindOf = (kinds: readonly Kind[], { colour, word }: Counted): Kind =>
  kinds.find((kind) => kind.colour === colour && kind.word === word) ?? { colour, word, className: "full" };
