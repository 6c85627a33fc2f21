import { describe, expect, it } from 'vitest';
import { app } from '../../web/state/app-state.ts';
import { readAddress, toHash } from '../../web/state/url-state.ts';

describe('the address of the page', () => {
  it('says what is looked at, and is read back', () => {
    const hash = toHash({
      ...app.get(),
      request: { kind: 'sample', plan: 'son-la' },
      year: 2025,
      row: 'place-fixed-share~school;hospital',
      language: 'en',
    });
    expect(readAddress(hash)).toEqual({
      sample: 'son-la',
      year: 2025,
      row: 'place-fixed-share~school;hospital',
      village: null,
      language: 'en',
    });
  });

  it('makes nothing of what makes no sense', () => {
    for (const hash of ['', '#', '#plan=../etc&year=x&lang=fr', '#plan=toString&year=-1', '#%E0%A4%A'])
      expect(readAddress(hash)).toEqual({ sample: null, year: null, row: null, village: null, language: null });
  });

  it('does not name the data of the user', () => {
    const hash = toHash({ ...app.get(), request: { kind: 'files', id: 'own/1', name: 'secret', files: [] } });
    expect(hash).not.toContain('secret');
  });
});
