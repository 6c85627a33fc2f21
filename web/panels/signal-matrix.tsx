import { TECHNOLOGIES, type Technology } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import type { Explanation, Signal } from '../state/why.ts';
import { Glyph } from './glyph.tsx';
import '../styles/signal-matrix.css';

/** A sign for each kind of signal, told apart by shape. */
const SIGNS: Readonly<Record<Signal, string>> = {
  counted: 'm4.5 10.5 3.6 3.6 7.4-8',
  weak: 'M4 11c2-3 4-3 6 0s4 3 6 0',
  declared: 'M10 4.500a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11m-2.4 5.7 1.8 1.8 3.2-3.6',
  denied: 'M10 4.500a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11m-2 3.5 4 4m0-4-4 4',
  none: 'M8 10h4',
};

/** What each operator has at a village, by generation; generations below the minimum are set apart. */
export function SignalMatrix({ matrix, minimum }: { matrix: Explanation['matrix']; minimum: Technology }) {
  const words = useMessages();
  const below = TECHNOLOGIES.indexOf(minimum);
  if (matrix.length === 0) return null;
  const used = [...new Set(matrix.flatMap(({ signals }) => signals))].filter((signal) => signal !== 'none');
  return (
    <div className="why-block">
      <h3>{words.matrix}</h3>
      <table className="matrix">
        <thead>
          <tr>
            <td />
            {TECHNOLOGIES.map((technology, i) => (
              <th key={technology} scope="col" className={i < below ? 'below' : ''}>
                {technology}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map(({ operator, signals }) => (
            <tr key={operator}>
              <th scope="row">{operator}</th>
              {signals.map((signal, i) => (
                <td key={TECHNOLOGIES[i]} className={`signal ${signal}${i < below ? ' below' : ''}`}>
                  <Glyph path={SIGNS[signal]} size={16} />
                  <span className="hidden-text">{words.matrixCells[signal]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="matrix-key">
        {used.map((signal) => (
          <span key={signal} className={`signal ${signal}`}>
            <Glyph path={SIGNS[signal]} size={14} /> {words.matrixCells[signal]}
          </span>
        ))}
      </p>
    </div>
  );
}
