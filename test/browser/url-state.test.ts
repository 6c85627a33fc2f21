import { describe, expect, it } from 'vitest';
import { app, type MapPart } from '../../web/state/app-state.ts';
import { mapLook, USUAL_LOOK } from '../../web/state/map-look.ts';
import { readMapParams, toMapParams } from '../../web/state/map-params.ts';
import { readAddress, toHash } from '../../web/state/url-state.ts';

const USUAL_MAP = readMapParams(new URLSearchParams());

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
      selected: null,
      map: USUAL_MAP,
      language: 'en',
    });
  });

  it('makes nothing of what makes no sense', () => {
    for (const hash of [
      '',
      '#',
      '#plan=../etc&year=x&lang=fr',
      '#plan=toString&year=-1',
      '#%E0%A4%A',
      '#at=1,2&look=x&hide=y&tech=6G',
    ])
      expect(readAddress(hash)).toMatchObject({ sample: null, year: null, row: null, selected: null, language: null });
    for (const at of ['', '1,2', '200,10,8', '10,95,8', '10,20,99', '10,20,8,1', 'a,b,c', '10,,8'])
      expect(readAddress(`#at=${at}`).map).toEqual(USUAL_MAP);
  });

  it('names what is selected by its id, whatever it is', () => {
    expect(readAddress('#village=LC-V0001').selected).toEqual({ kind: 'village', id: 'LC-V0001' });
    expect(readAddress('#site=LC-S1').selected).toEqual({ kind: 'site', id: 'LC-S1' });
    expect(readAddress('#zone=dead-zone%2F3').selected).toEqual({ kind: 'dead-zone', id: 'dead-zone/3' });
    expect(readAddress('#commune=03001').selected).toEqual({ kind: 'commune', id: '03001' });
  });

  it('does not name the data of the user', () => {
    const hash = toHash({ ...app.get(), request: { kind: 'files', id: 'x', name: 'secret', files: [] } });
    expect(hash).not.toContain('secret');
  });
});

describe('the map in the address', () => {
  const changed = {
    look: {
      ...USUAL_LOOK,
      villages: 'fiber',
      shade: 'village-mobile-share|4G+|any|all|',
      fiber: 'deployment',
      roads: 'covered',
      roadFloor: '4G+',
      roadOperator: 'Viettel',
      camera: { lng: 103.1234567, lat: 22.5, zoom: 9.876 },
    },
    app: {
      operators: new Set(['Viettel', 'VNPT & con']),
      technologies: new Set(['5G']),
      hiddenParts: new Set<MapPart>(['sites', 'terrain']),
    },
  } as const;

  it('is read back as it was written', () => {
    const said = new URLSearchParams(toMapParams(changed.app, changed.look));
    const read = readMapParams(new URLSearchParams(String(said)));
    const { camera: _, wantedCamera: __, ...look } = changed.look;
    expect(read).toEqual({ ...changed.app, look, camera: { lng: 103.12346, lat: 22.5, zoom: 9.88 } });
  });

  it('says nothing of what is usual, but that everything is shown or nothing', () => {
    const { operators, technologies, hiddenParts } = app.get();
    expect(toMapParams({ operators, technologies, hiddenParts }, mapLook.get())).toEqual([]);
    const bare = toMapParams({ operators: new Set(), technologies, hiddenParts: new Set() }, mapLook.get());
    expect(bare).toEqual([
      ['by', ''],
      ['hide', ''],
    ]);
    const read = readMapParams(new URLSearchParams(bare));
    expect([read.operators.size, read.hiddenParts.size]).toEqual([0, 0]);
  });
});
