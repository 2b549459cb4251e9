import { mask } from '@huixiang/text-analysis/masking.ts'
import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data.ts'

/** A whole text as it is shown until somebody states why they look behind the mask. */
export const maskedText = (text: string): string => mask(text, findPersonalData(normalise(text)))
