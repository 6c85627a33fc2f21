import { LIFECYCLES, NO_COMPANY, SITE_STRUCTURES } from '../../engine/index.ts';
import { formatDate, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { useWhyDetails } from '../state/why-details.ts';
import type { OpenedDataset } from '../work/desk-api.ts';
import { NearList } from './near-list.tsx';
import { VillageLinks } from './village-links.tsx';
import { Facts, WhyBlock, WhyFrame } from './why-frame.tsx';
import { WhyPolygons } from './why-polygons.tsx';

/** A site: whose it is, who is there, and what would be lost without it. */
export function WhySite({ opened, row }: { opened: OpenedDataset; row: number }) {
  const words = useMessages();
  const { onMap } = words;
  const details = useWhyDetails(({ site }) => site);
  const { sites, companies } = opened.dataset;
  if (sites === null || row >= sites.count) return null;
  const owner = sites.owner[row];
  const structure = SITE_STRUCTURES[sites.structure[row]];
  const heightM = sites.heightM[row];
  const builtOn = sites.builtOn[row];
  return (
    <WhyFrame title={sites.id[row]} about={onMap.site}>
      <Facts
        rows={[
          [onMap.owner, owner === NO_COMPANY ? onMap.unknown : companies[owner]],
          [onMap.status, onMap.lifecycles[LIFECYCLES[sites.status[row]]]],
          [onMap.structure, structure === undefined ? onMap.unknown : onMap.structures[structure]],
          [onMap.height, Number.isNaN(heightM) ? onMap.unknown : onMap.metres(formatNumber(heightM, 1, words))],
          [onMap.builtOn, builtOn === null ? onMap.unknown : formatDate(builtOn, words)],
        ]}
      />
      {details === null ? (
        <p className="why-wait muted">{onMap.finding}</p>
      ) : (
        <>
          <WhyBlock title={onMap.tenants}>
            {details.tenants.length === 0 && <p>{onMap.noTenants}</p>}
            <ul className="tenants">
              {details.tenants.map(({ operator, technologies, since }) => (
                <li key={operator} className="tenant">
                  <strong>{operator}</strong>
                  <span className="tenant-technologies">{technologies.join(' · ')}</span>
                  {since && <small className="tenant-since">{onMap.since(formatDate(since, words))}</small>}
                </li>
              ))}
            </ul>
          </WhyBlock>
          <Alone villages={details.alone} />
          {details.polygons.length > 0 && (
            <WhyPolygons
              title={onMap.sitePolygons}
              coverage={opened.dataset}
              rows={Array.from(details.polygons)}
              status="covered"
            />
          )}
          <WhyBlock title={words.nearest}>
            <NearList
              rows={[
                {
                  name: words.nearestFiber,
                  line: 'fiber',
                  distanceM: details.fiber?.distanceM ?? Number.NaN,
                  id: details.fiber?.id ?? '',
                },
              ]}
            />
          </WhyBlock>
        </>
      )}
    </WhyFrame>
  );
}

/** The villages that have signal by this site alone. */
function Alone({ villages }: { villages: Uint32Array }) {
  const words = useMessages();
  const { onMap } = words;
  const population = useApp(({ opened }) => opened?.dataset.villages?.population);
  const people = villages.reduce((sum, village) => sum + (population?.[village] || 0), 0);
  return (
    <WhyBlock title={onMap.alone}>
      {villages.length === 0 ? (
        <p>{onMap.aloneNone}</p>
      ) : (
        <>
          <p>{onMap.aloneSome(formatNumber(villages.length, 0, words), formatNumber(people, 0, words))}</p>
          <VillageLinks villages={villages} />
        </>
      )}
    </WhyBlock>
  );
}
