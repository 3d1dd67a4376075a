import { writeSync } from "node:fs";

// The process that measures this one reads from the pipe how much memory was held at most, in KB.
process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
