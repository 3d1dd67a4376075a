import { fillFromStandard } from "../plan/measures/catalogue.ts";
import type { Entry } from "../plan/schema/entry.ts";
import type { UnreadFigure } from "../plan/schema/extracts.ts";
import { type PlanHeader, planHeader } from "../plan/schema/header.ts";
import type { Kpi, WrittenKpi } from "../plan/schema/kpis.ts";
import { COLLECTIONS, type CollectionName, type Plan, type Term } from "../plan/schema/plan.ts";
import { compareText, type IgnoreComment, type Sources } from "../problems/locate.ts";
import { keyOf, originOf } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { Theme } from "../theme/schema.ts";
import { readAttachments } from "./attachments.ts";
import { findCopies } from "./copies.ts";
import { decode } from "./decode/decode.ts";
import { type Gathered, gather, idOf, type RawEntry } from "./decode/gather.ts";
import { missingFields } from "./decode/kpi-fields.ts";
import type { PlanWords } from "./decode/plan-words.ts";
import { translateStatuses } from "./decode/status-words.ts";
import { decodeUpdates } from "./decode/updates.ts";
import { dateOf, readFigures, soundFigures } from "./extracts.ts";
import { FileMemory, type ParsedFile } from "./file-memory.ts";
import { diskFolder, type PlanFolder } from "./folder.ts";
import { BESIDE_TRACKER, findMisplaced, listPlanFiles, readText } from "./read-files.ts";
import { wrongType } from "./rules/fields.ts";
import { noPlan, twoPlans } from "./rules/files.ts";
import { readTheme, THEME_FILES } from "./theme.ts";
import { findIgnoreComments } from "./yaml/hazards.ts";
import { createSources, type SourceFile } from "./yaml/sources.ts";

/** What was read from a plan folder. */
export interface PlanReading {
  readonly plan: Plan;
  /** The council's own look, where the folder has one that can be read. */
  readonly theme: Theme | null;
  /** Everything wrong with the files and their shape. The entries that could be read are in the plan. */
  readonly problems: readonly Problem[];
  readonly sources: Sources;
  readonly ignoreComments: readonly IgnoreComment[];
  /** Every file of the plan, whether it could be read or not. */
  readonly files: ReadonlySet<string>;
  /** Those that could be read. */
  readonly read: ReadonlySet<string>;
  /** The files of the folder of which nothing is part of the plan, in the order of their names. */
  readonly notRead: readonly string[];
}

/**
 * Reads every YAML file below a folder, and the files they name.
 * @param from the path of a folder on the disk, or any other place that holds the files.
 * @param memory what was read before, of the same folder.
 * @throws UsageError when the folder cannot be read or holds no YAML.
 */
export async function readPlan(
  from: string | PlanFolder,
  memory: FileMemory = new FileMemory(),
): Promise<PlanReading> {
  const folder = typeof from === "string" ? diskFolder(from) : from;
  const files = new Map<string, SourceFile>();
  const problems: Problem[] = [];
  const written = emptyGathered();
  const unreadableIds = new Set<string>();
  const idsWithUnreadableUpdates = new Set<string>();
  const unreadFigures: UnreadFigure[] = [];
  const ignoreComments: IgnoreComment[] = [];
  let planIsUnread = false;
  const parsed: ParsedFile[] = [];
  const listed = await listPlanFiles(folder);
  const mappings = new Set<string>();
  const themeFile = THEME_FILES.find((name) => listed.yaml.includes(name));
  for (const file of listed.yaml.filter((name) => name !== themeFile)) {
    const read = await readText(folder, file);
    if ("problem" in read) {
      problems.push(read.problem);
      for (const id of idsIn(read.guess)) unreadableIds.add(id);
      for (const id of targetsIn(read.guess)) idsWithUnreadableUpdates.add(id);
      // The bytes of a file that is not text would only fill the screen.
      if (!read.guess.includes("\0")) files.set(file, { text: read.guess, tree: null });
      planIsUnread ||= mayHoldPlan(read.guess);
      if (MAY_HOLD_FIGURES.test(read.guess)) unreadFigures.push({ kpi: null, period: null, date: null });
      continue;
    }
    if (isMapping(file, read.text)) {
      mappings.add(file);
      continue;
    }
    const one = memory.parse(file, read.text);
    files.set(file, { text: one.text, tree: one.tree, readAs: one.readAs });
    parsed.push(one);
  }
  const copies = findCopies(parsed);
  addTo(problems, [...copies.values()]);
  for (const { file, text, content, lost = "", problems: found, hazards, comments } of parsed) {
    if (copies.has(file)) {
      for (const id of idsIn(text)) unreadableIds.add(id);
      continue;
    }
    addTo(problems, found);
    addTo(ignoreComments, comments);
    const unread = content === null ? text : lost;
    if (unread !== "") {
      for (const id of idsIn(unread)) unreadableIds.add(id);
      for (const id of targetsIn(unread)) idsWithUnreadableUpdates.add(id);
      planIsUnread ||= mayHoldPlan(unread);
      if (MAY_HOLD_FIGURES.test(text)) unreadFigures.push({ kpi: null, period: null, date: null });
    }
    if (content !== null) addTo(problems, [...hazards, ...gather(file, content, written)]);
  }
  const themed = themeFile === undefined ? null : await readTheme(folder, themeFile);
  if (themed !== null && themeFile !== undefined) {
    files.set(themeFile, themed.source);
    addTo(problems, themed.problems);
    addTo(ignoreComments, findIgnoreComments(themeFile, themed.source.text));
  }
  const { gathered, words } = translateStatuses(written);
  const collections = decodeCollections(gathered, problems, unreadableIds, unreadFigures, words);
  const { updates, problems: updateProblems, ...unreadable } = decodeUpdates(gathered, words);
  for (const id of unreadable.idsWithUnreadableUpdates) idsWithUnreadableUpdates.add(id);
  const kpis = collections.kpis.flatMap((written) => fillKpi(written, unreadableIds));
  const attached = await readAttachments(folder, { ...collections, kpis, updates });
  for (const [file, text] of [...attached.texts, ...attached.unread]) files.set(file, { text, tree: null });
  const ofTheme = themed?.files ?? new Set<string>();
  const unnamed = listed.others.filter((file) => !attached.files.has(file) && !ofTheme.has(file));
  addTo(problems, [
    ...updateProblems,
    ...attached.problems,
    ...unnamed.flatMap((file) => findMisplaced(file, listed.trackers)),
  ]);
  const ofPlan = listed.yaml.filter((file) => !mappings.has(file));
  const read = new Set([...parsed.filter(isRead(copies)).map(({ file }) => file), ...attached.texts.keys()]);
  if (themed?.theme) for (const file of [themeFile as string, ...ofTheme]) read.add(file);
  addTo(problems, missingFields(gathered.entries.kpis, kpis, updates));
  const figures = readFigures(collections.extracts, kpis, collections.feeds, attached, unreadFigures);
  const plan: Plan = {
    ...collections,
    ...figures,
    kpis,
    header: planIsUnread && gathered.plan.length === 0 ? null : decodeHeader(gathered.plan, problems),
    glossary: decodeGlossary(gathered, problems),
    updates,
    unreadableIds,
    idsWithUnreadableUpdates,
    attachments: attached.texts,
  };
  return {
    plan,
    theme: themed?.theme ?? null,
    problems,
    sources: createSources(files),
    ignoreComments,
    files: new Set([...ofPlan, ...attached.files, ...ofTheme]),
    read,
    notRead: [...ofPlan, ...listed.others].filter((file) => !read.has(file)).sort(compareText),
  };
}

/** Whether a file says how a tracker is read, and nothing of the plan, so that a file of the plan may have such a name. */
const isMapping = (file: string, text: string): boolean =>
  BESIDE_TRACKER.test(file) && !PART_OF_PLAN.test(text);

const PART_OF_PLAN = new RegExp(`^(?:plan|glossary|updates|${Object.keys(COLLECTIONS).join("|")}):`, "m");

/** A copy is not read, and of a file that is no sound YAML nothing is. */
const isRead =
  (copies: ReadonlyMap<string, Problem>) =>
  ({ file, content, problems }: ParsedFile): boolean =>
    !copies.has(file) && (content !== null || problems.length === 0);

/** Spreading a hundred thousand problems into the arguments of `push` would overflow the stack. */
function addTo<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}

function emptyGathered(): Gathered {
  const entries = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, []]));
  return { plan: [], glossary: [], updates: [], entries: entries as unknown as Gathered["entries"] };
}

/** The ids in a file that could not be parsed. They count as known, because other entries may refer to them. */
const idsIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s{,-])id:\s*["']?([A-Za-z0-9._-]+)/gm)].map((match) => match[1] as string);

/** What the updates in it are of. Nothing is reported about these, as nobody knows how they stand. */
const targetsIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s{,-])of:\s*(?:\[([^\]]*)\]|["']?([A-Za-z0-9./_-]+))/gm)].flatMap(
    ([, several, one = ""]) => several?.split(/[\s,"']+/).filter((id) => id !== "") ?? [one],
  );

/** Whether a file that was not read may hold the plan: entry. If so, a missing one is not reported. */
const mayHoldPlan = (text: string): boolean => text === "" || /^plan:/m.test(text);

const MAY_HOLD_FIGURES = /^extracts:/m;

type Decoded = { [Name in CollectionName]: Entry<(typeof COLLECTIONS)[Name]>[] };

function decodeCollections(
  gathered: Gathered,
  problems: Problem[],
  unreadableIds: Set<string>,
  unreadFigures: UnreadFigure[],
  words: PlanWords,
): Decoded {
  const decodeAll = (collection: CollectionName): unknown[] =>
    gathered.entries[collection].flatMap(({ data, origin }) => {
      const id = idOf(data);
      const name = `${SINGULAR[collection]}${id === undefined ? "" : ` "${id}"`}`;
      const outcome = decode(COLLECTIONS[collection], data, origin, { name, entity: id, words });
      if ("value" in outcome) return [{ ...outcome.value, origin }];
      addTo(problems, outcome.problems);
      if (id !== undefined) unreadableIds.add(id);
      const sound = collection === "extracts" ? soundFigures(data, outcome.problems, origin) : null;
      const rest = sound === null ? outcome : decode(COLLECTIONS[collection], sound.data, origin, { name });
      const isLost = sound === null || "problems" in rest;
      if (collection === "extracts")
        addTo(unreadFigures, isLost ? [{ kpi: null, period: null, date: dateOf(data) }] : sound.unread);
      return isLost || !("value" in rest) ? [] : [{ ...rest.value, origin }];
    });
  const names = Object.keys(COLLECTIONS) as CollectionName[];
  return Object.fromEntries(names.map((name) => [name, decodeAll(name)])) as Decoded;
}

const SINGULAR: Record<CollectionName, string> = {
  posts: "Post",
  bodies: "Body",
  workstreams: "Workstream",
  recommendations: "Recommendation",
  actions: "Action",
  kpis: "KPI",
  feeds: "Feed",
  extracts: "The extract",
  events: "Event",
  audits: "Audit",
  reports: "Report",
};

/** Fills a KPI from its standard. A KPI that still lacks a field stays out of the plan; `missingFields` reports it. */
function fillKpi(written: WrittenKpi, unreadableIds: Set<string>): Kpi[] {
  const kpi = fillFromStandard(written);
  if (kpi === null) unreadableIds.add(written.id);
  return kpi === null ? [] : [kpi];
}

function decodeHeader(entries: readonly RawEntry[], problems: Problem[]): PlanHeader | null {
  const [first, second] = entries;
  if (first === undefined) {
    const message = "No file holds a plan: entry with the plan's title and authority";
    const hint = "Add plan.yaml with plan: { title, authority, service, answers, start }.";
    problems.push(problemOf(noPlan, { message, origin: originOf("plan.yaml"), hint }));
    return null;
  }
  if (second !== undefined) {
    problems.push(
      problemOf(twoPlans, {
        message: "A folder holds one plan, and this is the second plan: entry",
        origin: keyOf(second.origin),
        related: [{ message: "first here", origin: keyOf(first.origin) }],
        hint: "Keep one, or move the other plan to a folder of its own.",
      }),
    );
  }
  const outcome = decode(planHeader, first.data, first.origin, { name: "The plan" });
  if ("value" in outcome) return { ...outcome.value, origin: first.origin };
  problems.push(...outcome.problems);
  return null;
}

function decodeGlossary(gathered: Gathered, problems: Problem[]): Term[] {
  return gathered.glossary.flatMap(({ term, expansion, origin }): Term[] => {
    if (typeof expansion === "string" && expansion !== "") return [{ term, expansion, origin }];
    const message = `"${term}" has no expansion: expected text`;
    problems.push(problemOf(wrongType, { message, origin }));
    return [];
  });
}
