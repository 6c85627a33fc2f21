import { requiredNumber, requiredPeriod, requiredText, text } from './cells.ts';
import { ambiguousNumber } from './doubts.ts';
import { fault } from './fault.ts';
import { defineLayer } from './layer-schema.ts';

/** Any number, but of a share: what an indicator may be is the plan's affair. `97 %` is 0.97. */
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
  refine: ({ indicator, value }, ctx) => {
    if (!indicator.endsWith('-share') || (value >= 0 && value <= 1)) return;
    const claim = `${value} is outside 0..1, and ${indicator} is a share: 45 % is written 0.45 or 45%`;
    fault(ctx, 'out-of-range', claim, { reason: 'share', value, min: 0, max: 1, indicator }, 'value');
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
