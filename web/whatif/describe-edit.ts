import type { Dataset } from '../../engine/dataset.ts';
import { distanceM, lengthM } from '../../engine/geodesy/distance.ts';
import type { Profile } from '../../engine/profile.ts';
import type { FlatGeometry } from '../../engine/records.ts';
import type { Edit } from '../../engine/scenario/edit.ts';
import { formatDistance } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import type { WhatIfWords } from './words.ts';

/** An edit in words; a move tells how far it leads from where the site stands in the data. */
export function describeEdit(edit: Edit, words: WhatIfWords, messages: Messages, { sites }: Dataset): string {
  const say = words.edit;
  switch (edit.kind) {
    case 'add-site':
      return say.addSite(edit.site.id, namesOf(edit.stations));
    case 'move-site': {
      const row = sites?.id.indexOf(edit.id) ?? -1;
      const movedM = row < 0 ? Number.NaN : distanceM(sites!.lng[row], sites!.lat[row], edit.lng, edit.lat);
      return say.moveSite(edit.id, Number.isNaN(movedM) ? '' : formatDistance(movedM, messages));
    }
    case 'remove-site':
      return say.removeSite(edit.id);
    case 'build-site':
      return say.buildSite(edit.id);
    case 'add-station':
      return say.addStation(edit.station.id);
    case 'remove-station':
      return say.removeStation(edit.id);
    case 'add-coverage':
      return say.addCoverage(edit.coverage.id, namesOf([edit.coverage]));
    case 'replace-coverage':
      return say.replaceCoverage(edit.coverage.id);
    case 'remove-coverage':
      return say.removeCoverage(edit.id);
    case 'add-fiber':
      return say.addFiber(edit.fiber.id, formatDistance(routeLengthM(edit.fiber.geometry), messages));
    case 'replace-fiber':
      return say.replaceFiber(edit.fiber.id);
    case 'remove-fiber':
      return say.removeFiber(edit.id);
    case 'change-profile':
      return Object.entries(edit.profile)
        .map(([name, value]) => say.changeRule(words.rules[name as RuleName] ?? name, ruleText(value, messages)))
        .join('; ');
  }
}

type RuleName = Exclude<keyof Profile, 'id'>;

const ruleText = (value: unknown, messages: Messages): string =>
  Array.isArray(value)
    ? value
        .map(
          (name: string) =>
            ({ ...messages.serviceClasses, ...messages.bases })[name as keyof typeof messages.bases] ?? name,
        )
        .join(', ')
    : String(value);

const namesOf = (parts: readonly { readonly operator: string; readonly technology: string }[]): string =>
  [[...new Set(parts.map(({ operator }) => operator))], [...new Set(parts.map(({ technology }) => technology))]]
    .map((names) => names.join(', '))
    .join(' ');

/** The length of a route along the ground. */
export function routeLengthM({ ringStart, coords }: FlatGeometry): number {
  let sumM = 0;
  for (let path = 0; path + 1 < ringStart.length; path++) sumM += lengthM(coords, ringStart[path], ringStart[path + 1]);
  return sumM;
}
