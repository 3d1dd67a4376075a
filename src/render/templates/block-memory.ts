type Print<Options> = (value: unknown, options?: Options) => string;

/**
 * Blocks as they were printed, for a report that is laid out again and again while somebody edits it: only those that changed
 * are printed anew. A block's print depends on nothing but the block, the templates and the theme.
 */
export class BlockMemory {
  private look = "";
  private isAlone = true;
  private before = new Map<string, string>();
  private now = new Map<string, string>();

  /** @param templates their sources. */
  begin(theme: unknown, templates: readonly string[]): void {
    const look = JSON.stringify([theme, templates]);
    // What was not printed the last time is forgotten.
    this.before = look === this.look ? this.now : new Map();
    this.now = new Map();
    this.look = look;
    // Only by @root and its like can a template read what is around its block.
    this.isAlone = !templates.some((source) => source.includes("@"));
  }

  /** The same templates, of which those that print a block print it only once. */
  remembered<Options>(
    compiled: ReadonlyMap<string, Print<Options>>,
    unwrap: (value: unknown) => unknown,
  ): [name: string, print: Print<Options>][] {
    return [...compiled].map(([name, print]) => {
      if (!this.isAlone || !name.startsWith("blocks/")) return [name, print];
      return [name, (block, options) => this.print(name, unwrap(block), () => print(block, options))];
    });
  }

  private print(partial: string, block: unknown, make: () => string): string {
    const key = `${partial} ${JSON.stringify(block)}`;
    const printed = this.now.get(key) ?? this.before.get(key) ?? make();
    this.now.set(key, printed);
    return printed;
  }
}
