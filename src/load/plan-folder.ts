/** The files a plan is read from: a folder on the disk, or one in a git revision. */
export interface PlanFolder {
  /** As a sentence begins with it: `The folder "data"`. */
  readonly name: string;
  /**
   * Paths of all its files as seen from it, with forward slashes, in any order.
   * @throws UsageError when they cannot be listed.
   */
  list(): Promise<readonly string[]>;
  /** A file's bytes, no more than LIMITS.fileBytes, or why there are none. Never throws. */
  read(file: string): Promise<Buffer | Unread>;
}

/** A link that leads out of the folder, more than a file may hold, or anything else. */
export type Unread = "outside" | "too-large" | "unreadable";
