/** How the nth of a list is lettered, counted from 0: a to z, then aa, ab, as minute-takers go on. */
export function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
