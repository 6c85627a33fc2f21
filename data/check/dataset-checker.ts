import { LAYERS, type LayerName } from '../../engine/index.ts';
import { layerColumns, PLACE_COLUMNS } from '../aliases/index.ts';
import type { Issue, Row } from '../row.ts';
import { unknownCode } from './doubt-record.ts';
import { createKnowledge } from './knowledge.ts';
import { createLayerChecker, type LayerChecker } from './layer-checker.ts';
import { compareIssues, createReporter, type Reporter } from './reporter.ts';

/** The check of a whole dataset, layer after layer. */
export interface DatasetChecker {
  /** A checker of a layer's file. Layers are opened in the order of `LAYERS`, each once: later ones refer to earlier ones. */
  openLayer<L extends LayerName>(layer: L, fileName: string): LayerChecker<L>;
  /** Raises what only a complete dataset shows and puts the issues in order: by layer, then row. */
  finish(): void;
  readonly issues: Issue[];
  /** The extra columns of each accepted village that has any, by its id. */
  readonly carried: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** A checker of a dataset of which nothing has been read yet. */
export function createDatasetChecker(): DatasetChecker {
  const issues: Issue[] = [];
  const carried = new Map<string, Readonly<Record<string, unknown>>>();
  const knowledge = createKnowledge();
  const atEnd: (() => void)[] = [];
  let lastOpened = -1;

  function openLayer<L extends LayerName>(layer: L, fileName: string): LayerChecker<L> {
    const place = LAYERS.indexOf(layer);
    if (place <= lastOpened) throw new RangeError(`layer ${layer} must be opened before ${LAYERS[lastOpened]}`);
    lastOpened = place;
    knowledge.begin(layer);
    const reporter = createReporter(layer, fileName, issues);
    const checker = createLayerChecker(layer, reporter, knowledge);
    atEnd.push(() => {
      if (reporter.counts.read === 0) reporter.warn(null, { code: 'empty-layer', column: null, facts: {} });
    });
    if (layer === 'villages') return watchVillages(checker as unknown as LayerChecker<'villages'>, reporter) as never;
    if (layer === 'admin') return watchAreas(checker as unknown as LayerChecker<'admin'>, reporter) as never;
    return checker;
  }

  /** Carries the extra columns of villages, and counts those that state no population. */
  function watchVillages(checker: LayerChecker<'villages'>, reporter: Reporter): LayerChecker<'villages'> {
    const known = new Set([...layerColumns('villages'), ...PLACE_COLUMNS]);
    let silent = 0;
    atEnd.push(() => {
      const facts = { count: silent, accepted: reporter.counts.accepted };
      if (silent > 0) reporter.warn(null, { code: 'empty-population', column: 'population', facts });
    });
    return {
      ...checker,
      check(row) {
        const village = checker.check(row);
        if (village === null) return null;
        if (village.population === null) silent++;
        const extras = extraColumns(row, known);
        if (extras !== null) carried.set(village.id, extras);
        return village;
      },
    };
  }

  /** Doubts a parent_code that names no area, once all areas are known. */
  function watchAreas(checker: LayerChecker<'admin'>, reporter: Reporter): LayerChecker<'admin'> {
    const parents: { row: number; value: string }[] = [];
    atEnd.push(() => {
      for (const { row, value } of parents) {
        if (knowledge.isArea(value)) continue;
        reporter.warn(row, unknownCode('unknown-parent', 'parent_code', value, knowledge.isArea));
      }
    });
    return {
      ...checker,
      check(row) {
        const area = checker.check(row);
        if (area !== null && area.parentCode !== null) parents.push({ row: row.row, value: area.parentCode });
        return area;
      },
    };
  }

  return {
    openLayer,
    finish() {
      for (const raise of atEnd.splice(0)) raise();
      issues.sort(compareIssues);
    },
    issues,
    carried,
  };
}

/** The columns of a row that its layer does not know, or `null` where there are none. */
function extraColumns({ values }: Row, known: ReadonlySet<string>): Record<string, unknown> | null {
  let extras: Record<string, unknown> | null = null;
  for (const column of Object.keys(values)) {
    if (known.has(column)) continue;
    extras ??= Object.create(null) as Record<string, unknown>;
    extras[column] = values[column];
  }
  return extras;
}
