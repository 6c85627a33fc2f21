import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as cells from '../../../data/schemas/cells.ts';

/** The value of a cell, or the code and text of its fault. */
function parse(cell: z.ZodType, raw: unknown): unknown {
  const result = z.object({ cell }).safeParse(raw === undefined ? {} : { cell: raw });
  if (result.success) return (result.data as { cell: unknown }).cell;
  const [issue] = result.error.issues;
  return `${(issue as unknown as { params: { code: string } }).params.code}: ${issue.message}`;
}

describe('text', () => {
  it.each([
    [' Bản Hon ', 'Bản Hon'],
    ['Bản Hon'.normalize('NFD'), 'Bản Hon'],
    [12, '12'],
    [true, 'true'],
    ['00012', '00012'],
    ['', null],
    ['  ', null],
    ['<NA>', null],
    ['null', null],
    ['N/A', null],
    [null, null],
    [undefined, null],
    [Number.NaN, null],
    ['Na', 'Na'],
    [{ a: 1 }, 'not-text: is an object where a text is expected'],
  ])('reads %j as %j', (raw, value) => expect(parse(cells.text(), raw)).toBe(value));

  it('is missing where it is required', () => {
    expect(parse(cells.requiredText(), '')).toBe('missing-value: is required but empty');
    expect(parse(cells.requiredText(), undefined)).toBe('missing-value: is required but empty');
  });
});

describe('number', () => {
  const anyNumber = cells.number({ min: -1e9, max: 1e9 });
  it.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1 234,5', 1234.5],
    ['1.234', 1.234],
    ['-0', 0],
    ['1e3', 1000],
    ['', null],
    ['<NA>', null],
    ['-', null],
    ['chưa rõ', null],
    ['12 m', "not-a-number: '12 m' is not a number"],
    ['1,2,3', "not-a-number: '1,2,3' is not a number"],
    [true, 'not-a-number: true is not a number'],
    ['2e9', 'out-of-range: 2e9 is outside -1000000000..1000000000'],
    [Number.POSITIVE_INFINITY, 'out-of-range: Infinity is outside -1000000000..1000000000'],
  ])('reads %j as %j', (raw, value) => expect(parse(anyNumber, raw)).toBe(value));

  it.each([
    ['1.234', 1234],
    ['1,234', 1234],
    ['1.234.567', 1234567],
    ['85', 85],
    ['85.0', 85],
    ['12,6', 13],
    [12.4, 12],
    ['-5', 'out-of-range: -5 is negative'],
  ])('reads the count %j as %j', (raw, value) => expect(parse(cells.count(), raw)).toBe(value));

  it('reads a percentage as a share', () => {
    const share = cells.number({ min: 0, max: 1, isShare: true });
    expect(parse(share, '97 %')).toBe(0.97);
    expect(parse(share, '97,5%')).toBe(0.975);
    expect(parse(share, '97')).toBe('out-of-range: 97 is outside 0..1');
  });
});

describe('dates', () => {
  it.each([
    ['2023-03-15', '2023-03-15'],
    ['2023-3-5', '2023-03-05'],
    ['15/03/2023', '2023-03-15'],
    ['5/3/2023', '2023-03-05'],
    ['15.03.2023', '2023-03-15'],
    ['20230315', '2023-03-15'],
    ['2023-03-15T10:00:00Z', '2023-03-15'],
    ['2023', '2023-01-01'],
    [2023, '2023-01-01'],
    ['03/2023', '2023-03-01'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', "bad-date: '29/02/2023' is not a date such as 2023-03-15 or 15/03/2023"],
    ['03/15/2023', "bad-date: '03/15/2023' is not a date such as 2023-03-15 or 15/03/2023"],
    ['soon', "bad-date: 'soon' is not a date such as 2023-03-15 or 15/03/2023"],
    [
      '44927',
      "bad-date: 44927 is a spreadsheet's number of the day 2023-01-01; format the column as dates and save it again",
    ],
    ['99999', "bad-date: '99999' is not a date such as 2023-03-15 or 15/03/2023"],
    ['', null],
  ])('reads the day %j as %j', (raw, value) => expect(parse(cells.day(), raw)).toBe(value));

  it('keeps a time of day, a month, a year where those are wanted', () => {
    expect(parse(cells.moment(), '15/03/2023 10:30')).toBe('2023-03-15T10:30');
    expect(parse(cells.moment(), '2023-03-15')).toBe('2023-03-15');
    expect(parse(cells.requiredPeriod(), '2023')).toBe('2023');
    expect(parse(cells.requiredPeriod(), '06/2023')).toBe('2023-06');
    expect(parse(cells.requiredPeriod(), '30/6/2023')).toBe('2023-06-30');
  });
});

describe('a generation', () => {
  const technology = cells.requiredChoice('technology', ['2G', '3G', '4G', '5G']);
  it.each([
    ['LTE 1800', '4G'],
    ['GSM900', '2G'],
    ['UMTS 2100 MHz', '3G'],
    ['5G-3500', '5G'],
    ['3G/4G', "several-values: '3G/4G' names several (3G, 4G); write one row for each"],
    ['2G-3G-4G', "several-values: '2G-3G-4G' names several (2G, 3G, 4G); write one row for each"],
    ['3G+LTE', "several-values: '3G+LTE' names several (3G, 4G); write one row for each"],
    ['2600', "bad-value: '2600' is not one of 2G, 3G, 4G, 5G"],
    ['4G/6G', "bad-value: '4G/6G' is not one of 2G, 3G, 4G, 5G"],
  ])('is read of %j as %j', (raw, value) => expect(parse(technology, raw)).toBe(value));
});

describe('yes and no', () => {
  it.each([
    ['x', true],
    ['0', false],
    ['-', null],
    ['chưa rõ', null],
    ['N/A', null],
    ['tám', "not-yes-or-no: 'tám' is neither yes (true, có, 1) nor no (false, không, 0)"],
  ])('are read of %j as %j', (raw, value) => expect(parse(cells.flag(), raw)).toBe(value));
});

describe('companies', () => {
  it('are parted at semicolons, named once and by their canonical name', () => {
    expect(parse(cells.companies(), 'Vinaphone; Viettel ;VNPT;')).toEqual(['VNPT', 'Viettel']);
    expect(parse(cells.companies(), ['Vinaphone', 'Moov'])).toEqual(['VNPT', 'Moov']);
    expect(parse(cells.companies(), null)).toEqual([]);
  });

  it('are parted at commas only where every piece is a known company', () => {
    expect(parse(cells.companies(), 'Viettel, VNPT')).toEqual(['Viettel', 'VNPT']);
    expect(parse(cells.companies(), 'Công ty A, B')).toEqual(['Công ty A, B']);
  });

  it.each(['không', 'Không', '-', '0', 'không có', 'Chưa có', 'N/A', 'chưa rõ', ''])(
    'are none where a cell says %j',
    (raw) => {
      expect(parse(cells.companies(), raw)).toEqual([]);
      expect(parse(cells.companies(), `Viettel;${raw}`)).toEqual(['Viettel']);
      expect(parse(cells.company(), raw)).toBeNull();
      expect(parse(cells.operator(), raw)).toBeNull();
      expect(parse(cells.requiredOperator(), raw)).toBe('missing-value: is required but empty');
    },
  );

  it.each(['Viettel/Vinaphone', 'Viettel, VNPT', 'Viettel;VNPT', 'Viettel - VNPT', 'Viettel và VNPT', 'Viettel\nVNPT'])(
    'are one in the row of an operator, not %j',
    (raw) => {
      const shown = raw.replace('\n', ' ');
      const said = `several-values: '${shown}' names several (Viettel, VNPT); write one row for each`;
      expect(parse(cells.operator(), raw)).toBe(said);
      expect(parse(cells.requiredOperator(), raw)).toBe(said);
      expect(parse(cells.companies(), raw)).toEqual(['Viettel', 'VNPT']);
    },
  );

  it('may have names with what else parts several', () => {
    expect(parse(cells.requiredOperator(), 'VNPT/Vinaphone')).toBe('VNPT');
    expect(parse(cells.requiredOperator(), 'Tập đoàn Công nghiệp - Viễn thông Quân đội')).toBe('Viettel');
    expect(parse(cells.requiredOperator(), 'Moov, Togocel')).toBe('Moov, Togocel');
  });

  it('cannot be called what the outputs call sets of operators', () => {
    expect(parse(cells.company(), 'all')).toBe("reserved-name: 'all' is a word of the outputs, not a company's name");
  });
});
