import { oneLine } from '../text.ts'
import { lineHeight, widthOf, wrapped } from './measuring.ts'
import type { Type } from './measuring.ts'

/** How an outline is filled and drawn; colours as `#rrggbb`, lengths in points. */
export interface Ink {
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[]
}

/** One line of text; `y` is its baseline, `x` its start, middle or end. */
export interface Label extends Type {
  readonly kind: 'label'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly colour: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Something on a picture; all lengths are points, `y` grows downwards. */
export type Shape =
  | Label
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly radius: number; readonly ink: Ink }
  | { readonly kind: 'disc'; readonly x: number; readonly y: number; readonly radius: number; readonly ink: Ink }
  | { readonly kind: 'path'; readonly steps: string; readonly ink: Ink }

/** A picture before it is written down; `texts` are its texts in full, where a label shows a part of one. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  readonly texts: readonly string[]
}

/** A rectangle that holds something. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a block of text stands, how wide it may be and what becomes of the rest. */
export interface Setting extends Type {
  readonly x: number
  /** Upper edge of its first line. */
  readonly y: number
  readonly width: number
  readonly lines?: number
  readonly colour: string
  readonly anchor?: Label['anchor']
}

const round = (length: number): number => Math.round(length * 100) / 100

/** Sets a text as labels, a line each. */
export function block(text: string, { x, y, width, lines = 1, colour, anchor = 'start', size, bold = false }: Setting): Label[] {
  return wrapped(oneLine(text), { size, bold }, width, lines).filter(Boolean).map((line, index) => (
    { kind: 'label', x, y: y + index * lineHeight({ size }) + size * 0.95, text: line, size, bold, colour, anchor }))
}

/** Makes a rectangle, with round corners where a radius is given. */
export const box = (x: number, y: number, width: number, height: number, ink: Ink, radius = 0): Shape =>
  ({ kind: 'box', x, y, width, height, radius, ink })

/** Makes a disc or a ring. */
export const disc = (x: number, y: number, radius: number, ink: Ink): Shape => ({ kind: 'disc', x, y, radius, ink })

/** Makes a line through points; with round corners where a radius is given. */
export function line(points: readonly (readonly [x: number, y: number])[], ink: Ink, radius = 0): Shape {
  return { kind: 'path', steps: radius === 0 ? straight(points) : rounded(points, radius), ink }
}

/** Makes a closed outline. */
export const outline = (points: readonly (readonly [x: number, y: number])[], ink: Ink): Shape =>
  ({ kind: 'path', steps: `${straight(points)}Z`, ink })

/** Makes an S-shaped line from left to right. */
export function bend([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], ink: Ink): Shape {
  const middle = round((x1 + x2) / 2)
  return { kind: 'path', steps: `M${round(x1)} ${round(y1)}C${middle} ${round(y1)} ${middle} ${round(y2)} ${round(x2)} ${round(y2)}`, ink }
}

/** Makes the head of an arrow whose tip is at a point and that comes from the direction of another. */
export function arrowHead([x, y]: readonly [number, number], [fromX, fromY]: readonly [number, number], colour: string, size = 5): Shape {
  const angle = Math.atan2(y - fromY, x - fromX)
  const at = (turn: number): [number, number] => [x - size * Math.cos(angle + turn), y - size * Math.sin(angle + turn)]
  return outline([[x, y], at(0.42), at(-0.42)], { fill: colour })
}

/** The room a shape that is a label takes. */
export function labelBox(label: Label): Box {
  const width = widthOf(label.text, label)
  const left = label.x - (label.anchor === 'start' ? 0 : label.anchor === 'end' ? width : width / 2)
  return { left, right: left + width, top: label.y - label.size * 0.75, bottom: label.y + label.size * 0.22 }
}

/** Says whether two rectangles have a point inside both. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Writes a picture as SVG 1.1, in points at its true size, without styles, ids or references, so that Word and browsers draw it alike. */
export function svgOf({ width, height, shapes }: Drawing, alt: string, font: string): string {
  const size = `width="${round(width)}pt" height="${round(height)}pt" viewBox="0 0 ${round(width)} ${round(height)}"`
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(alt)}" font-family="${escaped(font)}">`
  return [head, ...shapes.map(element), '</svg>', ''].join('\n')
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const radius = shape.radius === 0 ? '' : ` rx="${round(shape.radius)}"`
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}"${radius}${inked(shape.ink)}/>`
    }
    case 'disc': return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${round(shape.radius)}"${inked(shape.ink)}/>`
    case 'path': return `<path d="${shape.steps}"${inked(shape.ink)}/>`
    case 'label': {
      const anchor = shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`
      const weight = shape.bold === true ? ' font-weight="bold"' : ''
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}"${weight}${anchor} fill="${shape.colour}">${escaped(shape.text)}</text>`
    }
  }
}

const inked = ({ fill = 'none', stroke, width = 1, dash }: Ink): string =>
  ` fill="${fill}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`}`

const escaped = (text: string): string =>
  oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const straight = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')

function rounded(points: readonly (readonly [number, number])[], radius: number): string {
  return points.map(([x, y], index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (before === undefined) return `M${round(x)} ${round(y)}`
    if (after === undefined) return `L${round(x)} ${round(y)}`
    const toward = ([toX, toY]: readonly [number, number]): string => {
      const length = Math.hypot(toX - x, toY - y) || 1
      const part = Math.min(radius, length / 2) / length
      return `${round(x + (toX - x) * part)} ${round(y + (toY - y) * part)}`
    }
    return `L${toward(before)}Q${round(x)} ${round(y)} ${toward(after)}`
  }).join('')
}
