import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ISSUE_CODES, READER_CODES } from '../../../data/check/codes.ts';
import { type Issue, loadDataset } from '../../../data/index.ts';
import { openFolder } from '../../../data/node-files.ts';
import { issueAdvice, issueSentence } from '../../../seeds/sentences/issue-text.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/bad');

interface Expected {
  readonly exit: number;
  readonly generated?: boolean;
  readonly cliOnly?: boolean;
}

async function issuesOfFixtures(): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const name of readdirSync(FIXTURES)) {
    const file = join(FIXTURES, name, 'expected.json');
    const expected = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Expected) : null;
    if (expected === null || expected.exit !== 0 || expected.generated || expected.cliOnly) continue;
    issues.push(...(await loadDataset(await openFolder(join(FIXTURES, name)))).issues);
  }
  return issues;
}

/** The numbers in a sentence. */
const figuresOf = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

describe('the issues of every bad fixture', () => {
  it('are said in Vietnamese with the same figures as in English, and with what to do', async () => {
    const issues = await issuesOfFixtures();
    expect(new Set(issues.map(({ code }) => code)).size).toBeGreaterThan(25);
    for (const issue of issues) {
      const vi = issueSentence(issue, 'vi');
      expect(vi, `${issue.file} ${issue.code}`).not.toMatch(/undefined|\[object/);
      expect(vi).not.toBe(issue.message);
      expect(vi).toMatch(/[à-ỹđ]/i);
      expect(issueAdvice(issue, 'vi')).not.toBeNull();
      expect(issueAdvice(issue, 'en')).not.toBe(issueAdvice(issue, 'vi'));
      // Every figure that the English sentence gives is in the Vietnamese one, but for those of a parser's own words.
      if (['bad-coordinate', 'broken-json', 'ring-too-short'].includes(issue.code)) continue;
      const said = figuresOf(vi);
      for (const figure of figuresOf(issue.message)) expect(said, `${issue.message} | ${vi}`).toContain(figure);
    }
  });
});

it('every code has its sentence: none falls back to English', () => {
  for (const code of [...Object.keys(ISSUE_CODES), ...READER_CODES]) {
    const issue = { code, params: {}, message: 'english', column: null } as unknown as Issue;
    expect(issueSentence(issue, 'vi')).not.toBe('english');
    expect(issueSentence(issue, 'en')).toBe('english');
  }
});

it('names each faulty cell of a row that has several', () => {
  const issue = {
    code: 'missing-value',
    column: 'name',
    params: { column: 'name' },
    further: [{ code: 'out-of-range', params: { column: 'population', value: '-4', reason: 'negative' } }],
    message: 'name is required but empty; population -4 is negative',
  } as unknown as Issue;
  expect(issueSentence(issue, 'vi')).toBe('name bắt buộc nhưng để trống; population: -4 là số âm');
});
