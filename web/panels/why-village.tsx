import { useMemo } from 'react';
import { NO, YES } from '../../engine/vocabulary.ts';
import { formatDistance, formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { factsOf, type VillageFacts } from '../state/village-facts.ts';
import { type Explanation, explainVillage } from '../state/why.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { SignalMatrix } from './signal-matrix.tsx';
import { StatusMark } from './status-mark.tsx';
import { Facts, WhyBlock, WhyFrame } from './why-frame.tsx';
import { WhyNearest } from './why-nearest.tsx';
import { WhyPolygons } from './why-polygons.tsx';

interface WhyVillageProps {
  readonly opened: OpenedDataset;
  readonly analysed: AnalysedDataset;
  readonly village: number;
}

/** A village: its verdict, what decided it, how near it is to another, and who would pay. */
export function WhyVillage({ opened, analysed, village }: WhyVillageProps) {
  const words = useMessages();
  const facts = useMemo(() => factsOf(opened, analysed, village), [opened, analysed, village]);
  const explained = useMemo(() => explainVillage(opened.dataset, analysed, village), [opened, analysed, village]);
  const covering = analysed.villages!.operatorStart[village + 1] - analysed.villages!.operatorStart[village];
  return (
    <WhyFrame title={facts.name} about={aboutVillage(opened, facts, words)}>
      <div className={`why-status ${facts.mobile}`}>
        <StatusMark status={facts.mobile} size={26} />
        <div>
          <strong>{words.statuses[facts.mobile]}</strong>
          <p>{words.statusMeanings[facts.mobile]}</p>
        </div>
      </div>
      {analysed.villages!.evidenceConflict[village] === 1 && <Conflict conflicts={explained.conflicts} />}
      <Facts
        rows={[
          [words.margin, marginText(analysed.villages!.marginM[village], words)],
          [
            words.mobileNetwork,
            words.operatorsAtCentre(covering, explained.matrix.length) +
              (explained.clusters > 0
                ? ` · ${words.clustersCovered(explained.coveredClusters, explained.clusters)}`
                : ''),
          ],
          [words.fixedNetwork, words.fixedStatuses[facts.fixed]],
        ]}
      />
      <SignalMatrix matrix={explained.matrix} minimum={analysed.profile.min_technology} />
      <WhyPolygons title={words.decidedBy} coverage={opened.dataset} rows={explained.deciding} status={facts.mobile} />
      <WhyNearest opened={opened} analysed={analysed} village={village} />
      <WhyBlock title={words.pays}>
        <p>{words.fundings[facts.funding]}</p>
      </WhyBlock>
    </WhyFrame>
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

/** Where a declaration says otherwise than the polygons, by operator and generation. */
function Conflict({ conflicts }: { conflicts: Explanation['conflicts'] }) {
  const words = useMessages();
  return (
    <div className="conflict">
      <p>
        <Glyph path={GLYPHS.warn} size={16} /> {words.conflict}
      </p>
      <ul>
        {conflicts.map(({ operator, technology, isDeclared, isDrawn }) => (
          <li key={`${operator} ${technology}`}>
            <strong>
              {operator} {technology}
            </strong>
            : {words.onMap.declaredCell(isDeclared)}, {words.onMap.drawnCell(isDrawn)}
          </li>
        ))}
      </ul>
    </div>
  );
}
