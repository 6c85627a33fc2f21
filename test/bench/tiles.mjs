/** The bench of map tiles: `node test/bench/tiles.mjs PACK.phusong`, after `npm run build:node`. */
import { runBuilt } from './run-built.mjs';

await runBuilt('tiles');
