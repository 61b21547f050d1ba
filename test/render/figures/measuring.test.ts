import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { fontFiles } from '../../../src/fonts.ts'
import { widthOf, wrapped } from '../../../src/render/figures/measuring.ts'

const font = { loadSystemFonts: false, fontFiles: [...fontFiles().own], defaultFontFamily: 'Carlito' }

/** The width of a text in the font that comes with the program. */
function drawnWidth(text: string, bold: boolean): number {
  const label = `<text x="10" y="40" font-family="Carlito" font-size="20"${bold ? ' font-weight="bold"' : ''}>${text}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">${label}</svg>`
  return new Resvg(svg, { font }).getBBox()?.width ?? 0
}

describe.each([false, true])('a text, bold: %s', (bold) => {
  test.each([
    'Ines Calder', 'Head of customer operations', 'Otto Reyes 24', 'WMWMWM', 'illicit', 'Łukasz Wałęsa-Żółć', 'Ångström Ærø', 'Жанна Щукина', 'Ωμέγα',
    'resistant → neutral · in touch',
  ])('%s is as wide as measured, or little less', (text) => {
    const drawn = drawnWidth(text, bold)
    const measured = widthOf(text, { size: 20, bold })
    expect(measured).toBeGreaterThan(drawn - 1)
    expect(measured).toBeLessThan(drawn * 1.35 + 4)
  })
})

test('Arabic letters are measured as little wider than they are', () => {
  // DejaVu Sans, the widest of the fonts that stand in, needs 52.7.
  expect(widthOf('أكتوبر 2026', { size: 10 })).toBeGreaterThan(52.7)
  expect(widthOf('أكتوبر 2026', { size: 10 })).toBeLessThan(62)
})

describe('a text that is too long', () => {
  const type = { size: 10 }
  test.each([
    ['breaks between words', 'the plan of the project', 60, 3, ['the plan of', 'the project']],
    ['ends in an ellipsis', 'the plan of the project that we signed', 60, 1, ['the plan of…']],
    ['breaks inside a word that is wider than a line', 'Hohenstein', 25, 3, ['Hohe', 'nstei', 'n']],
    ['breaks between East Asian characters', '定例会議の議事録', 52, 2, ['定例会議の', '議事録']],
    ['keeps an ellipsis behind words that run from right to left', 'مستوى التواصل', 50, 1, ['مستوى ا…\u200F']],
    ['is one line where it has no characters', '', 60, 2, ['']],
  ])('%s', (_behaviour, text, width, lines, expected) => {
    expect(wrapped(text, type, width, lines)).toEqual(expected)
  })
})
