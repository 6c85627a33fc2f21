import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalColumn, canonicalColumns, layerColumns } from '../../../data/aliases/index.ts';
import { layerSchemas } from '../../../data/schemas/index.ts';
import { LAYERS } from '../../../engine/index.ts';

describe('canonicalColumn', () => {
  it.each([
    ['villages', 'Tên thôn', 'name'],
    ['villages', 'ten_thon', 'name'],
    ['villages', 'TÊN  THÔN', 'name'],
    ['villages', 'Dân số', 'population'],
    ['villages', 'pop', 'population'],
    ['villages', 'Số hộ', 'households'],
    ['villages', 'Mã xã', 'commune_code'],
    ['villages', 'Đặc biệt khó khăn', 'extremely_difficult'],
    ['villages', 'kinh_do', 'lon'],
    ['villages', 'Kinh độ', 'lon'],
    ['villages', 'Vĩ độ', 'lat'],
    ['villages', 'lng', 'lon'],
    ['villages', 'long', 'lon'],
    ['villages', 'x', 'lon'],
    ['villages', 'Y', 'lat'],
    ['villages', 'X (m)', 'lon'],
    ['villages', 'Tọa độ Y', 'lat'],
    ['villages', 'POINT_X', 'lon'],
    ['villages', 'Northing', 'lat'],
    ['villages', 'Kinh độ (E)', 'lon'],
    ['villages', 'Vĩ độ (Bắc)', 'lat'],
    ['villages', 'Longitude (WGS84)', 'lon'],
    ['villages', 'Vĩ độ WGS84', 'lat'],
    ['admin', 'Mã xã', 'code'],
    ['admin', 'Đơn vị hành chính', 'name'],
    ['stations', 'Nhà mạng', 'operator'],
    ['stations', 'nha_mang', 'operator'],
    ['stations', 'Công nghệ', 'technology'],
    ['stations', 'Mã trạm', 'site_id'],
    ['sites', 'Mã trạm', 'id'],
    ['sites', 'Chiều cao (m)', 'height_m'],
    ['fiber', 'line_id', 'id'],
    ['fiber', 'operator_name', 'operator'],
    ['fiber_nodes', 'node_id', 'id'],
    ['fiber_nodes', 'node_status', 'status'],
    ['roads', 'fclass', 'class'],
    ['observations', 'Chỉ tiêu', 'indicator'],
  ] as const)('of %s reads %s as %s', (layer, header, column) => {
    expect(canonicalColumn(layer, header)).toBe(column);
    expect(canonicalColumn(layer, header.normalize('NFD'))).toBe(column);
  });

  it('gives an unknown header back as it is', () => {
    expect(canonicalColumn('villages', 'Ghi chú')).toBe('Ghi chú');
    expect(canonicalColumn('declarations', 'population')).toBe('population');
    expect(canonicalColumn('villages', '__proto__')).toBe('__proto__');
    expect(canonicalColumn('villages', 'constructor')).toBe('constructor');
    expect(canonicalColumn('villages', '')).toBe('');
  });

  it('knows each canonical column in any case and with any separator', () => {
    for (const layer of LAYERS) {
      for (const column of [...layerColumns(layer), 'lat', 'lon', 'wkt']) {
        expect(canonicalColumn(layer, column)).toBe(column);
        expect(canonicalColumn(layer, column.toUpperCase().replaceAll('_', ' '))).toBe(column);
      }
    }
  });

  it('lists the columns that the schemas read', () => {
    for (const layer of LAYERS) {
      const { shape } = layerSchemas[layer].columns as unknown as { shape: Record<string, unknown> };
      expect([...layerColumns(layer)].sort(), layer).toEqual(Object.keys(shape).sort());
    }
  });
});

describe('canonicalColumns', () => {
  it('gives a column that two headers mean to the canonical name', () => {
    expect(canonicalColumns('fiber', ['operator_name', 'operator'])).toEqual(['operator_name', 'operator']);
    expect(canonicalColumns('fiber', ['operator', 'operator_name'])).toEqual(['operator', 'operator_name']);
  });

  it('gives it to the alias that stands first in the table, whatever the order of the file', () => {
    expect(canonicalColumns('villages', ['Bản', 'Tên thôn'])).toEqual(['Bản', 'name']);
    expect(canonicalColumns('villages', ['Tên thôn', 'Bản'])).toEqual(['name', 'Bản']);
    expect(canonicalColumns('villages', ['STT', 'Mã thôn', 'Tên thôn'])).toEqual(['STT', 'id', 'name']);
    expect(canonicalColumns('villages', ['STT', 'Tên thôn'])).toEqual(['id', 'name']);
  });

  it('never names a column twice', () => {
    const header = fc.constantFrom('id', 'ID', 'mã', 'Mã thôn', 'name', 'Tên', 'Thôn', 'x', 'lon', 'lng', 'y', 'other');
    fc.assert(
      fc.property(fc.constantFrom(...LAYERS), fc.uniqueArray(header), (layer, headers) => {
        const columns = canonicalColumns(layer, headers).filter((column, i) => column !== headers[i]);
        expect(new Set(columns).size).toBe(columns.length);
      }),
    );
  });
});
