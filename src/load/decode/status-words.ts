import { STATUSES, type Status } from "../../plan/schema/actions.ts";
import { plainWord } from "../../plan/schema/header.ts";
import type { Plain } from "../yaml/node.ts";
import type { Gathered, RawEntry } from "./gather.ts";

/** Entries whose statuses are ours, and the plan's own words for them, as it writes them. */
interface Translated {
  readonly gathered: Gathered;
  readonly ownWords: readonly string[];
}

/**
 * Puts a status in the place of each of the plan's own words for one, in actions and updates. A word that stands for
 * none stays as it is, so that it is told where it is written. What is wrong with the plan's list of words is told with
 * its header; of a word that is there twice the first counts.
 */
export function translateStatuses(gathered: Gathered): Translated {
  const words = wordsIn(gathered.plan[0]);
  if (words.length === 0) return { gathered, ownWords: [] };
  const statuses = new Map(words.map(([word, status]) => [plainWord(word), status]));
  const translate = <Raw extends RawEntry>(raw: Raw): Raw => {
    const status = fieldsOf(raw.data).status;
    const meant = typeof status === "string" ? statuses.get(plainWord(status)) : undefined;
    return meant === undefined ? raw : { ...raw, data: { ...fieldsOf(raw.data), status: meant } };
  };
  const { entries, updates } = gathered;
  return {
    gathered: {
      ...gathered,
      entries: { ...entries, actions: entries.actions.map(translate) },
      updates: updates.map(translate),
    },
    ownWords: words.map(([word]) => word),
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
