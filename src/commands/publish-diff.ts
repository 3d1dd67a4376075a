import type { Print } from "../browser/print.ts";
import type { Comparison } from "../diff/comparison.ts";
import type { JsonValue } from "../publish/publication.ts";
import { diffDocument } from "../report/diff-document.ts";
import type { DiffDocumentName } from "./diff-formats.ts";

/** A comparison as a document of its own, with what it says as data inside. */
export async function publishDiff(
  format: DiffDocumentName,
  comparison: Comparison,
  print: Print,
): Promise<Uint8Array> {
  // Templates and the browser are loaded only where a document is wanted.
  const [{ renderHtml }, { formats }] = await Promise.all([
    import("../render/render-html.ts"),
    import("../publish/index.ts"),
  ]);
  const document = diffDocument(comparison);
  const publication = {
    id: "diff",
    title: document.title,
    language: document.language,
    asAt: comparison.head.asAt,
    html: await renderHtml({ document }),
    model: comparison as unknown as JsonValue,
  };
  return await formats[format].publish(publication, { print });
}
