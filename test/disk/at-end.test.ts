import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const MODULE = path.join(import.meta.dirname, "../../src/disk/at-end.ts");

/** Runs a script that tidies up at its end. */
function run(script: string): { stdout: string; signal: string | null; status: number | null } {
  const whole = `import { atEnd } from ${JSON.stringify(MODULE)};
    import { writeSync } from "node:fs";
    const forget = atEnd(() => writeSync(1, "tidied "));
    ${script}`;
  const { stdout, signal, status } = spawnSync(process.execPath, ["--input-type=module", "-e", whole], {
    encoding: "utf8",
  });
  return { stdout, signal, status };
}

const WAIT = 'setTimeout(() => { forget(); console.log("went on"); }, 200);';

test.each(["SIGINT", "SIGTERM", "SIGHUP"])(
  "%s tidies up, and ends the program as it would have without us",
  (signal) => {
    expect(run(`process.kill(process.pid, "${signal}"); ${WAIT}`)).toEqual({
      stdout: "tidied ",
      signal,
      status: null,
    });
  },
);

test("an exit tidies up, and what was forgotten is not done", () => {
  expect(run("process.exit(3);")).toMatchObject({ stdout: "tidied ", status: 3 });
  expect(run("forget(); process.exit(3);")).toMatchObject({ stdout: "", status: 3 });
});
