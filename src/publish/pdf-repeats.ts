import { operationsOf } from "../pdf/content-stream.ts";
import { Dict, List, Ref } from "../pdf/objects.ts";
import { dictAt, dictOf, listAt, nameAt, numberAt, numberOf, pairsOf, valueAt } from "../pdf/values.ts";
import type { FinishingStep, Print } from "./pdf-print.ts";

/**
 * The browser prints the head of a table on each page that the table is on, and tags every one as the same cells, which are then
 * read as "No. No. No.". Only the first is the head; the others become artifacts, as nothing is said in them.
 */
const untagRepeats: FinishingStep = (print) => {
  const root = dictAt(print.catalog, "StructTreeRoot");
  const repeats = new Map<number, Set<number>>();
  for (const { tag } of print.tags) if (isColumnHead(tag)) takeRepeats(tag, repeats);
  if (root === null || repeats.size === 0) return;
  const owners = new Map<number, List>();
  for (const [key, value] of pairsOf(dictAt(root, "ParentTree"), "Nums")) {
    const number = numberOf(key);
    if (number !== null && value instanceof List) owners.set(number, value);
  }
  for (const page of print.pages) {
    const ids = repeats.get(print.numberOf(page) ?? -1);
    if (ids !== undefined) untagPage(print, page, ids, owners);
  }
};

const isColumnHead = (element: Dict): boolean =>
  nameAt(element, "S") === "TH" &&
  listAt(element, "A").some((one) => nameAt(dictOf(one), "Scope") === "Column");

/** Takes what an element has on other pages than its own out of it, and out of the elements in it. */
function takeRepeats(element: Dict, repeats: Map<number, Set<number>>): void {
  let own = pageOf(element);
  const kids = element.get("K");
  if (kids instanceof Dict) takeRepeats(kids, repeats);
  if (!(kids instanceof List)) return;
  const kept = kids.items.filter((item) => {
    const kid = element.file.follow(item);
    if (!(kid instanceof Dict)) return true;
    const page = pageOf(kid);
    const id = numberAt(kid, "MCID");
    if (valueAt(kid, "MCID") === null) takeRepeats(kid, repeats);
    own ??= page;
    if (id === null || page === null || page === own) return true;
    repeats.set(page, (repeats.get(page) ?? new Set()).add(id));
    return false;
  });
  if (kept.length < kids.items.length) element.set("K", element.file.list(kept));
}

/** The number of the page that an element is on, as it is written there. */
const pageOf = (element: Dict): number | null => {
  const page = element.written("Pg");
  return page instanceof Ref ? page.number : null;
};

/** @param owners for the key of each page, which element its marked content belongs to. */
function untagPage(
  print: Print,
  page: Dict,
  ids: ReadonlySet<number>,
  owners: ReadonlyMap<number, List>,
): void {
  const bytes = print.contentOf(page);
  if (bytes === null) return;
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const operation of operationsOf(bytes)) {
    const id = operation.markedId();
    if (id === null || !ids.has(id)) continue;
    pieces.push(bytes.subarray(from, operation.start), ARTIFACT);
    from = operation.end;
  }
  print.paint(page, Buffer.concat([...pieces, bytes.subarray(from)]));
  const own = owners.get(numberAt(page, "StructParents") ?? -1);
  for (const id of ids) if (own !== undefined && id < own.items.length) own.items[id] = null;
}

const ARTIFACT = new TextEncoder().encode("/Artifact BMC");

export const repeatSteps: readonly FinishingStep[] = [untagRepeats];
