import { readFileSync, writeSync } from "node:fs";

// The process that measures this one reads from the pipe what it cost: the most memory that it held, in KB, and its processor
// time, in microseconds.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify([mostHeld() ?? maxRSS, userCPUTime + systemCPUTime]));
});

/** Linux counts what the process that started this one held as part of `maxRSS`. Its own account, where there is one, does not. */
function mostHeld() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return kilobytes && Number(kilobytes);
  } catch {
    return undefined;
  }
}
