/** `other-plan@2016-05` as a name and the month or day behind it; null where there is none. */
export function splitDate(name: string): { rest: string; date: string | null } {
  const [, rest, date] = /^(.+)@(\d{4}-\d{1,2}(?:-\d{1,2})?)$/s.exec(name) ?? [];
  return rest === undefined || date === undefined ? { rest: name, date: null } : { rest, date };
}
