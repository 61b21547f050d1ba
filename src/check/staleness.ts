import type { Day } from '../plan/days.ts'
import type { Plan } from '../plan/schema/index.ts'

/** Gives the latest day of a list of entries, in whatever order they stand. */
export const latestOf = (entries: readonly { date: string }[] = []): Day | undefined =>
  entries.map(({ date }) => date).sort().at(-1)

/** Gives how long nothing may be heard of a key contact in the stage of a plan. */
export const silenceLimit = ({ plan, limits }: Pick<Plan, 'plan' | 'limits'>): string =>
  plan?.stage === 'lcm' ? limits.max_silence_lcm : limits.max_silence
