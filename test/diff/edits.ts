import { readFileSync } from 'node:fs'

/** The example plan. */
export const before = readFileSync(new URL('../../examples/harrow-vale.crp.yaml', import.meta.url), 'utf8')

/** The house file the example inherits. */
export const house = readFileSync(new URL('../../examples/house.crp.yaml', import.meta.url), 'utf8')

/** What happens to a plan in a quarter: each text is there once and is replaced. */
const edits: readonly (readonly [was: string, is: string])[] = [
  ['  stage: implementation\n', '  stage: closeout\n'],
  ['version: 1.4.0\n  issued: 2026-09-24', 'version: 1.5.0\n  issued: 2027-02-01'],
  ['      why: Figures for finance after the second review\n',
    '      why: Figures for finance after the second review\n    - version: 1.5.0\n      date: 2027-02-01\n      why: Close-out begins\n'],
  ['    phone: "+44 20 7946 0203"', '    phone: "+44 20 7946 0213"'],
  ['in the Harrow\n    clinic and the Vale clinic.', 'in the Harrow\n    clinic, the Vale clinic and the new clinic at Rowan Park.'],
  ['summary: The clinics pass into the care of customer success.\n    primary_contact: ines',
    'summary: The clinics pass into the care of customer success.\n    primary_contact: ada'],
  ['        cadence: monthly on the second tuesday', '        cadence: every 2 weeks on tuesday'],
  ['        attendees: [ines, tom, rhea, otto]', '        attendees: [ines, rhea, otto, malik]'],
  ['    title: Demonstration in the Harrow clinic\n    kind: demo\n    phase: implementation\n    date: 2026-10-20 14:00',
    '    title: Demonstration in the Harrow clinic\n    kind: demo\n    phase: implementation\n    date: 2026-11-03 10:00\n    status: done'],
  ['    date: 2027-02-16\n', '    date: 2027-02-09\n'],
  ['  - id: c-vale\n    text: Vale clinic live\n    to: malik\n    made_by: ines\n    date: 2026-08-27\n    basis: estimate\n    estimate: 10 to 12 weeks\n    promised: 12 to 14 weeks\n    status: open\n',
    '  - id: c-report\n    text: A report of missed appointments each month\n    to: otto\n    made_by: ada\n    date: 2027-01-11\n    basis: test\n    promised: 2 to 4 weeks\n'],
  ['    probability: 3\n    impact: 4', '    probability: 4\n    impact: 4'],
  ['    response: Two people trained for each desk\n',
    '    response: Two people trained for each desk\n  - id: k-data\n    event: Late data\n    probability: 3\n    impact: 3\n    owner: jo\n'],
  ['        what: Satisfaction review\n', '        what: Satisfaction review and open points\n'],
  ['      note: The Harrow clinic is positive\n',
    '      note: The Harrow clinic is positive\n    - date: 2027-01-28\n      signal: 4\n      note: Vale is live, and finance has read its first report\n'],
]

const edited = (text: string, [was, is]: readonly [string, string]) => {
  if (text.split(was).length !== 2) throw new Error(`not once in the example: ${was}`)
  return text.replace(was, () => is)
}

/** The example plan a quarter later. */
export const after = edits.reduce(edited, before)

/** The house file a quarter later. */
export const laterHouse = house.replace('respond_within: 1 working day', 'respond_within: 2 working days')
