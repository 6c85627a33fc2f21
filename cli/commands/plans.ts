import { planCatalogue } from '../../seeds/catalogue.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { findPlanOrRefuse } from '../choose-plan.ts';
import { type Command, JSON_OPTION } from '../command.ts';
import { messagesOf } from '../messages/index.ts';
import { renderTarget } from '../render/format-figure.ts';
import { labelOf } from '../render/label.ts';
import { padLeft, padRight, wrapText } from '../render/text-layout.ts';
import type { Terminal } from '../terminal.ts';

export const plans: Command = {
  name: 'plans',
  summary: { en: 'list the provincial plans and their targets', vi: 'liệt kê các kế hoạch của tỉnh và mục tiêu' },
  description: {
    en: 'Prints the plans that come with phusong; with a PLAN, its targets year by year and where the document states them. With --json: an array of plans with every target and every baseline.',
    vi: 'In các kế hoạch có sẵn trong phusong; khi nêu PLAN thì in mục tiêu từng năm và chỗ văn bản nêu mục tiêu đó. Với --json: danh sách kế hoạch cùng mọi mục tiêu và số liệu gốc.',
  },
  positionals: [
    {
      name: 'PLAN',
      required: false,
      help: { en: 'the id of one plan, as lai-chau', vi: 'mã của một kế hoạch, ví dụ lai-chau' },
    },
  ],
  options: { json: JSON_OPTION },
  examples: ['phusong plans', 'phusong plans lai-chau', 'phusong plans --json'],
  async run(terminal, args) {
    const [id] = args.positionals;
    const chosen = id === undefined ? planCatalogue : [findPlanOrRefuse(id)];
    if (args.flag('json')) terminal.print(JSON.stringify(chosen, null, 2));
    else if (id === undefined) printList(terminal, chosen);
    else printTargets(terminal, chosen[0]);
  },
};

function printList(terminal: Terminal, listed: readonly Plan[]): void {
  const { targetsIn } = messagesOf(terminal.language);
  const idWidth = Math.max(...listed.map(({ id }) => id.length));
  for (const { id, province, document, targets } of listed) {
    const years = [...new Set(targets.map(({ year }) => year))].sort().join(', ');
    const head = `${padRight(id, idWidth)}  ${padRight(province, 15)}  ${padRight(document.number, 12)}  ${document.date}`;
    terminal.print(`${padRight(head, 56)}  ${targetsIn(padLeft(String(targets.length), 2), years)}`);
  }
}

function printTargets(terminal: Terminal, { document, province, targets }: Plan): void {
  const messages = messagesOf(terminal.language);
  for (const line of wrapText(`${province}: ${document.title}, ${document.number}, ${document.date}`, 80))
    terminal.print(line);
  for (const year of [...new Set(targets.map((target) => target.year))].sort()) {
    terminal.print(`\n${year}`);
    for (const target of targets.filter((row) => row.year === year)) {
      const lines = wrapText(labelOf(target, messages), 62);
      const figure = padLeft(renderTarget({ ...target, target: target.value }, messages), 14);
      terminal.print(`  ${padRight(lines[0], 62)}  ${figure}`);
      for (const line of lines.slice(1)) terminal.print(`    ${line}`);
    }
  }
}
