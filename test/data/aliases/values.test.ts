import { describe, expect, it } from 'vitest';
import {
  canonicalOperator,
  canonicalValue,
  canonicalValues,
  fold,
  isKnownOperator,
} from '../../../data/aliases/index.ts';
import operators from '../../../data/aliases/operators.json' with { type: 'json' };
import values from '../../../data/aliases/values.json' with { type: 'json' };
import * as vocabulary from '../../../engine/vocabulary.ts';

describe('fold', () => {
  it('is blind to case, diacritics, đ, separators and composition', () => {
    expect(fold('Đường Tỉnh_lộ')).toBe('duongtinhlo');
    expect(fold('Đường Tỉnh_lộ'.normalize('NFD'))).toBe('duongtinhlo');
    expect(fold(' 4G / LTE ')).toBe('4glte');
  });

  it('keeps what changes the meaning', () => {
    expect(fold('<3G')).not.toBe(fold('3G'));
    expect(fold('4G+')).not.toBe(fold('4G'));
  });
});

describe('canonicalValue', () => {
  it.each([
    ['technology', '4G/LTE', '4G'],
    ['technology', 'lte', '4G'],
    ['technology', 'NR', '5G'],
    ['technology', 'UMTS', '3G'],
    ['technology', 'gsm', '2G'],
    ['technology', '<3G', null],
    ['technology', '3G/4G', null],
    ['status', 'Operational', 'operational'],
    ['status', 'Đang hoạt động', 'operational'],
    ['status', 'quy hoạch', 'planned'],
    ['status', 'under construction', 'planned'],
    ['status', 'đã tháo dỡ', 'retired'],
    ['service_class', 'Ngoài trời', 'outdoor'],
    ['service_class', 'trong nhà', 'indoor'],
    ['service_class', 'trên xe', 'in-vehicle'],
    ['service_class', 'Sóng yếu', 'weak'],
    ['boolean', 'có', 'true'],
    ['boolean', 'Không', 'false'],
    ['boolean', 'x', 'true'],
    ['boolean', '0', 'false'],
    ['boolean', 'sai', 'false'],
    ['level', 'Tỉnh', 'province'],
    ['level', 'huyện', 'district'],
    ['level', 'phường', 'commune'],
    ['level', 'Thị trấn', 'commune'],
    ['road_class', 'Quốc lộ', 'national'],
    ['road_class', 'tỉnh lộ', 'provincial'],
    ['place_kind', 'Trường học', 'school'],
    ['place_kind', 'Trạm y tế', 'clinic'],
    ['place_kind', 'UBND xã', 'commune-office'],
  ] as const)('reads the %s %s as %s', (kind, text, value) => {
    expect(canonicalValue(kind, text)).toBe(value);
  });

  it('has no spelling that means two values of one kind', () => {
    for (const [kind, spellings] of Object.entries(values.kinds)) {
      const owner = new Map<string, string>();
      for (const [value, aliases] of Object.entries(spellings)) {
        for (const text of [value, ...aliases]) {
          expect(owner.get(fold(text)) ?? value, `${kind}: ${text}`).toBe(value);
          owner.set(fold(text), value);
        }
      }
    }
  });

  it('answers with the words of the engine', () => {
    const words = {
      technology: vocabulary.TECHNOLOGIES,
      status: vocabulary.LIFECYCLES,
      service_class: vocabulary.SERVICE_CLASSES,
      basis: vocabulary.BASES,
      level: vocabulary.AREA_LEVELS,
      structure: vocabulary.SITE_STRUCTURES,
      deployment: vocabulary.DEPLOYMENTS,
      fiber_kind: vocabulary.FIBER_KINDS,
      road_class: vocabulary.ROAD_CLASSES,
      road_cables: vocabulary.ROAD_CABLES,
      place_kind: vocabulary.PLACE_KINDS,
      boolean: ['true', 'false'],
    } as const;
    expect(Object.keys(values.kinds).sort()).toEqual(Object.keys(words).sort());
    for (const kind of Object.keys(words) as (keyof typeof words)[]) expect(canonicalValues(kind)).toEqual(words[kind]);
  });
});

describe('canonicalOperator', () => {
  it.each([
    ['Vinaphone', 'VNPT'],
    ['vnpt', 'VNPT'],
    ['Tập đoàn VNPT', 'VNPT'],
    ['vina', 'VNPT'],
    ['VNPT Lai Châu', 'VNPT'],
    ['Viễn thông Sơn La', 'VNPT'],
    ['Viettel Telecom', 'Viettel'],
    ['Viettel Yên Bái', 'Viettel'],
    ['Mobifone', 'MobiFone'],
    ['VMS', 'MobiFone'],
    ['Vietnammobile', 'Vietnamobile'],
    ['Điện lực Lai Châu', 'EVN'],
    ['CTY Viettel', 'Viettel'],
    ['Công ty Viettel', 'Viettel'],
    ['Tập đoàn Viettel', 'Viettel'],
    ['TCT MobiFone', 'MobiFone'],
  ])('reads %s as %s', (name, canonical) => {
    expect(canonicalOperator(name)).toBe(canonical);
    expect(isKnownOperator(name)).toBe(true);
  });

  it('keeps an unknown name, in NFC and with tidy spaces', () => {
    expect(canonicalOperator('  Hợp tác   xã\tSố '.normalize('NFD'))).toBe('Hợp tác xã Số');
    expect(isKnownOperator('Moov')).toBe(false);
  });

  it('has no spelling that means two companies', () => {
    const owner = new Map<string, string>();
    for (const [name, aliases] of Object.entries(operators.names)) {
      for (const text of [name, ...aliases]) {
        expect(owner.get(fold(text)) ?? name, text).toBe(name);
        owner.set(fold(text), name);
      }
    }
  });
});
