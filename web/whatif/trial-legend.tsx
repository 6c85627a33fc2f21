import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import '../styles/outcome.css';
import { useShownDifferences } from './shown-differences.ts';
import { useWhatIfWords } from './words.ts';

/** The signs of villages won and lost, with how many there are. */
export default function TrialLegend() {
  const words = useWhatIfWords();
  const messages = useMessages();
  const found = useShownDifferences();
  const won = found.filter(({ isWon }) => isWon).length;
  return (
    <ul className="trial-legend">
      <li>
        <i className="won" aria-hidden="true">
          +
        </i>
        {words.wonShort}
        <b>{formatNumber(won, 0, messages)}</b>
      </li>
      <li>
        <i className="lost" aria-hidden="true">
          −
        </i>
        {words.lostShort}
        <b>{formatNumber(found.length - won, 0, messages)}</b>
      </li>
    </ul>
  );
}
