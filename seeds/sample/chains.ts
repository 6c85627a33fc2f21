import type { LngLat } from './plane.ts';
import type { RoadNet } from './roads.ts';

/** Links that follow one another without a junction or a change of kind. */
export interface Chain<K> {
  readonly kind: K;
  readonly links: readonly number[];
  readonly line: readonly LngLat[];
}

/** Cuts a selection of links into chains: each link once, ends at junctions, dead ends and changes of kind. */
export function chainsOf<K>(net: RoadNet, selected: readonly number[], kindOf: (link: number) => K): Chain<K>[] {
  const chosen = new Set(selected);
  const at = (cell: number): number[] => net.at.get(cell)!.filter((link) => chosen.has(link));
  const isEnd = (cell: number): boolean => {
    const links = at(cell);
    return links.length !== 2 || kindOf(links[0]!) !== kindOf(links[1]!);
  };
  const used = new Set<number>();
  const chains: Chain<K>[] = [];
  const follow = (start: number, first: number): void => {
    const links: number[] = [];
    const line: LngLat[] = [];
    let cell = start;
    let link = first;
    for (;;) {
      used.add(link);
      links.push(link);
      const { a, b } = net.links[link]!;
      const piece = a === cell ? net.line[link]! : [...net.line[link]!].reverse();
      line.push(...(line.length === 0 ? piece : piece.slice(1)));
      cell = a === cell ? b : a;
      const next = isEnd(cell) ? undefined : at(cell).find((other) => !used.has(other));
      if (next === undefined) break;
      link = next;
    }
    chains.push({ kind: kindOf(first), links, line });
  };
  for (const onlyEnds of [true, false]) {
    for (const link of selected) {
      const { a, b } = net.links[link]!;
      for (const cell of [a, b]) if (!used.has(link) && (!onlyEnds || isEnd(cell))) follow(cell, link);
    }
  }
  return chains;
}
