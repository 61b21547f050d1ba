import { formatOf } from './format.ts'
import { planSchema } from './schema/index.ts'

/** The format as plain data. The build writes the result in place of this file, so that no run constructs the schemas. */
export const format = formatOf(planSchema)
