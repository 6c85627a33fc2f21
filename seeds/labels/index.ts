import type { PlanIndicator } from '../plan-schema.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Language = 'vi' | 'en';

/** What everyone who shows a plan calls its figures in one language. */
export interface Labels {
  readonly indicators: Readonly<Partial<Record<PlanIndicator, string>>>;
  readonly classes: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<'met' | 'missed' | 'no-data', string>>;
  readonly decimalMark: string;
  readonly thousandsMark: string;
  readonly million: string;
  readonly percentagePoints: string;
  readonly gridScope: string;
  /** What follows a value in a quantity. */
  readonly quantities: Readonly<Record<string, string>>;
  /** What is counted, by the unit of an indicator. */
  readonly units: Readonly<Record<string, (count: number) => string>>;
}

/** The labels of a language. */
export const labelsOf = (language: Language): Labels => (language === 'vi' ? vi : en);
