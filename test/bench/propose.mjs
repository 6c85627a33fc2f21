/** The bench of the site solver: rows, columns, seconds for HiGHS alone. */
import { runBuilt } from './run-built.mjs';

await runBuilt('propose');
