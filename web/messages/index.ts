import type { Basis, FixedStatus, Funding, MobileStatus, ServiceClass } from '../../engine/vocabulary.ts';
import { type Labels, labelsOf } from '../../seeds/labels/index.ts';
import { type Language, type MapPart, useApp, type View } from '../state/app-state.ts';
import type { Turn } from '../state/turn.ts';
import { en } from './en.ts';
import * as base from './parts/base.ts';
import * as detail from './parts/detail.ts';
import * as map from './parts/map.ts';
import * as plan from './parts/plan.ts';
import * as report from './parts/report.ts';
import * as table from './parts/table.ts';
import * as takeAway from './parts/take-away.ts';
import { vi } from './vi.ts';

/** Every sentence and label of the page in one language. */
export interface WebMessages {
  readonly title: string;
  readonly tagline: string;
  readonly skip: string;
  readonly skipToList: string;
  readonly dataset: string;
  readonly samples: string;
  readonly ownData: string;
  readonly plan: string;
  readonly planOf: (province: string) => string;
  readonly noPlanChosen: string;
  readonly year: string;
  readonly language: string;
  readonly toLight: string;
  readonly toDark: string;
  readonly openData: string;
  /** Of the datasets that the browser keeps, in the choice of data. */
  readonly keptData: Readonly<Record<'open' | 'kept' | 'notKept' | 'startEmpty' | 'choose', string>>;
  readonly sampleNote: string;
  /** That the data is a sample, where there is room for a word. */
  readonly sampleShort: string;
  readonly asOf: (date: string) => string;
  readonly draft: string;
  /** A date; month and day are 0 where they are not known. */
  readonly dateOf: (year: string, month: number, day: number) => string;
  readonly viewsTitle: string;
  readonly views: Readonly<Record<View, string>>;
  readonly scorecard: string;
  readonly computed: string;
  readonly statistical: string;
  readonly tally: (met: number, missed: number, noData: number) => string;
  readonly target: string;
  readonly gapOf: (gap: string) => string;
  /** What came of a figure. */
  readonly turns: Readonly<Record<Turn, string>>;
  readonly noValue: string;
  readonly byOperator: string;
  readonly operatorNames: Readonly<Record<'any' | 'best' | 'all', string>>;
  readonly operatorsTitle: string;
  readonly technologiesTitle: string;
  readonly map: string;
  readonly mapKeys: string;
  readonly mapParts: Readonly<Record<MapPart, string>>;
  readonly legend: string;
  readonly hide: string;
  readonly show: string;
  readonly villages: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly planned: string;
  readonly scale: string;
  readonly statuses: Readonly<Record<MobileStatus, string>>;
  readonly statusMeanings: Readonly<Record<MobileStatus, string>>;
  readonly fixedStatuses: Readonly<Record<FixedStatus, string>>;
  readonly fundings: Readonly<Record<Funding, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly serviceClasses: Readonly<Record<ServiceClass, string>>;
  readonly gaps: string;
  readonly gapsShort: string;
  readonly gapsTitle: (count: string, label: string) => string;
  readonly noGaps: string;
  readonly notVillages: string;
  readonly why: string;
  readonly whyEmpty: string;
  readonly close: string;
  readonly decidedBy: string;
  readonly decidedByNone: Readonly<Record<MobileStatus, string>>;
  readonly morePolygons: (count: number) => string;
  readonly margin: string;
  readonly marginInside: (distance: string) => string;
  readonly marginOutside: (distance: string) => string;
  readonly marginNone: string;
  readonly matrix: string;
  readonly matrixCells: Readonly<Record<'counted' | 'weak' | 'declared' | 'denied' | 'none', string>>;
  readonly nearest: string;
  readonly nearestSite: string;
  readonly nearestFiber: string;
  readonly nearestNode: string;
  readonly nothingNear: string;
  readonly pays: string;
  readonly conflict: string;
  readonly households: (count: string) => string;
  readonly people: (count: string) => string;
  readonly grid: Readonly<Record<'yes' | 'no', string>>;
  readonly difficult: string;
  readonly mobileNetwork: string;
  readonly fixedNetwork: string;
  readonly operatorsAtCentre: (count: number, total: number) => string;
  readonly clustersCovered: (covered: number, total: number) => string;
  readonly stages: Readonly<Record<string, string>>;
  readonly reading: (file: string) => string;
  readonly working: string;
  readonly cancel: string;
  readonly failures: Readonly<Record<'file' | 'worker' | 'bug', { readonly title: string; readonly advice: string }>>;
  readonly retry: string;
  readonly dismiss: string;
  readonly reload: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly noPlanTitle: string;
  readonly noPlanText: string;
  readonly stoppedTitle: string;
  readonly stoppedText: string;
  readonly resume: string;
  readonly noTargets: string;
  readonly noMap: string;
  readonly importTitle: string;
  readonly importText: string;
  readonly importPrivacy: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly dropHere: string;
  readonly issues: (rejected: number, warnings: number) => string;
  readonly issuesTitle: string;
  readonly issuesNone: string;
  readonly issuesMore: (count: string) => string;
  readonly issueColumns: Readonly<Record<'file' | 'row' | 'severity' | 'message', string>>;
  readonly severities: Readonly<Record<'rejected' | 'warning', string>>;
  readonly inputColumns: Readonly<Record<'file' | 'read' | 'accepted' | 'rejected' | 'warnings', string>>;
}

/** The words of features that have a file of their own; those of features that are fetched when wanted are fetched with them, by `useWordsOf`. */
export interface PartMessages {
  readonly detail: detail.DetailMessages;
  readonly onMap: map.MapMessages;
  readonly onBase: base.BaseMessages;
  readonly ownPlan: plan.PlanMessages;
  readonly table: table.TableMessages;
  readonly takeAway: takeAway.TakeAwayMessages;
  readonly report: report.ReportMessages;
}

export type Messages = Labels & WebMessages & PartMessages;

const MESSAGES: Readonly<Record<Language, Messages>> = {
  vi: {
    ...labelsOf('vi'),
    ...vi,
    onMap: map.vi,
    onBase: base.vi,
    detail: detail.vi,
    ownPlan: plan.vi,
    table: table.vi,
    takeAway: takeAway.vi,
    report: report.vi,
  },
  en: {
    ...labelsOf('en'),
    ...en,
    onMap: map.en,
    onBase: base.en,
    detail: detail.en,
    ownPlan: plan.en,
    table: table.en,
    takeAway: takeAway.en,
    report: report.en,
  },
};

/** The messages of a language. */
export const messagesOf = (language: Language): Messages => MESSAGES[language];

/** The messages of the language that the page speaks. */
export const useMessages = (): Messages => messagesOf(useApp(({ language }) => language));
