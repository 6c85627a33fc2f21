import { Button } from 'react-aria-components/Button';
import type { CurvePoint, Variation } from '../../engine/propose/index.ts';
import { formatDistance, formatMoney, formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { select } from '../state/view-actions.ts';
import type { Answered } from './proposals-state.ts';
import { namesOf } from './status-text.ts';
import { useProposalWords } from './words.ts';

const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 8;
const FOOT = 18;

/** The most that so many sites win. */
export function Curve({ answer: { report } }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const { curve } = report;
  if (curve.length < 2) return null;
  const most = Math.max(...curve.map(({ bound, won }) => Math.max(bound, won)), 1);
  const lastSites = curve.at(-1)!.sites;
  const x = (sites: number) => LEFT + ((WIDTH - 2 * LEFT) * sites) / lastSites;
  const y = (won: number) => 10 + (HEIGHT - FOOT - 10) * (1 - won / most);
  const line = (of: (point: CurvePoint) => number) =>
    `M${x(0)} ${y(0)}${curve.map((point) => `L${x(point.sites).toFixed(1)} ${y(of(point)).toFixed(1)}`).join('')}`;
  const number = (value: number) => formatNumber(value, 0, messages);
  const last = curve.at(-1)!;
  return (
    <section className="proposal-block">
      <h3>{words.curve}</h3>
      <p className="muted">{words.curveText}</p>
      <svg
        className="curve"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={curve.map(({ sites, won }) => words.curvePoint(number(sites), number(won))).join('; ')}
      >
        <line className="axis" x1={LEFT} x2={WIDTH - LEFT} y1={y(0)} y2={y(0)} />
        <path className="curve-bound" d={line(({ bound }) => bound)} />
        <path className="curve-won" d={line(({ won }) => won)} />
        {curve.map((point) => (
          <circle key={point.sites} cx={x(point.sites)} cy={y(point.won)} r="2.8">
            <title>{words.curvePoint(number(point.sites), number(point.won))}</title>
          </circle>
        ))}
        <text x={x(curve[0].sites)} y={HEIGHT - 4} textAnchor="middle">
          {curve[0].sites}
        </text>
        <text x={x(last.sites)} y={HEIGHT - 4} textAnchor="end">
          {last.sites}
        </text>
        <text x={x(last.sites)} y={y(last.won) + 14} textAnchor="end">
          {number(last.won)}
        </text>
      </svg>
    </section>
  );
}

/** What the answer hangs on: villages won by little, and assumptions that may be off. */
export function Robustness({ answer }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const { fragile, positionErrorM, variations } = answer.report;
  const errorText = formatDistance(positionErrorM, messages);
  if (answer.report.sites.length === 0) return null;
  return (
    <>
      <section className="proposal-block">
        <h3>{words.fragile}</h3>
        {fragile.length === 0 ? (
          <p className="muted">{words.fragileNone(errorText)}</p>
        ) : (
          <>
            <p className="muted">{words.fragileText(formatNumber(fragile.length, 0, messages), errorText)}</p>
            <ul className="village-links">
              {fragile.map(({ village, marginM }) => (
                <li key={village}>
                  <Button className="link" onPress={() => select({ kind: 'village', row: village })}>
                    {namesOf(answer.dataset, [village])}
                  </Button>{' '}
                  <small>{formatDistance(marginM, messages)}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {variations.length > 0 && (
        <section className="proposal-block">
          <h3>{words.variations}</h3>
          <p className="muted">{words.variationsText}</p>
          <ul className="variations">
            {variations.map((one) => (
              <VariationLine key={`${one.varied} ${one.factor}`} variation={one} currency={answer.report.currency} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function VariationLine({ variation, currency }: { variation: Variation; currency: string }) {
  const words = useProposalWords();
  const messages = useMessages();
  const { varied, factor, lostVillages, broken, anew } = variation;
  const number = (value: number) => formatNumber(value, 0, messages);
  const off = factor === 1 ? '' : ` ${factor > 1 ? '+' : '−'}${Math.round(Math.abs(factor - 1) * 100)} %`;
  const isHeld = lostVillages.length === 0 && broken.length === 0;
  const outcome = isHeld
    ? words.holds
    : [lostVillages.length > 0 ? words.loses(number(lostVillages.length)) : '', broken.length > 0 ? words.breaks : '']
        .filter(Boolean)
        .join(', ');
  return (
    <li>
      <span>
        {words.varied[varied]}
        {off}
      </span>
      <b data-held={isHeld || undefined}>{outcome}</b>
      <small className="muted">
        {anew === null
          ? words.noAnew
          : words.anew(number(anew.sites), formatMoney(anew.cost, currency, messages), number(anew.keptSites))}
      </small>
    </li>
  );
}
