import { strToU8, type ZipOptions, zipSync } from "fflate";
import { element } from "../office/xml.ts";
import { escapeMarkup } from "../text/escape.ts";
import type { NewWorkbook } from "./new-workbook.ts";
import { bodyOf } from "./ods-tables.ts";

/**
 * Makes an OpenDocument spreadsheet (OpenDocument 1.3 part 3). The library that writes XLSX knows no widths, lists,
 * filters or locked cells in an ODS.
 */
export function writeOdsFile(book: NewWorkbook): Uint8Array {
  const files: Record<string, string> = {
    mimetype: TYPE,
    "META-INF/manifest.xml": MANIFEST,
    "content.xml": documentOf("document-content", ...bodyOf(book)),
    "meta.xml": metaOf(book),
    "settings.xml": settingsOf(book),
    "styles.xml": PAGES,
  };
  // The date of the entries is the first that ZIP knows; what says when the workbook was made is in meta.xml.
  const options: ZipOptions = { mtime: new Date(1980, 0, 1) };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        [strToU8(text), { ...options, level: name === "mimetype" ? 0 : 6 }],
      ]),
    ),
  );
}

const TYPE = "application/vnd.oasis.opendocument.spreadsheet";

const NAMESPACES = [
  ...["office", "table", "text", "style", "meta", "config", "manifest"].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(" ");

const documentOf = (root: string, ...inside: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:${root} ${NAMESPACES} office:version="1.3">${inside.join("")}</office:${root}>`;

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>\n${element(
  "manifest:manifest",
  { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" },
  ...["/", "content.xml", "meta.xml", "settings.xml", "styles.xml"].map((path) =>
    element("manifest:file-entry", {
      "manifest:full-path": path,
      "manifest:media-type": path === "/" ? TYPE : "text/xml",
    }),
  ),
)}`;

function metaOf({ title, date, properties = {} }: NewWorkbook): string {
  const own = Object.entries(properties).map(([name, value]) =>
    element("meta:user-defined", { "meta:name": name }, escapeMarkup(value)),
  );
  const facts = [
    element("meta:generator", {}, "improve"),
    element("dc:title", {}, escapeMarkup(title)),
    element("meta:creation-date", {}, `${date}T00:00:00`),
    element("dc:date", {}, `${date}T00:00:00`),
  ];
  return documentOf("document-meta", element("office:meta", {}, ...facts, ...own));
}

/** Width and height of pages, by the names of `pageOf`. */
const SIZES: Readonly<Record<string, readonly [width: string, height: string]>> = {
  "portrait-a4": ["21cm", "29.7cm"],
  "landscape-a4": ["29.7cm", "21cm"],
  "portrait-a3": ["29.7cm", "42cm"],
  "landscape-a3": ["42cm", "29.7cm"],
};

/** Pages of paper, upright and lying. What is printed is as wide as the page. */
const PAGES = documentOf(
  "document-styles",
  element(
    "office:automatic-styles",
    {},
    ...Object.entries(SIZES).map(([name, [width, height]]) =>
      element(
        "style:page-layout",
        { "style:name": `layout-${name}` },
        element("style:page-layout-properties", {
          "fo:page-width": width,
          "fo:page-height": height,
          "style:print-orientation": name.replace(/-.*/, ""),
          "style:scale-to-X": 1,
          "style:scale-to-Y": 0,
        }),
      ),
    ),
  ),
  element(
    "office:master-styles",
    {},
    ...Object.keys(SIZES).map((name) =>
      element("style:master-page", { "style:name": name, "style:page-layout-name": `layout-${name}` }),
    ),
  ),
);

/** What stays in view. */
function settingsOf({ sheets }: NewWorkbook): string {
  const item = (name: string, type: string, value: string | number): string =>
    element("config:config-item", { "config:name": name, "config:type": type }, String(value));
  const views = sheets.map(({ name, headings, frozenColumns = 0 }) => {
    const rows = headings === undefined ? 0 : headings + 1;
    const items = [
      ...(frozenColumns > 0
        ? [
            item("HorizontalSplitMode", "short", 2),
            item("HorizontalSplitPosition", "int", frozenColumns),
            item("PositionRight", "int", frozenColumns),
          ]
        : []),
      ...(rows > 0
        ? [
            item("VerticalSplitMode", "short", 2),
            item("VerticalSplitPosition", "int", rows),
            item("PositionBottom", "int", rows),
          ]
        : []),
      item("ActiveSplitRange", "short", rows > 0 ? (frozenColumns > 0 ? 3 : 2) : frozenColumns > 0 ? 1 : 2),
    ];
    return element("config:config-item-map-entry", { "config:name": name }, ...items);
  });
  const view = element(
    "config:config-item-map-entry",
    {},
    item("ViewId", "string", "view1"),
    element("config:config-item-map-named", { "config:name": "Tables" }, ...views),
    item("ActiveTable", "string", sheets.find(({ isHidden }) => isHidden !== true)?.name ?? ""),
  );
  return documentOf(
    "document-settings",
    element(
      "office:settings",
      {},
      element(
        "config:config-item-set",
        { "config:name": "ooo:view-settings" },
        element("config:config-item-map-indexed", { "config:name": "Views" }, view),
      ),
    ),
  );
}
