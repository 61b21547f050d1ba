/** Returns the choice a mistyped text most likely means: same letters but for case, or at most one slip in four characters. */
export const nearest = (text: string, choices: Iterable<string>): string | undefined => {
  const given = text.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(given.length / 4)) + 1
  for (const choice of choices) {
    if (Math.abs(choice.length - given.length) >= least) continue
    const slips = slipsBetween(given, choice.toLowerCase())
    if (slips < least) [best, least] = [choice, slips]
  }
  return best
}

/** Counts the single insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment). */
const slipsBetween = (a: string, b: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) slips = Math.min(slips, at(beforeLast, j - 2) + 1)
      row.push(slips)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity
