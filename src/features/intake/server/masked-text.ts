import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'

/** A whole text as it is shown until somebody states why they look behind the mask. */
export const maskedText = (text: string): string => mask(text, findPersonalData(normalise(text)))
