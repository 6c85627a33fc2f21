import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { checkOutputFolder, type FileToWrite, writeOutputFolder } from '../../data/write/output-folder.ts';
import { makeDem, makeSample, type PlanId, SAMPLE_PLANS, writeSample } from '../../seeds/sample/index.ts';
import { findPlanOrRefuse } from '../choose-plan.ts';
import { type Command, OUT_OPTION } from '../command.ts';
import { UserError } from '../errors.ts';
import { messagesOf } from '../messages/index.ts';

/** Only an unchanged sample is replaced by one. */
const KIND = 'sample';

export const sample: Command = {
  name: 'sample',
  summary: {
    en: 'write the sample dataset of a plan as plain layer files',
    vi: 'ghi bộ dữ liệu mẫu của một kế hoạch thành các tệp lớp dữ liệu',
  },
  description: {
    en: `Writes a generated sample province for a plan (${SAMPLE_PLANS.join(', ')}) as layer files: the layout to copy for data of your own. It is a sample, not a survey, and says so; place names are invented.`,
    vi: `Ghi một tỉnh mẫu được tạo ra cho kế hoạch (${SAMPLE_PLANS.join(', ')}) thành các tệp lớp dữ liệu: khuôn mẫu để làm dữ liệu của mình. Đây là dữ liệu mẫu, không phải khảo sát, và có ghi rõ như vậy; tên địa danh là hư cấu.`,
  },
  positionals: [
    { name: 'PLAN', required: true, help: { en: 'the id of a plan, as lai-chau', vi: 'mã kế hoạch, ví dụ lai-chau' } },
  ],
  options: {
    out: { ...OUT_OPTION, value: 'DIR' },
  },
  examples: ['phusong sample lai-chau --out lai-chau-sample'],
  async run(terminal, args) {
    const planId = samplePlanOf(args.positionals[0]);
    const out = args.value('out');
    if (out === undefined)
      throw new UserError(
        (say) => say.needsOut('sample', 'DIR'),
        (say) => say.seeHelp('sample'),
      );
    const { signal } = terminal;
    const folder = resolve(terminal.cwd, out);
    await checkOutputFolder(folder, KIND);
    terminal.progress('making the sample', planId);
    const files = await makeFiles(planId, signal);
    await writeOutputFolder(folder, files, { kind: KIND, guardsEdits: true, signal });
    const messages = messagesOf(terminal.language);
    terminal.print(messages.sampleWritten(planId, out));
    terminal.print(messages.sample);
  },
};

/** The id of a plan that has a sample; throws a `UserError` for any other. */
export function samplePlanOf(id: string): PlanId {
  const plan = findPlanOrRefuse(id);
  const planId = SAMPLE_PLANS.find((known) => known === plan.id);
  if (planId === undefined) throw new UserError((say) => say.noSample(plan.id));
  return planId;
}

/** The files of a sample; between the making of one and the next the user may interrupt. */
async function makeFiles(planId: PlanId, signal: AbortSignal): Promise<FileToWrite[]> {
  const files: FileToWrite[] = [];
  for (const file of filesOf(planId)) {
    files.push(file);
    await setImmediate();
    signal.throwIfAborted();
  }
  return files;
}

/** The layer files and the elevation tiles of a sample, each made when it is its turn. */
function* filesOf(planId: PlanId): Generator<FileToWrite> {
  for (const { name, text } of writeSample(makeSample(planId))) yield { name, chunks: () => [text] };
  for (const { name, bytes } of makeDem(planId)) yield { name: `dem/${name}`, chunks: () => [bytes] };
}
