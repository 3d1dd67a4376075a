import type { Plan } from "../plan/index.ts";
import { acrossLines } from "./across-lines.ts";

/** Where a sentence names others who do the same work, by words or by a body's name; null where it names none. */
export type FindOthers = (sentence: string) => readonly [from: number, to: number] | null;

const IN_WORDS = acrossLines(
  /\b(?:(?:(?:several|many|most|some|few|all) )?other|several|neighbouring|comparable|similar) (?:councils?|(?:local )?authorit(?:y|ies)|boroughs)\b|\bmost (?:councils|(?:local )?authorities)\b|\b(?:our |the )?statistical neighbours\b|\bnationally\b|\bacross England\b|\bthe (?:national|England) (?:average|figure|rate)\b/i,
);

/** Councils do what the council does; boards, committees and health bodies do not. */
const COUNCIL = /\b(?:Council|Borough|City|County|Authority)\b/;
const KIND = /(?: (?:Metropolitan|City|Borough|County|District|Council))+$/;

/** Finds others in the sentences of a plan's reports: its bodies that are councils, but for its own. */
export function findOthersIn({ header, bodies, events }: Plan): FindOthers {
  const own = shortName(header?.authority ?? "");
  const inspectors = new Set(events.flatMap(({ by }) => by));
  const names = bodies
    .filter(({ id, name }) => COUNCIL.test(name) && shortName(name) !== own && !inspectors.has(id))
    .map(({ name }) => shortName(name))
    .filter((name) => name !== "");
  const named =
    names.length === 0 ? null : acrossLines(new RegExp(`\\b(?:${names.map(literally).join("|")})\\b`));
  return (sentence) => {
    const match = IN_WORDS.exec(sentence) ?? named?.exec(sentence) ?? null;
    return match === null ? null : [match.index, match.index + match[0].length];
  };
}

/** "Leeds" of "Leeds City Council". */
const shortName = (name: string): string => name.replace(KIND, "");

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
