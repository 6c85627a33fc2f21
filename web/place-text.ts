/** Places as the page writes them, and as its users do. */

type Place = readonly [lng: number, lat: number];

/** Metres, nearly. */
const DECIMALS = 5;

/** A place as text: longitude first, as files have it and fields take it. */
export const formatPlace = ([lng, lat]: Place): string => `${lng.toFixed(DECIMALS)}, ${lat.toFixed(DECIMALS)}`;

const NUMBER = /^[-+]?\d+(?:[.,]\d+)?$/;

/**
 * The place in a text such as `103.456, 22.123` or, with decimal commas, `103,456; 22,123`; `null` where it is none. Longitude first,
 * unless the first number may be a latitude and the second can only be a longitude.
 */
export function parsePlace(text: string): Place | null {
  const trimmed = text.trim();
  const spaced = trimmed.split(/\s*;\s*|\s+,\s*|,\s+|\s+/);
  // A comma with digits at both sides parts the numbers only where nothing else does.
  const parts = spaced.length === 1 ? trimmed.split(',') : spaced;
  if (parts.length !== 2 || !parts.every((part) => NUMBER.test(part))) return null;
  const [first, second] = parts.map((part) => Number(part.replace(',', '.')));
  const [lng, lat] = Math.abs(first) <= 90 && Math.abs(second) > 90 ? [second, first] : [first, second];
  return Math.abs(lng) <= 180 && Math.abs(lat) < 90 ? [lng, lat] : null;
}
