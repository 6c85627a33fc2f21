import { describe, expect, it } from 'vitest';
import { languageOf, messagesOf } from '../../cli/messages/index.ts';
import { wantsColor } from '../../cli/terminal.ts';
import { COMPUTED_INDICATORS, STATISTICAL_INDICATORS } from '../../engine/index.ts';
import { planCatalogue } from '../../seeds/catalogue.ts';

const en = messagesOf('en');
const vi = messagesOf('vi');

describe('the language', () => {
  it.each([
    [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
    [{ LANG: 'vi' }, 'vi'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'vi_VN.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'visigoth' }, 'en'],
    [{}, 'en'],
  ])('of %j is %s', (env, language) => {
    expect(languageOf(env)).toBe(language);
  });

  it('has a label for every indicator and every target, in both', () => {
    const targets = planCatalogue.flatMap((plan) => plan.targets.map(({ indicator }) => indicator));
    for (const { indicators } of [en, vi])
      for (const id of [...COMPUTED_INDICATORS, ...STATISTICAL_INDICATORS, ...targets])
        expect(indicators[id], id).toMatch(/\S/);
  });
});

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s with %j: %s', (isTty, env, expected) => {
    expect(wantsColor(isTty, env)).toBe(expected);
  });
});
