import type { EditorPlace } from "./editors.ts";

/** How a page opens the places that it names. */
export interface Opening {
  readonly places: Places;
  /** The editor in which they open; null where none was found. */
  readonly editor: string | null;
}

/** The places that pages name, by numbers that only this server knows. */
export class Places {
  private readonly numbers = new Map<string, number>();
  private readonly places: EditorPlace[] = [];

  /** The number of a place, the same each time. */
  numberOf(place: EditorPlace): number {
    const key = `${place.file}:${place.line}:${place.column}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.places.length);
    return this.places.push(place) - 1;
  }

  at(number: string): EditorPlace | undefined {
    return /^\d{1,9}$/.test(number) ? this.places[Number(number)] : undefined;
  }
}
