/** Languages written from right to left. */
const rightToLeft = /^(?:ar|dv|fa|he|ps|ur|yi)(?:-|$)/i

/** Gives the direction a language is written in. */
export const directionOf = (language: string): 'ltr' | 'rtl' => rightToLeft.test(language) ? 'rtl' : 'ltr'
