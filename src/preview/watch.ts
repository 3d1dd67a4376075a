import { stat } from "node:fs/promises";
import path from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { statNow } from "../disk/stat-now.ts";

/** How often a folder that was taken away is looked for. */
const LOOK_MS = 300;

/** How often files are looked at themselves: a system can lose a change, and on a network drive it may tell of none. */
const LOOK_AT_FILES_MS = 500;

/** How long a file may be empty before that is taken for what it holds: many editors empty a file, and then write it. */
const EMPTY_MS = 50;

/** Watches the files that a preview is made of. What an editor or a system keeps beside them is left alone. */
export class Watch {
  private readonly folder: string;
  private readonly changed: () => void;
  private watcher: FSWatcher | null = null;
  private readonly others = new Set<string>();
  private looking: NodeJS.Timeout | undefined;
  private polling: NodeJS.Timeout | undefined;
  private emptied: NodeJS.Timeout | undefined;
  /** How the files were when a change was told last. */
  private told = "";

  /** @param folder of the plan, which may be taken away and come back. */
  constructor(folder: string, changed: () => void) {
    this.folder = path.resolve(folder);
    this.changed = changed;
  }

  async start(): Promise<void> {
    this.watcher = watch([this.folder, ...this.others], {
      ignoreInitial: true,
      // An editor that replaces a file on save removes it first. Both are changes, and the newest is what is drafted.
      atomic: false,
      ignorePermissionErrors: true,
      ignored: (file) => FOREIGN.test(path.relative(this.folder, file)),
    });
    const { watcher } = this;
    watcher.on("all", (event, file) => {
      this.told = this.stamps();
      if (event === "unlinkDir" && path.resolve(file) === this.folder) this.lookForFolder();
      clearTimeout(this.emptied);
      if (event === "change" && isEmpty(file)) this.emptied = setTimeout(this.changed, EMPTY_MS);
      else this.changed();
    });
    // What cannot be watched is read at the next change all the same.
    watcher.on("error", () => this.changed());
    await new Promise<void>((resolve) => watcher.once("ready", resolve));
    this.told = this.stamps();
    clearInterval(this.polling);
    this.polling = setInterval(() => this.lookAtFiles(), LOOK_AT_FILES_MS);
  }

  /** Watches files and folders that lie elsewhere: a configuration, a council's own look. */
  add(places: readonly string[]): void {
    const fresh = places.map((place) => path.resolve(place)).filter((place) => !this.others.has(place));
    for (const place of fresh) this.others.add(place);
    if (fresh.length > 0) this.watcher?.add(fresh);
  }

  async stop(): Promise<void> {
    clearTimeout(this.looking);
    clearInterval(this.polling);
    clearTimeout(this.emptied);
    await this.watcher?.close();
  }

  private lookAtFiles(): void {
    const stamps = this.stamps();
    if (stamps === this.told) return;
    this.told = stamps;
    this.changed();
  }

  /** The time and the size of every file that is watched. */
  private stamps(): string {
    const watched = Object.entries(this.watcher?.getWatched() ?? {});
    const files = watched.flatMap(([folder, names]) => names.map((name) => path.join(folder, name)));
    return files
      .map(statNow)
      .map((found) => (found?.isFile() ? `${found.mtimeMs} ${found.size} ${found.ino}` : ""))
      .join("\n");
  }

  /** A folder that comes back is another one to the system, so watching begins anew. */
  private lookForFolder(): void {
    clearTimeout(this.looking);
    this.looking = setTimeout(async () => {
      const isBack = await stat(this.folder).catch(() => null);
      if (isBack === null) return this.lookForFolder();
      await this.watcher?.close();
      await this.start();
      this.changed();
    }, LOOK_MS);
  }
}

const isEmpty = (file: string): boolean => statNow(file)?.size === 0;

/** Git, packages, what macOS keeps beside files, and what editors write while they save. */
const FOREIGN =
  /(^|[\\/])(\.git|node_modules|\._[^\\/]*|\.DS_Store|4913|[^\\/]*~|\.[^\\/]*\.sw[a-z]|\.#[^\\/]*)([\\/]|$)/;
