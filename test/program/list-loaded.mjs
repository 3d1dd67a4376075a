// Preloaded into the program by lazy-loading.test.ts and answers.test.ts: lists every file that is loaded.
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
import vm from "node:vm";

const list = (url) => appendFileSync(process.env.LOADED_FILES, `${url}\n`);

registerHooks({
  load(url, context, nextLoad) {
    list(url);
    return nextLoad(url, context);
  },
});

// The program loads its own files as scripts.
vm.Script = class extends vm.Script {
  constructor(text, options) {
    list(`file://${options.filename}`);
    super(text, options);
  }
};
