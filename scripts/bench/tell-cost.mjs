import { writeSync } from "node:fs";

// The process that measures this one reads from the pipe what it cost: the most memory that it held, in KB, and its processor
// time, in microseconds.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify([maxRSS, userCPUTime + systemCPUTime]));
});
