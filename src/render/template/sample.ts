import { customerEdition, editions } from '../../plan/edition.ts'
import { fullPlan } from '../../plan/full-plan.ts'
import { load } from '../../plan/load.ts'
import { read } from '../../plan/read.ts'
import { format } from '../../plan/table.ts'
import { viewOf } from '../view/view.ts'
import { wordsOf, type Labels } from '../words.ts'
import { joined, shapeOf, type ViewShape } from './shapes.ts'

/** Gives all that a template can ask of a view, read off the views of a plan in which every field has a value. */
export function viewShape(labels: Labels): ViewShape {
  const nowhere = { resolve: (_from: string, path: string) => path, exists: () => false, read: () => undefined }
  const { loaded } = load(new TextEncoder().encode(JSON.stringify(fullPlan())), 'full.crp.yaml', nowhere)
  if (loaded === undefined) throw new Error('the plan that has everything cannot be read')
  const words = wordsOf(labels, labels.language)
  const shapes = editions.map((edition) => {
    const reading = edition === 'internal' ? loaded : read(customerEdition(loaded.tree, format), format)
    return shapeOf(viewOf(reading, format, words, { kind: '', edition, isDraft: true, fingerprint: '' }))
  })
  return shapes.reduce(joined)
}
