import type { Sentence } from "../prose/sentences.ts";
import { once } from "../text/remember.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { type Time, timesIn } from "./times/times.ts";
import { type Token, tokensOf } from "./words/tokens.ts";

/** What one sentence says, as far as words show it. Each part is read when it is first asked for. */
export interface Reading {
  /** With its references masked, as long as it was written. */
  readonly text: string;
  readonly kind: Sentence["kind"];
  readonly quoted: boolean;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly times: readonly Time[];
  readonly quantities: readonly Quantity[];
}

/** Reads a sentence. `written` is the same with its references as written. */
export function readSentence({ text, kind, quoted }: Omit<Sentence, "start">, written = text): Reading {
  const tokens = once(() => tokensOf(text, written));
  const times = once(() => timesIn(text, tokens()));
  const clauses = once(() => clausesOf(tokens(), times()));
  const quantities = once(() => quantitiesIn(text, tokens(), times()));
  return {
    text,
    kind,
    quoted,
    get tokens() {
      return tokens();
    },
    get clauses() {
      return clauses();
    },
    get times() {
      return times();
    },
    get quantities() {
      return quantities();
    },
  };
}

/** The offsets in the sentence of tokens from one position up to another. */
export const spanOf = (
  { tokens, text }: Reading,
  at: number,
  end: number,
): readonly [from: number, to: number] => [
  tokens[at]?.from ?? text.length,
  tokens[end - 1]?.to ?? text.length,
];
