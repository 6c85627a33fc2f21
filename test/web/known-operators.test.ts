import { expect, it } from 'vitest';
import { knownOperators } from '../../web/state/known-operators.ts';

const dissolved = [
  { operator: 'any', technology: '3G+', areaKm2: 2 },
  { operator: 'Viettel', technology: '4G', areaKm2: 1 },
];
const known = (...asked: string[]) => [...knownOperators(new Set(asked), { dissolved })];

it('of the operators chosen in another dataset those stay that are in this one, else everybody together', () => {
  expect(known('Viettel', 'any')).toEqual(['Viettel', 'any']);
  expect(known('Viettel', 'MTN Rwanda')).toEqual(['Viettel']);
  expect(known('MTN Rwanda', 'Airtel')).toEqual(['any']);
  expect(known()).toEqual([]);
  expect([...knownOperators(new Set(['Viettel']), { dissolved: [] })]).toEqual(['any']);
  const same = new Set(['Viettel']);
  expect(knownOperators(same, { dissolved })).toBe(same);
});
