import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { Voice } from './use-labelling.ts'

/** A label that one key chooses. */
export interface Suggestion {
  readonly labelId: string
  readonly name: string
}

const keys = 9

/** What a model advises for a voice, what came close to it, then what was chosen here last: at most nine, one for each key. */
export function useSuggestions(
  recent: readonly string[],
  adviceFor: (feedbackId: string) => string | null,
): (voice: Voice) => readonly Suggestion[] {
  const { byId, pathNames } = useLabels()
  return ({ feedbackId, guesses }) => {
    const close = guesses.map(({ path }) => path.at(-1)?.id ?? '')
    const advised = adviceFor(feedbackId)
    const ids = [...new Set([...(advised === null ? [] : [advised]), ...close, ...recent])].filter(
      (id) => byId.get(id)?.active === true,
    )
    return ids.slice(0, keys).map((labelId) => ({ labelId, name: pathNames(labelId).join(' › ') }))
  }
}
