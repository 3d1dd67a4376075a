import { countFunctions, findCircles, readHouse } from "./house.ts";

const files = readHouse();
const modules = files.filter(({ name }) => name.endsWith(".ts"));
const { exported, oneImporter } = countFunctions(files);
const total = modules.reduce((sum, { lines }) => sum + lines, 0);
const mean = Math.round(total / modules.length);
const long = modules.filter(({ lines }) => lines > 300);
const circles = findCircles(files);

/** A rule or a format is a file of its own, so the number of files may grow. Their mean length may not fall below this. */
const LEAST_MEAN = 95;

/** The limits that keep each file a subject that can be read whole, and each exported function shared. */
const LIMITS = [
  {
    text: `source files, ${mean} lines each on average`,
    count: modules.length,
    most: Math.floor(total / LEAST_MEAN),
  },
  { text: "of them under 15 lines", count: modules.filter(({ lines }) => lines < 15).length, most: 25 },
  {
    text: `exported functions with one importer, of ${exported}`,
    count: oneImporter,
    most: Math.floor(exported / 3),
  },
  { text: "over 300 lines, or in a circle of imports", count: long.length + circles.length, most: 0 },
];

for (const { text, count, most } of LIMITS)
  console.log(`${String(count).padStart(5)} ${text} (at most ${most})`);
for (const { name, lines } of long) console.error(`${name} has ${lines} lines: make two subjects of it.`);
for (const circle of circles) console.error(`These files import each other: ${circle.join(", ")}`);
if (LIMITS.some(({ count, most }) => count > most)) process.exitCode = 1;
