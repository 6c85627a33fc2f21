import { lazy, Suspense, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { MapView } from './map/map-view.tsx';
import { useMessages } from './messages/index.ts';
import { CoverageChips } from './panels/coverage-chips.tsx';
import { DropCatcher } from './panels/drop-catcher.tsx';
import { EmptyState } from './panels/empty-state.tsx';
import { GapTable } from './panels/gap-table.tsx';
import { Legend } from './panels/legend.tsx';
import { ScorecardPanel } from './panels/scorecard-panel.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { useNarrow } from './panels/use-narrow.ts';
import { WorkStrip } from './panels/work-strip.tsx';
import { useApp } from './state/app-state.ts';

const NarrowTabs = lazy(() => import('./panels/narrow-tabs.tsx'));
const WhyPanel = lazy(() => import('./panels/why-panel.tsx'));
const ImportDialog = lazy(() => import('./panels/import-dialog.tsx'));
const IssuesDialog = lazy(() => import('./panels/issues-dialog.tsx'));

/** The page: scorecard, map, gap list and why, side by side where there is room, behind tabs where there is not. */
export function App() {
  const language = useApp((state) => state.language);
  const [dialog, setDialog] = useState<'import' | 'issues' | null>(null);
  const isNarrow = useNarrow();
  const isWhyOpen = useApp((state) => state.village !== null && state.analysed !== null);
  const importing = () => setDialog('import');
  return (
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-US'}>
      <div className="page" data-why={isWhyOpen || undefined} data-narrow={isNarrow || undefined}>
        <TopBar onImport={importing} onIssues={() => setDialog('issues')} />
        <main>
          {!isNarrow && <ScorecardPanel />}
          <MapArea onImport={importing} />
          {!isNarrow && <GapTable />}
          <Suspense>
            {isNarrow && <NarrowTabs />}
            {!isNarrow && isWhyOpen && <WhyPanel />}
          </Suspense>
        </main>
        <DropCatcher />
        <Suspense>
          {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
          {dialog === 'issues' && <IssuesDialog onClose={() => setDialog(null)} />}
        </Suspense>
      </div>
    </I18nProvider>
  );
}

function MapArea({ onImport }: { onImport: () => void }) {
  const words = useMessages();
  const isEmpty = useApp((state) => state.opened === null && state.work.phase !== 'working');
  const hasSample = useApp((state) => state.opened?.sample);
  return (
    <div className="map-area">
      <MapView />
      <div className="map-top">
        <WorkStrip />
        <CoverageChips />
      </div>
      <Legend />
      {hasSample && <p className="sample-note">{words.sampleNote}</p>}
      {isEmpty && <EmptyState onImport={onImport} />}
    </div>
  );
}
