import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { onLibraryChange } from '../../web/library/changes.ts';
import { type KeptDataset, StorageFullError, whole, withLibrary } from '../../web/library/database.ts';
import {
  deleteDataset,
  describeDataset,
  duplicateDataset,
  findDataset,
  keepDataset,
  listDatasets,
  readPack,
} from '../../web/library/datasets.ts';
import { DocumentConflictError, documentsOf } from '../../web/library/documents.ts';
import { freeName } from '../../web/library/free-name.ts';

const about = (id: string, name = id): Omit<KeptDataset, 'sizeBytes' | 'savedAt' | 'openedAt'> => ({
  id,
  name,
  plan: null,
  asOf: null,
  rejected: 1,
  warnings: 2,
  inputs: [],
});

const pack = (text: string) => new Blob([text]);

beforeEach(async () => {
  for (const { id } of await listDatasets()) await deleteDataset(id);
});

describe('the kept datasets', () => {
  it('are listed with their sizes, the last opened first, and read back as they were', async () => {
    await keepDataset(about('a'), pack('first'));
    await keepDataset(about('b'), pack('second!'));
    await describeDataset('a', { openedAt: '2999-01-01T00:00:00.000Z' });
    expect((await listDatasets()).map(({ id, sizeBytes }) => [id, sizeBytes])).toEqual([
      ['a', 5],
      ['b', 7],
    ]);
    expect(await (await readPack('b'))!.text()).toBe('second!');
    expect(await readPack('c')).toBeNull();
    expect(await findDataset('c')).toBeNull();
  });

  it('are renamed, and not brought back by a change that comes too late', async () => {
    await keepDataset(about('a'), pack('x'));
    await describeDataset('a', { name: 'Huyện Mường Tè' });
    expect((await findDataset('a'))?.name).toBe('Huyện Mường Tè');
    await deleteDataset('a');
    await describeDataset('a', { name: 'again' });
    expect(await listDatasets()).toEqual([]);
  });

  it('are duplicated with what is beside them, and each goes its own way after', async () => {
    await keepDataset(about('a'), pack('x'));
    await documentsOf('a', 'scenario').put('one', { moved: 3 });
    await duplicateDataset('a', 'copy', 'A copy');
    await documentsOf('a', 'scenario').put('one', { moved: 4 });
    expect((await documentsOf('copy', 'scenario').get('one'))?.value).toEqual({ moved: 3 });
    expect(await (await readPack('copy'))!.text()).toBe('x');
    await deleteDataset('a');
    expect((await listDatasets()).map(({ name }) => name)).toEqual(['A copy']);
    expect(await documentsOf('a', 'scenario').list()).toEqual([]);
    expect(await documentsOf('copy', 'scenario').list()).toHaveLength(1);
    await expect(duplicateDataset('a', 'b', 'B')).rejects.toThrow('no longer kept');
  });

  it('tell of every change', async () => {
    const heard: string[] = [];
    const stop = onLibraryChange(({ what }) => heard.push(what));
    await keepDataset(about('a'), pack('x'));
    await documentsOf('a', 'scenario').put('one', 1);
    stop();
    await deleteDataset('a');
    expect(heard).toEqual(['datasets', 'documents']);
  });

  it('say in a word of their own that the browser is full, and keep what they had', async () => {
    await keepDataset(about('a'), pack('x'));
    const full = new DOMException('no room', 'QuotaExceededError');
    await expect(withLibrary(() => Promise.reject(full))).rejects.toBeInstanceOf(StorageFullError);
    expect(await listDatasets()).toHaveLength(1);
  });
});

it('a transaction that is given up says why, not that its writes were ended', async () => {
  const writes = [Promise.reject(new DOMException('ended', 'AbortError'))];
  const done = Promise.reject(new DOMException('no room', 'QuotaExceededError'));
  await expect(withLibrary(() => whole({ done }, writes))).rejects.toBeInstanceOf(StorageFullError);
  await expect(whole({ done: Promise.resolve() }, [Promise.reject(new Error('not JSON'))])).rejects.toThrow('not JSON');
});

describe('the documents beside a dataset', () => {
  it('are kept by kind and name, of one dataset only', async () => {
    await keepDataset(about('x'), pack('x'));
    const scenarios = documentsOf<number>('x', 'scenario');
    await scenarios.put('b', 2);
    await scenarios.put('a', 1);
    await documentsOf('x', 'scenario-draft').put('a', 7);
    await documentsOf('xy', 'scenario').put('a', 8);
    expect((await scenarios.list()).map(({ name, value }) => [name, value])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    await scenarios.delete('a');
    expect(await scenarios.get('a')).toBeNull();
    expect((await documentsOf('xy', 'scenario').get('a'))?.value).toBe(8);
  });

  it('are not overwritten by somebody who read an older version', async () => {
    const plans = documentsOf<string>('y', 'plan');
    const first = await plans.put('p', 'one', 0);
    const second = await plans.put('p', 'two', first);
    expect([first, second]).toEqual([1, 2]);
    const late = plans.put('p', 'mine', first);
    await expect(late).rejects.toBeInstanceOf(DocumentConflictError);
    await expect(late).rejects.toMatchObject({ current: { value: 'two', version: 2 } });
    await expect(plans.put('p', 'new', 0)).rejects.toBeInstanceOf(DocumentConflictError);
    expect((await plans.get('p'))?.value).toBe('two');
  });
});

it('a name that is taken is numbered, so that two datasets can be told apart', () => {
  expect(freeName('Huyện A', ['Huyện B'])).toBe('Huyện A');
  expect(freeName('Huyện A', ['Huyện A', 'Huyện A (3)'])).toBe('Huyện A (2)');
  expect(freeName('Huyện A', ['Huyện A', 'Huyện A (2)', 'Huyện A (3)'])).toBe('Huyện A (4)');
});
