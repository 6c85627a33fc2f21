import type { LegendSample as Sample } from '../map/legend-part.ts';
import { MarkSign } from './status-mark.tsx';

const WIDTH = 18;

/** How something looks on the map, drawn beside its name. */
export function LegendSample({ sample }: { sample: Sample | null }) {
  if (sample === null) return null;
  if (sample.kind === 'mark') return <MarkSign mark={sample.mark} size={WIDTH} />;
  if (sample.kind === 'text')
    return (
      <span className="sample-text" aria-hidden="true">
        Aa
      </span>
    );
  return (
    <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} className="mark" aria-hidden="true">
      {sample.kind === 'line' ? (
        <line
          x1="0"
          x2={WIDTH}
          y1="6"
          y2="6"
          stroke={`var(${sample.token})`}
          strokeWidth={sample.widthPx}
          strokeDasharray={sample.dashes?.map((dash) => dash * sample.widthPx).join(' ')}
        />
      ) : (
        <Ground sample={sample} />
      )}
    </svg>
  );
}

function Ground({ sample }: { sample: Extract<Sample, { kind: 'fill' | 'hatch' }> }) {
  const color = `var(${sample.token})`;
  if (sample.kind === 'fill')
    return (
      <rect
        x="1"
        y="1"
        width={WIDTH - 2}
        height="10"
        fill={color}
        fillOpacity={sample.opacity}
        stroke={sample.edge ? `var(${sample.edge})` : 'none'}
        strokeDasharray={sample.dashes?.join(' ')}
      />
    );
  const [from, to] = sample.falls ? [0, 12] : [12, 0];
  const strokes = Array.from({ length: 7 }, (_, k) => `M${k * 4 - 6} ${from}l12 ${to - from}`).join('');
  return (
    <>
      <path d={strokes} stroke={color} strokeWidth="1" />
      <rect x="0.5" y="0.5" width={WIDTH - 1} height="11" fill="none" stroke={color} />
    </>
  );
}
