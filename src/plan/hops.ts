import type { phases } from './scalars.ts'

/** The phases with a hop at their end: all but the last (outline 2.1 to 2.4). */
export const hopNames = ['precontract', 'postcontract', 'implementation', 'closeout'] as const satisfies readonly (typeof phases)[number][]

/** The phase at whose end a hop lies. */
export type HopName = (typeof hopNames)[number]
