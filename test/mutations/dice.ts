/** The same numbers in every run of a seed: what Park and Miller call the minimal standard. */
export class Dice {
  private number: number;

  constructor(seed: number) {
    this.number = (seed % 2147483646) + 1;
    // The first numbers of seeds in a row are close together.
    for (let skipped = 0; skipped < 8; skipped++) this.roll();
  }

  /** At least 0 and below 1. */
  roll(): number {
    this.number = (this.number * 16807) % 2147483647;
    return this.number / 2147483647;
  }

  below(end: number): number {
    return Math.floor(this.roll() * end);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}
