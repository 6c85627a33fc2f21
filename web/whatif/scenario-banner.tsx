import { Button } from 'react-aria-components/Button';
import { useApp } from '../state/app-state.ts';
import '../styles/what-if.css';
import { chooseScenario } from './what-if-actions.ts';
import { useWhatIfWords } from './words.ts';

/** Says that the page shows a scenario, or will once it is in, and leads back to the data. */
export default function ScenarioBanner() {
  const words = useWhatIfWords();
  const scenario = useApp((state) => state.scenario);
  const coming = useApp((state) => state.comingScenario);
  if (scenario === null && coming === null) return null;
  if (scenario === null)
    return (
      <div className="scenario-opening" role="status">
        <span>
          <strong>{words.opening(coming!)}</strong> {words.stillData}
        </span>
        <Button className="button" onPress={() => chooseScenario(null)}>
          {words.toData}
        </Button>
      </div>
    );
  return (
    <div className="scenario-banner" role="status">
      <span>
        <strong>{words.banner(scenario)}</strong> · {words.notData}
      </span>
      <Button className="button" onPress={() => chooseScenario(null)}>
        {words.toData}
      </Button>
    </div>
  );
}
