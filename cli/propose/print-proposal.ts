import type { ProposalSource } from '../../data/write/outputs/proposals.ts';
import { ANY, type Target } from '../../engine/index.ts';
import { statedValue } from '../../engine/propose/index.ts';
import { labelsOf } from '../../seeds/labels/index.ts';
import { formatNumber } from '../render/format-figure.ts';
import { wrapText } from '../render/text-layout.ts';
import type { Terminal } from '../terminal.ts';
import { proposalMessages } from './messages.ts';
import { statusText } from './status-text.ts';

const WIDTH = 80;
/** More sites than this are in the files alone. */
const MOST_LINES = 15;

/** Prints what is proposed: the answer and how good it is, the sites in order, and what they do to the targets. */
export function printProposal(terminal: Terminal, source: ProposalSource, out: string): void {
  const { proposal, recount, near, loaded, assumed } = source;
  const say = proposalMessages[terminal.language];
  const { sites, result } = proposal;
  const labels = labelsOf(terminal.language);
  const money = (value: number): string => formatNumber(Math.round(value), 0, labels);
  const print = (text: string) => wrapText(text, WIDTH).forEach((line) => void terminal.print(line));
  print(
    say.answer(
      statusText(proposal, loaded.dataset, terminal.language),
      sites.length,
      money(proposal.cost),
      proposal.currency,
    ),
  );
  if (result.gapShare > 0 && Number.isFinite(result.gapShare))
    print(say.bound(money(statedValue(source.objective, result.bound))));
  terminal.print('');
  const names = loaded.dataset.villages?.name ?? [];
  for (const site of sites.slice(0, MOST_LINES)) {
    const where = site.hosts.length > 0 ? `${site.position.id} (${site.hosts.join(', ')})` : site.position.id;
    const won = site.villages
      .slice(0, 3)
      .map((row) => names[row])
      .join(', ');
    const more = site.villages.length > 3 ? ` +${site.villages.length - 3}` : '';
    const road = site.roadM > 0 ? say.road(money(site.roadM)) : '';
    const serves = site.servesSharing ? say.sharing : [`${won}${more}`, road].filter(Boolean).join(', ');
    terminal.print(
      `${String(site.order).padStart(3)}. ${say.actions[site.action]} ${where}: ${site.operators.join(' + ')}, ${money(site.cost)}`,
    );
    terminal.print(`     ${serves}`);
  }
  if (sites.length > MOST_LINES) terminal.print(say.more(sites.length - MOST_LINES));
  terminal.print('');
  for (const { operator, sites: own, cost, gain } of proposal.operators) {
    const hosted = own.filter(({ role }) => role === 'host').length;
    print(say.part(operator, own.length - hosted, hosted, money(cost), money(gain.villages), money(gain.people)));
  }
  terminal.print('');
  if (assumed !== null) print(say.everyVillage);
  for (const { before, after } of recount.targets) {
    if (before.numerator === null || after.numerator === null || before.numerator === after.numerator) continue;
    const counts = ({ numerator, denominator }: typeof before) => `${money(numerator!)}/${money(denominator!)}`;
    print(`${nameOf(before)}: ${counts(before)} → ${counts(after)}, ${say.verdict(after.verdict)}`);
  }
  print(recount.isEqual && recount.lost.length === 0 ? say.recounted : say.notRecounted);
  for (const { target, aim, why } of proposal.aims)
    if (aim === 'out-of-reach' || aim === 'recounted') print(`${nameOf(target)}: ${say.aim(aim, why)}`);
  const doubted = new Set(proposal.sites.flatMap(({ contradicted }) => contradicted)).size;
  if (doubted > 0) print(say.surveyFirst(doubted));
  print(say.near(near.groups.length, near.nearM));
  print(say.fragile(proposal.fragile.length, proposal.positionErrorM));
  print(say.outputs(out));
}

/** A target in a line: its indicator, its year, and the operator that it names. */
const nameOf = ({ indicator, year, operator }: Pick<Target, 'indicator' | 'year' | 'operator'>): string =>
  [indicator, year, operator === ANY ? '' : operator].filter(Boolean).join(' ');
