/** What a path of a template can lead to; of an empty list nothing is known of its items. */
export type ViewShape =
  | { readonly kind: 'value' }
  | { readonly kind: 'list'; readonly item: ViewShape | undefined }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, ViewShape> }

const value: ViewShape = { kind: 'value' }

/** Reads off a view what a template may ask of views; values that templates print are taken as a whole. */
export function shapeOf(view: unknown): ViewShape {
  if (typeof view !== 'object' || view === null || 'inline' in view) return value
  if (Array.isArray(view)) return { kind: 'list', item: view.map(shapeOf).reduce(joined, undefined) }
  return { kind: 'record', fields: new Map(Object.entries(view).map(([name, field]) => [name, shapeOf(field)])) }
}

/** What either of two shapes has; views of several plans, or the items of a list, differ in what they lack. */
export function joined(one: ViewShape | undefined, other: ViewShape): ViewShape {
  if (one === undefined || one.kind === 'value') return other
  if (other.kind === 'list' && one.kind === 'list') {
    return { kind: 'list', item: other.item === undefined ? one.item : joined(one.item, other.item) }
  }
  if (other.kind !== 'record' || one.kind !== 'record') return one
  const fields = new Map(one.fields)
  for (const [name, shape] of other.fields) fields.set(name, joined(fields.get(name), shape))
  return { kind: 'record', fields }
}

/** Goes one step down a path; nothing where there is no such step. */
export function stepInto(shape: ViewShape, step: string): ViewShape | undefined {
  if (shape.kind === 'record') return shape.fields.get(step)
  return shape.kind === 'list' && step === 'length' ? value : undefined
}

/** Names the steps there are. */
export const stepsOf = (shape: ViewShape): string[] => shape.kind === 'record' ? [...shape.fields.keys()] : []
