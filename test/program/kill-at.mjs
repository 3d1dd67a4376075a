// Preloaded into the program: ends it without warning before a change of a folder, the one that KILL_AT counts. Without that it
// writes into the file KILL_TOLD how many changes there were.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { KILL_AT, KILL_IN, KILL_TOLD } = process.env;
const { writeFileSync } = fs;
let changes = 0;

for (const api of [fs, promises]) {
  for (const name of ["mkdir", "writeFile", "chmod", "link", "rename", "rm", "rmdir"]) {
    for (const key of [name, `${name}Sync`]) {
      const original = api[key];
      if (original === undefined) continue;
      api[key] = (path, ...rest) => {
        if (String(path).includes(KILL_IN) && `${changes++}` === KILL_AT)
          process.kill(process.pid, "SIGKILL");
        return original.call(api, path, ...rest);
      };
    }
  }
}
syncBuiltinESMExports();
if (KILL_TOLD !== undefined) process.on("exit", () => writeFileSync(KILL_TOLD, `${changes}`));
