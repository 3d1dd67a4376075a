import { UsageError } from "../errors.ts";
import { Name, Stream, Text, type Value } from "../pdf/objects.ts";
import { readObjects } from "../pdf/read-objects.ts";
import { unpack } from "../pdf/streams.ts";
import {
  catalogOf,
  dictAt,
  dictOf,
  listAt,
  pagesOf,
  pairsOf,
  textAt,
  textOf,
  valueAt,
} from "../pdf/values.ts";
import { writeObjects } from "../pdf/write-objects.ts";
import { findElements, spliceHtml } from "./html-elements.ts";
import { linkFiles } from "./links.ts";
import { beginningOfPacked, decodeModel, type PackedModel, packModel } from "./packed-model.ts";
import { printNumbered } from "./page-numbers.ts";
import { contentSteps } from "./pdf-artifacts.ts";
import { nameBookmarks } from "./pdf-bookmarks.ts";
import { claims, metadataSteps, PRODUCER, pdfDate } from "./pdf-metadata.ts";
import type { FinishingStep, Print } from "./pdf-print.ts";
import { tagSteps } from "./pdf-tags.ts";
import { wrapperSteps } from "./pdf-wrappers.ts";
import type { Format, JsonValue, Publication, Tools } from "./publication.ts";

/** The report as the browser prints it, with a description, corrected tags and its model added. */
export const pdf: Format<"pdf"> = {
  name: "pdf",
  async publish(publication, { print, notice }) {
    const html = await linkFiles(publication, (name, anchor) => `${SIBLING}${name}.pdf#nameddest=${anchor}`);
    const targets = await nameTargets(html, publication);
    let model: Promise<PackedModel> | undefined;
    const printMeanwhile: Tools["print"] = (text, how) => {
      const handedOver = (): void => {
        model ??= prepare(publication.model, html);
        // A print that fails is told first.
        model.catch(() => {});
      };
      return print(text, { ...how, handedOver });
    };
    const printed = await printNumbered(targets, printMeanwhile, notice, publication.ownStyles !== true);
    const packed = await (model ?? prepare(publication.model, html));
    return await finishPdf(printed, { ...publication, html }, packed, notice);
  },
  wrote: (bytes) => {
    const file = Buffer.from(bytes);
    return file.subarray(0, 5).equals(Buffer.from("%PDF-")) && file.includes(PRODUCER);
  },
  beginningOf(bytes) {
    const packed = attached(bytes)?.packed;
    return packed instanceof Stream ? beginningOfPacked(packed.bytes) : "";
  },
  readModel: extractModel,
};

/** Stands for the folder of the file while it is printed: the browser drops a relative link, as the page has no address. */
const SIBLING = "https://folder.invalid/";

/** The browser names a place only if a link leads to it, so there is one, which is not printed, for each link in another file. */
async function nameTargets(html: string, { files }: Publication): Promise<string> {
  if (files === undefined) return html;
  const [body] = await findElements(html, "body");
  const links = files.wanted.map((anchor) => `<a href="#${anchor}"></a>`);
  const from = body?.end ?? html.length;
  return spliceHtml(html, [{ from, text: `<div style="display:none">${links.join("")}</div>` }]);
}

/**
 * Finishes a PDF that the browser printed. The same print and publication give the same bytes. The file says that it meets
 * PDF/UA-1 and PDF/A-3a only if the audit of these very bytes finds nothing against it; else the user is told why not.
 * @throws BrowserError when the print has no tags, and so no readable content.
 */
async function finishPdf(
  print: Print,
  publication: Publication,
  model: PackedModel,
  notice: Tools["notice"],
): Promise<Uint8Array> {
  const { auditPdf } = await import("../audit/audit-pdf.ts");
  const { joinedGlyphSteps } = await import("./pdf-joined-glyphs.ts");
  const steps = [
    ...metadataSteps,
    ...tagSteps,
    linkSiblings,
    nameBookmarks,
    ...contentSteps,
    ...wrapperSteps,
    ...joinedGlyphSteps,
    attach(model),
    claims.met,
  ];
  for (const step of steps) await step(print, publication);
  print.pack();
  const claimed = writeObjects(print.objects);
  const audit = await auditPdf(claimed);
  if (audit.failures.length === 0) return claimed;
  const { sayFailures } = await import("../audit/say-audit.ts");
  notice(
    `The PDF of ${publication.id} does not say that it meets PDF/UA-1 and PDF/A-3a, because its audit failed:`,
  );
  for (const line of sayFailures(audit)) notice(`  ${line}`);
  await claims.none(print, publication);
  return writeObjects(print.objects);
}

/**
 * Makes the links to other files of the report relative. With "./" programs do not take a name with two dots for a host.
 * A URI is understood by more of them than an action that goes to a remote file.
 */
const linkSiblings: FinishingStep = ({ pages }, { files }) => {
  if (files === undefined) return;
  for (const page of pages) {
    for (const annotation of listAt(page, "Annots")) {
      const action = dictAt(dictOf(annotation), "A");
      const uri = textAt(action, "URI");
      if (uri?.startsWith(SIBLING)) action?.set("URI", Text.plain(`./${uri.slice(SIBLING.length)}`));
    }
  }
};

/** The name of the attachment that `extractModel` looks for. */
const modelFile = "improve-model.json";

/** Does what needs no print while the browser prints: packs the model, reads the page, and loads what finishes and audits. */
async function prepare(model: JsonValue, html: string): Promise<PackedModel> {
  await whilePrinting();
  await Promise.all([import("../audit/audit-pdf.ts"), import("./pdf-joined-glyphs.ts")]);
  await findElements(html);
  await whilePrinting();
  return packModel(model);
}

/** The browser waits for answers until it has all that it prints, so it is heard before each longer piece of work. */
const whilePrinting = (): Promise<void> => new Promise(setImmediate);

/** Attaches the model, so that two published PDFs can be compared years later. */
const attach =
  ({ zlib, text, digest }: PackedModel): FinishingStep =>
  ({ catalog, objects }, publication) => {
    const date = pdfDate(publication);
    const kind = objects.dict({
      Type: new Name("EmbeddedFile"),
      Subtype: new Name("application/json"),
      Params: objects.dict({ Size: text.length, CreationDate: date, ModDate: date }),
      Length: zlib.length,
      Filter: new Name("FlateDecode"),
    });
    const stream = objects.add(new Stream(kind, zlib));
    const file = objects.dict({
      Type: new Name("Filespec"),
      F: Text.plain(modelFile),
      UF: Text.of(modelFile),
      EF: objects.dict({ F: stream }),
      Desc: Text.of(`What this document was made from. ${digest}`),
      AFRelationship: new Name("Data"),
    });
    const place = objects.add(file);
    const names = objects.dict({ Names: objects.list([Text.of(modelFile), place]) });
    const others = dictAt(catalog, "Names") ?? objects.dict({});
    others.set("EmbeddedFiles", names);
    catalog.set("Names", others);
    catalog.set("AF", objects.list([place]));
  };

/** How many pages a PDF that improve has made has. */
export const countPages = (bytes: Uint8Array): number => pagesOf(catalogOf(readObjects(bytes))).length;

async function extractModel(bytes: Uint8Array): Promise<JsonValue> {
  const found = attached(bytes);
  if (found === null) {
    const isPdf = catalogOf(readObjects(bytes)) !== null;
    throw new UsageError(
      isPdf ? "The PDF holds no report model." : "The file is not a PDF that can be read.",
      HINT,
    );
  }
  return decodeModel(found.digest, () => unpack(found.packed) ?? new Uint8Array(), "PDF");
}

/** The model that a PDF holds, as it is packed; null if it holds none, or is no PDF. */
function attached(bytes: Uint8Array): { readonly packed: Value; readonly digest: string } | null {
  const catalog = catalogOf(readObjects(bytes));
  for (const [key, value] of pairsOf(dictAt(dictAt(catalog, "Names"), "EmbeddedFiles"), "Names")) {
    const file = dictOf(value);
    const digest = /sha256-[0-9a-f]{64}$/.exec(textAt(file, "Desc") ?? "")?.[0];
    if (textOf(key) === modelFile && digest !== undefined)
      return { packed: valueAt(dictAt(file, "EF"), "F"), digest };
  }
  return null;
}

const HINT = "Give a PDF file that improve build has written, as it was written.";
