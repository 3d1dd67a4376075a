/**
 * Blocks as they were printed, for a report that is laid out again and again while somebody edits it: only those that changed
 * are printed anew. A block's print depends on nothing but the block, the templates and the theme.
 */
export class BlockMemory {
  private look = "";
  private before = new Map<string, string>();
  private now = new Map<string, string>();

  /** @param look all that blocks depend on besides themselves, as a text. */
  begin(look: string): void {
    // What was not printed the last time is forgotten.
    this.before = look === this.look ? this.now : new Map();
    this.now = new Map();
    this.look = look;
  }

  print(partial: string, block: unknown, make: () => string): string {
    const key = `${partial} ${JSON.stringify(block)}`;
    const printed = this.now.get(key) ?? this.before.get(key) ?? make();
    this.now.set(key, printed);
    return printed;
  }
}
