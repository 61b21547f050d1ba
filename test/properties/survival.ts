import { expect } from 'vitest'
import { main } from '../../src/cli.ts'
import { memoryIo } from '../memory-io.ts'

/** Far beyond the longest a command takes with any plan, in milliseconds: what hangs must be told, a slow machine not. */
const patience = 20_000

/** Runs a command on a plan beside its house file; it must end in time, with a verdict, and never with a stack. */
export async function survives(argv: readonly string[], bytes: Uint8Array, house: string): Promise<number> {
  const io = memoryIo({ 'plan.crp.yaml': bytes, 'house.crp.yaml': house }, { env: { CRP_TODAY: '2026-10-09' } })
  const start = performance.now()
  const exitCode = await main([...argv, 'plan.crp.yaml'], io)
  const took = performance.now() - start
  const said = io.out() + io.err()
  expect(exitCode, said.slice(0, 2000)).toBeLessThan(3)
  expect(said).not.toMatch(/\n +at .+:\d+:\d+\)?\n|the fault is its own/)
  expect(took, 'milliseconds').toBeLessThan(patience)
  return exitCode
}
