// What npm runs after `npm ci`, and where it installs the program from its repository, as pre-commit does.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

if (existsSync("node_modules/rolldown")) {
  execFileSync("node", ["scripts/build.ts"], { stdio: "inherit" });
} else {
  // For `npm install -g` from a repository, npm passes "global" on, so what builds the program was not installed. This
  // installs it here, and then comes back to this file.
  execFileSync("npm ci --no-audit", {
    stdio: "inherit",
    shell: true,
    env: { ...process.env, npm_config_global: "false", npm_config_location: "project" },
  });
}
