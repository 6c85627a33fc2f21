import type { Dataset } from '../dataset.ts';
import type { Change } from '../scenario/record-book.ts';

/** How many polygons each operator has, which layers there are, and how often coverage has changed. */
export function createLayerCounts(base: Dataset) {
  const polygons = new Map<string, number>();
  const added = { coverage: 0, fiber: 0 };
  const declared = new Set(Array.from(base.declarations?.operator ?? [], (company) => base.companies[company]));
  for (const company of base.coverage?.operator ?? []) {
    const name = base.companies[company];
    polygons.set(name, (polygons.get(name) ?? 0) + 1);
  }
  // While an operator has polygons its columns are there; without, its declarations are all in force.
  const operators = () =>
    [...new Set([...declared, ...polygons.keys()])]
      .filter((name) => declared.has(name) || polygons.get(name)! > 0)
      .sort((a, b) => (a < b ? -1 : Number(a > b)));
  const counts = {
    any: 0,
    operators,
    touchAll() {
      counts.any++;
    },
    count({ layer, before, after }: Change): void {
      if (layer === 'fiber') added.fiber += Number(after !== null) - Number(before !== null);
      if (layer !== 'coverage') return;
      added.coverage += Number(after !== null) - Number(before !== null);
      counts.any++;
      for (const [record, step] of [
        [before, -1],
        [after, 1],
      ] as const) {
        if (record === null) continue;
        polygons.set(record.operator, (polygons.get(record.operator) ?? 0) + step);
      }
    },
    /** What decides the columns of tables and which tables there are. */
    shape: () =>
      JSON.stringify([
        operators(),
        base.coverage !== null || added.coverage > 0,
        base.fiber !== null || added.fiber > 0,
      ]),
  };
  return counts;
}
