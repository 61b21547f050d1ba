import { Chalk } from 'chalk'
import type { Paint } from './comparison.ts'

const chalk = new Chalk({ level: 1 })
const styles = { heading: chalk.bold, major: chalk.red.bold, moderate: chalk.yellow, minor: chalk.dim, quiet: chalk.dim }

/** Gives words of a comparison their colours on a terminal. */
export const paint: Paint = (style, text) => styles[style](text)
