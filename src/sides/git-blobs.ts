import { startCatFile } from "./git.ts";

/** Reads the contents of files in a git repository, all through one process. */
export class GitBlobs {
  private readonly process: ReturnType<typeof startCatFile>;
  private readonly chunks: AsyncIterator<Buffer>;
  private readonly closed: Promise<void>;
  private held: Buffer = Buffer.alloc(0);

  constructor(cwd: string) {
    this.process = startCatFile(cwd);
    this.closed = new Promise((resolve) => {
      this.process.once("close", () => resolve());
      this.process.once("error", () => resolve());
    });
    // That it ended early shows where something is read.
    this.process.stdin.on("error", () => {});
    this.chunks = this.process.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** One at a time. Rejects where the repository has no such object. */
  async read(oid: string): Promise<Buffer> {
    this.process.stdin.write(`${oid}\n`);
    const header = await this.takeLine();
    const size = /^[0-9a-f]+ blob (\d+)\n$/.exec(header)?.[1];
    if (size === undefined) throw new Error(header);
    const bytes = await this.take(Number(size));
    await this.take(1);
    return bytes;
  }

  async close(): Promise<void> {
    this.process.stdin.end();
    this.process.stdout.destroy();
    await this.closed;
  }

  private async takeLine(): Promise<string> {
    while (!this.held.includes("\n")) await this.hold();
    return (await this.take(this.held.indexOf("\n") + 1)).toString("utf8");
  }

  private async take(length: number): Promise<Buffer> {
    while (this.held.length < length) await this.hold();
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  private async hold(): Promise<void> {
    const { value, done } = await this.chunks.next();
    if (done === true) throw new Error("git has ended");
    this.held = Buffer.concat([this.held, value]);
  }
}
