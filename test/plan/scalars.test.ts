import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { plainReading, scalarTypes } from '../../src/plan/scalars.ts'
import type { ScalarType } from '../../src/plan/scalars.ts'

// To hold each small schema to that of schemas takes longer than all tests here.
const ajv = new Ajv({ validateSchema: false })

const rows: Record<ScalarType, { good: string[]; bad: string[] }> = {
  'id': {
    good: ['ms-kick', 'lena', 'r2', `a${'b'.repeat(59)}`],
    bad: ['MS1', 'ms_kick', '1st', 'a--b', '-a', 'a-', '', 'é', `a${'b'.repeat(60)}`],
  },
  'word': { good: ['change-request'], bad: ['Change request'] },
  'line': {
    good: ['Calm front desks', ' <b> # * ', 'x'.repeat(500), '🙂'.repeat(500), 'one\n'],
    bad: ['two\nlines', 'a\u2028b', 'x'.repeat(501), '', ' '],
  },
  'prose': { good: ['**Two** clinics\n\n- one\n- two'], bad: ['<b>Two</b>', '# Aim'] },
  'date': { good: ['2026-10-09'], bad: ['09.10.2026', '2026-02-30', '2026-1-5', '2026-10-09 14:30'] },
  'date-time': { good: ['2026-10-09 14:30', '2026-10-09T00:00'], bad: ['2026-10-09T14:30Z', '2026-10-09 24:00', '2026-10-09'] },
  'when': { good: ['2026-10-09', '2026-10-09 14:30'], bad: ['next Tuesday', '2026-10-09 '] },
  'duration': {
    good: ['2 weeks', '1 working day', '4 working hours', '90 minutes'],
    bad: ['2w', 'same day', '1.5 hours', '0 days'],
  },
  'cadence': {
    good: ['weekly', 'every 2 weeks on tuesday', 'every 24 months'],
    bad: ['fortnightly', 'often', 'Weekly', 'every 25 months'],
  },
  'money': { good: ['6000 EUR', '-12.50 GBP'], bad: ['€6000', '6,000 EUR', '6k EUR'] },
  'range': {
    good: ['10 to 12 weeks', '40000 to 45000 EUR', '2026-12-01 to 2026-12-11', '12 weeks', '2026-12-11'],
    bad: ['10-12 weeks', '12 to 10 weeks', 'about 12 weeks'],
  },
  'value': { good: ['11 %', '38 slots', '4.6 of 5', 'resistant'], bad: ['two\nlines'] },
  'score': { good: ['4.6 of 5', '31 of 100', '-12 of 100'], bad: ['good', '4.6', '6 of 5'] },
  'rating': { good: ['4', '1', '5'], bad: ['0', '6', '4.5', 'high', '4.0'] },
  'integer': { good: ['12', '-3', '0', '0x1F', '0o17'], bad: ['12.0 weeks', '1.5', '.inf', '99999999999999999999', ''] },
  'number': { good: ['12', '1.5', '-.5', '1e3', '5.'], bad: ['.inf', '.nan', '1e999', '1_000', '1,5', '', ' '] },
  'email': {
    good: ['rhea@harrowvale.example', 'r.novak+plan@mail.harrowvale.example'],
    bad: ['Rhea Novak', 'rhea@clinic', 'rhea@', '@a.example', 'a@b@c.example', 'rhea @a.example', 'Rhea <rhea@a.example>',
    'a@b.', 'a@b..c'],
  },
  'phone': {
    good: ['+44 20 7946 0101', '5550101', '(020) 7946-0101', '+44.20.7946.0101 ext 12'],
    bad: ['see e-mail', '0101', '+44 20 7946 0101 ext', '+44 20 7946 0101 ext 1234567', '++4420794601', '5550101 x'],
  },
  'language': {
    good: ['en', 'de-AT', 'pt-BR', 'zh-Hant-TW', 'sl-rozaj-biske', 'en-x-a'],
    bad: ['english', 'en_GB', 'x-a', 'en-', 'e'],
  },
  'timezone': {
    good: ['UTC', 'Europe/London', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'US/Pacific', 'Etc/GMT+5'],
    bad: ['CET+1', 'GMT+2', '+02:00', 'IST', 'europe/london', 'utc', 'London', 'Mars/Olympus', ''],
  },
  'path': {
    good: ['../northbeam.crp.yaml', 'northbeam.crp.yaml', 'docs/Statement of work.pdf', 'https://docs.harrowvale.example/a?b#c'],
    bad: ['C:\\plans\\x', 'C:/x', '/home/x', 'file:///x', 'http://a.example', 'https://', 'a\\b', '//host/x',
    'javascript:x', '', ' a'],
  },
  'weekday': { good: ['monday', 'sunday'], bad: ['Tue', 'Tuesday'] },
  'person': { good: ['ines'], bad: ['Ines Calder'] },
  'ref': { good: ['cg-noshow'], bad: ['a title'] },
  'channel': { good: ['video', 'desk', 'on-site'], bad: ['Teams call'] },
  'phase': { good: ['lcm', 'precontract'], bad: ['2.5', 'closed'] },
  'visibility': { good: ['shared', 'internal'], bad: ['public'] },
}

describe.each(Object.entries(rows) as [ScalarType, { good: string[]; bad: string[] }][])('%s', (type, { good, bad }) => {
  const row = scalarTypes[type]
  test.each(good)('takes %j', (text) => {
    expect(row.matches(text)).toBe(true)
    if (row.pattern !== undefined) expect(ajv.validate({ type: 'string', pattern: row.pattern }, text)).toBe(true)
    if (row.number !== undefined) expect(row.number(text)).toBeTypeOf('number')
  })
  test.each(bad)('refuses %j', (text) => {
    expect(row.matches(text)).toBe(false)
    expect(row.number?.(text)).toBeUndefined()
    const suggestion = row.suggest?.(text)
    if (suggestion !== undefined) expect([suggestion, row.matches(suggestion)]).toEqual([suggestion, true])
  })
})

test.each<[ScalarType, string, string | undefined]>([
  ['id', 'MS_Kick 1', 'ms-kick-1'], ['id', '1st', 'item-1st'], ['id', 'Zürich Straße', 'zurich-strasse'],
  ['word', 'Change request', 'change-request'],
  ['date', '2026-10-09 14:30', '2026-10-09'], ['date', '09.10.2026', '2026-10-09'],
  ['date-time', '2026-10-09 9:30', '2026-10-09 09:30'],
  ['date-time', '09.10.2026', undefined], ['score', '4.6/5', '4.6 of 5'], ['score', '4.6 out of 5', '4.6 of 5'],
  ['rating', 'high', undefined],
  ['integer', '12.0', '12'], ['number', '1,5', '1.5'], ['email', 'Rhea Novak <rhea@a.example>', 'rhea@a.example'],
  ['email', 'mailto:rhea@a.example', 'rhea@a.example'],
  ['language', 'english', 'en'], ['language', 'en_GB', 'en-GB'], ['language', 'klingon', undefined],
  ['timezone', 'europe/london', 'Europe/London'],
  ['timezone', 'New York', 'America/New_York'], ['timezone', 'Europe/Londn', 'Europe/London'], ['timezone', 'CET+1', undefined],
  ['path', 'plans\\x.yaml', 'plans/x.yaml'], ['path', 'http://a.example', 'https://a.example'], ['path', '/home/x', undefined],
  ['weekday', 'Tue', 'tuesday'], ['phase', 'closeut', 'closeout'], ['visibility', 'Internal', 'internal'],
  ['visibility', 'public', undefined],
  ['channel', 'E-Mail', 'email'], ['channel', 'On site', 'on-site'], ['channel', 'Teams call', 'teams-call'],
])('%s %j suggests %j', (type, text, suggestion) => expect(scalarTypes[type].suggest?.(text)).toBe(suggestion))

test.each([
  ['true', 'true'], ['True', 'true'], ['FALSE', 'false'], ['y', 'true'], ['N', 'false'], ['Yes', 'true'], ['NO', 'false'],
  ['on', 'true'], ['Off', 'false'],
  ['1.10', '1.1'], ['007', '7'], ['+442079460101', '442079460101'], ['0x1F', '31'], ['1e3', '1000'], ['1.0', '1'], ['.5', '0.5'],
  ['12345678901234567890', '12345678901234567000'],
  ['5550101', undefined], ['1.4', undefined], ['-3', undefined], ['2026-10-09', undefined], ['1_000', undefined],
  ['12:30', undefined],
  ['yes please', undefined], ['', undefined],
])('plainReading(%j) is %j', (text, reading) => expect(plainReading(text)).toBe(reading))
