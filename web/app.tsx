import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { MapView } from './map/map-view.tsx';
import { useMessages } from './messages/index.ts';
import { CoverageChips } from './panels/coverage-chips.tsx';
import { Dialogs } from './panels/dialogs.tsx';
import { DropCatcher } from './panels/drop-catcher.tsx';
import { EmptyState } from './panels/empty-state.tsx';
import { FaultGuard } from './panels/fault-guard.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { useNarrow } from './panels/use-narrow.ts';
import { WorkStrip } from './panels/work-strip.tsx';
import { useApp } from './state/app-state.ts';
import { useTourStep } from './state/tour.ts';

const Legend = lazy(() => import('./panels/legend.tsx'));
const NarrowTabs = lazy(() => import('./panels/narrow-tabs.tsx'));
const TablePanel = lazy(() => import('./panels/table-panel.tsx'));
const ScenarioBanner = lazy(() => import('./whatif/scenario-banner.tsx'));
const Tour = lazy(() => import('./panels/tour.tsx'));
const WhyPanel = lazy(() => import('./panels/why-panel.tsx'));

/** The page: scorecard, map, gap list and why, side by side where there is room, behind tabs where there is not. */
export function App() {
  const language = useApp((state) => state.language);
  const isNarrow = useNarrow();
  const isAnalysed = useApp((state) => state.analysed !== null);
  const isToured = useTourStep() !== null && isAnalysed;
  const isWhyOpen = useApp((state) => state.selection !== null && state.analysed !== null);
  return (
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-US'}>
      <FaultGuard>
        <div className="page" data-why={isWhyOpen || undefined} data-narrow={isNarrow || undefined}>
          <TopBar />
          <main>
            {!isNarrow && <SidePanel />}
            <MapArea />
            {!isNarrow && (
              <Suspense fallback={<div className="panel gaps" />}>
                <TablePanel />
              </Suspense>
            )}
            <Suspense>
              {isNarrow && <NarrowTabs />}
              {!isNarrow && isWhyOpen && <WhyPanel />}
            </Suspense>
          </main>
          <DropCatcher />
          <Dialogs />
          <Suspense>{isToured && <Tour />}</Suspense>
        </div>
      </FaultGuard>
    </I18nProvider>
  );
}

function MapArea() {
  const words = useMessages();
  const isEmpty = useApp((state) => state.opened === null && state.work.phase !== 'working');
  const isTrial = useApp((state) => state.scenario !== null || state.comingScenario !== null);
  const hasSample = useApp((state) => state.opened?.sample);
  return (
    <div className="map-area">
      <MapView />
      <div className="map-top">
        <Suspense>{isTrial && <ScenarioBanner />}</Suspense>
        <CoverageChips />
        <WorkStrip />
      </div>
      <Suspense>
        <Legend />
      </Suspense>
      {hasSample && <p className="sample-note">{words.sampleNote}</p>}
      {isEmpty && <EmptyState />}
    </div>
  );
}
