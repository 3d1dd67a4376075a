// Preloaded into the program: adds a line to a file of the plan below EDIT_IN as soon as the program has read it, the one that
// EDIT_AT counts. Without that it writes into the file EDIT_TOLD how many were read. What is read once the new files are taking
// their places does not count: no editor is that fast.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";

const { EDIT_AT, EDIT_IN, EDIT_LINE, EDIT_TOLD } = process.env;
const { openSync, closeSync, appendFileSync, existsSync, writeFileSync } = fs;
const opened = new Map();
let reads = 0;

fs.openSync = (file, ...rest) => {
  const descriptor = openSync(file, ...rest);
  opened.set(descriptor, path.resolve(String(file)));
  return descriptor;
};
fs.closeSync = (descriptor) => {
  closeSync(descriptor);
  const file = opened.get(descriptor) ?? "";
  opened.delete(descriptor);
  if (!file.startsWith(EDIT_IN) || !file.endsWith(".yaml") || existsSync(path.join(EDIT_IN, ".improve-set")))
    return;
  if (`${reads++}` === EDIT_AT) appendFileSync(file, EDIT_LINE);
};
syncBuiltinESMExports();
if (EDIT_TOLD !== undefined) process.on("exit", () => writeFileSync(EDIT_TOLD, `${reads}`));
