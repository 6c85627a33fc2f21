import { formatDate, formatNumber } from '../figures.ts';
import { currentMap } from '../map/current-map.ts';
import { legendOf } from '../map/legend.ts';
import type { LegendPart } from '../map/legend-part.ts';
import { onPaper } from '../map/palette.ts';
import { type Messages, messagesOf } from '../messages/index.ts';
import { type AppState, app, selectedRow } from '../state/app-state.ts';
import { mapLook } from '../state/map-look.ts';
import { drawSheet } from './draw-sheet.ts';
import { type Orientation, PRINT_PIXEL_RATIO } from './map-sheet-layout.ts';

/** What is written round the map. */
export interface SheetWords {
  readonly title: string;
  /** Plan, year and target, as far as there are any. */
  readonly lines: readonly string[];
  readonly legend: readonly LegendPart[];
  /** Sources, date, and that sample data is a sample. */
  readonly sources: readonly string[];
}

/** The map as it stands on the page, as a picture to print: A4 at 300 dpi with title, legend, scale, sources and date. */
export async function makeMapSheet(orientation: Orientation): Promise<Blob> {
  const map = currentMap();
  if (map === null) throw new Error(messagesOf(app.get().language).noMap);
  const state = app.get();
  const words = messagesOf(state.language);
  const canvas = await drawSheet(orientation, sheetWords(state, words, new Date()), {
    takeSnapshot: (widthPx, heightPx) =>
      map.snapshot({
        widthPx,
        heightPx,
        pixelRatio: PRINT_PIXEL_RATIO,
        everything: state.opened?.bounds ?? undefined,
      }),
    formatLength: (metres) => formatLength(metres, words),
    onPaper,
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      'image/png',
    ),
  );
}

/** What stands round a map of this state. */
export function sheetWords(state: AppState, words: Messages, now: Date): SheetWords {
  const { opened, plan: id, year } = state;
  const { takeAway } = words;
  const plan = opened?.plans.find((candidate) => candidate.id === id);
  const row = selectedRow(state);
  const planLine = plan && [plan.title, plan.number, formatDate(plan.date, words), plan.draft ? words.draft : ''];
  const target = row && words.indicators[row.indicator as keyof Messages['indicators']];
  const files = opened?.inputs.map(({ file }) => file).join(', ') ?? '';
  const asOf = opened?.asOf ? words.asOf(formatDate(opened.asOf, words)) : '';
  return {
    title: opened?.name ?? '',
    lines: [
      planLine?.filter(Boolean).join(' · ') ?? '',
      [year === null ? '' : `${words.year} ${year}`, target ?? ''].filter(Boolean).join(' · '),
    ].filter(Boolean),
    legend: legendOf(state, mapLook.get(), words).filter(({ isShown }) => isShown),
    sources: [
      [takeAway.sources(files), asOf].filter(Boolean).join(' · '),
      takeAway.madeOn(formatDate(isoDay(now), words)),
      ...(opened?.sample ? [words.sampleNote] : []),
    ],
  };
}

/** The day of a moment where the user is. */
export const isoDay = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const formatLength = (metres: number, words: Messages): string =>
  metres < 1000 ? `${formatNumber(metres, 1, words)} m` : `${formatNumber(metres / 1000, 1, words)} km`;
