/** Takes up again, when a dataset is opened, the scenario of it that was shown last; without one nothing more is fetched. */
import { datasetIdOf } from '../library/dataset-id.ts';
import { documentsOf } from '../library/documents.ts';
import { app } from '../state/app-state.ts';

let looked: string | null = null;

async function look(): Promise<void> {
  const { request, analysed } = app.get();
  const dataset = datasetIdOf(request);
  if (analysed === null || dataset === null || dataset === looked) return;
  looked = dataset;
  const shown = await documentsOf<string | null>(dataset, 'what-if')
    .get('shown')
    .catch(() => null);
  if (!shown?.value || app.get().analysed !== analysed) return;
  app.set({ comingScenario: shown.value });
  await Promise.all([import('./what-if-actions.ts'), import('./drafts-on-map.ts')]);
}

app.subscribe(() => void look());
void look();
