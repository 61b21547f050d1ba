import type { Person } from '../view/people.ts'
import { attitudeOf, contactsIn, peopleIn } from './acquaintance.ts'
import type { Contact } from './acquaintance.ts'
import { arrowHead, bend, block, box, disc, labelBox, line } from './drawing.ts'
import type { Ink, Shape } from './drawing.ts'
import { tint } from './look.ts'
import type { Look } from './look.ts'
import { placed } from './map-places.ts'
import type { Group, Link, Port } from './map-places.ts'
import { lineHeight } from './measuring.ts'
import { chartOf } from './mermaid.ts'
import type { Chart } from './mermaid.ts'
import { facts, listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

/** The most people of the customer that fit on a page. */
const mostContacts = 20
/** The most people whose boxes have room for all that is said of them. */
const mostAtEase = 12

/** Draws who of us looks after whom at the customer, how well, and how the people there hang together. */
export function relationshipMap(scene: Scene): Sketch | undefined {
  const { view, words, look } = scene
  const all = contactsIn(scene)
  if (all.length === 0) return undefined
  const people = peopleIn(scene)
  const links = linksIn(scene)
  const { contacts, groups, places, isAtEase } = fitting(all, links, people, look)
  const left = all.length - contacts.length
  const nameOf = (id: string) => people.get(id)?.name?.text ?? id
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  const said = (contact: Contact) => detailsOf(contact, scene, isAtEase)
  const ours = [...places.ours].flatMap(([id, spot]) => {
    const at = { x: spot.x + 7, width: spot.width - 12 }
    const frame = box(spot.x, spot.y, spot.width, spot.height, { fill: tint(look.strong, 0.06), stroke: tint(look.strong, 0.3), width: 0.8 }, 2)
    if (id === '') return [box(spot.x, spot.y, spot.width, spot.height, { fill: '#ffffff', stroke: look.amber, width: 1, dash: [3, 2] }, 2),
      ...block(words.figure('mapNobody'), { ...at, y: spot.y + 7.5, size: 8, colour: look.ink })]
    return [frame, ...block(nameOf(id), { ...at, y: spot.y + 3, size: 8.5, bold: true, colour: look.ink }),
      ...block(people.get(id)?.function?.text ?? '', { ...at, y: spot.y + 14, size: 7.5, colour: look.grey })]
  })
  const theirs = [...places.theirs].flatMap(([id, spot]) => {
    const contact = byId.get(id)
    const dots = contact === undefined || contact.influence === 0 ? 0 : 36
    const name = block(nameOf(id), { x: spot.x + 7, y: spot.y + 3, width: spot.width - 14 - dots, size: 8.5, bold: true, colour: look.ink })
    const end = Math.max(spot.x + 7, ...name.map((label) => labelBox(label).right))
    return [
      box(spot.x, spot.y, spot.width, spot.height, frameOf(contact?.attitude, look), 2), ...name,
      ...dots === 0 ? [] : dotsOf(contact?.influence ?? 0, end + 6, spot.y + 8.6, look),
      ...(contact === undefined ? [] : said(contact)).flatMap((text, index) => block(text, {
        x: spot.x + 7, y: spot.y + 14 + index * lineHeight({ size: 7.5 }), width: spot.width - 12, size: 7.5, colour: look.grey,
      })),
    ]
  })
  const coverage = places.coverage.map(({ contact, from, to }) => bend(from, to, coverageInk(byId.get(contact)?.coverage, look)))
  const heads = [[places.oursAt, view.plan.supplier?.text ?? view.house.company?.text ?? ''], [places.theirsAt, view.customer.name?.text ?? '']] as const
  const linked = links.map(({ from, to, kind }) => textOf(words.sentence(kind, { from: nameOf(from), to: nameOf(to) })?.parts))
  return {
    drawing: {
      width: look.width, height: places.height,
      shapes: [
        ...heads.flatMap(([x, text]) => block(text, { x, y: 1, width: places.columnWidth, size: 8, colour: look.grey })),
        ...coverage, ...places.links.flatMap(({ link, route }) => linkShapes(link.kind, route, look)), ...ours, ...theirs,
      ],
      texts: [...people.keys()].map(nameOf).concat(contacts.flatMap((contact) => detailsOf(contact, scene, true))),
    },
    alt: sentences(words,
      words.figure('mapAlt', { list: listed(contacts.map((contact) => words.figure('mapContact', {
        name: contact.name, what: altOf(contact, scene, nameOf),
      })), words) }),
      links.length > 0 && words.figure('mapLinks', { list: listed(linked, words) }),
    ),
    caption: words.figure('mapCaption'),
    key: sentences(words,
      words.figure('mapDots'), words.figure('mapLines'), words.figure('mapFrames'),
      links.length > 0 && words.figure('mapArrows'),
      left > 0 && words.figure('mapMore', { n: words.number(left) }),
      places.leftOut > 0 && words.figure('mapMoreLinks', { n: words.number(places.leftOut) }),
    ),
    mermaid: chartOf(mermaidMap(groups, byId, links, nameOf, scene)),
  }
}

function linksIn({ view }: Scene): Link[] {
  return view.relationship.links.flatMap(({ from, to, kind }) => from === undefined || to === undefined || kind === undefined
    || from.value === to.value ? [] : [{ from: from.value, to: to.value, kind: kind.value }])
}

/** Places as many people as fit on a page: the contacts of little influence fall away, before them those who are in links alone. */
function fitting(all: readonly Contact[], links: readonly Link[], people: ReadonlyMap<string, Person>, look: Look) {
  const strangers = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
    .filter((id) => !all.some((contact) => contact.id === id) && people.has(id))
  const isOurs = (id: string) => people.get(id)?.side?.value !== 'customer'
  const attempt = (count: number, others: readonly string[]) => {
    const contacts = all.slice(0, count)
    const extra = others.filter((id) => !isOurs(id)).slice(0, mostContacts - count)
    const groups = groupsOf(contacts, extra, others.filter(isOurs))
    const isAtEase = contacts.length + extra.length <= mostAtEase
    const places = placed(groups, links, look.width, isAtEase ? { height: 36, gap: 11 } : { height: 24.5, gap: 4.5 })
    return { contacts, groups, places, isAtEase }
  }
  const most = Math.min(all.length, mostContacts)
  let found = attempt(most, strangers)
  for (let count = most; found.places.height > look.height && count > 0; count -= 1) found = attempt(count, [])
  return found
}

/** Puts the contacts to those who look after them, the weightiest first; nobody's come last. */
function groupsOf(contacts: readonly Contact[], extra: readonly string[], ours: readonly string[]): Group[] {
  const groups = new Map<string, string[]>()
  for (const { id, counterpart } of contacts.toSorted((a, b) => Number(a.counterpart === undefined) - Number(b.counterpart === undefined))) {
    groups.set(counterpart ?? '', [...groups.get(counterpart ?? '') ?? [], id])
  }
  const looked = [...groups].map(([ours, theirs]): Group => ({ ours, theirs }))
  const others = ours.filter((id) => !groups.has(id)).map((id): Group => ({ ours: id, theirs: [] }))
  return [...looked, ...(extra.length === 0 ? [] : [{ ours: undefined, theirs: extra }]), ...others]
}

/** What stands under the name of a contact. */
function detailsOf(contact: Contact, scene: Scene, isAtEase: boolean): string[] {
  const { roles, coverageText, lastContact } = contact
  const attitude = attitudeOf(contact, scene)
  const last = lastContact === undefined ? undefined : scene.words.figure('lastOn', { date: lastContact })
  return isAtEase ? [joined([roles, attitude]), joined([coverageText, last])].filter(Boolean) : [joined([attitude, coverageText])]
}

const joined = (texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined && text !== '').join(' · ')

function altOf(contact: Contact, scene: Scene, nameOf: (id: string) => string): string {
  const { words } = scene
  return facts(words,
    contact.influence > 0 ? words.figure('influence', { n: words.number(contact.influence) }) : undefined,
    attitudeOf(contact, scene), contact.coverageText,
    contact.counterpart === undefined ? words.figure('mapNobody') : words.figure('lookedAfter', { who: nameOf(contact.counterpart) }),
  )
}

const textOf = (parts: readonly unknown[] = []): string => parts.join('')

/** The frame says the attitude by colour, width and dashes. */
function frameOf(attitude: string | undefined, look: Look): Ink {
  const frames: Readonly<Record<string, Ink>> = {
    leading: { stroke: look.green, width: 2.6 },
    supportive: { stroke: look.green, width: 1.6 },
    resistant: { stroke: look.red, width: 1.8, dash: [4, 2.4] },
    unaware: { stroke: look.grey, width: 1.2, dash: [1.2, 2] },
  }
  return { fill: '#ffffff', ...frames[attitude ?? ''] ?? { stroke: look.grey, width: 0.7 } }
}

/** The line says how well we are in touch by width and dashes. */
function coverageInk(coverage: string | undefined, look: Look): Ink {
  const stroke = tint(look.strong, 0.5)
  const lines: Readonly<Record<string, Ink>> = {
    deep: { stroke, width: 3.4 }, regular: { stroke, width: 1.6 }, brief: { stroke, width: 0.9, dash: [4, 2.5] },
  }
  return lines[coverage ?? ''] ?? { stroke, width: 0.9, dash: [0.8, 2.6] }
}

const dotsOf = (influence: number, x: number, y: number, { ink }: Look): Shape[] => [0, 1, 2, 3, 4].map((index) =>
  disc(x + index * 6.2, y, 2.1, index < influence ? { fill: ink, stroke: ink, width: 0.8 } : { fill: '#ffffff', stroke: ink, width: 0.8 }))

function linkShapes(kind: string, route: readonly Port[], look: Look): Shape[] {
  const nowhere: Port = [0, 0]
  const [end, before] = [route.at(-1) ?? nowhere, route.at(-2) ?? nowhere]
  const head = (colour: string) => [arrowHead(end, before, colour)]
  switch (kind) {
    case 'reports-to': return [line(route, { stroke: look.strong, width: 1.1 }, 5), ...head(look.strong)]
    case 'influences': return [line(route, { stroke: look.strong, width: 1.1, dash: [4, 2.5] }, 5), ...head(look.strong)]
    case 'conflicts-with': {
      const [first, second] = [route[Math.floor(route.length / 2) - 1] ?? end, route[Math.floor(route.length / 2)] ?? end]
      const [x, y] = [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2]
      const stroke = { stroke: look.red, width: 1.4 }
      return [line(route, { stroke: look.red, width: 1.1 }, 5), line([[x - 3, y - 3], [x + 3, y + 3]], stroke), line([[x - 3, y + 3], [x + 3, y - 3]], stroke)]
    }
    default: return [line(route, { stroke: look.grey, width: 1.3, dash: [1, 2.4] }, 5)]
  }
}

function mermaidMap(groups: readonly Group[], contacts: ReadonlyMap<string, Contact>, links: readonly Link[], nameOf: (id: string) => string, scene: Scene): Chart {
  const { words } = scene
  const ours = groups.flatMap(({ ours }) => ours ?? [])
  const theirs = groups.flatMap(({ theirs }) => theirs)
  const drawn = new Set([...ours, ...theirs])
  const strokes: Readonly<Record<string, Chart['edges'][number]['stroke']>> = { deep: 'thick', regular: 'plain', brief: 'dotted' }
  const arrows: Readonly<Record<string, Pick<Chart['edges'][number], 'stroke' | 'head'>>> = {
    'reports-to': { stroke: 'plain', head: 'arrow' }, 'influences': { stroke: 'dotted', head: 'arrow' },
    'conflicts-with': { stroke: 'plain', head: 'cross' },
  }
  const { view } = scene
  return {
    direction: 'LR',
    groups: [
      { title: view.plan.supplier?.text ?? view.house.company?.text ?? '', nodes: ours.map((id) => (
        { id: `ours ${id}`, lines: [id === '' ? words.figure('mapNobody') : nameOf(id)] })) },
      { title: view.customer.name?.text ?? '', nodes: theirs.map((id) => {
        const contact = contacts.get(id)
        return { id: `theirs ${id}`, lines: [nameOf(id), ...contact === undefined ? [] : [influenceDots(contact.influence), ...detailsOf(contact, scene, true)]].filter(Boolean) }
      }) },
    ],
    edges: [
      ...groups.flatMap(({ ours, theirs }) => ours === undefined ? [] : theirs.map((id): Chart['edges'][number] => (
        { from: `ours ${ours}`, to: `theirs ${id}`, stroke: strokes[contacts.get(id)?.coverage ?? ''] ?? 'dotted', head: 'none' }))),
      ...links.filter(({ from, to }) => drawn.has(from) && drawn.has(to)).map(({ from, to, kind }): Chart['edges'][number] => (
        { from: sided(from), to: sided(to), ...arrows[kind] ?? { stroke: 'dotted', head: 'none' }, label: words.value('kind', kind) ?? kind })),
    ],
  }

  function sided(id: string) {
    return theirs.includes(id) ? `theirs ${id}` : `ours ${id}`
  }
}

const influenceDots = (influence: number) => influence === 0 ? '' : '●'.repeat(influence) + '○'.repeat(Math.max(0, 5 - influence))
