import type { LoadedDataset } from '../../data/index.ts';
import { ISSUE_COLUMNS } from '../../data/write/outputs/issues.ts';
import { issueSentence } from '../../seeds/sentences/issue-text.ts';
import { type Command, DIR_OF_LAYERS, JSON_OPTION } from '../command.ts';
import { loadWithProgress } from '../load-with-progress.ts';
import { messagesOf } from '../messages/index.ts';
import { LAYER_OPTION, openDataset } from '../open-layers.ts';
import { padLeft, padRight, paint, RED, YELLOW } from '../render/text-layout.ts';
import { countIssues } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { workersOf } from '../workers-option.ts';

export const validate: Command = {
  name: 'validate',
  summary: {
    en: 'read and check a dataset; print what is wrong with it',
    vi: 'đọc và kiểm tra bộ dữ liệu; in những chỗ sai',
  },
  description: {
    en: 'Reads the layers in DIR and prints every row that would be rejected or is doubtful, with its file, row and reason. Nothing is written.',
    vi: 'Đọc các lớp trong DIR và in từng dòng sẽ bị loại hoặc đáng ngờ, cùng tệp, số dòng và lý do. Không ghi gì.',
  },
  positionals: [DIR_OF_LAYERS],
  options: { layer: LAYER_OPTION, json: JSON_OPTION },
  examples: ['phusong validate my-province', 'phusong validate --layer villages=thon-ban.csv'],
  async run(terminal, args) {
    const { source, layers } = await openDataset(args, terminal.cwd);
    const loaded = await loadWithProgress(terminal, { source, layers, threads: workersOf(args) });
    if (args.flag('json')) terminal.print(JSON.stringify(toJson(loaded), null, 2));
    else printIssues(terminal, loaded);
  },
};

const toJson = ({ name, asOf, plan, inputs, issues }: LoadedDataset) => ({
  name,
  as_of: asOf,
  plan,
  inputs,
  issues: issues.map((issue) => Object.fromEntries(ISSUE_COLUMNS.map((column) => [column, issue[column]]))),
});

function printIssues(terminal: Terminal, loaded: LoadedDataset): void {
  const messages = messagesOf(terminal.language);
  for (const issue of loaded.issues) {
    const { file, row, severity } = issue;
    const kind = paint(messages.severities[severity], severity === 'rejected' ? RED : YELLOW, terminal.color);
    terminal.print(`${kind} ${messages.place(file, row)}: ${issueSentence(issue, terminal.language)}`);
  }
  if (loaded.issues.length > 0) terminal.print('');
  const fileWidth = Math.max(4, ...loaded.inputs.map(({ file }) => file.length));
  const { read, accepted, rejected, warnings } = messages.rowCounts;
  const heads = [read, accepted, rejected, warnings].map((head) => padLeft(head, Math.max(9, head.length)));
  terminal.print(`${padRight('', fileWidth)}  ${heads.join('  ')}`);
  for (const input of loaded.inputs) {
    const counts = [input.read, input.accepted, input.rejected, input.warnings];
    const cells = counts.map((count, i) => padLeft(String(count), heads[i].length));
    terminal.print(`${padRight(input.file, fileWidth)}  ${cells.join('  ')}`);
  }
  const found = countIssues(loaded);
  terminal.print('');
  terminal.print(
    found.rejected + found.warnings === 0 ? messages.noIssues : messages.found(found.rejected, found.warnings),
  );
}
