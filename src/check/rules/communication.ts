import { nominalMinutes, parseDuration } from '../../plan/durations.ts'
import type { Plan } from '../../plan/schema/index.ts'
import { abbreviationsIn, wordsInCapitals } from '../abbreviations.ts'
import { absent, joined, lacking, lackingWords, possessive, rule, type Context, type Found } from '../rule.ts'
import { wordFinder } from '../words.ts'

const clinic = `customer: { name: Harrow & Vale Clinics }
people:
  - { id: ines, name: Ines Calder, side: supplier }
  - { id: tom, name: Tom Ferrand, side: supplier }
  - { id: rhea, name: Rhea Novak, side: customer }`

/** Chapter communication: voices, channels, updates, words, escalation, service levels and recovery. */
export const communicationRules = [
  rule({
    id: 'communication/two-voices',
    severity: { draft: 'error' },
    at: 'communication.voices[*].topics',
    onHouse: 'also',
    summary: 'Two voices share a topic and have different speakers, and for channel as well as for audience either both leave it '
      + 'out or both name it and have something in common.',
    check: (topics, { parent: voice, plan, terms, spot }) => {
      const voices = plan.communication?.voices ?? []
      return voices.slice(0, voices.indexOf(voice)).filter((earlier) => contradicts(earlier, voice)).map((earlier) => ({
        message: `on ${joined(topics.filter((topic) => earlier.topics.includes(topic)))} ${terms.customer} hears both `
          + `${terms.nameOf(voice.speaker)} and ${terms.nameOf(earlier.speaker)}`,
        related: [{ message: 'the other voice', spot: spot(earlier, 'topics') }],
      }))
    },
    why: 'Whoever hears two stories believes neither.',
    sources: ['S2-27'],
    bad: `
${clinic}
communication:
  voices:
    - { topics: [dates, scope], speaker: ines }
    - { topics: [price, dates], speaker: tom }  # <-`,
    good: `
${clinic}
communication:
  voices:
    - { topics: [dates, scope], speaker: ines }
    - { topics: [price, dates], speaker: tom, audience: [rhea] }`,
  }),
  rule({
    id: 'communication/voice-no-speaker',
    severity: { baseline: 'error' },
    at: 'communication.voices[*]',
    summary: 'A voice has no speaker.',
    check: ({ topics, speaker }) => speaker === undefined ? `nobody speaks for us on ${joined(topics)}` : undefined,
    why: 'Where nobody is named everybody speaks, and whoever hears two stories believes neither.',
    sources: ['S2-27'],
    bad: `
communication:
  voices:
    - topics: [dates, scope]  # <-`,
    good: `
${clinic}
communication:
  voices:
    - topics: [dates, scope]
      speaker: ines`,
  }),
  rule({
    id: 'communication/topic-without-voice',
    severity: { baseline: 'warning' },
    at: 'communication.voices',
    underlines: 'key',
    summary: 'A topic that needs a voice stands in none; one finding that names all of them.',
    check: (voices = [], { plan: { limits } }) => {
      const missing = limits.voice_topics.filter((topic) => !voices.some(({ topics }) => topics.includes(topic)))
      return missing.length === 0 ? undefined : `nobody is named to speak for us on ${joined(missing)}`
    },
    why: 'Where nobody is named everybody speaks, and whoever hears two stories believes neither.',
    sources: ['S2-27'],
    bad: `
${clinic}
communication:
  voices:  # <-
    - { topics: [dates, scope, problems], speaker: ines }`,
    good: `
${clinic}
communication:
  voices:
    - { topics: [dates, scope, problems], speaker: ines }
    - { topics: [price], speaker: tom }`,
  }),
  rule({
    id: 'communication/no-release-approver',
    severity: { baseline: 'info' },
    at: 'communication.release_approver',
    summary: 'Nobody is named who clears confidential matter.',
    check: (approver, { terms }) => approver !== undefined ? undefined
      : `nobody clears confidential matter before it goes to ${terms.customer}`,
    why: 'One voice needs everybody to know what may be said, and by whom.',
    sources: ['S2-28'],
    bad: `
communication:  # <-
  avoid: [cut-over]`,
    good: `
${clinic}
communication:
  avoid: [cut-over]
  release_approver: ines`,
  }),
  rule({
    id: 'communication/jargon',
    severity: { draft: 'info', baseline: 'warning' },
    at: '',
    summary: 'A text for the customer holds an abbreviation, a word of 2 to 6 capitals and digits with at least two capitals, '
      + 'that is neither in the glossary nor known to everybody, is part of no name or title, and is no Roman numeral and no '
      + 'unit or currency beside a figure; once per word.',
    check: (_, context) => unexplained(context),
    why: 'Jargon shuts people out of their own project.',
    sources: ['S2-29'],
    bad: `
scope:
  work:
    - Connect the messages by API  # <-`,
    good: `
scope:
  work:
    - Connect the messages by API
communication:
  glossary: [{ term: API, plain: the link between the two systems }]`,
  }),
  rule({
    id: 'communication/avoided-word',
    severity: { draft: 'warning' },
    at: '',
    summary: 'A text for the customer holds a word that is not to be used with this customer.',
    check: (_, { plan: { communication }, terms }) => {
      const avoidedIn = wordFinder(communication?.avoid ?? [])
      return terms.sharedTexts.flatMap(({ node, place }) => {
        const words = avoidedIn(node.text).map((word) => `'${word}'`)
        const areListed = `${words.length === 1 ? 'is' : 'are'} on the list of words not to use with ${terms.customer}`
        return words.length === 0 ? [] : { message: `${joined(words)} ${areListed}`, spot: { span: node, place } }
      })
    },
    why: 'A word that means trouble to its readers is heard before the sentence around it.',
    sources: ['S2-29'],
    bad: `
communication: { avoid: [cut-over] }
schedule:
  - title: Cut-over at Vale  # <-`,
    good: `
communication: { avoid: [cut-over] }
schedule:
  - title: Vale clinic live`,
  }),
  rule({
    id: 'communication/long-sentence',
    severity: { draft: 'info' },
    at: ['risks[*].customer_text', 'issues[*].customer_text', 'changes[*].customer_text'],
    summary: 'A wording for the customer has a sentence with more words than the limit.',
    check: (text = '', { plan: { limits } }) => {
      const longest = Math.max(...text.split(/(?<=[.!?…])\s+/).map(wordCount))
      return longest <= limits.sentence_words ? undefined : `a sentence of ${longest} words is hard to follow; cut it in two`
    },
    why: 'What is not understood cannot be agreed to.',
    sources: ['S2-30'],
    bad: `
limits: { sentence_words: 12 }
risks:
  - event: The appointment book is upgraded in the middle of the project
    customer_text: If the book changes we may pause for a week while we test it again.  # <-`,
    good: `
limits: { sentence_words: 12 }
risks:
  - event: The appointment book is upgraded in the middle of the project
    customer_text: If the book changes we may pause for a week. Then we test it again.`,
  }),
  rule({
    id: 'communication/no-progress-updates',
    severity: { delivery: 'error' },
    at: 'communication.updates',
    underlines: 'key',
    summary: 'There is no update of kind progress.',
    check: (updates = [], { terms }) => updates.some(({ kind }) => kind === 'progress') ? undefined
      : `${terms.customer} gets no regular word on progress`,
    why: 'Silence is read as trouble.',
    sources: ['S2-12'],
    bad: `
communication:
  updates:  # <-
    - { what: Customer letter, kind: news }`,
    good: `
communication:
  updates:
    - { what: Progress note, kind: progress }`,
  }),
  rule({
    id: 'communication/update-incomplete',
    severity: { baseline: 'error' },
    at: 'communication.updates[*]',
    summary: 'An update has no cadence or no owner.',
    check: (update) => {
      const missing = lackingWords(update, { cadence: 'how often it is sent', owner: 'who writes it' })
      return missing && `update '${update.what}' does not say ${missing}`
    },
    why: 'A message without rhythm or writer is skipped when time is short.',
    sources: ['S2-12', 'S4-12'],
    bad: `
communication:
  updates:
    - what: Progress note  # <-
      cadence: weekly on friday`,
    good: `
${clinic}
communication:
  updates:
    - what: Progress note
      cadence: weekly on friday
      owner: ines`,
  }),
  rule({
    id: 'communication/update-hollow',
    severity: { baseline: 'warning' },
    at: 'communication.updates[*]',
    summary: 'An update has no content, or those who get it lack a person of the customer side.',
    check: (update, { terms }) => {
      const isHeard = !terms.missingSides(update.audience).includes('customer')
      const gaps = [
        ...lacking(update, 'content').map(() => 'does not say what it tells'),
        ...(isHeard ? [] : [`reaches nobody at ${terms.customer}`]),
      ]
      return gaps.length === 0 ? undefined : `update '${update.what}' ${joined(gaps)}`
    },
    why: 'A message whose content is unsure is skipped when time is short.',
    sources: ['S2-12', 'S4-12'],
    bad: `
${clinic}
communication:
  updates:
    - what: Progress note  # <-
      audience: [rhea]`,
    good: `
${clinic}
communication:
  updates:
    - what: Progress note
      audience: [rhea]
      content: [Done, Next, What we need from you]`,
  }),
  rule({
    id: 'communication/no-news',
    severity: { lifecycle: 'info' },
    at: 'communication.updates',
    underlines: 'key',
    summary: 'There is no update of kind news.',
    check: (updates = [], { terms }) => updates.some(({ kind }) => kind === 'news') ? undefined
      : `${terms.customer} gets no news from us once the project is over`,
    why: 'A supplier who is only heard in trouble is linked with trouble.',
    sources: ['S3-13'],
    bad: `
communication:
  updates:  # <-
    - { what: Progress note, kind: progress }`,
    good: `
communication:
  updates:
    - { what: Customer letter, kind: news, cadence: quarterly }`,
  }),
  rule({
    id: 'communication/one-way-traffic',
    severity: { baseline: 'warning' },
    at: 'communication.updates',
    underlines: 'key',
    summary: 'There are updates, all in one direction, and there is neither an inbox nor direct feedback nor a survey.',
    check: (updates, { plan: { feedback }, terms }) => {
      if (updates === undefined || updates.some(({ direction }) => direction !== 'out')) return undefined
      const isListening = [feedback?.inbox, feedback?.direct, feedback?.surveys].some((way) => !absent(way))
      return isListening ? undefined : `we talk to ${terms.customer} but nowhere listen`
    },
    why: 'Sending is not listening.',
    sources: ['S4-02'],
    bad: `
communication:
  updates:  # <-
    - what: Progress note`,
    good: `
communication:
  updates:
    - what: Progress note
      direction: both`,
  }),
  rule({
    id: 'communication/no-channels',
    severity: { baseline: 'warning' },
    at: 'communication.channels',
    summary: 'No channel is described.',
    check: (channels) => absent(channels) ? 'the plan does not say which channel is good for what' : undefined,
    why: 'The wrong channel spoils the right message.',
    sources: ['S3-43'],
    bad: `
communication:  # <-
  avoid: [cut-over]`,
    good: `
communication:
  avoid: [cut-over]
  channels:
    - { id: desk, name: Service desk, use_for: [Faults, Questions about use] }`,
  }),
  rule({
    id: 'communication/channel-incomplete',
    severity: { baseline: 'warning' },
    at: 'communication.channels[*]',
    summary: 'For a channel it is not said what it is good for or who looks after it.',
    check: (channel) => {
      const name = channel.name ?? channel.id
      const missing = lackingWords(channel, { use_for: `what ${name} is good for`, owner: `who looks after ${name}` })
      return missing && `the plan does not say ${missing}`
    },
    why: 'The wrong channel spoils the right message, and one nobody looks after loses it.',
    sources: ['S3-43'],
    bad: `
communication:
  channels:
    - id: desk  # <-
      name: Service desk
      use_for: [Faults, Questions about use]`,
    good: `
${clinic}
communication:
  channels:
    - id: desk
      name: Service desk
      use_for: [Faults, Questions about use]
      owner: ines`,
  }),
  rule({
    id: 'communication/policy-no-feedback',
    severity: { baseline: 'info' },
    at: 'communication.policy',
    underlines: 'key',
    summary: 'There is a communication policy without feedback that shaped it.',
    check: (policy, { terms }) => policy === undefined || !absent(policy.informed_by) ? undefined
      : `the communication policy rests on no feedback from ${terms.customer}`,
    why: 'Only the receivers know what reaches them.',
    sources: ['S3-44'],
    bad: `
communication:
  policy:  # <-
    text: Short notes in plain words; one page, never two.`,
    good: `
communication:
  policy:
    text: Short notes in plain words; one page, never two.
    informed_by: [sg-short]
feedback: { suggestions: [{ id: sg-short, text: Keep the weekly note to one page }] }`,
  }),
  rule({
    id: 'communication/no-escalation',
    severity: { baseline: 'error' },
    at: 'escalation',
    summary: 'There is no level of escalation.',
    check: (escalation) => absent(escalation) ? 'the plan does not say where a matter goes when it cannot be solved' : undefined,
    why: 'A customer passed around in circles leaves.',
    sources: ['S3-12'],
    bad: `
customer: { name: Harrow & Vale Clinics }`,
    good: `
${clinic}
escalation:
  - { level: 1, supplier: ines, customer: rhea }`,
  }),
  rule({
    id: 'communication/escalation-incomplete',
    severity: { baseline: 'error' },
    at: 'escalation[*]',
    summary: 'A level of the escalation lacks our person, the customer\'s person or the time within which a matter is taken up.',
    check: (item, { terms }) => {
      const missing = lackingWords(item, {
        supplier: 'a person of ours', customer: `a person at ${terms.customer}`, respond_within: 'a time to respond',
      })
      return missing && `level ${item.level} of the escalation lacks ${missing}`
    },
    why: 'A customer passed around in circles leaves.',
    sources: ['S3-12'],
    bad: `
${clinic}
escalation:
  - level: 1  # <-
    supplier: ines
    customer: rhea`,
    good: `
${clinic}
escalation:
  - level: 1
    supplier: ines
    customer: rhea
    respond_within: 1 working day`,
  }),
  rule({
    id: 'communication/escalation-same-person',
    severity: { draft: 'warning' },
    at: ['escalation[*].supplier', 'escalation[*].customer'],
    onHouse: 'also',
    summary: 'The same person stands on two levels of the escalation.',
    check: (who, { parent, plan: { escalation = [] }, terms, spot }) => {
      const same = escalation.filter(({ supplier, customer }) => who !== undefined && (supplier === who || customer === who))
      const levels = [...new Set(same.map(({ level }) => level))].sort((a, b) => a - b)
      const [first] = same
      if (first === undefined || levels.length < 2 || same.at(-1) !== parent) return undefined
      return {
        message: `${terms.nameOf(who)} stands on levels ${joined(levels.map(String))}; going up changes nothing`,
        related: [{ message: 'the same person', spot: spot(first, first.supplier === who ? 'supplier' : 'customer') }],
      }
    },
    why: 'A customer passed around in circles leaves.',
    sources: ['S3-12'],
    bad: `
${clinic}
escalation:
  - { level: 1, supplier: ines }
  - { level: 2, supplier: ines }  # <-`,
    good: `
${clinic}
escalation:
  - { level: 1, supplier: ines }
  - { level: 2, supplier: tom }`,
  }),
  rule({
    id: 'communication/no-response-time',
    severity: { baseline: 'error' },
    at: 'service_levels',
    underlines: 'key',
    summary: 'No service level says how soon we answer.',
    check: (levels = [], { terms }) => levels.some(({ respond_within: within }) => within !== undefined) ? undefined
      : `${terms.customer} is not told how fast we answer`,
    why: 'Being heard is half of being helped.',
    sources: ['S2-26'],
    bad: `
service_levels:  # <-
  - { event: complaint, resolve_within: 5 working days }`,
    good: `
service_levels:
  - { event: complaint, respond_within: 1 working day, resolve_within: 5 working days }`,
  }),
  rule({
    id: 'communication/no-wait-limit',
    severity: { baseline: 'warning' },
    at: 'service_levels',
    summary: 'There are service levels, and none of them says how soon an inquiry is answered.',
    check: (_, context) => {
      const spot = missingTime('inquiry', 'respond_within', context)
      const { customer } = context.terms
      return spot && { message: `there is no limit to how long ${customer} waits for an answer to an inquiry`, spot }
    },
    why: 'Waiting without an end feels longer than it is.',
    sources: ['S3-40'],
    bad: `
service_levels:  # <-
  - { event: complaint, respond_within: 1 working day }`,
    good: `
service_levels:
  - { event: complaint, respond_within: 1 working day }
  - { event: inquiry, respond_within: 4 working hours }`,
  }),
  rule({
    id: 'communication/no-complaint-time',
    severity: { baseline: 'warning', lifecycle: 'error' },
    at: 'service_levels',
    summary: 'There are service levels, and none of them says within which time a complaint is settled.',
    check: (_, context) => {
      const spot = missingTime('complaint', 'resolve_within', context)
      return spot && { message: 'there is no limit to how long a complaint takes', spot }
    },
    why: 'Waiting without an end feels longer than it is.',
    sources: ['S3-40'],
    bad: `
service_levels:
  - event: complaint  # <-
    respond_within: 1 working day`,
    good: `
service_levels:
  - event: complaint
    respond_within: 1 working day
    resolve_within: 5 working days`,
  }),
  rule({
    id: 'communication/service-level-no-owner',
    severity: { baseline: 'warning' },
    at: 'service_levels[*]',
    summary: 'A service level has no owner.',
    check: ({ event, owner }) => owner === undefined ? `service level '${event}' has no owner` : undefined,
    why: 'A limit nobody answers for is a wish; waiting without an end feels longer than it is.',
    sources: ['S3-40'],
    bad: `
service_levels:
  - event: inquiry  # <-
    respond_within: 4 working hours`,
    good: `
${clinic}
service_levels:
  - event: inquiry
    respond_within: 4 working hours
    owner: ines`,
  }),
  rule({
    id: 'communication/resolve-before-respond',
    severity: { draft: 'error' },
    at: 'service_levels[*].resolve_within',
    onHouse: 'also',
    summary: 'The time to a solution is shorter than the time to an answer.',
    check: (resolve, { parent, terms: { calendar }, spot }) => {
      const { event, respond_within: respond } = parent
      const [sooner, later] = [resolve, respond].map((text) => text === undefined ? undefined : parseDuration(text))
      if (sooner === undefined || later === undefined || nominalMinutes(sooner, calendar) >= nominalMinutes(later, calendar)) {
        return undefined
      }
      return {
        message: `service level '${event}' is to be resolved before it is answered`,
        related: [{ message: `answered within ${respond}`, spot: spot(parent, 'respond_within') }],
      }
    },
    why: 'A limit that cannot be meant is none, and waiting without an end feels longer than it is.',
    sources: ['S3-40'],
    bad: `
service_levels:
  - event: complaint
    respond_within: 1 working day
    resolve_within: 4 working hours  # <-`,
    good: `
service_levels:
  - event: complaint
    respond_within: 4 working hours
    resolve_within: 1 working day`,
  }),
  rule({
    id: 'communication/no-recovery-plan',
    severity: { delivery: 'error' },
    at: 'recovery',
    summary: 'The plan for a serious setback lacks triggers, first steps, a spokesperson or the rhythm of updates.',
    check: (recovery) => {
      const missing = lackingWords(recovery, {
        triggers: 'triggers', first_steps: 'first steps', spokesperson: 'a spokesperson', update_every: 'a rhythm of updates',
      })
      return missing && `the plan for a serious setback lacks ${missing}`
    },
    why: 'How a setback is met impresses more than a smooth run.',
    sources: ['S2-24'],
    bad: `
recovery:  # <-
  triggers: [Messages have stopped in a clinic]
  first_steps: [Ines phones Rhea]`,
    good: `
${clinic}
recovery:
  triggers: [Messages have stopped in a clinic]
  first_steps: [Ines phones Rhea]
  spokesperson: ines
  update_every: 2 hours`,
  }),
]

type Communication = NonNullable<Plan['communication']>
type Voice = NonNullable<Communication['voices']>[number]
type ServiceLevel = NonNullable<Plan['service_levels']>[number]

const wordCount = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Says whether a customer may hear two speakers on one topic; a voice for one channel or audience is an exception to others. */
function contradicts(one: Voice, other: Voice): boolean {
  const speaks = one.speaker !== undefined && other.speaker !== undefined && one.speaker !== other.speaker
  const [heardBy, alsoBy] = [one.audience ?? [], other.audience ?? []]
  const meets = heardBy.length === 0 ? alsoBy.length === 0 : heardBy.some((id) => alsoBy.includes(id))
  return speaks && one.channel === other.channel && meets && one.topics.some((topic) => other.topics.includes(topic))
}

/** Finds where a service level stands, or should stand, that does not set a time; nothing where there are no levels at all. */
function missingTime(event: string, field: keyof ServiceLevel, { plan, spot }: Pick<Context, 'plan' | 'spot'>) {
  const level = plan.service_levels?.find((one) => one.event === event)
  if (plan.service_levels === undefined || lacking(level, field).length === 0) return undefined
  return level === undefined ? spot(plan, `service_levels[${event}]`) : spot(level)
}

/** Lists the abbreviations in texts for the customer that nothing explains, each where it first stands. */
function unexplained({ plan: { plan, communication, limits }, terms }: Context): Found[] {
  const known = new Set([
    ...(communication?.glossary ?? []).map(({ term }) => term), ...limits.known_terms,
    terms.customer, terms.sideName('supplier'), plan?.title ?? '', ...[...terms.people.values()].map(({ name }) => name),
  ].flatMap((text) => wordsInCapitals(text)))
  return terms.sharedTexts.flatMap(({ node, place }) => {
    const words = abbreviationsIn(node.text).filter((word) => !known.has(word))
    for (const word of words) known.add(word)
    return [...new Set(words)].map((word) => ({
      message: `'${word}' is not explained in ${possessive(terms.customer)} own words; add it to the glossary`, spot: { span: node, place },
    }))
  })
}
