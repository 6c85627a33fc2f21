import { Button } from 'react-aria-components/Button';
import { useApp } from '../state/app-state.ts';
import '../styles/what-if.css';
import { chooseScenario } from './what-if-actions.ts';
import { useWhatIfWords } from './words.ts';

/** Says that the page shows a scenario, and leads back to the data. */
export default function ScenarioBanner() {
  const words = useWhatIfWords();
  const scenario = useApp((state) => state.scenario);
  if (scenario === null) return null;
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
