import type { Io } from '../io.ts'
import { visible } from '../report/run.ts'

/** Shows how far a long work has come, on one line of a terminal; elsewhere it shows nothing. */
export interface Progress {
  /** The world to do the work in: what is said there does not run into the line. */
  readonly io: Io
  /** Says that one more thing is done, and what comes next; without a next one the line goes away. */
  step(next: string | undefined): void
}

const barWidth = 24
const wiped = '\r\u001B[K'

/** Begins to show how far a work of so many things has come. */
export function progressOn(io: Io, total: number): Progress {
  const { stderr } = io
  if (!stderr.isTTY) return { io, step: () => {} }
  let done = -1
  return {
    io: { ...io, stderr: { ...stderr, write: (chunk) => stderr.write(`${wiped}${String(chunk)}`) } },
    step(next) {
      done += 1
      const filled = Math.round(barWidth * done / total)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done} of ${total} ${visible(next ?? '')}`
      stderr.write(next === undefined ? wiped : `${wiped}${bar.slice(0, stderr.columns - 1)}`)
    },
  }
}
