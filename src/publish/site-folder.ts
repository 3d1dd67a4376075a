import { readdir, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { finishSets } from "../disk/file-set.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { sha256Of } from "../text/digest.ts";
import { shorten } from "../text/words.ts";
import { type Output, writeOutputs } from "./write.ts";

/** The file of a site that lists what improve has written there. Nothing else in the folder is touched. */
const MANIFEST = "improve-site.json";

interface Manifest {
  readonly tool: "improve";
  readonly site: 1;
  /** Address → the SHA-256 digest of the file. */
  readonly files: Readonly<Record<string, string>>;
  /** Address of a PDF → the digest of all that it was printed from. */
  readonly printed: Readonly<Record<string, string>>;
}

const NOTHING: Manifest = { tool: "improve", site: 1, files: {}, printed: {} };

interface SiteFile {
  readonly address: string;
  readonly bytes: Uint8Array;
}

/** A folder with the pages of a site, as an earlier run left it. */
export class SiteFolder {
  private readonly folder: string;
  private readonly manifest: Manifest;

  private constructor(folder: string, manifest: Manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** @throws UsageError for a folder that holds something, and not a site. */
  static async open(folder: string): Promise<SiteFolder> {
    const there = await stat(folder).catch(() => null);
    if (there === null) return new SiteFolder(folder, NOTHING);
    if (!there.isDirectory())
      throw new UsageError(`"${folder}" is a file, and a site is a folder`, ELSEWHERE);
    await finishSets(folder);
    const held = await readFile(path.join(folder, MANIFEST), "utf8").catch(() => null);
    const manifest = held === null ? null : parseManifest(held);
    if (manifest !== null) return new SiteFolder(folder, manifest);
    const names = (await readdir(folder)).sort();
    if (held !== null)
      throw new UsageError(
        `"${path.join(folder, MANIFEST)}" is not as improve wrote it, so nobody knows what may be replaced`,
        `Put it back, or write the site to another folder with --output.`,
      );
    if (names.length === 0) return new SiteFolder(folder, NOTHING);
    const named = shorten(names.slice(0, 3).join(", "), 60);
    throw new UsageError(`"${folder}" holds something other than a site: ${named}`, ELSEWHERE);
  }

  /** Addresses of the pages of the last run. */
  get pages(): string[] {
    return this.addresses.filter((address) => address.endsWith(".html"));
  }

  private get addresses(): string[] {
    return Object.keys(this.manifest.files).sort();
  }

  /** A PDF of an earlier run that is as it was written, and what it was printed from; null if there is none. */
  async printed(address: string): Promise<{ readonly bytes: Uint8Array; readonly from: string } | null> {
    const from = this.manifest.printed[address];
    if (from === undefined) return null;
    const bytes = await readFile(path.join(this.folder, address)).catch(() => null);
    return bytes !== null && this.isOurs(address, sha256Of(bytes)) ? { bytes, from } : null;
  }

  private isOurs(address: string, digest: string): boolean {
    return this.manifest.files[address] === digest;
  }

  /**
   * Makes the folder hold these files: writes what is new or differs, and removes what an earlier run wrote and this one does
   * not. What improve did not write stays. If something cannot be written, the folder stays as it was.
   * @param printed what each PDF was printed from.
   * @throws UsageError where two files have one address, or something else is at one of them.
   */
  async write(
    files: readonly SiteFile[],
    printed: Readonly<Record<string, string>>,
  ): Promise<{ readonly written: number; readonly removed: readonly string[] }> {
    requireApart(files);
    const digests = Object.fromEntries(files.map(({ address, bytes }) => [address, sha256Of(bytes)]));
    const stale = this.addresses.filter((address) => !(address in digests));
    const changed: SiteFile[] = [];
    for (const file of files) {
      const wanted = digests[file.address];
      if ((await this.digestThere(file.address, wanted)) !== wanted) changed.push(file);
    }
    for (const address of stale) await this.digestThere(address);
    const held = Object.fromEntries(stale.map((address) => [address, this.manifest.files[address] ?? ""]));
    // What is to be removed is in the list until it is, so that a run that is killed before that leaves nothing unknown.
    await this.place([...changed, listOf({ ...held, ...digests }, printed)]);
    for (const address of stale) await this.remove(address);
    if (stale.length > 0) await this.place([listOf(digests, printed)]);
    return { written: changed.length, removed: stale };
  }

  /** The digest of what is at an address, which an earlier run or nobody wrote; null for nothing. */
  private async digestThere(address: string, wanted?: string): Promise<string | null> {
    const file = path.join(this.folder, address);
    const held = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (["ENOENT", "ENOTDIR"].includes(error.code ?? "")) return null;
      throw new UsageError(
        `"${file}" cannot be read, so nobody knows whether it may be replaced`,
        ELSEWHERE,
        error,
      );
    });
    if (held === null) return null;
    const digest = sha256Of(held);
    if (held.length === 0 || digest === wanted || this.isOurs(address, digest)) return digest;
    const isListed = this.addresses.includes(address);
    throw new UsageError(
      `"${file}" ${isListed ? "was changed since improve wrote it" : "is there already, and improve has not written it"}`,
      "Move it away, so that nothing of it is lost, and run this again.",
    );
  }

  private async place(files: readonly SiteFile[]): Promise<void> {
    const outputs = files.map(({ address, bytes }): Output => {
      const recognises = (held: Uint8Array): boolean =>
        address === MANIFEST
          ? parseManifest(new TextDecoder().decode(held)) !== null
          : Buffer.compare(held, bytes) === 0 || this.isOurs(address, sha256Of(held));
      return {
        path: path.join(this.folder, address),
        bytes,
        replaces: { what: "a file of the site", recognises },
      };
    });
    await writeOutputs(outputs, this.folder);
  }

  private async remove(address: string): Promise<void> {
    await rm(path.join(this.folder, address), { force: true });
    const folders = address.split("/").slice(0, -1);
    // Folders that are not empty refuse.
    for (let depth = folders.length; depth > 0; depth--)
      await rmdir(path.join(this.folder, ...folders.slice(0, depth))).catch(() => {});
  }
}

function listOf(files: Manifest["files"], printed: Manifest["printed"]): SiteFile {
  const sorted = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest: Manifest = { tool: "improve", site: 1, files: sorted(files), printed: sorted(printed) };
  return { address: MANIFEST, bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`) };
}

const ELSEWHERE = "Write the site to another folder with --output, or move that away.";

/** Web servers and disks that ignore case, and folders that would be files, have one place for what we take for two. */
function requireApart(files: readonly SiteFile[]): void {
  const taken = new Map([[MANIFEST, `the file ${MANIFEST}`]]);
  const take = (address: string, what: string): string => {
    const key = address.toLowerCase();
    const other = taken.get(key) ?? what;
    taken.set(key, other);
    return other;
  };
  const seen = new Set<string>();
  for (const { address } of files) {
    const parts = address.split("/");
    const places = parts.map((_, depth) => {
      const place = parts.slice(0, depth + 1).join("/");
      return { place, what: `the ${depth < parts.length - 1 ? "folder" : "file"} ${place}` };
    });
    const clash = places.find(({ place, what }) => take(place, what) !== what);
    const isTwice = seen.has(address);
    seen.add(address);
    if (clash === undefined && !isTwice) continue;
    const [one, other] = [
      taken.get((clash?.place ?? address).toLowerCase()),
      clash?.what ?? `the file ${address}`,
    ];
    throw new UsageError(
      `Two things of the site would have one address: ${one} and ${other}`,
      "The id of a report or a measure is its address. No other may be spelt like it, and none may be measures or assets.",
    );
  }
}

/** Null for what is not the list of a site, or names something outside it. */
function parseManifest(text: string): Manifest | null {
  try {
    const { tool, site, files, printed } = JSON.parse(text) as Partial<Manifest>;
    if (tool !== "improve" || site !== 1 || !isRecord(files) || !isRecord(printed)) return null;
    return { tool, site, files, printed };
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([address, digest]) => ADDRESS.test(address) && /^[0-9a-f]{64}$/.test(digest));

/** Names that begin with a letter or digit lead nowhere else. */
const ADDRESS = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/;
