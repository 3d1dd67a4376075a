import { canPrint, describeCodes, lacking, UNUSUAL, unusualClusters } from "../../../fonts/characters.ts";
import { shorten } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const unprintableCharacter: Rule = {
  id: "unprintable-character",
  severity: "warning",
  summary: "A report prints a character that none of its fonts has.",
  why: "A name in Hindi, Tamil or Korean would print as empty boxes, or in whatever font a machine has. A PDF with such a box is refused as an accessible document and as a record, so the code of the character is printed in its place, such as [U+0939]. The reader still does not have the name.",
  bad: `\
posts:
  - { id: auditor, title: Auditor, holders: [{ from: 2016-02-01, name: सुनीता शर्मा }] }
reports:
  - id: cabinet-2016-09
    main: सुनीता शर्मा audited the cases.
`,
  good: `\
posts:
  - { id: auditor, title: Auditor, holders: [{ from: 2016-02-01, name: Sunita Sharma }] }
reports:
  - id: cabinet-2016-09
    main: Sunita Sharma and Nguyễn Thị Lý audited the cases.
`,
  *check({ texts, printed, fonts }) {
    let inPrint: string | undefined;
    for (const { text, placeOf } of texts(UNUSUAL)) {
      for (const run of unprintableRuns(text, fonts)) {
        inPrint ??= printed();
        const written = text.slice(run.start, run.end);
        if (!written.split(/\s+/).some((word) => inPrint?.includes(word))) continue;
        const codes = [...new Set(run.clusters.flatMap((cluster) => lacking(cluster, fonts)))];
        const { words, font } = describeCodes(codes);
        yield {
          message: `"${shorten(written, 40)}" cannot be printed: no font of the report has ${words}`,
          origin: placeOf(run.start, run.end),
          hint: hintFor(font),
        };
      }
    }
  },
};

interface Run {
  readonly clusters: string[];
  readonly start: number;
  end: number;
}

/** Unprintable characters of one line with nothing but spaces between them. */
function unprintableRuns(text: string, fonts: readonly ReadonlySet<number>[]): Run[] {
  const runs: Run[] = [];
  for (const { text: cluster, start, end } of unusualClusters(text)) {
    // A space that no font has is printed as any other space.
    if (/^\p{Z}$/u.test(cluster) || fonts.some((characters) => canPrint(characters, cluster))) continue;
    const last = runs.at(-1);
    if (last !== undefined && /^[^\S\n]*$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.clusters.push(cluster);
    } else runs.push({ clusters: [cluster], start, end });
  }
  return runs;
}

function hintFor(font: string | null): string {
  const until = "Until a font has it, its code is printed in its place.";
  if (font === null) return `Write it in other characters, or name a font that has it under fonts:. ${until}`;
  return `Run npm install ${font} and write fonts: ["${font}"] in improve.config.yaml. ${until}`;
}
