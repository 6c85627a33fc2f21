import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { gapChart } from './gap-chart.ts';
import { stop } from './proposals-actions.ts';
import { useProposals } from './proposals-state.ts';
import { useProposalWords } from './words.ts';

/** A share as per cent, finer the smaller it is. */
export const formatShare = (share: number, words: Messages): string => {
  const percent = 100 * share;
  return `${formatNumber(percent, percent === 0 || percent >= 10 ? 0 : percent >= 1 ? 1 : 2, words)} %`;
};

/** How far the solving is: the best found and the bound come together until nothing lies between them. */
export function Solving() {
  const words = useProposalWords();
  const messages = useMessages();
  const heard = useProposals((state) => state.heard);
  const isStopping = useProposals((state) => state.isStopping);
  const last = heard.at(-1);
  const figures = heard.findLast(({ best }) => best !== null);
  const seconds = heard.findLast((one) => one.seconds > 0)?.seconds ?? 0;
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? words.notYet : formatNumber(value, 0, messages);
  const said = isStopping
    ? words.stopping
    : last === undefined || last.stage === 'exploring'
      ? words.exploring(`${Math.floor(100 * (last?.doneShare ?? 0))} %`)
      : last.stage === 'recounting'
        ? words.recounting
        : words.solving;
  return (
    <div className="solving">
      <p role="status">{said}</p>
      <span className="progress-track">
        <i
          className="progress-fill"
          style={{ width: `${last?.stage === 'exploring' ? 100 * last.doneShare : last === undefined ? 0 : 100}%` }}
        />
      </span>
      <Chart />
      <dl className="solving-figures">
        <div>
          <dt>
            <i className="key best" aria-hidden="true" /> {words.best}
          </dt>
          <dd>{figure(figures?.best)}</dd>
        </div>
        <div>
          <dt>
            <i className="key bound" aria-hidden="true" /> {words.bound}
          </dt>
          <dd>{figure(figures?.bound)}</dd>
        </div>
        <div>
          <dt>{words.provedGap}</dt>
          <dd>
            {figures?.gapShare === null || figures === undefined
              ? words.notYet
              : formatShare(figures.gapShare, messages)}
          </dd>
        </div>
      </dl>
      <div className="solving-foot">
        <span className="muted">{words.seconds(formatNumber(seconds, 1, messages))}</span>
        <Button className="button quiet bordered" isDisabled={isStopping} onPress={stop}>
          {words.stop}
        </Button>
      </div>
    </div>
  );
}

function Chart() {
  const words = useProposalWords();
  const heard = useProposals((state) => state.heard);
  const chart = gapChart(heard);
  return (
    <svg className="gap-chart" viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={words.chart}>
      <path className="gap-area" d={chart.area} />
      <path className="gap-best" d={chart.best} />
      <path className="gap-bound" d={chart.bound} />
    </svg>
  );
}
