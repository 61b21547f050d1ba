import { test } from 'vitest'
import { labelsHold } from '../render/figures/labels.ts'

test('in many plans, pictures fit the page and no label meets another', () => labelsHold(150), 600_000)
