// Preloaded into the program by kills.test.ts: ends it without warning before a change of a folder, the one that KILL_AT counts.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

let left = Number(process.env.KILL_AT);

for (const api of [fs, promises]) {
  for (const name of ["mkdir", "writeFile", "chmod", "link", "rename", "rm", "rmdir"]) {
    for (const key of [name, `${name}Sync`]) {
      const original = api[key];
      if (original === undefined) continue;
      api[key] = (path, ...rest) => {
        if (String(path).includes(process.env.KILL_IN) && left-- === 0) process.kill(process.pid, "SIGKILL");
        return original.call(api, path, ...rest);
      };
    }
  }
}
syncBuiltinESMExports();
