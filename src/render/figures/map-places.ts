/** A line between two people, by their ids. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly kind: string
}

/** A point where a line begins, turns or ends. */
export type Port = readonly [x: number, y: number]

/** One of us, and those of the customer this person looks after: `''` for nobody, none for people who are no contacts. */
export interface Group {
  readonly ours: string | undefined
  readonly theirs: readonly string[]
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything of a map stands, in points. */
export interface Places {
  readonly ours: ReadonlyMap<string, Spot>
  readonly theirs: ReadonlyMap<string, Spot>
  readonly coverage: readonly { readonly contact: string; readonly from: Port; readonly to: Port }[]
  readonly links: readonly { readonly link: Link; readonly route: readonly Port[] }[]
  /** Links for which there was no room. */
  readonly leftOut: number
  readonly oursAt: number
  readonly theirsAt: number
  readonly columnWidth: number
  readonly height: number
}

const head = 18
const ourWidth = 112
const ourHeight = 27
const widest = 230
const gutter = 72
const laneWidth = 8
const stub = 9
const mostLanes = 7

/**
 * Places us in a column on the left and the people of the customer on the right, each beside the one who looks after them, so
 * that lines of coverage hardly cross. Links between people of one side run outside of their column, each in a lane of its own.
 */
export function placed(groups: readonly Group[], links: readonly Link[], width: number, row: { height: number; gap: number }): Places {
  const ids = { ours: new Set(groups.flatMap(({ ours }) => ours ?? [])), theirs: new Set(groups.flatMap(({ theirs }) => theirs)) }
  const within = (side: ReadonlySet<string>) => links.filter(({ from, to }) => side.has(from) && side.has(to))
  const across = links.filter(({ from, to }) => (ids.ours.has(from) && ids.theirs.has(to)) || (ids.theirs.has(from) && ids.ours.has(to)))
  const rows = rowsOf(groups, row)
  const leftLanes = lanesOf(within(ids.ours), rows.ours)
  const rightLanes = lanesOf(within(ids.theirs), rows.theirs)
  const oursAt = leftLanes.count === 0 ? 1 : stub + leftLanes.count * laneWidth
  const theirsAt = oursAt + ourWidth + gutter
  const columnWidth = Math.min(widest, width - theirsAt - (rightLanes.count === 0 ? 2 : stub + rightLanes.count * laneWidth))
  const spots = (tops: ReadonlyMap<string, number>, x: number, spotWidth: number, height: number) =>
    new Map([...tops].map(([id, y]): [string, Spot] => [id, { x, y, width: spotWidth, height }]))
  const ours = spots(rows.ours, oursAt, ourWidth, ourHeight)
  const theirs = spots(rows.theirs, theirsAt, columnWidth, row.height)

  const coverage = groups.flatMap(({ ours: one, theirs: many }) => one === undefined ? [] : many.map((id) => ({ ours: one, theirs: id, link: undefined })))
  const bridges = [...coverage, ...across.map((link) => ids.ours.has(link.from)
    ? { ours: link.from, theirs: link.to, link } : { ours: link.to, theirs: link.from, link })]
  const starts = portsOf(bridges.map(({ ours: id, theirs: other }) => ({ id, toward: rows.theirs.get(other) ?? 0 })), ours, 'right')
  const ends = portsOf(bridges.map(({ ours: other, theirs: id }) => ({ id, toward: rows.ours.get(other) ?? 0 })), theirs, 'left')
  const pairs = bridges.map((bridge, index) => ({ ...bridge, from: starts[index] ?? [0, 0] as const, to: ends[index] ?? [0, 0] as const }))
  return {
    ours, theirs,
    coverage: pairs.flatMap(({ theirs: contact, link, from, to }) => link === undefined ? [{ contact, from, to }] : []),
    links: [
      ...pairs.flatMap(({ ours: one, link, from, to }) => link === undefined ? [] : [{ link, route: link.from === one ? [from, to] : [to, from] }]),
      ...routes(leftLanes.kept, ours, 'left'), ...routes(rightLanes.kept, theirs, 'right'),
    ],
    leftOut: leftLanes.leftOut + rightLanes.leftOut + (links.length - across.length - within(ids.ours).length - within(ids.theirs).length),
    oursAt, theirsAt, columnWidth: Math.min(columnWidth, ourWidth + gutter - 10),
    height: rows.bottom + 2,
  }
}

/** Gives the upper edge of every box. */
function rowsOf(groups: readonly Group[], { height, gap }: { height: number; gap: number }) {
  const ours = new Map<string, number>()
  const theirs = new Map<string, number>()
  let y = head
  for (const group of groups) {
    const needed = Math.max(group.theirs.length * (height + gap) - gap, group.ours === undefined ? 0 : ourHeight)
    const first = y + (needed - (group.theirs.length * (height + gap) - gap)) / 2
    group.theirs.forEach((id, index) => theirs.set(id, first + index * (height + gap)))
    if (group.ours !== undefined) ours.set(group.ours, y + (needed - ourHeight) / 2)
    y += needed + gap + 3
  }
  return { ours, theirs, bottom: y - gap - 3 }
}

interface Lane {
  readonly link: Link
  readonly lane: number
}

/** Gives each link a lane in which it meets no other; the short ones run inside. */
function lanesOf(links: readonly Link[], tops: ReadonlyMap<string, number>): { kept: Lane[]; count: number; leftOut: number } {
  const ends = (link: Link) => [tops.get(link.from) ?? 0, tops.get(link.to) ?? 0].sort((a, b) => a - b) as [number, number]
  const length = (link: Link) => ends(link)[1] - ends(link)[0]
  const lanes: [number, number][][] = []
  const kept: Lane[] = []
  let leftOut = 0
  for (const link of links.toSorted((a, b) => length(a) - length(b))) {
    const [top, bottom] = ends(link)
    const free = lanes.findIndex((taken) => taken.every(([from, to]) => bottom < from || to < top))
    const lane = free >= 0 ? free : lanes.length
    if (lane >= mostLanes) {
      leftOut += 1
      continue
    }
    lanes[lane] = [...lanes[lane] ?? [], [top, bottom]]
    kept.push({ link, lane })
  }
  return { kept, count: lanes.length, leftOut }
}

/** Spreads the lines that end at the same side of a box over its height, in the order of where they come from. */
function portsOf(ends: readonly { id: string; toward: number }[], spots: ReadonlyMap<string, Spot>, side: 'left' | 'right'): Port[] {
  const ports: Port[] = []
  for (const [id, { x, y, width, height }] of spots) {
    const here = [...ends.entries()].filter(([, end]) => end.id === id).sort(([, a], [, b]) => a.toward - b.toward)
    here.forEach(([index], order) => {
      ports[index] = [side === 'left' ? x : x + width, y + height * (order + 1) / (here.length + 1)]
    })
  }
  return ports
}

/** Lines from box to box through a lane outside of the column. */
function routes(lanes: readonly Lane[], spots: ReadonlyMap<string, Spot>, side: 'left' | 'right'): Places['links'] {
  const toward = (id: string) => spots.get(id)?.y ?? 0
  // Lines that go up leave above those that go down; of each, the one with the longer way never crosses the shorter one.
  const order = (from: string, to: string) => (toward(to) < toward(from) ? -2e6 : 0) - toward(to)
  const ports = portsOf(lanes.flatMap(({ link: { from, to } }) => [
    { id: from, toward: order(from, to) }, { id: to, toward: order(to, from) },
  ]), spots, side)
  return lanes.map(({ link, lane }, index) => {
    const [from, to] = [ports[index * 2] ?? [0, 0] as const, ports[index * 2 + 1] ?? [0, 0] as const]
    const x = from[0] + (side === 'left' ? -1 : 1) * (stub + lane * laneWidth)
    return { link, route: [from, [x, from[1]], [x, to[1]], to] }
  })
}
