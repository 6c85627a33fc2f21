import { AREA_LEVELS, PLACE_KINDS, TECHNOLOGIES } from '../../engine/index.ts';
import { count, flag, number, requiredChoice, requiredOperator, requiredText, text } from './cells.ts';
import { roundedCount } from './doubts.ts';
import { fault } from './fault.ts';
import { defineLayer } from './layer-schema.ts';

export const admin = defineLayer('admin', {
  geometry: 'polygon',
  cells: {
    code: requiredText(),
    name: requiredText(),
    level: requiredChoice('level', AREA_LEVELS),
    parent_code: text(),
  },
  key: { column: 'code', isUnique: true },
  toRecord: (c, { geometry }) => ({ code: c.code, name: c.name, level: c.level, parentCode: c.parent_code, geometry }),
});

export const villages = defineLayer('villages', {
  geometry: 'point',
  cells: {
    id: requiredText(),
    name: requiredText(),
    commune_code: text(),
    population: count(),
    households: count(),
    has_grid: flag(),
    extremely_difficult: flag(),
    kind: text(),
  },
  key: { column: 'id', isUnique: true },
  doubts: { population: roundedCount, households: roundedCount },
  doubtsSharedPosition: true,
  toRecord: (c, { lng, lat }) => ({
    id: c.id,
    name: c.name,
    lng,
    lat,
    communeCode: c.commune_code,
    population: c.population,
    households: c.households,
    hasGrid: c.has_grid,
    extremelyDifficult: c.extremely_difficult,
    kind: c.kind,
  }),
});

export const clusters = defineLayer('clusters', {
  geometry: 'point',
  cells: { id: requiredText(), village_id: requiredText(), population: count(), households: count() },
  key: { column: 'id', isUnique: true },
  doubts: { population: roundedCount, households: roundedCount },
  doubtsSharedPosition: true,
  toRecord: (c, { lng, lat }) => ({
    id: c.id,
    villageId: c.village_id,
    lng,
    lat,
    population: c.population,
    households: c.households,
  }),
});

export const declarations = defineLayer('declarations', {
  geometry: 'none',
  cells: {
    village_id: requiredText(),
    operator: requiredOperator(),
    technology: requiredChoice('technology', TECHNOLOGIES),
    covered: flag(),
    covered_share: number({ min: 0, max: 1, isShare: true }),
  },
  refine: ({ covered, covered_share }, ctx) => {
    if (covered === null && covered_share === null) {
      fault(
        ctx,
        'missing-value',
        'is empty and so is covered_share: one of the two is required',
        { reason: 'both-empty', other: 'covered_share' },
        'covered',
      );
    } else if (covered !== null && covered_share !== null && covered !== covered_share > 0) {
      const claim = `is ${covered ? 'yes' : 'no'} while covered_share is ${covered_share}: keep the one that is right`;
      fault(
        ctx,
        'contradiction',
        claim,
        { value: covered ? 'yes' : 'no', other: 'covered_share', otherValue: covered_share },
        'covered',
      );
    }
  },
  toRecord: (c) => ({
    villageId: c.village_id,
    operator: c.operator,
    technology: c.technology,
    coveredShare: c.covered_share ?? (c.covered ? 1 : 0),
  }),
});

export const places = defineLayer('places', {
  geometry: 'point',
  cells: {
    id: requiredText(),
    kind: requiredChoice('place_kind', PLACE_KINDS),
    name: text(),
    dedicated_network: flag(),
    fiber: flag(),
  },
  key: { column: 'id', isUnique: true },
  toRecord: (c, { lng, lat }) => ({
    id: c.id,
    kind: c.kind,
    name: c.name,
    lng,
    lat,
    dedicatedNetwork: c.dedicated_network,
    fiber: c.fiber,
  }),
});
