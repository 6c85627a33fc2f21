import { describe, expect, it } from 'vitest';
import { usageEn } from '../../../cli/messages/usage-en.ts';
import { usageVi } from '../../../cli/messages/usage-vi.ts';
import { ISSUE_CODES, READER_CODES } from '../../../data/check/codes.ts';
import { type Issue, REFUSALS, type RefusalCode, UnreadableFileError } from '../../../data/index.ts';
import { SETTINGS_FAULTS, type SettingsFaultCode, settingsFault } from '../../../data/schemas/settings-faults.ts';
import { OUTPUT_FAULTS, type OutputFaultCode, OutputFolderError } from '../../../data/write/output-faults.ts';
import { PACK_FAULTS, PackedFileError, type PackFaultCode } from '../../../engine/pack/pack-faults.ts';
import { MISFITS, type MisfitCode } from '../../../engine/scenario/index.ts';
import type { Language } from '../../../seeds/labels/index.ts';
import { PLAN_FAULTS, type PlanFaultCode, planIssue } from '../../../seeds/plan-faults.ts';
import { issueSentence } from '../../../seeds/sentences/issue-text.ts';
import { misfitText } from '../../../seeds/sentences/misfit-text.ts';
import { outputText } from '../../../seeds/sentences/output-text.ts';
import { planText } from '../../../seeds/sentences/plan-text.ts';
import { refusalText } from '../../../seeds/sentences/refusal-text.ts';
import { settingsText } from '../../../seeds/sentences/settings-text.ts';
import { expectVietnamese } from './is-vietnamese.ts';

/** Something for everything that a sentence may speak of. */
const PARAMS = {
  ...Object.fromEntries(
    'at column value meant parts allowed other otherValue first level layer type axis range lng lat lon ring name village crs x y found expected kind values like currency example given columns indicator unit comparator detail folder path command file part id siteId header missing headers wanted remedy of problems taken written ofFile ofLayer formats sizes sheet sheets'
      .split(' ')
      .map((name) => [name, `"${name}"`]),
  ),
  ...Object.fromEntries(
    'min max closed count accepted others vertex distance depth cells row read least most times megabytes levels line bytes there length format known form'
      .split(' ')
      .map((name, i) => [name, 101 + i]),
  ),
  layer: 'coverage',
  kind: 'number',
  status: 'retired',
};

const said: Record<string, (code: string, language: Language) => string> = {
  issue: (code, language) =>
    issueSentence({ code, params: PARAMS, message: `english of ${code}` } as unknown as Issue, language),
  refusal: (code, language) => refusalText(new UnreadableFileError('a.csv', code as RefusalCode, PARAMS), language),
  'settings fault': (code, language) =>
    settingsText(settingsFault(code as SettingsFaultCode, PARAMS, 'layers.x'), language),
  'plan fault': (code, language) => planText(planIssue('targets[0]', code as PlanFaultCode, PARAMS), language),
  misfit: (code, language) => misfitText({ code: code as MisfitCode, params: PARAMS }, language),
  'pack fault': (code, language) => {
    const { params, reason } = new PackedFileError(code as PackFaultCode, PARAMS);
    const further = [{ code, params }];
    return refusalText(new UnreadableFileError('a.phusong', 'bad-pack', { detail: reason }, further), language);
  },
  'output fault': (code, language) =>
    outputText(
      new OutputFolderError('out', 'EEXIST', code as OutputFaultCode, { file: 'a.csv', command: 'pack' }),
      language,
    ),
};

const codes: Record<string, readonly string[]> = {
  issue: [...Object.keys(ISSUE_CODES), ...READER_CODES],
  refusal: Object.keys(REFUSALS),
  'settings fault': Object.keys(SETTINGS_FAULTS),
  'plan fault': Object.keys(PLAN_FAULTS),
  misfit: Object.keys(MISFITS),
  'pack fault': Object.keys(PACK_FAULTS),
  'output fault': Object.keys(OUTPUT_FAULTS),
};

describe.each(Object.entries(codes))('every %s', (kind, listed) => {
  it('has a sentence of its own in each language', () => {
    for (const code of listed) {
      const [vi, en] = [said[kind](code, 'vi'), said[kind](code, 'en')];
      expectVietnamese(vi);
      expect(vi, code).not.toBe(en);
      expect(en, code).not.toMatch(/undefined|\[object/);
    }
  });
});

it('the parts of a packed file are named in Vietnamese', () => {
  const say = (part: string) =>
    refusalText(new UnreadableFileError('a.phusong', 'bad-pack', {}, [{ code: 'damaged', params: { part } }]), 'vi');
  expect(say('header')).toContain('phần đầu của tệp bị hỏng');
  expect(say('section villages.id')).toContain('phần villages.id của tệp bị hỏng');
});

it('everything that is wrong with a call has a sentence in each language', () => {
  const inLanguage = (say: typeof usageEn): Record<string, string> => ({
    ...Object.fromEntries(
      Object.entries(say)
        .filter(([, sentence]) => typeof sentence !== 'object')
        .map(([name, sentence]) => [name, typeof sentence === 'string' ? sentence : callWith(sentence as never)]),
    ),
    ...say.systemErrors,
  });
  const callWith = (sentence: (...given: unknown[]) => string): string => {
    // Those that list names take a list first; `1` stands for every other value.
    try {
      return sentence('"x"', '"x"', 1, 1);
    } catch {
      return sentence(['"x"']);
    }
  };
  const [vi, en] = [inLanguage(usageVi), inLanguage(usageEn)];
  expect(Object.keys(vi)).toEqual(Object.keys(en));
  for (const [name, sentence] of Object.entries(vi)) {
    expectVietnamese(sentence);
    expect(sentence, name).not.toBe(en[name]);
  }
});
