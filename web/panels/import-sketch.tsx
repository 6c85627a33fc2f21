import { formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as importingMessages from '../messages/parts/importing.ts';
import type { LayerPreview } from '../work/desk-api.ts';
import { type Sketched, sketch } from './sketch-path.ts';

const WIDTH = 420;
const HEIGHT = 170;
const MARGIN = 6;

/** The shapes of the first rows, drawn small, and the bounds that they lie in. */
export function ImportSketch({ preview }: { preview: LayerPreview | null }) {
  const words = useMessages();
  const importing = useWordsOf(importingMessages);
  const drawn = preview === null ? null : sketch(preview, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
  if (preview !== null && drawn === null) return <p className="import-sketch empty">{importing.noShapes}</p>;
  return (
    <figure className="import-sketch" aria-busy={preview === null}>
      <svg viewBox={`${-MARGIN} ${-MARGIN} ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {drawn && <path d={drawn.path} className={preview!.kind} />}
        {drawn?.points.map(([x, y], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points never move
          <circle key={i} cx={x} cy={y} r={2} />
        ))}
      </svg>
      <figcaption className="muted">{drawn ? importing.sketch(boundsWords(drawn, words)) : '\u00a0'}</figcaption>
    </figure>
  );
}

function boundsWords({ bounds: [west, south, east, north] }: Sketched, words: Messages): string {
  const degrees = (value: number) => `${formatNumber(value, 3, words)}°`;
  return `${degrees(west)} … ${degrees(east)}, ${degrees(south)} … ${degrees(north)}`;
}
