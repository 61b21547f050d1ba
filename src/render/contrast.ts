/** Red, green and blue, from 0 to 255. */
type Channels = readonly [number, number, number]

/** The contrast text needs with its ground (WCAG 2.2, 1.4.3 level AA). */
export const textContrast = 4.5

/** Gives the contrast ratio of two colours given as `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(channelsOf(one)), luminance(channelsOf(other))].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Gives a colour, or the nearest on its way to black or white, that stands out from all the grounds by the ratio. */
export function readable(colour: string, grounds: readonly string[], ratio = textContrast): string {
  const isDarkGround = grounds.every((ground) => luminance(channelsOf(ground)) < 0.18)
  const end = isDarkGround ? '#ffffff' : '#000000'
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = blended(colour, end, share)
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) return candidate
  }
  return end
}

/** Blends two colours: a share of 0 gives the first, of 1 the second. */
export function blended(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(one), channelsOf(other)]
  return `#${from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share).toString(16).padStart(2, '0')).join('')}`
}

function channelsOf(colour: string): Channels {
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
