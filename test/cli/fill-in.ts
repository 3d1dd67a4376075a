import { readFile, writeFile } from "node:fs/promises";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect } from "vitest";
import { escapeMarkup } from "../../src/text/escape.ts";

/** A text, a number, a day, or nothing, as somebody types it into a cell. */
type Typed = string | number | { readonly day: string } | null;

/** Types into the cells of a workbook that improve has made, by the names of its sheets and cells, as Excel would keep it. */
export async function fillIn(
  file: string,
  sheets: Readonly<Record<string, Readonly<Record<string, Typed>>>>,
  to = file,
): Promise<void> {
  const parts = unzipSync(await readFile(file));
  const names = [...strFromU8(parts["xl/workbook.xml"] as Uint8Array).matchAll(/<sheet name="([^"]+)"/g)];
  for (const [name, cells] of Object.entries(sheets)) {
    const part = `xl/worksheets/sheet${names.findIndex(([, one]) => one === name) + 1}.xml`;
    let xml = strFromU8(parts[part] as Uint8Array);
    for (const [cell, typed] of Object.entries(cells)) {
      const found = new RegExp(`<c r="${cell}"([^>]*?)(?:/>|>.*?</c>)`).exec(xml);
      expect(found, `${file}, ${name}, ${cell}`).not.toBeNull();
      const style = /\bs="\d+"/.exec(found?.[1] ?? "")?.[0] ?? "";
      xml = xml.replace(found?.[0] ?? "", () => `<c r="${cell}" ${style}${held(typed)}</c>`);
    }
    parts[part] = strToU8(xml);
  }
  await writeFile(to, zipSync(parts));
}

function held(typed: Typed): string {
  if (typed === null) return ">";
  if (typeof typed === "string") return ` t="inlineStr"><is><t>${escapeMarkup(typed)}</t></is>`;
  return `><v>${typeof typed === "number" ? typed : Date.parse(typed.day) / 86_400_000 + 25569}</v>`;
}
