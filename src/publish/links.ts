import { attributeOf, findElements, spliceHtml } from "./html-elements.ts";
import type { Publication } from "./publication.ts";

/**
 * Leads each link to a place in another file of the report to that file. `addressOf` says how a format writes the address of
 * an anchor in the file of that name.
 */
export async function linkFiles(
  { html, files }: Publication,
  addressOf: (name: string, anchor: string) => string,
): Promise<string> {
  if (files === undefined) return html;
  const edits = (await findElements(html, "a")).flatMap((element) => {
    const anchor = /^#(.+)$/.exec(attributeOf(element, "href") ?? "")?.[1];
    const name = anchor === undefined ? undefined : files.elsewhere.get(anchor);
    const place = element.sourceCodeLocation?.attrs?.href;
    if (anchor === undefined || name === undefined || place === undefined) return [];
    // Names and anchors are made of letters, digits, dots and hyphens.
    return [{ from: place.startOffset, to: place.endOffset, text: `href="${addressOf(name, anchor)}"` }];
  });
  return spliceHtml(html, edits);
}
