/** How wide the characters of a family are. */
export interface Widths {
  /** What bold text is wider by, as a factor. */
  readonly bold: number
  /** Advance widths from U+0020 to U+007E in thousandths of an em. */
  readonly advances: readonly number[]
}

/** Widths of the families themes are made of. */
const known: Readonly<Record<string, Widths>> = {
  Calibri: {
    bold: 1.04,
    advances: [
      226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507,
      507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855,
      646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525,
      498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314,
      460, 314, 498,
    ],
  },
  Cambria: {
    bold: 1.1,
    advances: [
      220, 286, 393, 619, 506, 890, 687, 237, 382, 382, 427, 554, 205, 332, 205, 490, 554, 554, 554, 554, 554, 554, 554,
      554, 554, 554, 264, 264, 554, 554, 554, 422, 885, 623, 611, 562, 662, 575, 537, 611, 687, 324, 307, 629, 537, 815,
      681, 653, 568, 653, 621, 496, 593, 648, 604, 921, 571, 570, 538, 350, 490, 350, 554, 371, 285, 488, 547, 441, 555,
      488, 303, 494, 552, 278, 266, 524, 271, 832, 558, 531, 556, 547, 414, 430, 338, 552, 504, 774, 483, 504, 455, 387,
      316, 387, 712,
    ],
  },
  Arial: {
    bold: 1.08,
    advances: [
      278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
      556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
      722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
      556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
      260, 334, 584,
    ],
  },
  'Times New Roman': {
    bold: 1.06,
    advances: [
      250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
      500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
      722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
      444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
      200, 480, 541,
    ],
  },
}

/** What other families are wider than Calibri by; those not named are taken to be wide, so that nothing breaks for want of room. */
const factors: Readonly<Record<string, number>> = { Garamond: 0.95, 'Segoe UI': 1.12, Georgia: 1.12, Verdana: 1.32 }
const otherFactor = 1.16

/** The widths of a family, guessed where they are not known. */
export function widthsOf(family: string): Widths {
  const widths = Object.hasOwn(known, family) ? known[family] : undefined
  if (widths !== undefined) return widths
  const factor = factors[family] ?? otherFactor
  return { bold: 1.08, advances: (known['Calibri']?.advances ?? []).map((advance) => advance * factor) }
}
