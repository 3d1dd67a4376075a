import { UsageError } from "../errors.ts";
import { attributeOf, findElements, spliceHtml } from "./html-elements.ts";
import { linkFiles } from "./links.ts";
import { beginningOfPacked, decodeModel, packModel, unpackModel } from "./packed-model.ts";
import type { Format, JsonValue, Publication } from "./publication.ts";

/** The report as one HTML file that needs no other file and has its model inside. */
export const html: Format<"html"> = {
  name: "html",
  async publish(publication) {
    const linked = await linkFiles(publication, (name, anchor) => `./${name}.html#${anchor}`);
    return new TextEncoder().encode(await embedModel(linked, publication));
  },
  wrote: (bytes) => bufferOf(bytes).includes(`id="${MODEL}"`),
  beginningOf(bytes) {
    const file = bufferOf(bytes);
    const start = file.indexOf(">", file.lastIndexOf(`id="${MODEL}"`)) + 1;
    return beginningOfPacked(file.toString("latin1", start, start + MORE_THAN_ENOUGH));
  },
  readModel: async (bytes) => extractModel(new TextDecoder().decode(bytes)),
};

/** The same bytes, which can be searched. */
const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, length);

/** In bytes: of a packed model, to see how it begins. */
const MORE_THAN_ENOUGH = 4096;

/** The id of the script element that holds the model. */
const MODEL = "improve-model";

/**
 * Puts the model before `</body>`, in a script element that no browser runs. Its digest is that of the
 * JSON file.
 */
async function embedModel(html: string, { model, ownStyles = false }: Publication): Promise<string> {
  const end = ownStyles ? await endOfBody(html) : html.lastIndexOf("</body>");
  if (end === undefined || end === -1) throw new Error("The document has no </body>.");
  const { base64, digest } = packModel(model);
  const element = `<script type="application/json+gzip" id="${MODEL}" data-digest="${digest}">${base64}</script>`;
  return spliceHtml(html, [{ from: end, text: `${element}\n` }]);
}

/** What a council's own templates write after the page may hold such a tag, too, and is read as browsers read it. */
async function endOfBody(html: string): Promise<number | undefined> {
  const [body] = await findElements(html, "body");
  return body?.end;
}

async function extractModel(html: string): Promise<JsonValue> {
  const scripts = await findElements(html, "script");
  const element = scripts.findLast((script) => attributeOf(script, "id") === MODEL);
  const digest = (element && attributeOf(element, "data-digest")) ?? "";
  if (element === undefined || !/^sha256-[0-9a-f]{64}$/.test(digest)) {
    throw new UsageError(
      "The HTML holds no report model.",
      "Give an HTML file that improve build has written, as it was written.",
    );
  }
  return decodeModel(digest, () => unpackModel(element.text), "HTML");
}
