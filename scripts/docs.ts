import { writeFile } from "node:fs/promises";
import { fieldsPage } from "./fields-page.ts";
import { glyphWidths } from "./glyph-widths.ts";
import { ownFonts } from "./own-fonts.ts";
import { rulesPage } from "./rules-page.ts";
import { shippedSchemas } from "./shipped-schemas.ts";
import { themesPage } from "./themes-page.ts";
import { blocksPage, referencesPage } from "./words-page.ts";

await writeFile("docs/fields.md", fieldsPage());
for (const [name, schema] of Object.entries(shippedSchemas()))
  await writeFile(`schemas/${name}.schema.json`, schema);
await writeFile("docs/rules.md", await rulesPage());
await writeFile("docs/themes.md", await themesPage());
await writeFile("docs/blocks.md", blocksPage());
await writeFile("docs/references.md", await referencesPage());
await writeFile("src/render/charts/glyph-widths.json", glyphWidths());
await writeFile("src/fonts/own-fonts.json", ownFonts());
