/** How many times as much as in `npm test` is tried: 1 there, more in the slow loop, or what EFFORT says. */
export const effort = Number(process.env['EFFORT'] ?? 1)
