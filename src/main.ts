import { run } from "./commands/cli.ts";
import { endWith, watchOutputs } from "./output-errors.ts";

watchOutputs();
endWith(await run(process.argv.slice(2)));
