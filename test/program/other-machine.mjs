// Preloaded into the program by same-bytes.test.ts: folders list their files in another order, and the clock is some days ahead.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const AHEAD = Number(process.env.DAYS_AHEAD) * 86_400_000;

/** Backwards, and the last in the middle, so that no two neighbours stay neighbours. */
const disordered = (entries) => entries.map((_, at) => entries[(at * 7 + 3) % entries.length]);
const shuffled = (entries) =>
  Array.isArray(entries)
    ? [...(entries.length % 7 === 0 ? entries.toReversed() : disordered(entries))]
    : entries;

const { readdir, readdirSync } = fs;
const { readdir: promised } = promises;
fs.readdir = (...args) => {
  const done = args.pop();
  return readdir(...args, (error, entries) => done(error, shuffled(entries)));
};
fs.readdirSync = (...args) => shuffled(readdirSync(...args));
promises.readdir = async (...args) => shuffled(await promised(...args));
syncBuiltinESMExports();

const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + AHEAD);
    else super(...args);
  }

  static now() {
    return RealDate.now() + AHEAD;
  }
};
