import { PATCHES, UPDATABLE, type UpdatableName } from "../../plan/schema/plan.ts";
import { OF_ACTIONS, type Update, update } from "../../plan/schema/updates.ts";
import { below, keyOf, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { unknownKey } from "../rules/fields.ts";
import type { Plain } from "../yaml/node.ts";
import { decode } from "./decode.ts";
import { type Gathered, idOf, type RawEntry } from "./gather.ts";
import { plainField } from "./keys.ts";
import type { PlanWords } from "./plan-words.ts";

interface DecodedUpdates {
  readonly updates: readonly Update[];
  readonly problems: readonly Problem[];
  /** The ids of the entries whose updates could not be read. */
  readonly idsWithUnreadableUpdates: ReadonlySet<string>;
}

/**
 * Decodes every update. The fields that it changes are checked against the schema of the entry it is `of`, even if that
 * entry itself could not be read.
 */
export function decodeUpdates(gathered: Gathered, words: PlanWords): DecodedUpdates {
  const collectionOf = indexCollections(gathered);
  const updates: Update[] = [];
  const problems: Problem[] = [];
  const idsWithUnreadableUpdates = new Set<string>();
  for (const raw of gathered.updates) {
    const outcome = decodeUpdate(raw, collectionOf, words);
    if ("value" in outcome) for (const one of outcome.value) updates.push(one);
    else {
      for (const problem of outcome.problems) problems.push(problem);
      for (const id of targetsOf(raw)) idsWithUnreadableUpdates.add(id);
    }
  }
  return { updates, problems, idsWithUnreadableUpdates };
}

/** The ids that an update is of, as far as they can be read. */
function targetsOf({ data, owner }: RawEntry & { owner?: string }): string[] {
  const of = typeof data === "object" && !Array.isArray(data) ? data.of : undefined;
  return [owner, ...(Array.isArray(of) ? of : [of])].flatMap((id) =>
    typeof id === "string" ? [id.trim()] : [],
  );
}

function decodeUpdate(
  raw: RawEntry & { owner?: string },
  collectionOf: ReadonlyMap<string, Target>,
  words: PlanWords,
): { value: Update[] } | { problems: readonly Problem[] } {
  const nested = findSecondTarget(raw);
  if (nested !== null) return { problems: [nested] };
  const { common, patch } = splitFields(raw.data, raw.owner);
  const name = nameOf(common);
  const head = decode(update, common, raw.origin, { name, entity: raw.owner, words });
  if ("problems" in head) return head;
  const updates: Update[] = [];
  const problems: Problem[] = [];
  for (const id of head.value.of) {
    const target = collectionOf.get(id);
    const changes = decodePatch(patch, target, raw.origin, id, words);
    problems.push(...findFieldsOfActions(common, target, raw.origin, id));
    if ("problems" in changes) problems.push(...changes.problems);
    else updates.push(updateOf(head.value, id, changes.value, raw.origin));
  }
  return problems.length > 0 ? { problems } : { value: updates };
}

/** Field by field, as a large plan has a hundred thousand and a spread takes several times as long. */
function updateOf(head: object, of: string, patch: Update["patch"], origin: Origin): Update {
  const update: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(head))
    if (field !== "of" && field !== "its") update[field] = value;
  update.of = of;
  update.patch = patch;
  update.origin = origin;
  return update as unknown as Update;
}

/** What an update can be of: an entry, or a part of an event. */
type Target = keyof typeof PATCHES;

/** Without an entry of that id the fields cannot be judged; a rule reports the unknown id. */
function decodePatch(patch: Plain, target: Target | undefined, origin: Origin, id: string, words: PlanWords) {
  if (target === undefined) return { value: {} };
  return decode(PATCHES[target], patch, origin, {
    name: `The update of "${id}"`,
    entity: id,
    words,
    besides: COMMON,
  });
}

function findFieldsOfActions(
  common: Plain,
  target: Target | undefined,
  origin: Origin,
  id: string,
): Problem[] {
  if (target === undefined || target === "actions") return [];
  return OF_ACTIONS.filter((field) => typeof common === "object" && field in common).map((field) =>
    problemOf(unknownKey, {
      message: `The update of "${id}" has "${field}", which no report has a place for: "${id}" is ${NAMES[target]}, not an action`,
      origin: keyOf(below(origin, field)),
      entity: id,
      hint: `Move it to an update of the action that it is about, or change "${id}" by its own fields.`,
    }),
  );
}

const NAMES: Record<Target, string> = {
  posts: "a post",
  bodies: "a body",
  workstreams: "a workstream",
  recommendations: "a recommendation",
  actions: "an action",
  kpis: "a KPI",
  events: "an event",
  audits: "an audit",
  reports: "a report",
  documents: "an event's document",
  findings: "a finding",
};

const COMMON = Object.keys(update.shape);

const ARE_COMMON: ReadonlySet<string> = new Set(COMMON);

/** What an update says of itself and what it says of its entry. Fields that both have are the entry's in `its`. */
function splitFields(data: Plain, owner: string | undefined): { common: Plain; patch: Plain } {
  if (typeof data === "string" || Array.isArray(data)) return { common: data, patch: {} };
  const [common, patch]: [Fields, Fields] = [{}, {}];
  for (const [key, value] of Object.entries(data)) addField(isCommon(key) ? common : patch, key, value);
  if (typeof data.its === "object" && !Array.isArray(data.its)) {
    for (const [key, value] of Object.entries(data.its)) addField(patch, key, value);
  }
  if (owner !== undefined) common.of = owner;
  return { common, patch };
}

type Fields = { [key: string]: Plain };

function addField(fields: Fields, key: string, value: Plain): void {
  if (key !== "__proto__") fields[key] = value;
  else Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A field of its own in another dress is reported as one of its own. */
const isCommon = (key: string): boolean =>
  ARE_COMMON.has(key) || (!/^[a-z]+$/.test(key) && ARE_COMMON.has(plainField(key)));

/** An update inside an entry is about that entry, so it may not name another one. */
function findSecondTarget({ data, origin, owner }: RawEntry & { owner?: string }): Problem | null {
  if (owner === undefined || typeof data === "string" || Array.isArray(data) || !("of" in data)) return null;
  return problemOf(unknownKey, {
    message: `The update is inside "${owner}", and its of: names "${String(data.of)}"`,
    origin: keyOf(below(origin, "of")),
    entity: owner,
    hint: "Remove of:, or move the update to the file's own list updates:.",
  });
}

function nameOf(common: Plain): string {
  if (typeof common === "string" || Array.isArray(common) || typeof common.of !== "string")
    return "The update";
  return `The update of "${common.of}"`;
}

/** The collection that each id belongs to. It is taken from the raw entries, so that a faulty one still counts. */
function indexCollections({ entries, updates }: Gathered): Map<string, Target> {
  const index = new Map<string, Target>();
  for (const name of Object.keys(UPDATABLE) as UpdatableName[])
    for (const { data } of entries[name]) for (const id of idsOf(data)) index.set(id, name);
  const addDocuments = (event: string, data: Plain): void => {
    for (const document of listIn(data, "documents")) {
      for (const id of idsOf(document)) {
        index.set(`${event}/${id}`, "documents");
        for (const finding of listIn(document, "findings").flatMap(idsOf))
          index.set(`${event}/${id}/${finding}`, "findings");
      }
    }
  };
  for (const { data } of entries.events) for (const id of idsOf(data)) addDocuments(id, data);
  for (const raw of updates)
    if (listIn(raw.data, "documents").length > 0) for (const id of targetsOf(raw)) addDocuments(id, raw.data);
  return index;
}

function idsOf(data: Plain): string[] {
  const id = idOf(data);
  return id === undefined ? [] : [id];
}

function listIn(data: Plain, field: string): readonly Plain[] {
  const held = typeof data === "object" && !Array.isArray(data) ? data[field] : undefined;
  return Array.isArray(held) ? held : [];
}
