import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Dataset } from '../../engine/index.ts';
import type { Contender, Prepared } from './contender.ts';

/** Where a PostgreSQL server with PostGIS is, as psql takes it: `postgresql://user@host/database`. */
const SERVER = process.env.PHUSONG_BENCH_PG;
/** Lines are handed to psql in pieces of about this length. */
const PIECE_LENGTH = 1 << 20;

/** The rows that a script prints, one array of texts each; throws what psql says where it fails. */
export async function psql(script: Iterable<string>): Promise<string[][]> {
  const child = spawn('psql', [SERVER!, '-XqAt', '-F', ' ', '-v', 'ON_ERROR_STOP=1'], { stdio: 'pipe' });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'close') as Promise<[number]>;
  // Where psql stops early its reasons are in what it printed, not in the broken pipe.
  child.stdin.on('error', () => {});
  let piece = '';
  for (const line of script) {
    piece += line;
    if (piece.length < PIECE_LENGTH) continue;
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), ended]);
    piece = '';
  }
  child.stdin.end(piece);
  const [code] = await ended;
  if (code !== 0) throw new Error(`psql: ${complaint.trim()}`);
  const lines = printed.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.split(' '));
}

/** The contender that answers with one query, where a server is given; none elsewhere. Times include starting psql and reading its rows. */
export function postgis(
  tables: readonly (keyof typeof TABLES)[],
  query: string,
  toAnswer: (rows: string[][], dataset: Dataset) => unknown,
): Contender[] {
  if (SERVER === undefined || SERVER === '') return [];
  const prepare = async ({ dataset }: { dataset: Dataset }): Promise<Prepared> => {
    const schema = `phusong_bench_${process.pid}`;
    await psql(loading(schema, tables, dataset));
    const use = `SET search_path = ${schema}, public;\n`;
    const run = async () => toAnswer(await psql([use, query, ';\n']), dataset);
    return { run, close: () => void psql([`DROP SCHEMA ${schema} CASCADE;\n`]) };
  };
  return [{ name: 'PostGIS', prepare }];
}

function* loading(schema: string, tables: readonly (keyof typeof TABLES)[], dataset: Dataset): Generator<string> {
  yield `DROP SCHEMA IF EXISTS ${schema} CASCADE;\nCREATE SCHEMA ${schema};\nSET search_path = ${schema}, public;\n`;
  for (const table of tables) {
    const { columns, index, rows } = TABLES[table];
    yield `CREATE TABLE ${table} (${columns});\nCOPY ${table} FROM STDIN;\n`;
    for (const row of rows(dataset)) yield `${row.join('\t')}\n`;
    yield '\\.\n';
    yield `CREATE INDEX ON ${table} USING gist (${index});\nANALYZE ${table};\n`;
  }
}

/** The tables that queries read, and how a dataset fills them. */
const TABLES = {
  villages: {
    columns: 'village int, geom geometry(Point, 4326)',
    index: 'geom',
    *rows({ villages }: Dataset) {
      const { lng, lat, count } = villages!;
      for (let row = 0; row < count; row++) yield [row, `SRID=4326;POINT(${lng[row]} ${lat[row]})`];
    },
  },
  coverage: {
    columns: 'company int, technology int, geom geometry(Polygon, 4326)',
    index: 'geom',
    *rows({ coverage }: Dataset) {
      const { operator, technology, shapes, count } = coverage!;
      for (let row = 0; row < count; row++)
        yield [operator[row], technology[row], `SRID=4326;${polygonText(shapes, shapes.featureStart[row])}`];
    },
  },
  segments: {
    columns: 'geom geography(LineString, 4326)',
    index: 'geom',
    *rows({ fiber }: Dataset) {
      const { ringStart, coords } = fiber!.shapes;
      for (let path = 0; path + 1 < ringStart.length; path++)
        for (let vertex = ringStart[path]; vertex + 1 < ringStart[path + 1]; vertex++)
          yield [`SRID=4326;LINESTRING(${positionsText(coords, vertex, vertex + 2)})`];
    },
  },
  roads: {
    columns: 'geom geometry(LineString, 4326)',
    index: 'geom',
    *rows({ roads }: Dataset) {
      const { ringStart, coords } = roads!.shapes;
      for (let path = 0; path + 1 < ringStart.length; path++)
        yield [`SRID=4326;LINESTRING(${positionsText(coords, ringStart[path], ringStart[path + 1])})`];
    },
  },
  land: {
    columns: 'geom geometry(Polygon, 4326)',
    index: 'geom',
    *rows({ admin }: Dataset) {
      yield [`SRID=4326;${polygonText(admin!.shapes, 0)}`];
    },
  },
} as const;

type Shapes = NonNullable<Dataset['coverage']>['shapes'];

function polygonText({ partStart, ringStart, coords }: Shapes, part: number): string {
  const rings: string[] = [];
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++)
    rings.push(`(${positionsText(coords, ringStart[ring], ringStart[ring + 1])})`);
  return `POLYGON(${rings.join(',')})`;
}

function positionsText(coords: Float64Array, from: number, to: number): string {
  const positions: string[] = [];
  for (let k = 2 * from; k < 2 * to; k += 2) positions.push(`${coords[k]} ${coords[k + 1]}`);
  return positions.join(',');
}
