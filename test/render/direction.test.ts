import { expect, test } from 'vitest'
import { directionalPieces, isolated } from '../../src/render/direction.ts'

const shown = (text: string) => directionalPieces(text).map(({ isRightToLeft, text }) => `${isRightToLeft ? '<' : '>'}${text}`)

test.each([
  ['Arabic', 'خطة 12 يوليو', ['<خطة 12 يوليو']],
  ['numbers alone', '82 %', ['<82 %']],
  ['an isolated name between words', 'من ⁨Ines Calder⁩، غدًا', ['<من ', '>Ines Calder', '<، غدًا']],
  ['an isolated phone number', '· ⁨+44 20 7946 0101⁩', ['<· ', '>+44 20 7946 0101']],
  ['an isolated text that begins in Arabic', '⁨نظام CRM 2.0⁩.', ['<نظام ', '>CRM 2.0', '<.']],
  ['an isolated text that begins in English', '⁨CRM نظام⁩', ['>CRM ', '<نظام']],
  ['a paragraph in English', ' Live by 2027-01-29. ', ['< ', '>Live by 2027-01-29.', '< ']],
  ['a word in brackets', 'نظام (CRM) جديد', ['<نظام (', '>CRM', '<) جديد']],
  ['a word with brackets', 'نظام CRM (v3) جديد', ['<نظام ', '>CRM (v3)', '< جديد']],
  ['brackets after both', 'Acme نظام (CRM) جديد', ['>Acme', '< نظام (', '>CRM', '<) جديد']],
  ['names with a dot between', 'خطة Acme · Beta', ['<خطة ', '>Acme', '< · ', '>Beta']],
  ['a lone mark', 'خطة ⁨Acme', ['<خطة ⁨', '>Acme']],
])('cuts %s where the direction changes', (_kind, text, pieces) => {
  expect(shown(text)).toEqual(pieces)
})

test('loses nothing but its own marks', () => {
  const text = 'أ(b)ج 1.2 ⁨d-e؛ f.⁩ (g) +3 ح'
  expect(directionalPieces(text).map((piece) => piece.text).join('')).toBe(text.replace(/[⁨⁩]/g, ''))
})

test('takes time in proportion to a hostile text', () => {
  const text = isolated('(a؛'.repeat(20_000))
  const start = performance.now()
  expect(directionalPieces(text).length).toBeGreaterThan(1000)
  expect(performance.now() - start).toBeLessThan(1500)
})
