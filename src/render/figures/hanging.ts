import { block, labelBox, line, overlap } from './drawing.ts'
import type { Box, Label, Shape } from './drawing.ts'
import type { Look } from './look.ts'
import { lineHeight } from './measuring.ts'

/** A title and the place on the axis that it belongs to, from left to right. */
export interface Hung {
  readonly title: string
  readonly x: number
  /** The colour of its text; ink without one. */
  readonly colour?: string
}

/** Where titles may hang: below the axis at `y`, between two sides. */
export interface HangingRoom {
  readonly y: number
  readonly left: number
  readonly right: number
  /** Places below the axis, one under the other. */
  readonly steps: number
}

const type = { size: 7.5 }
const labelWidth = 88

/**
 * Sets titles below an axis, each at a line that leads down to it, as high as it meets neither a title nor a line: from right
 * to left, a title to the right of its line, or to the left where no other line will want to pass. What finds no place gets
 * no title.
 */
export function hangTitles(marks: readonly Hung[], { y, left, right, steps }: HangingRoom, look: Look) {
  const titles: Box[] = []
  const leaders: Box[] = []
  const shapes: Shape[] = []
  let bottom = y
  let unlabelled = 0
  const places = Array.from({ length: steps }, (_, step) => step)
  for (const [index, { title, x, colour = look.ink }] of [...marks.entries()].reverse()) {
    const before = marks[index - 1]?.x ?? -Infinity
    const found = places.flatMap((step) => sides.map((side) => blockAt(step, side))).find(({ room, leader }) =>
      room.right <= right && room.left >= left && (room.left > x || room.left > before + 1)
      && ![...titles, ...leaders].some((other) => overlap(room, other)) && !titles.some((other) => overlap(leader, other)))
    if (found === undefined) {
      unlabelled += 1
      continue
    }
    bottom = Math.max(bottom, found.room.bottom)
    titles.push(found.room)
    leaders.push(found.leader)
    shapes.push(line([[x, y - 4], [x, found.room.bottom - 1]], { stroke: look.hair, width: 0.8 }), ...found.labels)

    function blockAt(step: number, side: 1 | -1) {
      const top = y + step * (lineHeight(type) + 1)
      const labels = block(title, {
        ...type, x: x + 3 * side, y: top, width: labelWidth, lines: 2, colour, anchor: side === 1 ? 'start' : 'end',
      })
      const room = boxOf(labels, { left: x, right: x, top, bottom: top })
      return { labels, room, leader: { left: x - 0.4, right: x + 0.4, top: y, bottom: room.bottom } }
    }
  }
  return { shapes, bottom, unlabelled }
}

const sides = [1, -1] as const

/** The rectangle round the lines of a title, with some air. */
function boxOf(labels: readonly Label[], empty: Box): Box {
  const boxes = labels.map(labelBox)
  return boxes.length === 0 ? empty : {
    left: Math.min(...boxes.map(({ left }) => left)) - 2, right: Math.max(...boxes.map(({ right }) => right)) + 2,
    top: Math.min(...boxes.map((one) => one.top)) - 1, bottom: Math.max(...boxes.map((one) => one.bottom)) + 1,
  }
}
