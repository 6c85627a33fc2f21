/**
 * The share numerator / denominator as a percentage for people: `96.81 %`. It is cut, never rounded up, so that
 * 3,801 of 3,802 prints `99.97 %`; only the whole prints `100 %` and only nothing prints `0 %`.
 */
export function formatPercent(numerator: number, denominator: number, decimals = 2): string {
  if (!(denominator > 0) || !Number.isFinite(numerator)) return '';
  if (numerator === denominator) return '100 %';
  if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator))
    return cut((BigInt(numerator) * 10n ** BigInt(decimals + 2)) / BigInt(denominator), decimals, numerator > 0);
  const share = numerator / denominator;
  // A quotient may round to 1 although the numerator is smaller.
  return formatShare(numerator < denominator ? Math.min(share, 1 - Number.EPSILON) : share, decimals);
}

/** A share 0..1 as a percentage, cut and not rounded: `0.57` gives `57 %`, `0.999999` gives `99.99 %`. */
export function formatShare(share: number, decimals = 2): string {
  if (!Number.isFinite(share)) return '';
  if (share < 0) return `-${formatShare(-share, decimals)}`;
  return cut(scaledDigits(share, decimals + 2), decimals, share > 0);
}

/** floor(value · 10^places) of the number as it prints, so that 0.57 is 57 hundredths although its binary value is less. */
function scaledDigits(value: number, places: number): bigint {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) + places - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

function cut(hundredths: bigint, decimals: number, isPositive: boolean): string {
  if (hundredths === 0n && isPositive) return `<${decimals > 0 ? `0.${'0'.repeat(decimals - 1)}` : ''}1 %`;
  const digits = String(hundredths).padStart(decimals + 1, '0');
  const fraction = decimals > 0 ? digits.slice(-decimals).replace(/0+$/, '') : '';
  const whole = decimals > 0 ? digits.slice(0, -decimals) : digits;
  return `${whole}${fraction === '' ? '' : `.${fraction}`} %`;
}
