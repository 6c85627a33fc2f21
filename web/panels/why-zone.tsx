import { formatDistance, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useWhyDetails } from '../state/why-details.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { NearList } from './near-list.tsx';
import { VillageLinks } from './village-links.tsx';
import { Facts, WhyBlock, WhyFrame } from './why-frame.tsx';

/** A dead zone: how large it is, who lives there, and who is near. */
export function WhyZone({ analysed, row }: { analysed: AnalysedDataset; row: number }) {
  const words = useMessages();
  const { onMap } = words;
  const details = useWhyDetails(({ zone }) => zone);
  const zone = analysed.deadZones[row];
  if (zone === undefined) return null;
  const commune = analysed.areas.name[zone.commune] ?? '';
  return (
    <WhyFrame title={onMap.zoneRank(row + 1)} about={onMap.deadZone}>
      <Facts
        rows={[
          ...(commune === '' ? [] : [[words.table.columnNames.zoneCommune, commune] as const]),
          [onMap.zoneArea, onMap.area(formatNumber(zone.areaKm2, 2, words))],
          [onMap.zoneVillages, formatNumber(zone.villages, 0, words)],
          [onMap.zonePeople, formatNumber(zone.population, 0, words)],
        ]}
      />
      <p className="zone-meaning muted">{onMap.zoneMeaning}</p>
      {details === null ? (
        <p className="why-wait muted">{onMap.finding}</p>
      ) : (
        <>
          <WhyBlock title={onMap.zoneVillages}>
            {details.villages.length === 0 ? (
              <p>{onMap.zoneNoVillages}</p>
            ) : (
              <VillageLinks villages={details.villages} />
            )}
          </WhyBlock>
          <WhyBlock title={onMap.fromMiddle}>
            <NearList
              rows={(['site', 'fiber'] as const).map((line) => ({
                name: line === 'site' ? words.nearestSite : words.nearestFiber,
                line,
                distanceM: details[line]?.distanceM ?? Number.NaN,
                id: details[line]?.id ?? '',
              }))}
            />
          </WhyBlock>
          <WhyBlock title={onMap.nearestOperators}>
            {details.operators.length === 0 && <p>{onMap.noOperators}</p>}
            <dl className="nearest">
              {details.operators.map(({ operator, distanceM }) => (
                <div key={operator}>
                  <dt>{operator}</dt>
                  <dd>
                    <strong>{formatDistance(distanceM, words)}</strong>
                  </dd>
                </div>
              ))}
            </dl>
          </WhyBlock>
        </>
      )}
    </WhyFrame>
  );
}
