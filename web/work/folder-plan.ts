import { type DatasetSource, UnreadableFileError } from '../../data/index.ts';
import { decodeText } from '../../data/read/utf8.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { planning } from './desk/plans.ts';

/**
 * The plan of the file that a dataset names as its own, `null` where it names no file. Throws an `UnreadableFileError`
 * where there is no such file, or it is no plan.
 */
export async function readFolderPlan(source: DatasetSource, name: string | null): Promise<Plan | null> {
  if (!name?.endsWith('.json')) return null;
  const file = source.files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new UnreadableFileError('dataset.json', 'missing-plan', { name });
  let text = '';
  for await (const piece of decodeText(file.stream(), name)) text += piece;
  const { plan, issues } = planning.readPlan(text);
  if (plan === undefined)
    throw new UnreadableFileError(
      name,
      'bad-plan',
      { problems: issues.map(({ at, message }) => `${at} ${message}`).join('; ') },
      issues.map(({ at, code, params }) => ({ code, params: { ...params, at } })),
    );
  return plan;
}
