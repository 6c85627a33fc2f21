import { TECHNOLOGY_FLOORS, type TechnologyFloor } from '../../engine/vocabulary.ts';
import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import type { LegendPart } from '../map/legend-part.ts';
import { shadeOf, usualShadeKey } from '../map/shade.ts';
import { coveringOperators, roadOperatorOf } from '../map/view-of.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { foundOf, useApp } from '../state/app-state.ts';
import {
  FIBER_LOOKS,
  type FiberLook,
  ROAD_LOOKS,
  type RoadLook,
  SHADE_BY_ROW,
  setMapLook,
  useMapLook,
  VILLAGE_LOOKS,
  type VillageLook,
} from '../state/map-look.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { Choice, type Option } from './choice.tsx';

/** How a part of the map may look otherwise; nothing where there is no choice. */
export function LookChoice({ part }: { part: LegendPart['part'] }) {
  if (part === 'villages') return <VillageChoice />;
  if (part === 'shade') return <ShadeChoice />;
  if (part === 'fiber') return <FiberChoice />;
  return part === 'roads' ? <RoadChoice /> : null;
}

interface InlineProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChoose: (id: string) => void;
}

const Inline = (props: InlineProps) => <Choice {...props} placeholder="" className="inline-choice" />;

const named = <Id extends string>(ids: readonly Id[], names: Readonly<Record<Id, string>>): Option[] =>
  ids.map((id) => ({ id, label: names[id] }));

function VillageChoice() {
  const { onMap } = useMessages();
  const chosen = useMapLook(({ villages }) => villages);
  const hasRow = useApp(({ row }) => row !== null);
  const hasVerdicts = useApp((state) => Boolean(foundOf(state)?.villages));
  if (!hasVerdicts) return null;
  const offered = VILLAGE_LOOKS.filter((look) => hasRow || look !== 'target');
  return (
    <Inline
      label={onMap.lookTitle}
      options={named(offered, onMap.looks)}
      value={offered.includes(chosen) ? chosen : offered[0]}
      onChoose={(id) => setMapLook({ villages: id as VillageLook })}
    />
  );
}

function FiberChoice() {
  const { onMap } = useMessages();
  const value = useMapLook(({ fiber }) => fiber);
  return (
    <Inline
      label={onMap.fiberTitle}
      options={named(FIBER_LOOKS, onMap.fiberLooks)}
      value={value}
      onChoose={(id) => setMapLook({ fiber: id as FiberLook })}
    />
  );
}

function RoadChoice() {
  const words = useMessages();
  const { onMap } = words;
  const analysed = useApp((state) => state.analysed);
  const look = useMapLook(({ roads }) => roads);
  const floor = useMapLook(({ roadFloor }) => roadFloor);
  const operator = roadOperatorOf({ roadOperator: useMapLook((all) => all.roadOperator) }, analysed);
  const names = coveringOperators(analysed);
  if (names.length === 0) return null;
  return (
    <>
      <Inline
        label={onMap.roadTitle}
        options={named(ROAD_LOOKS, onMap.roadLooks)}
        value={look}
        onChoose={(id) => setMapLook({ roads: id as RoadLook })}
      />
      {look === 'covered' && (
        <div className="inline-choices">
          <Inline
            label={onMap.roadFloor}
            options={TECHNOLOGY_FLOORS.map((id) => ({ id, label: id }))}
            value={floor}
            onChoose={(id) => setMapLook({ roadFloor: id as TechnologyFloor })}
          />
          <Inline
            label={onMap.roadOperator}
            options={['any', ...names].map((id) => ({ id, label: id === 'any' ? words.operatorNames.any : id }))}
            value={operator}
            onChoose={(id) => setMapLook({ roadOperator: id })}
          />
        </div>
      )}
    </>
  );
}

const NOTHING = 'none';

function ShadeChoice() {
  const words = useMessages();
  const found = useApp(foundOf);
  const hasRow = useApp(({ row }) => row !== null);
  const value = useMapLook(({ shade }) => shade);
  if (found === null) return null;
  const options = [
    { id: NOTHING, label: words.onMap.shadeNone },
    ...(hasRow ? [{ id: SHADE_BY_ROW, label: words.onMap.shadeRow }] : []),
    ...shadeOptions(found, words),
  ];
  return (
    <Inline
      label={words.onMap.shadeTitle}
      options={options}
      value={value ?? NOTHING}
      onChoose={(id) => setMapLook({ shade: id === NOTHING ? null : id })}
    />
  );
}

const known = new WeakMap<AnalysedDataset, readonly { key: string; indicator: string; technology: string }[]>();

/** Every indicator that is known by commune, by its name. */
function shadeOptions(analysed: AnalysedDataset, words: Messages): Option[] {
  let found = known.get(analysed);
  if (found === undefined) {
    found = analysed.indicators.flatMap((table) => {
      if (table.numerator.length === 0) return [];
      const key = usualShadeKey(table, `${analysed.profile.min_technology}+`);
      if (shadeOf(analysed, key) === null) return [];
      return [{ key, indicator: table.indicator, technology: key.split('|')[1] }];
    });
    known.set(analysed, found);
  }
  return found.map(({ key, indicator, technology }) => ({
    id: key,
    label: words.indicators[indicator as PlanIndicator] ?? indicator,
    ...(technology && { detail: technology }),
  }));
}
