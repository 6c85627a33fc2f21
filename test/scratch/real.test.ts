import { it } from 'vitest';
import { loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { analyze, createLocalRunner, defaultProfile, kernels } from '../../engine/index.ts';
import { counts } from '../engine/dataset-builder.ts';

it('runs', async () => {
  for (const dir of (process.env.DIRS ?? '').split(',')) {
    const t0 = performance.now();
    const loaded = await loadDataset(await openFolder(dir));
    const t1 = performance.now();
    console.log(
      dir,
      'load',
      (t1 - t0) | 0,
      loaded.inputs.map((i) => `${i.layer} ${i.read}/${i.accepted}/${i.warnings}`).join(' '),
      'rss',
      (process.memoryUsage().rss / 1e6) | 0,
    );
    const codes: Record<string, number> = {};
    for (const i of loaded.issues) codes[i.code] = (codes[i.code] ?? 0) + 1;
    console.log(codes, loaded.issues.slice(0, 3));
    let last = t1,
      stage = '';
    const a = await analyze(loaded.dataset, createLocalRunner(kernels, loaded.dataset), {
      profile: defaultProfile,
      plan: null,
      onProgress: (p) => {
        if (p.stage !== stage) {
          const n = performance.now();
          console.log('  ', stage, (n - last) | 0);
          last = n;
          stage = p.stage;
        }
      },
    });
    console.log(
      '   ',
      stage,
      (performance.now() - last) | 0,
      'total',
      (performance.now() - t1) | 0,
      'rss',
      (process.memoryUsage().rss / 1e6) | 0,
    );
    console.log(
      counts(a, 'village-mobile-share'),
      counts(a, 'road-mobile-share'),
      counts(a, 'area-mobile-share'),
      counts(a, 'village-fixed-share'),
      a.deadZones.length,
      a.deadZones[0]?.areaKm2,
      a.fiberReach?.villages,
    );
    const t = a.indicators.find((x) => x.indicator === 'village-mobile-share');
    console.log(
      t?.operators,
      a.dissolved.map((d) => `${d.operator} ${d.technology} ${d.areaKm2.toFixed(3)}`).join(', '),
    );
  }
}, 600000);
