/** How many times as often as in `npm test` a property is tried; the slow loop asks for more, and EFFORT for another number. */
export const effort = Number(process.env['EFFORT'] ?? 1)
