/** A line drawing in a box of 20 by 20, in the colour of the text around it. */
export const Glyph = ({ path, size = 18 }: { path: string; size?: number }) => (
  <svg viewBox="0 0 20 20" width={size} height={size} className="glyph" aria-hidden="true">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

/** The drawings of the page. */
export const GLYPHS = {
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  close: 'm5 5 10 10M15 5 5 15',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  up: 'm5.5 12.5 4.5-4.5 4.5 4.5',
  search: 'M9 3.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 9 3.8M12.9 12.9 16.5 16.5',
  filter: 'M3.5 5h13M6 10h8M8.5 15h3',
  columns: 'M4 4.5h12v11H4zM8 4.5v11M12 4.5v11',
  download: 'M10 3.5v8.5M6.5 9 10 12.5 13.5 9M4 16h12',
  check: 'm4.5 10.5 3.6 3.6 7.4-8',
  open: 'M3 15V5.5h5l1.6 2H17V15zM10 13.4V9.6M8.2 11.2 10 9.4l1.8 1.8',
  print: 'M6 7V3.5h8V7M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  save: 'M10 3.5v9M6.5 9.5 10 13l3.5-3.5M3.5 16.5h13',
  sun: 'M10 6.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4M10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M4.7 15.3l1.1-1.1M14.2 5.8l1.1-1.1',
  moon: 'M16 11.6A6.3 6.3 0 0 1 8.4 4a6.3 6.3 0 1 0 7.6 7.6z',
  warn: 'M10 3.5 17.5 16.5h-15zM10 8v4M10 14.2v.1',
  eye: 'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  eyeOff:
    'M4 4l12 12M8 5.3A7 7 0 0 1 10 5c4.7 0 7.5 5 7.5 5a13 13 0 0 1-2 2.6M5 7.2A13 13 0 0 0 2.5 10S5.3 15 10 15a7 7 0 0 0 2.5-.5',
} as const;
