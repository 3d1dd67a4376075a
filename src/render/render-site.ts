import path from "node:path";
import { readFile } from "../disk/read-file.ts";
import { embedFonts, fontsFor } from "../fonts/embed-fonts.ts";
import { type ReportDocument, textsIn } from "../model/document.ts";
import { withoutStamps } from "../model/stamps.ts";
import { packageFile } from "../package.ts";
import { sha256Of } from "../text/digest.ts";
import { shorten } from "../text/words.ts";
import { type FilledPage, FOLDERS, fillPage, inStyleElement, markFor } from "./fill-page.ts";
import { printedClusters } from "./page-text.ts";
import type { RenderOptions } from "./render-html.ts";
import { loadTemplates, type TemplateSet } from "./templates/load-templates.ts";
import { isSafeLink } from "./templates/vocabulary/text.ts";

/** A page of a site: a document, and what leads from it to others. */
export interface SitePage {
  /** Its address, from the folder of the site: `cabinet-2016-09/index.html`. */
  readonly address: string;
  /** What leads to it is called. */
  readonly name: string;
  /** What a search engine says below its title. */
  readonly description: string;
  /** The pages above it, the first page of the site first. */
  readonly above: readonly SiteLink[];
  /** Links in it that begin with `site:` lead to an address of the site. */
  readonly document: ReportDocument;
  /** The sentence below its title; null if there is none. */
  readonly lead: string | null;
  /** What belongs to it, below its head. */
  readonly lists: readonly { readonly title: string; readonly links: readonly SiteLink[] }[];
  /** Whether search engines are asked to leave it out. */
  readonly isUnlisted: boolean;
}

export interface SiteLink {
  readonly words: string;
  /** From the folder of the site, with an anchor where it leads to part of a page. */
  readonly address: string;
  /** "PDF, 412 KB"; null if there is nothing to say of it. */
  readonly note: string | null;
}

export interface SiteFile {
  readonly address: string;
  readonly bytes: Uint8Array;
}

/** What begins a link to another page of the site. */
export const SITE_LINK = "site:";

interface SiteOptions {
  /** The web address of the folder, with a slash at its end; null if it is not known. */
  readonly url: string | null;
  /** The links at the foot of every page. */
  readonly foot: readonly SiteLink[];
  /** The feed that browsers are told of. */
  readonly feed: SiteLink;
}

type TemplateName = keyof typeof FOLDERS;

/** How a site looks: its templates, its style sheets and its fonts, read once for all its pages. */
export class SiteLook {
  /** The same for the same templates, style sheets, fonts and theme, ours and the council's. */
  readonly digest: string;
  private readonly options: RenderOptions;
  private readonly sets: ReadonlyMap<TemplateName, TemplateSet>;

  private constructor(options: RenderOptions, sets: ReadonlyMap<TemplateName, TemplateSet>, digest: string) {
    this.options = options;
    this.sets = sets;
    this.digest = digest;
  }

  /** @throws UsageError when a folder of templates, a style sheet or a font cannot be read. */
  static async read(options: RenderOptions): Promise<SiteLook> {
    const sets = new Map<TemplateName, TemplateSet>();
    for (const [name, folders] of Object.entries(FOLDERS) as [TemplateName, readonly string[]][]) {
      const own = [...folders, "site"].map((folder) => packageFile("templates", folder));
      sets.set(name, await loadTemplates(own, options.templates));
    }
    const texts = [...sets.values()].map(({ templates, styles }) => [
      [...templates].map(([name, { source }]) => [name, source]),
      [...styles],
    ]);
    const faces = (await fontsFor(new Set(), options.fonts)).flatMap((font) => font.faces);
    const fonts = await Promise.all(faces.map(async ({ file }) => sha256Of(await readFile(file))));
    return new SiteLook(options, sets, sha256Of(JSON.stringify([texts, options.theme ?? null, fonts])));
  }

  /**
   * Lays out pages that share a style sheet and fonts, which are files beside them. They need no network and no script.
   * @throws UsageError when a template is wrong or reads something that a page does not have.
   */
  async render(pages: readonly SitePage[], site: SiteOptions): Promise<SiteFile[]> {
    const { theme, fonts } = this.options;
    const filled = pages.map((page) => {
      const set = this.sets.get(page.document.template) as TemplateSet;
      return { address: page.address, page: fillSitePage(page, set, theme, site) };
    });
    const [first] = filled;
    if (first === undefined) return [];
    const rules = `@layer improve{\n${first.page.shared}\n}\n${first.page.look}`;
    const texts = filled.map(({ page }) => page.html + inStyle(`${page.own}${page.margins}`));
    const clusters = await printedClusters([...texts, inStyle(rules)].join("\n"));
    const faces = new Map<string, Uint8Array>();
    const sheet = await embedFonts(clusters, await fontsFor(clusters, fonts), (bytes, extension) => {
      const name = `font-${sha256Of(bytes).slice(0, 8)}.${extension}`;
      faces.set(name, bytes);
      return name;
    });
    return [
      ...filled.map(({ address, page }) => ({ address, bytes: encode(withStyles(page)) })),
      { address: STYLES, bytes: encode(`${sheet}\n${rules}\n`) },
      ...[...faces].map(([name, bytes]) => ({ address: `${ASSETS}/${name}`, bytes })),
    ];
  }
}

const ASSETS = "assets";
const STYLES = `${ASSETS}/style.css`;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const inStyle = (css: string): string => `<style>${inStyleElement(css)}</style>`;

const [MARGINS, OWN, POLICY] = [markFor("margins"), markFor("own"), markFor("policy")];

function fillSitePage(
  { document, address, ...page }: SitePage,
  set: TemplateSet,
  theme: RenderOptions["theme"],
  { url, foot, feed }: SiteOptions,
): FilledPage {
  const linked = new Set<string>();
  const toHref = (to: string): string => hrefFrom(address, to);
  const link = (one: SiteLink) => ({ words: one.words, note: one.note, href: toHref(one.address) });
  // An early record can have a link to what it does not hold.
  const anchors = new Set(textsIn(document, "anchor"));
  const resolved = mapTexts(withoutStamps(document), (key, text) => {
    if (key === "figures") return anchors.has(text) ? text : null;
    if (key !== "href" || !text.startsWith(SITE_LINK)) return text;
    const href = toHref(text.slice(SITE_LINK.length));
    linked.add(href);
    return href;
  }) as ReportDocument;
  const values = {
    document: resolved,
    page: {
      ...page,
      // A report has a head of its own, with its meeting and who is responsible.
      isReport: document.template !== "diff",
      title: titleOf(page.name, page.above.length === 0 ? "" : `: ${document.heading.authority}`),
      above: page.above.map(link),
      lists: page.lists.map(({ title, links }, index) => ({
        title,
        anchor: `page-list-${index + 1}`,
        links: links.map(link),
      })),
      foot: foot.filter((one) => one.address !== address).map(link),
      feed: link(feed),
      styles: toHref(STYLES),
      canonical: url === null ? null : url + address.replace(/(^|\/)index\.html$/, "$1"),
    },
  };
  const isLink = {
    ...isSafeLink,
    run: (href: string): boolean =>
      href.startsWith("#") ? anchors.has(href.slice(1)) : linked.has(href) || isSafeLink.run(href),
  };
  const more = [isLink, ...[MARGINS, OWN, POLICY].map(({ helper }) => helper)];
  return fillPage(values, set, theme ?? null, { entry: "page", more });
}

/** A browser and a search engine show so much of a title. */
const LONGEST = 70;

const titleOf = (name: string, council: string): string =>
  name.length + council.length <= LONGEST ? name + council : shorten(name, LONGEST - 1);

/** Two addresses of a site, as a link from one to the other. */
function hrefFrom(from: string, to: string): string {
  const [file = "", anchor] = to.split("#");
  const relative = path.posix.relative(path.posix.dirname(from), file) || path.posix.basename(file);
  return anchor === undefined ? relative : `${relative}#${anchor}`;
}

/** A copy of plain data with each text that has a key changed. */
function mapTexts(value: unknown, change: (key: string, text: string) => string | null): unknown {
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key,
      typeof held === "string" ? change(key, held) : mapTexts(held, change),
    ]),
  );
}

/** The styles of this page alone, and a policy that names them by their digests and lets nothing else in. */
function withStyles({ html, own, margins }: FilledPage): string {
  const [before, after] = [inStyleElement(margins), inStyleElement(`@layer improve{\n${own}\n}`)];
  const digests = [before, after].map(
    (css) => `'sha256-${Buffer.from(sha256Of(css), "hex").toString("base64")}'`,
  );
  const policy = `default-src 'none'; style-src 'self' ${digests.join(" ")}; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'`;
  return html
    .replace(MARGINS.text, () => before)
    .replace(OWN.text, () => after)
    .replace(POLICY.text, () => policy);
}
