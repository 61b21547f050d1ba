import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const plan = `
crp: 1
plan: {title: A, stage: implementation, issued: 2026-03-02}
customer: {name: B}
phases:
  implementation:
    start: 2026-01-05
    end: 2026-06-30
    formal_meetings:
      - {title: Weekly talk, cadence: weekly on tuesday, first: '2026-01-06 09:00'}
      - {title: Monthly talk, cadence: monthly on the first friday, first: 2026-01-02}
      - {title: Ended talk, first: 2026-01-07}
schedule:
  - {title: Behind us, date: 2026-03-01}
  - {title: Today, date: 2026-03-02}
  - {title: Done early, date: 2026-04-01, status: done}
  - {title: Called off, date: 2026-04-02, status: cancelled}
  - {title: Ahead, date: 2026-04-03}
  - {title: Undated}
calendar: {holidays: [2026-03-03]}
`

async function datesFrom(...flags: string[]): Promise<string[]> {
  const io = memoryIo({ 'a.crp.yaml': plan })
  await main(['render', 'a.crp.yaml', '--allow-invalid', '--template', 'brief', '-f', 'md', '-o', '-', '--language', 'en', ...flags], io)
  const [, section = ''] = io.out().split('## What comes next')
  return [...section.matchAll(/(\d+ \w+ 2026)(?: \| \*\*|: )([\w ]+)/g)].map(([, day, title]) => `${day}: ${title?.trim()}`)
}

test('a sheet lists what is to come from the day of the document, series on their next day', async () => {
  expect(await datesFrom()).toEqual([
    '2 March 2026: Today', '6 March 2026: Monthly talk', '10 March 2026: Weekly talk',
    '3 April 2026: Ahead',
  ])
})

test('or from another day, and a series ends with its phase', async () => {
  expect(await datesFrom('--today', '2026-06-30')).toEqual(['30 June 2026: Weekly talk'])
})
