import { fold, remember } from './fold.ts';
import operators from './operators.json' with { type: 'json' };

/** Company names by folded spelling: the canonical ones, their aliases, `branch + province`, then the first two behind a prefix. */
function companyTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const claim = (spelling: string, name: string) => {
    const key = fold(spelling);
    if (!table.has(key)) table.set(key, name);
  };
  for (const name of Object.keys(operators.names)) claim(name, name);
  for (const [name, aliases] of Object.entries(operators.names)) for (const alias of aliases) claim(alias, name);
  for (const [name, branches] of Object.entries(operators.branches)) {
    for (const branch of branches) for (const province of operators.provinces) claim(branch + province, name);
  }
  for (const [name, aliases] of Object.entries(operators.names)) {
    for (const prefix of operators.prefixes) for (const spelling of [name, ...aliases]) claim(prefix + spelling, name);
  }
  return table;
}

const companies = companyTable();

/** What people write between the names of several companies. */
const BETWEEN_NAMES = /[;|\n,/+&–-]|\s(?:và|and)\s/u;

/** Whether the alias table knows a company under this spelling. */
export const isKnownOperator = (name: string): boolean => companies.has(fold(name));

/**
 * The canonical name of an operator, owner or tenant: `Vinaphone` and `VNPT Lai Châu` are `VNPT`. A name that the
 * table does not know is kept, in NFC and with its spaces tidied.
 */
export const canonicalOperator: (name: string) => string = remember(
  (name) => companies.get(fold(name)) ?? name.normalize('NFC').replace(/\s+/gu, ' ').trim(),
);

/**
 * The canonical names of the companies that a text names together, as `Viettel/Vinaphone` does; empty where a piece of it
 * is no known company, or the whole is one.
 */
export const partCompanies: (text: string) => readonly string[] = remember((text) => {
  const pieces = isKnownOperator(text) ? [] : text.split(BETWEEN_NAMES).filter((piece) => piece.trim() !== '');
  return pieces.length > 1 && pieces.every(isKnownOperator) ? [...new Set(pieces.map(canonicalOperator))] : [];
});
