import { STATUSES, type Status } from "../../plan/schema/actions.ts";
import { plainWord } from "../../plan/schema/header.ts";
import { COLLECTIONS, type CollectionName } from "../../plan/schema/plan.ts";
import type { Plain } from "../yaml/node.ts";
import { type Gathered, idOf, type RawEntry } from "./gather.ts";
import type { NamedEntry, PlanWords } from "./plan-words.ts";

/** Entries whose statuses are ours, and what the plan calls things. */
interface Translated {
  readonly gathered: Gathered;
  readonly words: PlanWords;
}

/**
 * Puts a status in the place of each of the plan's own words for one, in actions and updates. A word that stands for
 * none stays as it is, so that it is told where it is written. What is wrong with the plan's list of words is told with
 * its header; of a word that is there twice the first counts.
 */
export function translateStatuses(gathered: Gathered): Translated {
  const words = wordsIn(gathered.plan[0]);
  if (words.length === 0) return { gathered, words: wordsOf(gathered, []) };
  const statuses = new Map(words.map(([word, status]) => [plainWord(word), status]));
  const translate = <Raw extends RawEntry>(raw: Raw): Raw => {
    const status = fieldsOf(raw.data).status;
    const meant = typeof status === "string" ? statuses.get(plainWord(status)) : undefined;
    return meant === undefined ? raw : { ...raw, data: { ...fieldsOf(raw.data), status: meant } };
  };
  const { entries, updates } = gathered;
  return {
    words: wordsOf(
      gathered,
      words.map(([word]) => word),
    ),
    gathered: {
      ...gathered,
      entries: { ...entries, actions: entries.actions.map(translate) },
      updates: updates.map(translate),
    },
  };
}

function wordsIn(header: RawEntry | undefined): [word: string, status: Status][] {
  const written = Object.entries(fieldsOf(fieldsOf(header?.data)["status-words"]));
  const words = written.map(([word]) => plainWord(word));
  return written.flatMap(([word, given], index): [string, Status][] => {
    const status = STATUSES.find((one) => one === given);
    return status === undefined || words.indexOf(plainWord(word)) < index ? [] : [[word, status]];
  });
}

const fieldsOf = (data: Plain | undefined): Readonly<Record<string, Plain>> =>
  typeof data === "object" && !Array.isArray(data) ? data : {};

/** The names are gathered only where one is looked for: of most plans nothing has to be said. */
function wordsOf({ entries }: Gathered, statuses: readonly string[]): PlanWords {
  let named: PlanWords["named"] | null = null;
  return {
    statuses,
    get named() {
      named ??= namesIn(entries);
      return named;
    },
  };
}

function namesIn(entries: Gathered["entries"]): PlanWords["named"] {
  const named = (Object.keys(COLLECTIONS) as CollectionName[]).flatMap((collection) =>
    entries[collection].flatMap(({ data }) => {
      const id = idOf(data);
      if (typeof data === "string" || Array.isArray(data) || id === undefined) return [];
      const holders = (Array.isArray(data.holders) ? data.holders : []).flatMap((one) =>
        typeof one === "object" && !Array.isArray(one) ? [["holder", one.name] as const] : [],
      );
      const names = (["id", "title", "name"] as const).map((field) => [field, data[field]] as const);
      return [...names, ...holders].flatMap(([field, name]) =>
        typeof name === "string" ? [{ name: plainWord(name), entry: { id, collection, field } }] : [],
      );
    }),
  );
  const grouped = Map.groupBy(named, ({ name }) => name);
  return new Map([...grouped].map(([name, found]) => [name, differing(found.map(({ entry }) => entry))]));
}

/** Of entries that are called the same as many as a hint can name, each once. */
const differing = (entries: readonly NamedEntry[]): NamedEntry[] =>
  [...new Map(entries.map((one) => [`${one.collection} ${one.id} ${one.field}`, one])).values()].slice(0, 20);
