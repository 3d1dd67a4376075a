import { UsageError } from "../errors.ts";
import { readObjects } from "../pdf/read-objects.ts";
import { catalogOf, dictAt } from "../pdf/values.ts";
import type { Check, Failure, Fault } from "./check.ts";
import { CHECKS } from "./checks/index.ts";
import { AuditedFile } from "./reading/file.ts";

/** What an audit found. A file passes if nothing failed. */
export interface Audit {
  readonly pages: number;
  /** How many checks there are. */
  readonly checks: number;
  /** In the order of the checks, and of the pages. */
  readonly failures: readonly Failure[];
}

/**
 * Judges a PDF by PDF/UA-1 and PDF/A-3a, as far as a print of a browser can offend them, and by what readers need besides.
 * Files of other programs are judged alike.
 * @throws UsageError for what is no PDF, or one that cannot be read.
 */
export async function auditPdf(bytes: Uint8Array): Promise<Audit> {
  requireWhole(bytes);
  const objects = readObjects(bytes);
  if (objects.trailer.get("Encrypt") !== null) {
    const only = CHECKS.find(({ id }) => id === "encryption") as Check;
    return { pages: 0, checks: CHECKS.length, failures: [toFailure(null, only, ENCRYPTED)] };
  }
  const catalog = catalogOf(objects);
  if (catalog === null || dictAt(catalog, "Pages") === null)
    throw new UsageError("The file begins as a PDF does, but it cannot be read", HINT);
  const file = new AuditedFile(bytes, objects, catalog);
  if (file.pages.length === 0) throw new UsageError("The PDF has no pages", HINT);
  const failures = CHECKS.flatMap((check) =>
    [...check.find(file)].map((fault) => toFailure(file, check, fault)),
  );
  return { pages: file.pages.length, checks: CHECKS.length, failures };
}

const ENCRYPTED: Fault = { what: "The file is encrypted, so nothing else of it can be checked." };

function requireWhole(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UsageError("The file is empty", HINT);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!text.subarray(0, 1024).includes("%PDF-"))
    throw new UsageError("The file is no PDF: it does not begin with %PDF-", HINT);
  if (!text.subarray(-1024).includes("%%EOF"))
    throw new UsageError("The PDF was cut short: it does not end with %%EOF", HINT);
}

const HINT = "Give a PDF file as it was written, such as one that improve build has made.";

function toFailure(file: AuditedFile | null, { id, mend, clause }: Check, { what, at }: Fault): Failure {
  const element = typeof at === "object" ? at : null;
  const page = typeof at === "number" ? at : element && file ? file.pageNumberOf(element) : null;
  const place = element && file ? file.placeOf(element) : { heading: null, anchor: null };
  return { check: id, what, page, ...place, mend, clause };
}
