import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/widgets.css';
import './styles/dialogs.css';
import './styles/scorecard.css';
import './styles/map.css';
import './styles/legend.css';
import './styles/work.css';
import './styles/why.css';
import { App } from './app.tsx';
import { messagesOf } from './messages/index.ts';
import { open } from './state/actions.ts';
import { app } from './state/app-state.ts';
import { goTo } from './state/go-to.ts';
import { watchKept } from './state/kept.ts';
import { applyMapAddress } from './state/map-params.ts';
import { isTourWanted, lastOpened } from './state/remembered.ts';
import { table } from './state/table-state.ts';
import { goToStep } from './state/tour.ts';
import { keepAddress, readAddress } from './state/url-state.ts';
import { readTableParams } from './table/table-params.ts';
import { FIRST_SAMPLE } from './work/first-sample.ts';

// Zod, which comes with scenarios, tries to make functions of text unless told not to; the content policy forbids and reports it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Language and theme belong to the document, not to a component. */
function dressDocument(): void {
  const { language, theme } = app.get();
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  document.title = `${messagesOf(language).title} – ${messagesOf(language).tagline}`;
}

/** A newcomer who was not sent to a certain place is shown around. */
const isNewcomer = location.hash === '' && isTourWanted();
const address = readAddress(location.hash);
app.set({
  language: address.language ?? 'vi',
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  tab: address.selected === null ? 'scorecard' : 'why',
});
applyMapAddress(address.map);
// First in line, so that the map already finds the tokens of a new theme.
app.subscribe(dressDocument);
dressDocument();
table.set(readTableParams(location.hash));
keepAddress(goTo);
// Sorting and searching are not needed for the first picture.
void import('./state/table-rows.ts').then(({ keepTableRows }) => keepTableRows());
void begin();
if (isNewcomer) goToStep(0);
const root = createRoot(document.getElementById('app')!);
startTransition(() => root.render(<App />));

/** Opens what the address names, else what was open last, else the first sample. */
function begin(): Promise<void> | void {
  const last = address.sample === null ? lastOpened() : null;
  if (last === 'empty') return;
  if (last !== null) return open({ kind: 'kept', ...last }, address);
  return open({ kind: 'sample', plan: address.sample ?? FIRST_SAMPLE }, address);
}

/** A scenario that was shown is shown again, once the data itself is there. */
const stopWaiting = app.subscribe(() => {
  if (app.get().analysed === null) return;
  stopWaiting();
  void import('./whatif/restore.ts');
});

/** The parts that are not there from the start, so that the page then needs no server. */
const THE_REST = [
  () => import('./panels/row-detail.tsx'),
  () => import('./panels/plan-dialog.tsx'),
  () => import('./panels/why-panel.tsx'),
  () => import('./panels/import-dialog.tsx'),
  () => import('./panels/issues-dialog.tsx'),
  () => import('./panels/refusal-words.tsx'),
  () => import('./panels/library-dialog.tsx'),
  () => import('./takeaway/take-away-dialog.tsx'),
  () => import('./whatif/what-if-panel.tsx'),
  () => import('./proposals/proposals-panel.tsx'),
  () => import('./report/report-dialog.tsx'),
];

/** Fetches the rest one after the other: all at once is a long task. What cannot be fetched now is when it is wanted. */
async function fetchTheRest(): Promise<void> {
  void import('./state/offline.ts').then(({ keepOffline }) => keepOffline());
  for (const fetchPart of THE_REST) await fetchPart().catch(() => {});
}
window.addEventListener('load', () => {
  void watchKept();
  setTimeout(() => void fetchTheRest(), 3000);
});
