import { mkdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { makeSample, writeSample } from '../../seeds/sample/index.ts';

it('s', () => {
  for (const id of (process.env.PLANS ?? 'lai-chau').split(',')) {
    const t = performance.now();
    const files = writeSample(makeSample(id as never));
    console.log(id, (performance.now() - t) | 0, 'ms');
    mkdirSync(`/tmp/sample-${id}`, { recursive: true });
    for (const f of files) {
      writeFileSync(`/tmp/sample-${id}/${f.name}`, f.text);
      console.log(f.name, f.text.length);
    }
  }
}, 120000);
