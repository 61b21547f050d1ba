import fc from 'fast-check'

/** Any character of Unicode, half of a pair excepted; what fast-check has for it takes a second to set up. */
export const character = fc.oneof(fc.nat(0xD7FF), fc.integer({ min: 0xE000, max: 0x10FFFF })).map((code) => String.fromCodePoint(code))
