/** What is known of a family: fonts of the same widths that stand in for it, and its kind, as CSS names them. */
interface Family {
  readonly standIns: readonly string[]
  readonly generic: 'sans-serif' | 'serif' | 'monospace'
}

/** Families that machines without Office have stand-ins for, metric-compatible ones first. */
const families: Readonly<Record<string, Family>> = {
  Arial: { standIns: ['Liberation Sans', 'Arimo', 'Helvetica'], generic: 'sans-serif' },
  Calibri: { standIns: ['Carlito'], generic: 'sans-serif' },
  Cambria: { standIns: ['Caladea'], generic: 'serif' },
  Consolas: { standIns: ['Menlo', 'DejaVu Sans Mono'], generic: 'monospace' },
  'Courier New': { standIns: ['Liberation Mono', 'Cousine'], generic: 'monospace' },
  Garamond: { standIns: ['EB Garamond'], generic: 'serif' },
  Georgia: { standIns: ['Gelasio'], generic: 'serif' },
  'Microsoft YaHei': { standIns: ['Noto Sans CJK SC', 'PingFang SC'], generic: 'sans-serif' },
  SimSun: { standIns: ['Noto Serif CJK SC', 'Songti SC'], generic: 'serif' },
  'Times New Roman': { standIns: ['Liberation Serif', 'Tinos', 'Times'], generic: 'serif' },
  'Yu Gothic': { standIns: ['Noto Sans CJK JP', 'Hiragino Sans'], generic: 'sans-serif' },
  'Yu Mincho': { standIns: ['Noto Serif CJK JP', 'Hiragino Mincho ProN'], generic: 'serif' },
}

/** A font with its stand-ins as a value of CSS `font-family`. */
export function standInsFor(font: string): string {
  const { standIns, generic } = families[font] ?? { standIns: [], generic: 'sans-serif' }
  return [...[font, ...standIns].map((name) => `"${name}"`), generic].join(', ')
}
