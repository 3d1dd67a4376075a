import type { ReportDocument } from "../model/document.ts";

/** Longer than this does not fit on the line beside the page number. */
const LONGEST = 80;

/** The running header and footer as `@page` rules: these print text that no template can hold. */
export function pageMargins({ title, heading }: ReportDocument): string {
  const header = cssString(shorten(`${heading.authority}: ${heading.meeting}`));
  const status = cssString(shorten(heading.status));
  const pages = '"Page " counter(page) " of " counter(pages)';
  return [
    `@page{@top-left{content:${header}}@top-right{content:${status}}@bottom-left{content:${cssString(shorten(title))}}@bottom-right{content:${pages}}}`,
    "@page :first{@top-left{content:none}@top-right{content:none}}",
  ].join("\n");
}

/** A CSS string that nothing can break out of, neither the string nor the style element around it. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} .,:;–’-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2))}…`;
}
