/** How often a test of endurance tries: a few times in `npm test`, and `long` times in `npm run test:long`. */
export function rounds({ short, long }: { short: number; long: number }): number {
  return process.env.IMPROVE_LONG === "1" ? long : short;
}
