import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'

/** What a customer wrote, with telephone, identity and card numbers and addresses hidden. */
export function maskedComment(comment: string | null): string | null {
  return comment === null ? null : mask(comment, findPersonalData(normalise(comment)))
}
