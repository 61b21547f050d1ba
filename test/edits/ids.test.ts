import { expect, test } from 'vitest'
import { readScalar } from '../../src/edits/flags.ts'
import { freshId } from '../../src/edits/ids.ts'

const rows: [name: string, usual: string, says: string | undefined, siblings: string[], taken: string[], id: string][] = [
  ['the next number', 'r', undefined, ['r1', 'r2', 'r10'], [], 'r11'],
  ['a free number', 'r', undefined, ['r1', 'r2'], ['r3'], 'r4'],
  ['the first number', 'r', undefined, [], [], 'r1'],
  ['numbers where others are words', 'k-', 'Storm', ['risk-1', 'risk-2'], [], 'risk-3'],
  ['the usual prefix', 'ms-', 'Talk about the renewal', [], [], 'ms-talk-about-renewal'],
  ['the prefix of the list', 'ms-', 'Renewal', ['m-kick', 'm-base'], [], 'm-renewal'],
  ['the usual prefix in a list of several', 'ms-', 'Renewal', ['kick', 'm-base'], [], 'ms-renewal'],
  ['another letter case and accents', 'is-', 'Größe der Räume', [], [], 'is-grosse-der-raume'],
  ['one that is taken', 'is-', 'Late', ['is-late'], ['is-late', 'is-late-2'], 'is-late-3'],
  ['only small words', 'd-', 'To be or not', [], [], 'd-not'],
  ['small words alone', 'd-', 'It is', [], [], 'd-it-is'],
  ['letters that no id has', 'd-', '期限', [], [], 'd-1'],
  ['a person', '', 'Nia Okoro', ['ines'], ['ines'], 'nia'],
  ['a person of a name that is taken', '', 'Ines Okoro', ['ines'], ['ines'], 'ines-okoro'],
  ['a person of a whole name that is taken', '', 'Ines Okoro', ['ines'], ['ines', 'ines-okoro'], 'ines-okoro-2'],
  ['a person whose name no id has', '', '渡辺', [], [], 'person-1'],
  ['a very long word', 'd-', 'x'.repeat(90), [], [], `d-${'x'.repeat(58)}`],
]

test.each(rows)('a fresh id: %s', (_name, usual, says, siblings, taken, id) => {
  expect(freshId(usual, says, siblings, (one) => taken.includes(one))).toBe(id)
  expect(id).toMatch(/^(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
})

const people = [{ id: 'ines', name: 'Ines Calder' }, { id: 'tom', name: 'Tom Ferrand' }, { id: 'tom-2', name: 'Tom Ash' }, { id: 'ash', name: 'Ada Mensah' }]
  .map((one) => ({ ...one, side: 'supplier' }))

test.each([
  ['an id', 'ines', 'ines'], ['a name', 'ines calder', 'ines'], ['a first name', 'Ines', 'ines'], ['an id that is also a name', 'ash', 'ash'],
  ['a surname', 'Ferrand', 'tom'], ['a name that two bear', 'Tom', 'Tom'], ['an id before a name', 'tom', 'tom'], ['a stranger', 'Nia', 'Nia'],
])('who is meant: %s', (_name, text, id) => {
  expect(readScalar(text, { kind: 'scalar', scalar: 'person' }, 'by', { today: '2026-10-09', people }))
    .toEqual({ meant: id, ...(id === 'Tom' && { fault: "2 people are called 'Tom'; give the id of the one that is meant: tom, tom-2" }) })
})
