import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { NO, YES } from '../../engine/vocabulary.ts';
import { formatDistance, formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { select } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import { selectedOf } from '../state/selection.ts';
import { factsOf, type VillageFacts } from '../state/village-facts.ts';
import { explainVillage } from '../state/why.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { SignalMatrix } from './signal-matrix.tsx';
import { StatusMark } from './status-mark.tsx';
import { WhyNearest } from './why-nearest.tsx';
import { WhyPolygons } from './why-polygons.tsx';

/** Why the selected village has signal or not, and what lies nearest. */
export default function WhyPanel() {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const analysed = useApp((state) => state.analysed);
  const village = useApp((state) => selectedOf(state.selection, 'village'));
  if (village === null || opened === null || !analysed?.villages)
    return (
      <section className="panel why" aria-label={words.why}>
        <p className="empty">{words.whyEmpty}</p>
      </section>
    );
  return <VillageWhy opened={opened} analysed={analysed} village={village} />;
}

interface VillageWhyProps {
  readonly opened: OpenedDataset;
  readonly analysed: AnalysedDataset;
  readonly village: number;
}

function VillageWhy({ opened, analysed, village }: VillageWhyProps) {
  const words = useMessages();
  const facts = useMemo(() => factsOf(opened, analysed, village), [opened, analysed, village]);
  const explained = useMemo(() => explainVillage(opened.dataset, analysed, village), [opened, analysed, village]);
  const covering = analysed.villages!.operatorStart[village + 1] - analysed.villages!.operatorStart[village];
  return (
    <section className="panel why" aria-label={words.why} aria-live="polite">
      <header className="why-head">
        <div>
          <h2>{facts.name}</h2>
          <p className="muted">{aboutVillage(opened, facts, words)}</p>
        </div>
        <Button className="icon-button" aria-label={words.close} onPress={() => select(null)}>
          <Glyph path={GLYPHS.close} />
        </Button>
      </header>
      <div className={`why-status ${facts.mobile}`}>
        <StatusMark status={facts.mobile} size={26} />
        <div>
          <strong>{words.statuses[facts.mobile]}</strong>
          <p>{words.statusMeanings[facts.mobile]}</p>
        </div>
      </div>
      {analysed.villages!.evidenceConflict[village] === 1 && (
        <p className="conflict">
          <Glyph path={GLYPHS.warn} size={16} /> {words.conflict}
        </p>
      )}
      <dl className="facts">
        <dt>{words.margin}</dt>
        <dd>{marginText(analysed.villages!.marginM[village], words)}</dd>
        <dt>{words.mobileNetwork}</dt>
        <dd>
          {words.operatorsAtCentre(covering, explained.matrix.length)}
          {explained.clusters > 0 && ` · ${words.clustersCovered(explained.coveredClusters, explained.clusters)}`}
        </dd>
        <dt>{words.fixedNetwork}</dt>
        <dd>{words.fixedStatuses[facts.fixed]}</dd>
      </dl>
      <SignalMatrix matrix={explained.matrix} minimum={analysed.profile.min_technology} />
      <WhyPolygons coverage={opened.dataset} rows={explained.deciding} status={facts.mobile} />
      <WhyNearest opened={opened} analysed={analysed} village={village} />
      <div className="why-block">
        <h3>{words.pays}</h3>
        <p>{words.fundings[facts.funding]}</p>
      </div>
    </section>
  );
}

/** Where a village lies, how many live there, and what it lacks. */
function aboutVillage({ dataset }: OpenedDataset, facts: VillageFacts, words: Messages): string {
  const { hasGrid, extremelyDifficult } = dataset.villages!;
  const grid = hasGrid[facts.row];
  return [
    facts.commune,
    Number.isNaN(facts.population) ? '' : words.people(formatNumber(facts.population, 0, words)),
    Number.isNaN(facts.households) ? '' : words.households(formatNumber(facts.households, 0, words)),
    grid === YES ? words.grid.yes : grid === NO ? words.grid.no : '',
    extremelyDifficult[facts.row] === YES ? words.difficult : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function marginText(marginM: number, words: Messages): string {
  if (Number.isNaN(marginM)) return words.marginNone;
  const distance = formatDistance(Math.abs(marginM), words);
  return marginM < 0 ? words.marginOutside(distance) : words.marginInside(distance);
}
