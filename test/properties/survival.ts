import { expect } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

/** The longest a command may compute on any plan, in milliseconds of processor time, which others' work does not lengthen. */
const patience = 2_000

/** Runs a command on a plan beside its house file; it must end in time, with a verdict, and never with a stack. */
export async function survives(argv: readonly string[], bytes: Uint8Array, house: string): Promise<number> {
  let { exitCode, said, took } = await run(argv, bytes, house)
  // Compiling and cleaning up may fall into any run; what is slow is slow every time.
  for (let tries = 1; took > patience && tries < 3; tries++) ({ exitCode, said, took } = await run(argv, bytes, house))
  expect(exitCode, said.slice(0, 2000)).toBeLessThan(3)
  expect(said).not.toMatch(/\n +at .+:\d+:\d+\)?\n|the fault is its own/)
  expect(took, 'milliseconds of processor time').toBeLessThanOrEqual(patience)
  return exitCode
}

async function run(argv: readonly string[], bytes: Uint8Array, house: string) {
  const io = memoryIo({ 'plan.crp.yaml': bytes, 'house.crp.yaml': house }, { env: { CRP_TODAY: '2026-10-09' } })
  const start = process.cpuUsage()
  const exitCode = await main([...argv, 'plan.crp.yaml'], io)
  const { user, system } = process.cpuUsage(start)
  return { exitCode, said: io.out() + io.err(), took: (user + system) / 1000 }
}
