import { findElements, spliceHtml } from "./html-elements.ts";
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
    const href = element.attributes.get("href");
    const anchor = /^#(.+)$/.exec(href?.value ?? "")?.[1];
    const name = anchor === undefined ? undefined : files.elsewhere.get(anchor);
    if (href === undefined || anchor === undefined || name === undefined) return [];
    // Names and anchors are made of letters, digits, dots and hyphens.
    return [{ from: href.from, to: href.to, text: `href="${addressOf(name, anchor)}"` }];
  });
  return spliceHtml(html, edits);
}
