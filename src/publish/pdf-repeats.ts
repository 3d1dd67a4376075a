import type { PDFArray, PDFDict, PDFObject, PDFPage } from "@cantoo/pdf-lib";
import { operationsOf } from "../pdf/content-stream.ts";
import { type PdfLib, repaint, unpack } from "../pdf/streams.ts";
import type { FinishingStep } from "./pdf-tags.ts";

/**
 * The browser prints the head of a table on each page that the table is on, and tags every one as the same cells, which are then
 * read as "No. No. No.". Only the first is the head; the others become artifacts, as nothing is said in them.
 */
const untagRepeats: FinishingStep = (document, _publication, lib) => {
  const { PDFDict, PDFName } = lib;
  const root = document.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (root === undefined) return;
  const repeats = new Map<PDFObject, Set<number>>();
  for (const [, object] of document.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && isColumnHead(object, lib)) takeRepeats(object, repeats, lib);
  if (repeats.size === 0) return;
  const owners = listOwners(root.lookupMaybe(PDFName.of("ParentTree"), PDFDict), lib);
  for (const page of document.getPages()) {
    const ids = repeats.get(page.ref);
    if (ids !== undefined) untagPage(page, ids, owners, lib);
  }
};

function isColumnHead(element: PDFDict, { PDFArray, PDFDict, PDFName }: PdfLib): boolean {
  if (element.get(PDFName.of("S")) !== PDFName.of("TH")) return false;
  const written = element.lookup(PDFName.of("A"));
  const attributes =
    written instanceof PDFArray ? written.asArray().map((_, at) => written.lookup(at)) : [written];
  return attributes.some(
    (one) => one instanceof PDFDict && one.get(PDFName.of("Scope")) === PDFName.of("Column"),
  );
}

/** Takes what an element has on other pages than its own out of it, and out of the elements in it. */
function takeRepeats(element: PDFDict, repeats: Map<PDFObject, Set<number>>, lib: PdfLib): void {
  const { PDFArray, PDFDict, PDFName, PDFNumber } = lib;
  let own = element.get(PDFName.of("Pg"));
  const kids = element.lookup(PDFName.of("K"));
  if (kids instanceof PDFDict) takeRepeats(kids, repeats, lib);
  if (!(kids instanceof PDFArray)) return;
  const kept = kids.asArray().filter((_, at) => {
    const kid = kids.lookup(at);
    if (!(kid instanceof PDFDict)) return true;
    const page = kid.get(PDFName.of("Pg"));
    const id = kid.lookup(PDFName.of("MCID"));
    if (id === undefined) takeRepeats(kid, repeats, lib);
    own ??= page;
    if (!(id instanceof PDFNumber) || page === undefined || page === own) return true;
    repeats.set(page, (repeats.get(page) ?? new Set()).add(id.asNumber()));
    return false;
  });
  if (kept.length < kids.size()) element.set(PDFName.of("K"), element.context.obj(kept));
}

/** For the key of each page, which element its marked content belongs to. */
function listOwners(
  node: PDFDict | undefined,
  lib: PdfLib,
  owners = new Map<number, PDFArray>(),
): Map<number, PDFArray> {
  const { PDFArray, PDFDict, PDFName, PDFNumber } = lib;
  const pairs = node?.lookupMaybe(PDFName.of("Nums"), PDFArray);
  for (let at = 0; pairs !== undefined && at + 1 < pairs.size(); at += 2) {
    const [key, value] = [pairs.lookup(at), pairs.lookup(at + 1)];
    if (key instanceof PDFNumber && value instanceof PDFArray) owners.set(key.asNumber(), value);
  }
  const kids = node?.lookupMaybe(PDFName.of("Kids"), PDFArray);
  for (let at = 0; kids !== undefined && at < kids.size(); at++)
    listOwners(kids.lookupMaybe(at, PDFDict), lib, owners);
  return owners;
}

function untagPage(
  page: PDFPage,
  ids: ReadonlySet<number>,
  owners: ReadonlyMap<number, PDFArray>,
  lib: PdfLib,
): void {
  const { PDFName, PDFNull, PDFNumber } = lib;
  const bytes = unpack(page.node.lookup(PDFName.of("Contents")), lib);
  if (bytes === null) return;
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const operation of operationsOf(bytes)) {
    const id = operation.markedId();
    if (id === null || !ids.has(id)) continue;
    pieces.push(bytes.subarray(from, operation.start), new TextEncoder().encode("/Artifact BMC"));
    from = operation.end;
  }
  repaint(page, Buffer.concat([...pieces, bytes.subarray(from)]), lib);
  const key = page.node.lookup(PDFName.of("StructParents"));
  const own = key instanceof PDFNumber ? owners.get(key.asNumber()) : undefined;
  for (const id of ids) if (own !== undefined && id < own.size()) own.set(id, PDFNull);
}

export const repeatSteps: readonly FinishingStep[] = [untagRepeats];
