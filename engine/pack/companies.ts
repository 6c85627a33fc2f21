import { NO_COMPANY } from '../dataset.ts';
import { createGrowable } from './column.ts';

/** Order of two strings by code unit: the same on every machine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The table of every company named anywhere; codes are given when it is finished, in name order. */
export function createCompanyTable() {
  const provisional = new Map<string, number>();
  const names: string[] = [];
  let codes = new Uint16Array(0);

  const intern = (name: string | null): number => {
    if (name === null) return NO_COMPANY;
    let code = provisional.get(name);
    if (code === undefined) {
      code = names.length;
      if (code >= NO_COMPANY) throw new RangeError(`more than ${NO_COMPANY} companies`);
      provisional.set(name, code);
      names.push(name);
    }
    return code;
  };
  const codeOf = (provisionalCode: number): number =>
    provisionalCode === NO_COMPANY ? NO_COMPANY : codes[provisionalCode];

  return {
    intern,
    /** The final code of a provisional one; valid after `finish`. */
    codeOf,
    /** The names in code order. */
    finish(): string[] {
      const sorted = names.slice().sort(compareText);
      const rank = new Map(sorted.map((name, code) => [name, code]));
      codes = Uint16Array.from(names, (name) => rank.get(name)!);
      return sorted;
    },
    column() {
      const growable = createGrowable<Uint16Array<ArrayBuffer>>(Uint16Array);
      return {
        push: (name: string | null) => growable.push(intern(name)),
        gather(order: Uint32Array): Uint16Array {
          const from = growable.values();
          return Uint16Array.from(order, (row) => codeOf(from[row]));
        },
      };
    },
    /** Owner and tenants as a sorted list of distinct codes per row. */
    userColumn() {
      const rows: number[][] = [];
      return {
        push: (owner: string | null, tenants: readonly string[]) => {
          rows.push([owner, ...tenants].map(intern).filter((code) => code !== NO_COMPANY));
        },
        gather(order: Uint32Array): { userStart: Uint32Array; users: Uint16Array } {
          const userStart = new Uint32Array(order.length + 1);
          const users: number[] = [];
          order.forEach((row, i) => {
            users.push(...[...new Set(rows[row].map(codeOf))].sort((a, b) => a - b));
            userStart[i + 1] = users.length;
          });
          return { userStart, users: Uint16Array.from(users) };
        },
      };
    },
  };
}

export type CompanyTable = ReturnType<typeof createCompanyTable>;
