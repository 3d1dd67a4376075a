import { run } from "./commands/cli.ts";
import { endWith, outputsWritten, watchOutputs } from "./output-errors.ts";

void main();

async function main(): Promise<void> {
  watchOutputs();
  endWith(await run(process.argv.slice(2)));
  await outputsWritten();
  // Nothing is left to do, so nobody is waited for: a browser somewhere else may never close its end of a connection.
  process.exit();
}
