import { mask } from '@huixiang/text-analysis/masking.ts'
import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data.ts'

/** A text as lists and logs may show it: telephone, identity, card numbers and addresses of mail hidden. */
export const maskedText = (text: string): string => mask(text, findPersonalData(normalise(text)))

const excerptLength = 160

/** The beginning of a text, masked; the cut comes after the mask so that no number is halved into plain sight. */
export function excerptOf(text: string): string {
  const shown = maskedText(text).replace(/\s+/g, ' ')
  return shown.length > excerptLength
    ? `${shown.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…`
    : shown
}

/** How much of a text a query fetches for an excerpt; longer than any number that could straddle the cut. */
export const excerptSource = 260
