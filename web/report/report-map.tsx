import { useEffect, useState } from 'react';
import { currentMap } from '../map/current-map.ts';
import { legendOf } from '../map/legend.ts';
import { type LegendPart, seenAt } from '../map/legend-part.ts';
import { useMessages } from '../messages/index.ts';
import { LegendSample } from '../panels/legend-sample.tsx';
import { app, useApp } from '../state/app-state.ts';
import { mapLook } from '../state/map-look.ts';
import { scaleBarOf } from '../takeaway/map-sheet-layout.ts';

/** The picture on the paper: 186 mm wide, CSS pixels; 240 dpi are enough beside letters. */
const WIDTH_PX = 703;
const HEIGHT_PX = 470;
const PIXEL_RATIO = 2.5;

type Picture = { readonly url: string; readonly zoom: number; readonly metresPerPx: number } | 'coming' | 'failed';

/** The map of the whole dataset as it looks on the page, with its legend and a scale bar. */
export function ReportMap({ onDrawn }: { onDrawn: () => void }) {
  const words = useMessages();
  const picture = useMapPicture();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once
  useEffect(() => {
    if (picture === 'failed') onDrawn();
  }, [picture]);
  const state = useApp((whole) => whole);
  const zoom = typeof picture === 'object' ? picture.zoom : Number.POSITIVE_INFINITY;
  const legend = seenAt(legendOf(state, mapLook.get(), words), zoom);
  return (
    <section className="report-map">
      <h2>{words.report.mapTitle}</h2>
      <div className="report-picture">
        {picture === 'coming' && <p role="status">{words.report.mapComing}</p>}
        {picture === 'failed' && <p>{words.report.mapFailed}</p>}
        {typeof picture === 'object' && (
          <>
            <img src={picture.url} alt={words.report.mapTitle} onLoad={onDrawn} />
            <ScaleBar metresPerPx={picture.metresPerPx} />
          </>
        )}
      </div>
      <ul className="report-legend">
        {legend.map((part) => (
          <LegendGroup key={part.part} part={part} />
        ))}
      </ul>
    </section>
  );
}

function LegendGroup({ part }: { part: LegendPart }) {
  return (
    <li>
      <strong>
        <LegendSample sample={part.sample} /> {part.label} <b>{part.count}</b>
      </strong>
      {part.items.map((item) => (
        <span key={item.label}>
          <LegendSample sample={item.sample} /> {item.label} <b>{item.count}</b>
        </span>
      ))}
    </li>
  );
}

function ScaleBar({ metresPerPx }: { metresPerPx: number }) {
  const { lengthM, widthPx } = scaleBarOf(metresPerPx, 120);
  return (
    <span className="report-scale" style={{ width: widthPx }}>
      {lengthM < 1000 ? `${lengthM} m` : `${lengthM / 1000} km`}
    </span>
  );
}

/** The picture, drawn once; its memory is given back when the report is closed. */
function useMapPicture(): Picture {
  const [picture, setPicture] = useState<Picture>('coming');
  useEffect(() => {
    let url: string | null = null;
    let isOver = false;
    const draw = async () => {
      const map = currentMap();
      if (map === null) throw new Error('there is no map');
      const bounds = app.get().opened?.bounds ?? undefined;
      const taken = await map.snapshot({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, pixelRatio: PIXEL_RATIO, bounds });
      const blob = await new Promise<Blob | null>((resolve) => taken.canvas.toBlob(resolve, 'image/png'));
      if (isOver || blob === null) return;
      url = URL.createObjectURL(blob);
      setPicture({ url, zoom: taken.zoom, metresPerPx: taken.metresPerPx });
    };
    draw().catch(() => setPicture('failed'));
    return () => {
      isOver = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, []);
  return picture;
}
