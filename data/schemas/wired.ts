import { DEPLOYMENTS, FIBER_KINDS, LIFECYCLES, ROAD_CABLES, ROAD_CLASSES } from '../../engine/index.ts';
import { choice, choiceOr, companies, company, flagOr, operator, requiredChoice, requiredText, text } from './cells.ts';
import { defineLayer } from './layer-schema.ts';

export const fiber = defineLayer('fiber', {
  geometry: 'line',
  cells: {
    id: text(),
    operator: operator(),
    owner: company(),
    status: choiceOr('status', LIFECYCLES, 'operational'),
    deployment: choice('deployment', DEPLOYMENTS),
    kind: choice('fiber_kind', FIBER_KINDS),
  },
  key: { column: 'id', isUnique: false },
  toRecord: (c, { geometry }, id) => ({
    id,
    operator: c.operator,
    owner: c.owner,
    status: c.status,
    deployment: c.deployment,
    kind: c.kind,
    geometry,
  }),
});

export const fiberNodes = defineLayer('fiber_nodes', {
  geometry: 'point',
  cells: {
    id: requiredText(),
    operator: operator(),
    access_point: flagOr(true),
    status: choiceOr('status', LIFECYCLES, 'operational'),
  },
  key: { column: 'id', isUnique: true },
  doubtsSharedPosition: true,
  toRecord: (c, { lng, lat }) => ({
    id: c.id,
    lng,
    lat,
    operator: c.operator,
    accessPoint: c.access_point,
    status: c.status,
  }),
});

export const poles = defineLayer('poles', {
  geometry: 'point',
  cells: { id: requiredText(), owner: company(), tenants: companies() },
  key: { column: 'id', isUnique: true },
  doubtsSharedPosition: true,
  toRecord: (c, { lng, lat }) => ({ id: c.id, lng, lat, owner: c.owner, tenants: c.tenants }),
});

export const ducts = defineLayer('ducts', {
  geometry: 'line',
  cells: { id: requiredText(), owner: company(), tenants: companies() },
  key: { column: 'id', isUnique: true },
  toRecord: (c, { geometry }) => ({ id: c.id, owner: c.owner, tenants: c.tenants, geometry }),
});

export const roads = defineLayer('roads', {
  geometry: 'line',
  cells: {
    id: text(),
    class: requiredChoice('road_class', ROAD_CLASSES),
    name: text(),
    cables: choice('road_cables', ROAD_CABLES),
  },
  key: { column: 'id', isUnique: false },
  toRecord: (c, { geometry }, id) => ({ id, class: c.class, name: c.name, cables: c.cables, geometry }),
});
