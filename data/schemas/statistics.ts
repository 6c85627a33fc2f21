import { requiredNumber, requiredPeriod, requiredText, text } from './cells.ts';
import { ambiguousNumber } from './doubts.ts';
import { defineLayer } from './layer-schema.ts';

/** Any number: what an indicator may be is the plan's affair. `97 %` is 0.97. */
const ANY_VALUE = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE, isShare: true };

export const observations = defineLayer('observations', {
  geometry: 'none',
  cells: {
    indicator: requiredText(),
    value: requiredNumber(ANY_VALUE),
    as_of: requiredPeriod(),
    area_code: text(),
    source: text(),
  },
  doubts: { value: ambiguousNumber },
  toRecord: (c) => ({
    indicator: c.indicator,
    value: c.value,
    asOf: c.as_of,
    areaCode: c.area_code,
    source: c.source,
  }),
});
