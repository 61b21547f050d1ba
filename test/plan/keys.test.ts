import { describe, expect, test } from 'vitest'
import type { MappingShape, Shape } from '../../src/plan/format.ts'
import { hintFor } from '../../src/plan/keys.ts'
import { format } from '../../src/plan/table.ts'

/** Finds the mapping at a place whose list items are marked with brackets. */
function shapeAt(place: string): MappingShape {
  let shape: Shape = format
  for (const step of place === '' ? [] : place.replace(/\[[^\]]*\]/g, '').split('.')) {
    const field: Shape | undefined = shape.kind === 'mapping' ? shape.fields[step]?.shape : undefined
    if (field === undefined) throw new Error(`the format has no ${place}`)
    shape = field.kind === 'list' ? field.item : field
  }
  if (shape.kind !== 'mapping') throw new Error(`${place} is no mapping`)
  return shape
}

describe('what an unknown key was meant to be', () => {
  test.each<[place: string, key: string, hint: string]>([
    ['', 'poeple', 'people'],
    ['', 'People', 'people'],
    ['', 'service-levels', 'service_levels'],
    ['', 'serviceLevels', 'service_levels'],
    ['', 'service levels', 'service_levels'],
    ['', 'SERVICE_LEVELS', 'service_levels'],
    ['', 'goal', 'goals'],
    ['plan', 'coOwner', 'co_owner'],
    ['plan', 'bid-decision', 'bid_decision'],
    ['plan', 'author', 'authors'],
    ['people[mira]', 'e-mail', 'email'],
    ['people[mira]', 'Telephone', ''],
    ['phases.lcm', 'formalMeetings', 'formal_meetings'],
    ['phases.lcm', 'handover', ''],
    ['phases.closeout', 'nurture', 'under `phases.lcm`'],
    ['phases.lcm.formal_meetings[fm-qbr]', 'atendees', 'attendees'],
    ['phases.lcm.formal_meetings[fm-qbr]', 'who_may_call', 'under `phases.lcm.ad_hoc`'],
    ['phases.closeout.formal_meetings[1]', 'guidelines', 'under `phases.closeout.casual`'],
    ['plan', 'working_days', 'under `calendar`'],
    ['scope', 'schedule', 'under the top level'],
    ['', 'bid_decision', 'under `plan`'],
    ['', 'revenue_at_stake', 'under `plan.business_plan`'],
    ['', 'close_loop_within', 'under `feedback.surveys[]`'],
    ['', 'frobnicate', ''],
    ['', 'constructor', ''],
    ['', '__proto__', ''],
    ['', '', ''],
  ])('%s: %s', (place, key, hint) => {
    const { near, parent } = hintFor(key, shapeAt(place), place, format)
    expect(near ?? (parent === undefined ? '' : `under ${parent}`)).toBe(hint)
  })
})
