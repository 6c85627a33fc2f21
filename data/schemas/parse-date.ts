const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]+(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const YEAR = /^\d{4}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** A date as far as the source tells it: `2023`, `2023-03` or `2023-03-15`, and a time of day or `''`. */
export interface ParsedDate {
  readonly date: string;
  readonly time: string;
}

const twoDigits = (text: string): string => text.padStart(2, '0');

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1];
}

/** The date that a trimmed text writes, year first or day first (dd/mm/yyyy), or `null` where it writes none. */
export function parseDate(text: string): ParsedDate | null {
  if (YEAR.test(text)) return { date: text, time: '' };
  const month = YEAR_MONTH.exec(text)?.slice(1) ?? MONTH_YEAR.exec(text)?.slice(1).reverse();
  if (month !== undefined) {
    return isCalendarDay(Number(month[0]), Number(month[1]), 1)
      ? { date: `${month[0]}-${twoDigits(month[1])}`, time: '' }
      : null;
  }
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  const dayFirst = yearFirst === null ? DAY_FIRST.exec(text) : null;
  const [year, monthOfYear, day] = yearFirst?.slice(1, 4) ?? dayFirst?.slice(1, 4).reverse() ?? [];
  if (year === undefined || !isCalendarDay(Number(year), Number(monthOfYear), Number(day))) return null;
  const time = (yearFirst ?? dayFirst)?.[4]?.trim() ?? '';
  if (time !== '' && !TIME.test(time)) return null;
  return { date: `${year}-${twoDigits(monthOfYear)}-${twoDigits(day)}`, time };
}

/** The first day of a date that may be only a year or a month. */
export const firstDay = (date: string): string => date + '-01-01'.slice(date.length - 4);

/** Days before and after which a number of five digits is no spreadsheet's number of a day: 1954 to 2119. */
const SERIALS = { min: 20_000, max: 80_000 };
/** Day 0 of spreadsheets, from March 1900 on. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The ISO date of a spreadsheet's number of a day, such as 44927 of 2023-01-01; `null` where a text is none. */
export function dayOfSerial(text: string): string | null {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  if (!(serial >= SERIALS.min && serial <= SERIALS.max)) return null;
  return new Date(SERIAL_EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
}
