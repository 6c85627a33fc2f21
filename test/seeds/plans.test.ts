import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMPUTED_INDICATORS, STATISTICAL_INDICATORS } from '../../engine/index.ts';
import { findPlan, planCatalogue } from '../../seeds/catalogue.ts';
import { DOCUMENT_FIGURES } from '../../seeds/document-figures.ts';
import { PLAN_NOTES_VI } from '../../seeds/methods/plan-notes-vi.ts';
import { PLAN_INDICATORS, type Plan, type PlanBaseline, type PlanTarget, parsePlan } from '../../seeds/plan-schema.ts';

const rowsOf = (plan: Plan): (PlanTarget | PlanBaseline)[] => [...plan.targets, ...plan.baselines];
const allRows = planCatalogue.flatMap(rowsOf);

describe('the catalogue', () => {
  it('holds the five plans under unique ids', () => {
    expect(planCatalogue.map(({ id }) => id)).toEqual(['yen-bai', 'hue', 'son-la', 'lai-chau', 'ninh-binh']);
    for (const plan of planCatalogue) expect(findPlan(plan.id)).toBe(plan);
    expect(findPlan('ha-noi')).toBeUndefined();
  });

  it('keeps its number of targets and baselines', () => {
    const counts = planCatalogue.map(({ id, targets, baselines }) => [id, targets.length, baselines.length]);
    expect(counts).toEqual([
      ['yen-bai', 29, 14],
      ['hue', 23, 0],
      ['son-la', 34, 0],
      ['lai-chau', 27, 47],
      ['ninh-binh', 9, 19],
    ]);
  });

  it('names every indicator once, and no document figure that no plan states', () => {
    expect(new Set(PLAN_INDICATORS).size).toBe(PLAN_INDICATORS.length);
    expect([COMPUTED_INDICATORS.length, STATISTICAL_INDICATORS.length]).toEqual([22, 26]);
    const used = new Set(allRows.map(({ indicator }) => indicator));
    expect(DOCUMENT_FIGURES.filter((id) => !used.has(id))).toEqual([]);
  });

  it('has Vietnamese words for every note, and for nothing else', () => {
    const notes = new Set(allRows.flatMap(({ note }) => note ?? []));
    expect(Object.keys(PLAN_NOTES_VI).sort()).toEqual([...notes].sort());
  });

  it('quotes the document in every row, shortly', () => {
    for (const { quote, section } of allRows) expect(quote?.length, section).toBeLessThan(120);
  });

  it('keeps both figures where a document contradicts itself', () => {
    const { baselines } = findPlan('lai-chau')!;
    const value = (id: string, cls?: string) =>
      baselines.find((b) => b.indicator === id && b.classes?.[0] === cls)?.value;
    expect(value('cable-underground-share')).toBe(0.102);
    expect(value('cable-km', 'underground')! / value('cable-km')!).toBeCloseTo(0.1, 4);
  });

  it('narrows the village figures of Yên Bái to villages with grid electricity', () => {
    const villages = rowsOf(findPlan('yen-bai')!).filter(({ indicator }) => indicator.startsWith('village-'));
    expect(villages.map(({ scope }) => scope)).toEqual(Array(6).fill('grid'));
  });

  it('is frozen', () => {
    expect(Object.isFrozen(planCatalogue[0]?.targets[0])).toBe(true);
  });
});

const minimal = () => ({
  id: 'my-plan',
  province: 'Hà Giang',
  document: { number: '1/KH-UBND', date: '2024', title: 'Kế hoạch' },
  targets: [
    { indicator: 'village-mobile-share', year: 2025, comparator: '>=', value: 1, unit: 'share', section: 'Mục II' },
  ] as Record<string, unknown>[],
  baselines: [] as Record<string, unknown>[],
});
/** The issues of the minimal plan after `change`, one line each. */
const issuesOf = (change: (plan: ReturnType<typeof minimal>) => void): string[] => {
  const plan = minimal();
  change(plan);
  return (parsePlan(plan).issues ?? []).map(({ at, message }) => `${at}: ${message}`);
};
const withTarget = (columns: Record<string, unknown>) =>
  issuesOf(({ targets: [target] }) => Object.assign(target!, columns));

describe('a plan file of a user', () => {
  it('is accepted without quotes and notes', () => {
    expect(parsePlan(minimal()).plan?.id).toBe('my-plan');
  });

  it.each([
    [{ value: 85 }, 'targets[0].value: 85 is not a share between 0 and 1; write 85 % as 0.85'],
    [{ value: '85' }, 'targets[0].value: "85" is not a number'],
    [{ value: undefined }, 'targets[0].value: is missing'],
    [{ comparator: '≥' }, 'targets[0].comparator: "≥" is not one of >= > <= < ='],
    [{ year: 2025.5 }, 'targets[0].year: 2025.5 is not a whole number'],
    [{ year: 25 }, 'targets[0].year: 25 is below 2000'],
    [{ unit: 'count' }, 'targets[0].unit: village-mobile-share is measured in "share", not "count"'],
    [{ section: ' ' }, 'targets[0].section: is empty'],
    [{ target: 1 }, 'targets[0]: unknown column "target"'],
    [{ technology: '4G' }, 'targets[0].technology: village-mobile-share takes a floor such as "4G+"'],
    [
      { indicator: 'village-mobile-shares' },
      'targets[0].indicator: "village-mobile-shares" is not a known indicator; did you mean "village-mobile-share"?',
    ],
    [{ indicator: 'quux' }, 'targets[0].indicator: "quux" is not a known indicator'],
    [
      { indicator: 'road-mobile-share', classes: ['highway'] },
      'targets[0].classes: "highway" is not one of national, provincial, inter-district, urban, local',
    ],
  ])('%j is located and explained', (columns, expected) => {
    expect(withTarget(columns)).toEqual([expected]);
  });

  it('reports a repeated row, but lets two values of one target stand', () => {
    expect(issuesOf(({ targets }) => targets.push({ ...targets[0] }))).toEqual(['targets[1]: repeats row [0]']);
    expect(issuesOf(({ targets }) => targets.push({ ...targets[0], value: 0.9 }))).toEqual([]);
  });

  it('reports a baseline without a usable date, an id and a missing list', () => {
    const { year: _, ...row } = minimal().targets[0]!;
    expect(issuesOf(({ baselines }) => baselines.push({ ...row, as_of: '30/6/2023' }))).toEqual([
      'baselines[0].as_of: "30/6/2023" is not a date such as 2023, 2023-09 or 2023-09-30',
    ]);
    expect(issuesOf((plan) => Object.assign(plan, { id: 'Hà Giang', targets: undefined }))).toEqual([
      'id: "Hà Giang" is not lower-case words joined by hyphens, as in "lai-chau"',
      'targets: is missing',
    ]);
  });

  it.each([[null], [undefined], ['plan'], [[]]])('%j is an issue, never an exception', (json) => {
    expect(parsePlan(json).issues).toHaveLength(1);
  });
});

/** One line of a document and the heading path it stands under, as `Phần II, mục III.2.a`. */
interface Line {
  readonly path: string;
  readonly bullet: number;
  readonly text: string;
}

const HEADINGS: readonly (readonly [level: number, pattern: RegExp])[] = [
  [0, /^\**(Phần thứ \p{L}+|PHẦN [IVX]+|PHỤ LỤC|Điều \d+)/u],
  [1, /^([IVX]+)[.\t]\s*\p{Lu}/u],
  [2, /^(\d+(?:\.\d+)*)\.\s+\p{Lu}|^(\d\.\d)\.?\s/u],
  [3, /^(\p{Ll})\) /u],
];

/** The lines of a document, whitespace collapsed, each with its heading path and its place in the list it is in. */
function outline(source: string): Line[] {
  const path: string[] = [];
  let bullet = 0;
  return source
    .normalize('NFC')
    .split('\n')
    .map((raw) => {
      for (const [level, pattern] of HEADINGS) {
        const found = pattern.exec(raw);
        if (!found) continue;
        path.length = Math.min(path.length, level);
        path[level] = (found[1] ?? found[2])!.replace(/^PHẦN/, 'Phần').replace('PHỤ LỤC', 'Phụ lục');
        bullet = 0;
        break;
      }
      if (raw.startsWith('- ')) bullet += 1;
      const [part, ...numbers] = [path[0], ...path.slice(1)];
      const section = numbers.filter(Boolean).join('.');
      return { path: [part, section && `mục ${section}`].filter(Boolean).join(', '), bullet, text: raw.trim() };
    });
}

const oneSpace = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The lines a quote begins on. A quote may run on over the lines of a table. */
function linesOf(quote: string, lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => {
    const start = oneSpace(line.text);
    if (start === '') return false;
    const here = oneSpace(
      lines
        .slice(at, at + 5)
        .map(({ text }) => text)
        .join(' '),
    );
    const found = here.indexOf(quote);
    return found >= 0 && found < start.length;
  });
}

/** The numbers of a quote as the document means them: `1.842` is 1842, `41,5%` is 41.5 and a share of 0.415. */
function numbersIn(quote: string): { value: number; percent: boolean }[] {
  const tokens = [...quote.matchAll(/(\d+)\/(\d+)|(\d+(?:[.,]\d+)*)\s?(%?)/g)].flatMap(
    ([, over, under, plain, sign]) => {
      if (plain === undefined) {
        const [n, N] = [Number(over), Number(under)];
        return [
          { value: (100 * n) / N, percent: true },
          { value: n, percent: false },
          { value: N, percent: false },
        ];
      }
      const value = Number(plain.replace(/\.(?=\d{3}(?!\d))/g, '').replace(',', '.'));
      return [{ value, percent: sign === '%' }];
    },
  );
  return tokens;
}

const COLUMNS = ['Hiện trạng (2023)', 'Năm 2024', 'Năm 2025'];
const COLUMNS_BY_YEAR = ['Chỉ tiêu năm 2023', 'Chỉ tiêu năm 2024', 'Chỉ tiêu năm 2025'];

/** Whether the quote states the row's value: in the table column its section names, or anywhere in a sentence. */
function states(row: PlanTarget | PlanBaseline, quote: string, inTable: boolean): boolean {
  const numbers = numbersIn(quote);
  const column = row.section.split(', cột ')[1] ?? '';
  const at = Math.max(COLUMNS.indexOf(column), COLUMNS_BY_YEAR.indexOf(column));
  const asPercent = row.unit === 'share' || row.unit === 'growth';
  const read = (n: { value: number; percent: boolean }) => {
    if (asPercent) return n.percent || inTable ? n.value / 100 : Number.NaN;
    return row.unit === 'per-person' && n.percent ? n.value / 100 : n.value;
  };
  const candidates = inTable ? numbers.slice(-3).slice(at, at + 1) : numbers;
  return candidates.some((n) => Math.abs(read(n) - row.value) < 1e-9);
}

const seedFolder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const FILES = { 'yen-bai': '000', hue: '001', 'son-la': '002', 'lai-chau': '003', 'ninh-binh': '004' };

describe.skipIf(!existsSync(seedFolder))('the documents', () => {
  const names = existsSync(seedFolder) ? readdirSync(seedFolder) : [];
  it.each(Object.entries(FILES))('state every figure of %s where its row says', (id, prefix) => {
    const lines = outline(readFileSync(`${seedFolder}/${names.find((name) => name.startsWith(prefix))}`, 'utf8'));
    const wrong: string[] = [];
    for (const row of rowsOf(findPlan(id)!)) {
      for (const { section, quote } of [{ section: row.section, quote: row.quote! }, ...(row.also ?? [])]) {
        const inTable = section.includes(', cột ');
        const places = linesOf(quote, lines);
        const bullet = /gạch đầu dòng (\d+)/.exec(section)?.[1];
        // A footnote is printed at the foot of its page, which may lie in a later section.
        const footnote = section.includes('chú thích');
        const path = (footnote ? section.split('.')[0] : section.replace(/, (gạch|đoạn|dấu|dòng).*/, ''))!;
        const there = places.some(
          (line) =>
            (footnote ? line.path.startsWith(path) : line.path.toLowerCase() === path.toLowerCase()) &&
            (bullet === undefined || line.bullet === Number(bullet)),
        );
        if (!there)
          wrong.push(`${section}: "${quote}" stands in ${places.map((line) => line.path).join('; ') || 'no place'}`);
        if (!states(row, quote, inTable)) wrong.push(`${section}: ${row.indicator} ${row.value} is not in "${quote}"`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
