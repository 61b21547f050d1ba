import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

const people = `
people:
  - {id: sol, name: Sol Bergman, side: supplier, phone: '+44 1632 960102', preferred_channel: phone}
  - {id: mira, name: Mira Okafor, side: supplier, function: Project manager}
  - {id: edda, name: Edda Winter, side: customer}
  - {id: finn, name: Finn Marsh, side: customer}`

/** The part of a packet under a heading; the head without one. */
async function packet(plan: string, heading?: string, ...flags: string[]): Promise<string | undefined> {
  const io = memoryIo({ 'a.crp.yaml': `crp: 1\n${plan}${plan.includes('people:') ? '' : people}` })
  const hop = plan.includes('precontract: {') || flags.includes('precontract') ? 'precontract' : 'closeout'
  const given = flags.filter((flag) => flag !== hop)
  const exitCode = await main(['handover', hop, 'a.crp.yaml', '--allow-invalid', '-f', 'md', '-o', '-', '--language', 'en', ...given], io)
  if (exitCode !== 0) throw new Error(io.err())
  return io.out().split(/^## /m).find((part) => heading === undefined || part.startsWith(`${heading}\n`))?.trim()
}

const changing = `
phases:
  closeout: { start: 2027-02-01, end: 2027-03-12, primary_contact: sol, deputy: mira, handover: { date: 2027-03-11, meeting: ms } }
  lcm: { start: 2027-03-15, primary_contact: mira, deputy: sol, customer_contacts: [edda] }
schedule:
  - { id: ms, title: Handover, date: '2027-03-11 10:00', lasts: 1 hour, channel: on-site, owner: sol, attendees: [sol, mira, edda, finn] }`

test('the head says which phase ends, which begins, and when', async () => {
  expect(await packet(changing)).toContain([
    '- **Phase that ends:** Close-out (1 February 2027 to 12 March 2027)',
    '- **Phase that begins:** Life cycle management (from 15 March 2027)', '- **Handover:** 11 March 2027', '- **Taken over:** open',
  ].join('\n'))
})

test('who hands over to whom is told with the ways to reach them', async () => {
  expect(await packet(changing, 'Who hands over to whom')).toContain([
    '| Role | Name | Phone | Prefers |', '| --- | --- | --- | --- |',
    '| Hands over | Sol Bergman | +44 1632 960102 | phone |', '| Takes over | Mira Okafor *Project manager* | | |',
    '| Stood in until then | Mira Okafor *Project manager* | | |', '| Stands in from then on | Sol Bergman | +44 1632 960102 | phone |',
  ].join('\n'))
})

test('the meeting in which the new contact is introduced has both sides', async () => {
  expect(await packet(changing, 'How the new first contact is introduced')).toBe([
    'How the new first contact is introduced\n', '- **Meeting:** Handover', '- **Date:** 11 March 2027, 10:00 *1 hour*', '- **Where:** on site',
    '- **Led by:** Sol Bergman', '- **From the supplier:** Sol Bergman and Mira Okafor', '- **From the customer:** Edda Winter and Finn Marsh',
  ].join('\n'))
})

test('it may be a formal meeting, on its first day', async () => {
  const plan = changing.replace('meeting: ms }', `meeting: fm }, formal_meetings: [{ id: fm, title: Last talk, first: 2027-03-09, cadence: weekly }]`)
  expect(await packet(plan, 'How the new first contact is introduced')).toContain('- **Meeting:** Last talk\n- **Date:** 9 March 2027')
})

test.each([
  ['a new one, and who is to plan it', changing.replace(', meeting: ms', ''), '> **To be agreed** *Sol Bergman*'],
  ['none where the first contact stays', changing.replace(', meeting: ms', '').replace('primary_contact: mira', 'primary_contact: sol'), undefined],
])('an introduction is asked for: %s', async (_when, plan, asked) => {
  const part = await packet(plan, 'How the new first contact is introduced')
  expect(asked === undefined ? part : part?.endsWith(asked)).toBe(asked === undefined ? undefined : true)
})

test('where the first contact stays, only who stands in may change', async () => {
  const plan = changing.replace('primary_contact: mira, deputy: sol', 'primary_contact: sol, deputy: mira')
  expect(await packet(plan, 'First contact and who stands in')).toMatch(/\| Stays first contact \| Sol .*\n\| Stands in as before \| Mira .*$/)
  expect(await packet(plan)).not.toContain('Taken over')
})

test('a phase that is not planned is passed over', async () => {
  const plan = 'phases: { precontract: { primary_contact: sol }, implementation: { primary_contact: mira } }'
  expect(await packet(plan)).toContain('- **Phase that ends:** Precontract\n- **Phase that begins:** Implementation\n')
  expect(await packet('phases: { precontract: { primary_contact: sol } }')).toContain('- **Phase that begins:** Postcontract\n')
})

test('promises stand with the day they are due, open ones first', async () => {
  const plan = `${changing}
commitments:
  - { text: Signs, promised: 2 weeks, date: 2027-01-04, status: kept }
  - { text: Stations, promised: 10 to 12 weeks, date: 2027-01-04 }
  - { text: Price, promised: 2027-06-01 to 2027-06-30 }`
  expect(await packet(plan, 'Promises and what became of them')).toContain([
    '| Stations *made 4 January 2027* | 10 to 12 weeks *due 29 March 2027* | open |',
    '| Price | 1 June 2027 to 30 June 2027 | open |', '| Signs *made 4 January 2027* | 2 weeks *due 18 January 2027* | kept |',
  ].join('\n'))
})

test('decisions not carried out are for our own people, who alone know which', async () => {
  const plan = `${changing}
decisions:
  - { text: Late opening, date: 2027-01-04, applied_on: 2027-01-05 }
  - { text: No coins, date: 2027-01-11 }`
  expect(await packet(plan, 'Decisions not carried into the plan yet', '--edition', 'internal')).toMatch(/\n\nNo coins: 11 January 2027$/)
  expect(await packet(plan, 'Decisions not carried into the plan yet')).toBeUndefined()
})

test('what still runs under the old name is told to our own people', async () => {
  const plan = `${changing}
escalation: [{ level: 1, supplier: sol }, { level: 2, supplier: mira }]
communication: { voices: [{ topics: [price, contract], speaker: sol }] }
issues:
  - { text: Loud fans, owner: sol }
  - { text: Late papers, owner: sol, closed_on: 2027-01-04 }`
  const heading = "What is still in the old first contact's name"
  expect(await packet(plan, heading, '--edition', 'internal')).toMatch(
    /\| Who speaks on what \| price and contract \|\n\| Escalation \| Level 1 \|\n\| Open issues \| Loud fans \|$/)
  expect(await packet(plan, heading)).toBeUndefined()
})

const checked = changing.replace('meeting: ms', 'meeting: ms, checklist: [Keys are back, Open points have owners]')

test('the checklist has boxes, which are ticked once the receiver has taken over', async () => {
  expect(await packet(checked, 'What must be true before the handover')).toMatch(/\n\n- \[ \] Keys are back\n- \[ \] Open points have owners$/)
  const taken = checked.replace('date: 2027-03-11,', 'date: 2027-03-11, accepted_on: 2027-03-12,')
  expect(await packet(taken, 'What must be true before the handover')).toMatch(/\n\n- \[x\] Keys are back\n- \[x\] Open points have owners$/)
  expect(await packet(taken, 'Acceptance of the handover')).toContain('| **Takes over** | Mira Okafor | 12 March 2027 | |')
})

test('what is behind us need not be agreed any more', async () => {
  const plan = changing.replace('date: 2027-03-11,', 'date: 2027-03-11, accepted_on: 2027-03-12,')
  expect(await packet(plan, 'What must be true before the handover')).toBeUndefined()
  expect(await packet(changing, 'What must be true before the handover')).toContain('> **To be agreed** *Sol Bergman*')
})

test('all sign the customer edition, we alone the internal one', async () => {
  const plan = `${changing}\ncustomer: { name: Lakeside }`
  expect(await packet(plan, 'Acceptance of the handover')).toMatch(/\| \*\*For Lakeside\*\* \| \| \| \|$/)
  expect(await packet(plan, 'Acceptance of the handover', '--edition', 'internal')).toMatch(/\| \*\*Takes over\*\* \| Mira Okafor \| \| \|$/)
})

test('the first dates are those of the phase that begins, also where it began long ago', async () => {
  const plan = `${changing}
  - { title: Before it, date: 2027-03-12 }
  - { title: First visit, date: 2027-03-16, status: done }
  - { title: Called off, date: 2027-03-17, status: cancelled }
  - { title: Second visit, date: 2027-04-13 }`
  const part = await packet(plan, 'What comes first after the handover', '--today', '2027-05-03')
  expect(part).toContain('| 16 March 2027 *done* | **First visit** |\n| 13 April 2027 | **Second visit** |')
  expect(part).not.toMatch(/Before it|Called off/)
})
