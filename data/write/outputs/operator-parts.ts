import { type CsvColumn, writeCsv } from '../write-csv.ts';
import type { OutputFile } from './index.ts';
import { cellsOfSite, SITE_COLUMNS } from './proposal-sites.ts';
import type { ProposalSource } from './proposals.ts';

const COLUMNS: readonly CsvColumn[] = [
  { name: 'operator', kind: 'text' },
  { name: 'role', kind: 'text' },
  ...SITE_COLUMNS,
];

/**
 * The part of each operator that the proposal concerns, a file of its own to hand over: the sites that it builds, joins or
 * upgrades, and those where others join its mast, with all columns of `proposals.csv`.
 */
export function toOperatorParts(source: ProposalSource): OutputFile[] {
  const { sites, operators } = source.proposal;
  const taken = new Set<string>();
  return operators.map((part) => ({
    name: `operators/${fileNameOf(part.operator, taken)}.csv`,
    chunks: () =>
      writeCsv(
        COLUMNS,
        part.sites.map(({ order, role }) => {
          const site = cellsOfSite(source, sites[order - 1]);
          const cells: Record<string, unknown> = { ...site, operator: part.operator, role };
          return COLUMNS.map(({ name }) => cells[name]);
        }),
      ),
  }));
}

/** A file name of plain letters and digits that is not taken yet. */
function fileNameOf(operator: string, taken: Set<string>): string {
  const letters = operator
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  const plain = letters.replace(/[^a-z0-9]+/g, '-');
  const stem = plain.replace(/^-+|-+$/g, '') || 'operator';
  let name = stem;
  for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`;
  taken.add(name);
  return name;
}
