/** `name`, or where it is taken `name (2)`, `name (3)`, …: two datasets of one name could not be told apart in a list. */
export function freeName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(name)) return name;
  for (let k = 2; ; k++) if (!names.has(`${name} (${k})`)) return `${name} (${k})`;
}
