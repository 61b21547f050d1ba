import { peopleIn } from './acquaintance.ts'
import { arrowHead, block, box, line } from './drawing.ts'
import type { Shape } from './drawing.ts'
import { tint } from './look.ts'
import { lineHeight, wrapped } from './measuring.ts'
import { chartOf } from './mermaid.ts'
import { facts, listed, sentences } from './sketch.ts'
import type { Scene, Sketch } from './sketch.ts'

/** A level of the escalation, both sides by name and function. */
interface Level {
  readonly title: string
  readonly time: string | undefined
  readonly ours: Party | undefined
  readonly theirs: Party | undefined
  readonly triggers: readonly string[]
}

interface Party {
  readonly name: string
  readonly function: string
}

const type = { size: 7.5 }
const heads = 16
const rung = 36
const side = 150
/** The most levels drawn, and the most lines for what leads to one. */
const mostLevels = 7
const mostLines = 4

/** Draws where a matter goes that cannot be solved: the first level at the foot, each with those who take it up and by when. */
export function escalationLadder(scene: Scene): Sketch | undefined {
  const { view, words, look } = scene
  const all = levelsIn(scene)
  if (all.length === 0) return undefined
  const levels = all.slice(0, mostLevels)
  const centre = look.width / 2
  const middle = look.width - 2 * side - 24
  const shapes: Shape[] = [
    ...block(view.plan.supplier?.text ?? view.house.company?.text ?? '', { x: 0, y: 0, width: side, size: 8, colour: look.grey }),
    ...block(view.customer.name?.text ?? '', { x: look.width - side, y: 0, width: side, size: 8, colour: look.grey }),
  ]
  let y = heads
  for (const [index, level] of levels.toReversed().entries()) {
    shapes.push(...partyBox(level.ours, 0, y, scene), ...partyBox(level.theirs, look.width - side, y, scene))
    shapes.push(line([[side, y + rung / 2], [side + 12, y + rung / 2]], { stroke: look.hair, width: 1 }),
      line([[look.width - side - 12, y + rung / 2], [look.width - side, y + rung / 2]], { stroke: look.hair, width: 1 }),
      box(side + 12, y, look.width - 2 * side - 24, rung, { fill: tint(look.accent, index === levels.length - 1 ? 0.1 : 0.22) }, 2),
      ...block(level.title, { x: centre, y: y + (level.time === undefined ? 13 : 5), width: middle - 8, size: 9, bold: true, colour: look.strong, anchor: 'middle' }),
      ...block(level.time ?? '', { x: centre, y: y + 18, width: middle - 8, size: 8, colour: look.ink, anchor: 'middle' }))
    y += rung
    const lines = level.triggers.flatMap((trigger) => wrapped(trigger, type, middle - 4, 2)).slice(0, mostLines)
    const isLast = index === levels.length - 1
    const gap = Math.max(lines.length * lineHeight(type) + 10, isLast ? 0 : 20)
    shapes.push(...lines.flatMap((text, order) => block(text, {
      x: centre, y: y + 5 + order * lineHeight(type), width: middle, ...type, colour: look.grey, anchor: 'middle',
    })))
    for (const x of isLast ? [] : [side / 2, look.width - side / 2]) {
      shapes.push(line([[x, y + gap - 1], [x, y + 4]], { stroke: look.strong, width: 1.2 }), arrowHead([x, y + 1], [x, y + 9], look.strong, 6))
    }
    y += isLast && lines.length === 0 ? 2 : gap
  }
  const named = (party: Party | undefined) => party === undefined ? words.figure('nobody') : party.name
  return {
    drawing: {
      width: look.width, height: y, shapes,
      texts: levels.flatMap(({ title, time = '', ours, theirs, triggers }) =>
        [title, time, ...[ours, theirs].flatMap((party) => party === undefined ? [] : [party.name, party.function]), ...triggers]),
    },
    alt: words.figure('ladderAlt', { list: listed(levels.map(({ title, time, ours, theirs, triggers }) => facts(words,
      words.figure('ladderLevel', { level: title, ours: named(ours), theirs: named(theirs) }), time,
      triggers.length === 0 ? undefined : words.figure('ladderWhen', { what: triggers.join(words.label('joints', 'list')) }),
    )), words) }),
    caption: words.figure('ladderCaption'),
    key: sentences(words,
      levels.some(({ triggers }) => triggers.length > 0) && words.figure('ladderTriggers'),
      all.length > levels.length && words.figure('ladderMore', { n: words.number(all.length - levels.length) }),
    ),
    mermaid: chartOf({
      direction: 'BT',
      groups: [{ nodes: levels.map(({ title, time, ours, theirs }, index) => (
        { id: String(index), lines: [title, `${named(ours)} · ${named(theirs)}`, ...time === undefined ? [] : [time]] })) }],
      edges: levels.slice(1).map(({ triggers }, index) => ({
        from: String(index), to: String(index + 1), stroke: 'plain', head: 'arrow', ...(triggers.length > 0 && { label: triggers.join('; ') }),
      })),
    }),
  }
}

function levelsIn(scene: Scene): Level[] {
  const { view, words } = scene
  const people = peopleIn(scene)
  return view.escalation.filter(({ level }) => level !== undefined)
    .toSorted((a, b) => Number(a.level?.value) - Number(b.level?.value))
    .map(({ level, supplier, customer, triggers, respond_within: time }): Level => {
      const party = (leaf: typeof supplier): Party | undefined =>
        leaf === undefined ? undefined : { name: leaf.text, function: people.get(leaf.value)?.function?.text ?? '' }
      return {
        title: words.figure('level', { n: level?.text ?? '' }),
        time: time && words.figure('takenUp', { time: time.text }),
        ours: party(supplier), theirs: party(customer),
        triggers: triggers.map(({ text }) => text),
      }
    })
}

/** Somebody of one side, or a gap where the plan names nobody. */
function partyBox(party: Party | undefined, x: number, y: number, { words, look }: Scene): Shape[] {
  const text = { x: x + 8, width: side - 16 }
  if (party === undefined) return [box(x, y, side, rung, { fill: '#ffffff', stroke: look.amber, width: 1, dash: [3, 2] }, 2),
    ...block(words.figure('nobody'), { ...text, y: y + 12, size: 8, colour: look.ink })]
  return [box(x, y, side, rung, { fill: tint(look.strong, 0.06), stroke: tint(look.strong, 0.3), width: 0.8 }, 2),
    ...block(party.name, { ...text, y: y + (party.function === '' ? 12 : 6), size: 9, bold: true, colour: look.ink }),
    ...block(party.function, { ...text, y: y + 19, size: 7.5, colour: look.grey })]
}
