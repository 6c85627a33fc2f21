import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A script of the built page. */
export interface PageScript {
  readonly file: string;
  readonly gzipBytes: number;
}

const STATIC_IMPORT = /(?:import|from)\s*"\.\/([^"]+\.js)"/g;
const IN_PAGE = /(?:src|href)="\.\/assets\/([^"]+\.js)"/g;

/**
 * The scripts that the page's own thread needs for its first picture: those that the built page names, the map, and
 * everything that these import, each once. Workers are not among them.
 */
export function firstScripts(webRoot: string): PageScript[] {
  const assets = join(webRoot, 'assets');
  const page = readFileSync(join(webRoot, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(IN_PAGE)].map(([, file]) => file);
  waiting.push(...readdirSync(assets).filter((file) => /^create-map-.*\.js$/.test(file)));
  const found = new Map<string, PageScript>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = readFileSync(join(assets, file));
    found.set(file, { file, gzipBytes: gzipSync(text, { level: 9 }).length });
    waiting.push(...[...text.toString('utf8').matchAll(STATIC_IMPORT)].map(([, name]) => name));
  }
  return [...found.values()].sort((a, b) => b.gzipBytes - a.gzipBytes);
}
